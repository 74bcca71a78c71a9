"""What a report says, and whether a reading of it is silently wrong."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import CellStatus, Value
from reviewer.domain.report import LOOK_BELOW, Report

Values = Mapping[CellKey, Value | None]


@dataclass(frozen=True, slots=True)
class Truth:
    """The checked contents of a report; a cell without a value is blank."""

    agency: str
    year: int
    cells: Values

    @classmethod
    def load(cls, path: Path) -> "Truth":
        data = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        return cls(data["agency"], data["year"], data["cells"])


def silent_errors(report: Report, truth: Values, forms: Forms) -> list[str]:
    """The cells that differ from the truth with nothing to tell it: no doubt, no broken rule."""
    told = told_by_rules(report, forms)
    wrong = []
    for key, cell in report.cells.items():
        reading = cell.reading
        if reading.confidence < LOOK_BELOW or reading.status is CellStatus.UNREAD:
            continue
        if (key not in truth or reading.value != truth[key]) and key not in told:
            wrong.append(f"{key}: {truth.get(key)} read as {reading.value} ({reading.text!r})")
    return wrong + _lost_cells(report, truth)


def _lost_cells(report: Report, truth: Values) -> list[str]:
    """Cells of the truth that another form does not have, if nothing in their table is doubted."""
    doubted = {key.split(".")[0] for key, cell in report.cells.items() if cell.needs_look}
    return [
        f"{key}: not in the form that was chosen"
        for key in truth
        if key not in report.cells
        and key.split(".")[0] in report.forms
        and key.split(".")[0] not in doubted
    ]


def told_by_rules(report: Report, forms: Forms) -> set[CellKey]:
    """The cells of every rule that fails, or that a blank or unread cell leaves undecided."""
    told: set[CellKey] = set()
    for rule in forms.rules(report.forms):
        cells = [report.cells[key] for key in rule.keys]
        left = sum(term.factor * (report.cells[term.key].value or 0) for term in rule.left)
        right = sum(term.factor * (report.cells[term.key].value or 0) for term in rule.right)
        undecided = any(cell.status is CellStatus.UNREAD for cell in cells) or (
            rule.total and report.cells[rule.total].status is CellStatus.BLANK
        )
        if undecided or left != right:
            told.update(rule.keys)
    return told
