"""A data package: a folder with one csv a table and `datapackage.json` telling what they hold."""

import json
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from reviewer.export.aside import EVERY_REPORT
from reviewer.export.csv_file import csv_writer
from reviewer.export.items import Item
from reviewer.export.json_file import dumps
from reviewer.export.table import FieldType, FixedTable, ItemTable, Row, Table

_DESCRIPTION = "datapackage.json"
_TYPES = {
    **dict.fromkeys((FieldType.TEXT, FieldType.TIME), "string"),
    **dict.fromkeys((FieldType.INTEGER, FieldType.SIGNED), "integer"),
}


def is_package(folder: Path) -> bool:
    """Whether a folder holds an earlier export and nothing else, so that it may be replaced."""
    try:
        described = json.loads((folder / _DESCRIPTION).read_text(encoding="utf-8"))
        paths = {resource["path"] for resource in described["resources"]}
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return {path.name for path in folder.iterdir()} <= paths | {_DESCRIPTION}


def write_package(
    folder: Path, items: Iterable[Item], tables: Sequence[ItemTable], fixed: Sequence[FixedTable]
) -> None:
    """Fill a new folder with the tables of all items in one pass."""
    folder.mkdir()
    with ExitStack() as files:
        writers = [
            (table, files.enter_context(csv_writer(folder / f"{table.name}.csv", table)))
            for table in tables
        ]
        late: dict[str, list[Row]] = {table.name: [] for table in tables if table.order}
        for item in items:
            for table, write in writers:
                if table.order:
                    late[table.name] += table.rows(item)
                else:
                    write(table.rows(item))
        for table, write in writers:
            if table.order:
                write(table.ordered(late[table.name]))
    for other in fixed:
        with csv_writer(folder / f"{other.name}.csv", other) as write:
            write(other.rows)
    description = dumps(_description([*tables, *fixed]))
    (folder / _DESCRIPTION).write_text(description + "\n", encoding="utf-8")


def _description(tables: Iterable[Table]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "annual-reports-on-government-information-disclosure",
        "title": "政府信息公开工作年度报告数据",
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": field.name, "type": _TYPES.get(field.type, "number"), "title": field.zh}
            for field in table.fields
        ]
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    names = {field.name for field in table.fields}
    if "report" in names and table.name not in ("data", *EVERY_REPORT):
        reference = {"resource": "data", "fields": "report"}
        schema["foreignKeys"] = [{"fields": "report", "reference": reference}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "encoding": "utf-8",
        "schema": schema,
    }
