"""JSON whose numbers keep every printed digit: a Decimal is written as it stands, never rounded."""

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer.export.items import Item
from reviewer.export.table import FixedTable, ItemTable, Row, Table


def dumps(value: Any) -> str:
    """One line of JSON; mappings, lists, tuples, numbers, texts, booleans and None."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except TypeError:
        return _exact(value)


def _exact(value: Any) -> str:
    """What `json` refuses because a Decimal is in it."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Mapping):
        members = (f"{json.dumps(str(key))}: {dumps(member)}" for key, member in value.items())
        return f"{{{', '.join(members)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(dumps, value))}]"
    raise TypeError(f"no JSON for {value!r}")


def write_json(
    path: Path, items: Iterable[Item], tables: Iterable[ItemTable], fixed: Iterable[FixedTable]
) -> None:
    """One object: the fixed tables, then `reports`, one a line, each with its rows by table."""
    tables = tuple(tables)
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.write("{\n")
        for table in fixed:
            file.write(f"{dumps(table.name)}: {dumps(_objects(table, table.rows))},\n")
        file.write('"reports": [')
        for separator, item in _separated(items):
            file.write(f"{separator}\n{dumps(_report(item, tables))}")
        file.write("\n]\n}\n")


def _separated(items: Iterable[Item]) -> Iterator[tuple[str, Item]]:
    separator = ""
    for item in items:
        yield separator, item
        separator = ","


def _report(item: Item, tables: Iterable[ItemTable]) -> dict[str, Any]:
    return {table.name: _objects(table, table.rows(item)) for table in tables}


def _objects(table: Table, rows: Iterable[Row]) -> list[dict[str, Any]]:
    names = [field.name for field in table.fields]
    return [dict(zip(names, row, strict=True)) for row in rows]
