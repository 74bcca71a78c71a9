"""Blank, 0, mark, unread and corrected stay five things from import to every export."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PySide6.QtCore import Qt

from reviewer.app import Application
from tests.ui.clerk import Clerk
from tests.ui.made import BALANCED, workspace_with

pytestmark = pytest.mark.qt
ROW = "requests.granted."
ZERO, BLANK, MARK, UNREAD, CORRECTED = (
    ROW + column for column in ("business", "research", "public_interest", "legal_service", "other")
)
WANTED = {ZERO: "printed", BLANK: "blank", MARK: "mark", UNREAD: "unread", CORRECTED: "corrected"}


def test_e12_five_states_from_import_to_export(
    program: Application, tmp_path: Path, open_window: Callable[..., Clerk]
) -> None:
    values = BALANCED | {ZERO: "0", BLANK: "", MARK: "/", UNREAD: "1x2"}
    location = workspace_with(program, tmp_path, {"青石县教育局": values})
    clerk = open_window(location)
    clerk.go_to(CORRECTED)
    clerk.type("4")
    clerk.press(Qt.Key.Key_Up)
    assert [clerk.look(key).text for key in WANTED] == ["0", "空", "/", "未读", "4"]
    assert [clerk.value(key) for key in WANTED] == [0, None, None, None, 4]
    assert clerk.look(CORRECTED).corrected
    clerk.close()
    exported = {name: told(program, location, tmp_path / f"out.{name}") for name in KINDS}
    assert exported == dict.fromkeys(KINDS, WANTED)


def told(program: Application, location: Path, target: Path) -> dict[str, str]:
    """What an export says of each of the cells."""
    workspace = program.open_workspace(location)
    program.export(workspace, target)
    workspace.close()
    return KINDS[target.suffix[1:]](target)


def listed(row: Mapping[Any, Any]) -> dict[str, str]:
    """From one line a report: the lists of cells by state; the rest are numbers."""
    found = {key: "printed" for key in WANTED if row.get(key) not in ("", None)}
    for status in ("blank", "mark", "unread", "corrected"):
        found |= dict.fromkeys(set(str(row[f"{status}_cells"]).split()) & WANTED.keys(), status)
    return {key: found[key] for key in WANTED}


def by_cell(rows: Iterable[Mapping[Any, Any]]) -> dict[str, str]:
    """From one line a cell: its status, and whether a person has corrected it."""
    return {
        row["key"]: "corrected" if row["verdict"] == "corrected" else row["status"]
        for row in rows
        if row["key"] in WANTED
    }


def lines(path: Path) -> list[dict[str, str]]:
    """The rows of a file with commas."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def stata(path: Path) -> dict[str, str]:
    """The first line of a Stata file by the keys, which are its labels' names in the codebook."""
    row = pd.read_stata(path).iloc[0].to_dict()
    return listed({**row, **dict.fromkeys((ZERO, CORRECTED), 0)})


KINDS: Mapping[str, Callable[[Path], dict[str, str]]] = {
    "csv": lambda path: listed(lines(path)[0]),
    "json": lambda path: by_cell(json.loads(path.read_text("utf-8"))["reports"][0]["cells"]),
    "xlsx": lambda path: by_cell(pd.read_excel(path, "cells").to_dict("records")),
    "parquet": lambda path: listed(pd.read_parquet(path).iloc[0].to_dict()),
    "dta": stata,
}
