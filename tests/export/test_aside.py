"""Reports that were set aside: never data, always told."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from reviewer.domain.changes import AuditRecord, Change, ReviewState, Subject
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.export.items import Item
from reviewer.export.save import save
from tests.export.made import NOON, items


def set_aside(item: Item) -> Item:
    change = Change(item.record.id, Subject.STATE, "", ReviewState.STARTED, ReviewState.SET_ASIDE)
    audit = AuditRecord("set_aside", (change,), "王五", NOON, "采用另一份", sequence=99)
    record = replace(item.record, state=ReviewState.SET_ASIDE)
    return replace(item, record=record, trail=(*item.trail, audit))


@pytest.fixture(scope="module")
def made(forms: Forms) -> list[Item]:
    """The second of two reports was set aside."""
    first, second = items(forms)
    return [first, set_aside(second)]


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_only_the_trail_and_a_table_of_its_own_tell_of_it(
    made: list[Item], forms: Forms, tmp_path: Path
) -> None:
    assert save(tmp_path / "a.xlsx", made, forms) == 1
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    reports = {
        name: {row[0] for row in book[name].iter_rows(min_row=3, values_only=True)}
        for name in ("data", "cells", "problems", "set_aside")
    }
    assert reports == {"data": {1}, "cells": {1}, "problems": {1}, "set_aside": {2}}
    (row,) = book["set_aside"].iter_rows(min_row=3, values_only=True)
    assert (row[3], row[5], row[6]) == (made[1].record.report.source, "采用另一份", "王五")
    trail = list(book["trail"].iter_rows(min_row=3, values_only=True))
    assert {line[1] for line in trail} == {1, 2}
    assert trail[-1][0] == 99


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.dta", "a.parquet", "包"])
def test_no_file_counts_it(made: list[Item], forms: Forms, tmp_path: Path, name: str) -> None:
    assert save(tmp_path / name, made, forms) == 1


def test_the_rows_of_other_files(made: list[Item], forms: Forms, tmp_path: Path) -> None:
    save(tmp_path / "a.csv", made, forms)
    assert [row["report"] for row in read_csv(tmp_path / "a.csv")] == ["1"]
    save(tmp_path / "a.json", made, forms)
    told = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["reports"]
    assert [len(report["data"]) for report in told] == [1, 0]
    assert [len(report["set_aside"]) for report in told] == [0, 1]
    save(tmp_path / "包", made, forms)
    trail = [int(row["sequence"]) for row in read_csv(tmp_path / "包" / "trail.csv")]
    assert trail == sorted(trail)
    assert [row["report"] for row in read_csv(tmp_path / "包" / "set_aside.csv")] == ["2"]
    package = json.loads((tmp_path / "包" / "datapackage.json").read_text(encoding="utf-8"))
    keyed = {r["name"] for r in package["resources"] if "foreignKeys" in r["schema"]}
    assert keyed == {"cells", "problems"}


def test_nothing_but_what_was_set_aside_is_nothing(
    made: list[Item], forms: Forms, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="nothing_to_export"):
        save(tmp_path / "a.xlsx", made[1:], forms)
    assert list(tmp_path.iterdir()) == []
