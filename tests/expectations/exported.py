"""An export as a spreadsheet program reads it."""

from pathlib import Path

import openpyxl

from tests.ui.clerk import Clerk

_HEADS = 2
Line = dict[str, object]


def exported(clerk: Clerk, target: Path) -> dict[str, list[Line]]:
    """Export to a workbook; the lines of each sheet that is about reports, by a column it has."""
    clerk.window.export(str(target))
    clerk.qtbot.waitUntil(lambda: not clerk.window.exporter.busy, timeout=60_000)
    found: dict[str, list[Line]] = {}
    for sheet in openpyxl.load_workbook(target):
        rows = list(sheet.iter_rows(values_only=True))
        names = next((row for row in rows[:_HEADS] if "report" in row), None)
        if names is None:
            continue
        lines = [dict(zip(map(str, names), row, strict=True)) for row in rows[_HEADS:]]
        found |= {column: lines for column in map(str, names) if column not in found}
    return found
