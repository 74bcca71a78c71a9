"""What is exported equals the records, cell by cell, read back from every kind of file."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from pandas.io.stata import StataReader

from reviewer.domain.form import Forms
from reviewer.domain.numbers import Value
from reviewer.domain.report import Cell
from reviewer.export.codebook import short_names
from reviewer.export.data import all_cells
from reviewer.export.frames import frame
from reviewer.export.items import Item
from reviewer.export.options import Layout, Options
from reviewer.export.save import save
from reviewer.export.trail import trail_table
from tests.export.made import NOON, items

STATUSES = ("blank", "mark", "unread", "corrected")


@pytest.fixture(scope="module")
def made(forms: Forms) -> list[Item]:
    return items(forms)


@pytest.fixture(scope="module")
def workbook(made: list[Item], forms: Forms, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("book") / "数据 集.xlsx"
    assert save(path, made, forms) == 2
    return openpyxl.load_workbook(path)


def status_of(cell: Cell) -> str:
    return "corrected" if cell.corrected else cell.status.value


def all_of(made: list[Item]) -> Iterator[tuple[int, Cell]]:
    for item in made:
        for cell in item.record.report.cells.values():
            yield item.record.id, cell


def read_csv(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def as_value(text: str) -> Value | None:
    if not text:
        return None
    return Decimal(text) if "." in text else int(text)


_STATES = ("status", "printed_status", "entry_status", "old_status", "new_status")
CODED = (
    *_STATES,
    "state",
    "verdict",
    "kind",
    "severity",
    "doubt",
    "origin",
    "subject",
)


def sheet_rows(workbook: Any, name: str) -> list[dict[str, Any]]:
    rows = list(workbook[name].iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def test_the_workbook_has_its_sheets_with_frozen_heads(workbook: Any) -> None:
    names = ["data", "cells", "problems", "trail", "set_aside", "codebook", "terms"]
    assert workbook.sheetnames == names
    assert workbook["data"].freeze_panes == "D3"
    assert workbook["cells"].freeze_panes == "E3"
    heads = [cell.value for cell in next(workbook["data"].iter_rows(min_row=2, max_row=2))]
    assert heads[:3] == ["报告编号", "单位", "年度"]
    assert "四、结转下年度继续办理/总计" in heads


def test_a_workbook_for_people_has_their_words_first(
    made: list[Item], forms: Forms, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    save(path, made, forms, Options(for_people=True))
    book = openpyxl.load_workbook(path)
    names = ["数据", "单元格", "问题", "修改记录", "不采用的报告", "编码表", "用语"]
    assert book.sheetnames == names
    labels, keys = (
        [cell.value for cell in row] for row in book["数据"].iter_rows(min_row=1, max_row=2)
    )
    assert (labels[:3], keys[:3]) == (["报告编号", "单位", "年度"], ["report", "agency", "year"])
    assert book["数据"].freeze_panes == "D3"
    for sheet in book:
        assert sheet.auto_filter.ref is not None
        assert sheet.auto_filter.ref.startswith("A2:")
        assert sheet.auto_filter.ref.endswith(str(max(sheet.max_row, 2)))
    save(path, made, forms, Options(language="en", for_people=True))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[0] == "data"
    assert book["data"]["B1"].value == "public body"


def test_a_workbook_for_people_has_words_for_codes(
    made: list[Item], forms: Forms, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    save(path, made, forms, Options(for_people=True))
    book = openpyxl.load_workbook(path)
    seen = set()
    for name in ("数据", "单元格", "问题", "修改记录"):
        heads, *rows = list(book[name].iter_rows(min_row=2, values_only=True))
        for row in rows:
            for field, value in zip(heads, row, strict=True):
                if field in CODED and value:
                    assert not str(value).isascii(), (name, field, value)
                    seen.add(field)
    assert {"state", "status", "verdict", "kind", "severity", "subject"} <= seen


def test_the_trail_says_of_whom_and_of_what(workbook: Any, made: list[Item], forms: Forms) -> None:
    agencies = {item.record.id: item.record.report.agency for item in made}
    for row in sheet_rows(workbook, "trail"):
        assert row["agency"] == agencies[row["report"]]
        assert (row["subject"] == "cell") <= ("/" in str(row["says"]))


def test_new_columns_of_the_trail_are_behind_those_that_scripts_know(
    workbook: Any, made: list[Item], forms: Forms, tmp_path: Path
) -> None:
    known = ("sequence", "report", "operation", "subject", "key", "old_status", "old")
    names = [cell.value for cell in workbook["trail"][1]]
    assert (*names[:7], *names[-3:]) == (*known, "agency", "year", "says")
    save(tmp_path / "a.xlsx", made, forms, Options(for_people=True))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["修改记录"]
    heads = [cell.value for cell in sheet[2]]
    assert heads[:8] == ["sequence", "report", "agency", "year", *known[2:5], "says"]
    assert sorted(heads) == sorted(names)
    agencies = {item.record.id: item.record.report.agency for item in made}
    lines = list(sheet.iter_rows(min_row=3, values_only=True))
    assert lines
    assert all(line[2] == agencies[line[1]] for line in lines)


def test_every_number_of_the_data_sheet_is_the_one_that_counts(
    workbook: Any, made: list[Item], forms: Forms
) -> None:
    for row, item in zip(sheet_rows(workbook, "data"), made, strict=True):
        cells = item.record.report.cells
        for key in all_cells(forms):
            expected = cells[key].value if key in cells else None
            shown = row[key]
            assert shown == (float(expected) if isinstance(expected, Decimal) else expected), key
            assert not isinstance(shown, str)


def test_the_cells_sheet_tells_printed_and_final_of_every_cell(
    workbook: Any, made: list[Item]
) -> None:
    rows = sheet_rows(workbook, "cells")
    for row, (number, cell) in zip(rows, all_of(made), strict=True):
        assert (row["report"], row["key"]) == (number, cell.key)
        assert (row["printed_text"] or "") == cell.reading.text
        entered = cell.entry.status.value if cell.entry else None
        assert (row["status"], row["entry_status"]) == (status_of(cell), entered)
        assert row["value"] == (None if cell.value is None else float(cell.value))
        assert row["printed_value"] == (
            None if cell.reading.value is None else float(cell.reading.value)
        )


def test_changed_cells_are_coloured_and_say_what_stood_there(
    workbook: Any, made: list[Item]
) -> None:
    sheet = workbook["data"]
    names = [cell.value for cell in sheet[1]]
    for line, item in enumerate(made, start=3):
        for column, name in enumerate(names, start=1):
            changed = name in item.record.report.cells and item.record.report.cells[name].corrected
            cell = sheet.cell(line, column)
            assert (cell.fill.fgColor.rgb == "FFFFE699") == changed
            assert (cell.comment is not None) == changed
            if changed:
                assert "原因: =核对原件" in cell.comment.text
                assert re.search(r"张三 2024-01-\d\d \d\d:\d\d$", cell.comment.text)
                printed = item.record.report.cells[name].reading.text.strip()
                assert f"原文: {printed}" in cell.comment.text


def test_each_change_has_a_row_in_the_trail_and_a_coloured_row_in_cells(
    workbook: Any, made: list[Item]
) -> None:
    trail = sheet_rows(workbook, "trail")
    assert len(trail) == sum(len(audit.changes) for item in made for audit in item.trail)
    wrong = trail[0]
    assert (wrong["old"], wrong["new"], wrong["who"], wrong["reason"]) == ("6", "8", "李四", "看错")
    assert [row["sequence"] for row in trail] == sorted(row["sequence"] for row in trail)
    assert {row["undoes"] for row in trail if row["sequence"] == 2} == {1}
    assert wrong["when"] == (NOON + timedelta(seconds=1)).astimezone().replace(tzinfo=None)
    coloured = [
        row for row in workbook["cells"].iter_rows(min_row=3) if row[10].fill.fill_type == "solid"
    ]
    assert len(coloured) == sum(cell.corrected for _, cell in all_of(made))


def test_numbers_show_as_printed(workbook: Any) -> None:
    sheet = workbook["data"]
    formats = {cell.value: sheet.cell(4, i).number_format for i, cell in enumerate(sheet[1], 1)}
    assert formats["disclosure.penalty.change"] == "+0;-0;0"
    assert formats["disclosure.procurement.amount"] == "0.0000"


def test_no_text_ever_becomes_a_formula_or_a_link(workbook: Any) -> None:
    texts = 0
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                texts += isinstance(cell.value, str) and cell.value.startswith("=")
    assert texts > 200


def test_problems_tell_open_and_accepted_ones(workbook: Any, made: list[Item]) -> None:
    rows = sheet_rows(workbook, "problems")
    kinds = [row["kind"] for row in rows]
    assert kinds.count("accepted") == len(made)
    assert len(rows) == sum(len(item.problems) + 1 for item in made)
    accepted = next(row for row in rows if row["kind"] == "accepted")
    assert (accepted["reason"], accepted["who"]) == ("原文如此", "王五")
    failed = next(row for row in rows if row["kind"] == "failed")
    assert failed["left"] - failed["right"] == failed["difference"]
    assert failed["says"] == "六类申请人之和 = 总计"
    assert failed["rules"] == "2021.1"
    cells = {row["key"]: row for row in sheet_rows(workbook, "cells")}
    for row in rows:
        if row["kind"] == "look":
            cell = cells[row["cell"]]
            assert row["subject"] == f"{cell['row']}/{cell['column']}"
    assert "look" in kinds


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_wide_csv_keeps_every_digit_and_every_status(
    tmp_path: Path, made: list[Item], forms: Forms, encoding: str
) -> None:
    target = tmp_path / "a.csv"
    save(target, made, forms, Options(encoding=encoding))
    assert target.read_bytes().startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")
    for row, item in zip(read_csv(target, encoding), made, strict=True):
        for key in all_cells(forms):
            cell = item.record.report.cells.get(key)
            assert as_value(row[key]) == (cell.value if cell else None)
            told = {status for status in STATUSES if key in row[f"{status}_cells"].split(";")}
            expected = {cell.status.value} - {"printed"} if cell else set()
            assert told == expected | ({"corrected"} if cell and cell.corrected else set())
    assert row["disclosure.procurement.amount"] == "491.2800"
    assert row["agency"].startswith("'=HYPERLINK")


def test_long_csv_equals_the_cells(tmp_path: Path, made: list[Item], forms: Forms) -> None:
    target = tmp_path / "a.csv"
    save(target, made, forms, Options(layout=Layout.LONG))
    for row, (number, cell) in zip(read_csv(target), all_of(made), strict=True):
        assert (int(row["report"]), row["key"]) == (number, cell.key)
        assert as_value(row["value"]) == cell.value
        assert as_value(row["printed_value"]) == cell.reading.value
        assert row["status"] == status_of(cell)
        spelled = row["printed_text"].removeprefix("'")
        assert spelled == cell.reading.text


def test_json_keeps_numbers_exact(tmp_path: Path, made: list[Item], forms: Forms) -> None:
    target = tmp_path / "a.json"
    save(target, made, forms)
    read = json.loads(target.read_text(encoding="utf-8"), parse_float=Decimal)
    assert len(read["codebook"]) == len(all_cells(forms))
    cells = [cell for report in read["reports"] for cell in report["cells"]]
    for row, (number, cell) in zip(cells, all_of(made), strict=True):
        assert (row["report"], row["key"]) == (number, cell.key)
        assert row["value"] == cell.value
        assert str(row["value"]) == str(cell.value)
        assert row["printed_text"] == cell.reading.text


def test_stata_has_labels_and_missing_stays_missing(
    tmp_path: Path, made: list[Item], forms: Forms
) -> None:
    target = tmp_path / "a.dta"
    save(target, made, forms)
    read = pd.read_stata(target)
    names = dict(zip(all_cells(forms), short_names(all_cells(forms)), strict=True))
    for line, item in enumerate(made):
        assert read["agency"][line] == item.record.report.agency
        for key, name in names.items():
            cell = item.record.report.cells.get(key)
            value = cell.value if cell else None
            shown = read[name][line]
            assert pd.isna(shown) if value is None else shown == float(value), key
    with StataReader(target) as reader:
        labels = reader.variable_labels()
    assert labels["requests_received_total"] == "一、本年新收政府信息公开申请数量/总计"
    assert all(len(label) <= 80 for label in labels.values())


def test_a_data_package_describes_its_tables(
    tmp_path: Path, made: list[Item], forms: Forms
) -> None:
    folder = tmp_path / "数据包"
    save(folder, made, forms)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        path = folder / resource["path"]
        rows = read_csv(path, "utf-8")
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert path.read_text(encoding="utf-8").splitlines()[0].split(",") == fields
        if keys := resource["schema"].get("primaryKey"):
            assert len({tuple(row[key] for key in keys) for row in rows}) == len(rows)
    assert {path.stem for path in folder.glob("*.csv")} == {r["name"] for r in package["resources"]}
    assert save(folder, made[:1], forms) == 1
    assert len(read_csv(folder / "data.csv", "utf-8")) == 1


def test_parquet_keeps_numbers_exact(tmp_path: Path, made: list[Item], forms: Forms) -> None:
    save(tmp_path / "a.parquet", made, forms, Options(layout=Layout.LONG))
    read = pd.read_parquet(tmp_path / "a.parquet")
    values = [None if pd.isna(value) else value for value in read["value"]]
    assert values == [cell.value for _, cell in all_of(made)]


def test_a_frame_keeps_whole_numbers_whole_and_empty_empty(made: list[Item], forms: Forms) -> None:
    table = trail_table(forms, "zh")
    trail = frame(table, (row for item in made for row in table.rows(item)))
    assert trail["undoes"].dtype == "Int64"
    assert trail["undoes"].isna().sum() == len(trail) - len(made)
    assert frame(table, ()).empty
    assert list(frame(table, ()).columns) == [field.name for field in table.fields]
