"""Reports made from plain values, and the real ones from their checked truth."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import CellStatus, Value
from reviewer.domain.report import Cell, Reading, Report

EDITION_2021 = {"disclosure": "2021", "requests": "2021", "disputes": "2021"}
EDITION_2019 = {"disclosure": "2019", "requests": "2019", "disputes": "2019"}

Given = Value | CellStatus | None
"""A number, a status without a number, or None for a blank."""


def cell(key: CellKey, given: Given, *, confidence: float = 1.0) -> Cell:
    """A cell as read."""
    if isinstance(given, CellStatus) or given is None:
        return Cell(key, Reading("", given or CellStatus.BLANK, confidence=confidence))
    return Cell(key, Reading(str(given), CellStatus.PRINTED, given, confidence))


def report(
    forms: Forms, values: Mapping[CellKey, Given], form_ids: Mapping[str, str] = EDITION_2021
) -> Report:
    """A report whose cells hold these values and 0 elsewhere."""
    cells = {key: cell(key, values.get(key, 0)) for key in forms.cells(form_ids)}
    return Report("made.txt", "", "某某局", 2023, dict(form_ids), cells)


@dataclass(frozen=True, slots=True)
class Truth:
    """A real report with what is known of it."""

    name: str
    report: Report
    text: str
    facts: Mapping[str, Any]


def truths(forms: Forms, folder: Path) -> list[Truth]:
    """Every real report, its cells as the truth file has them."""
    return [_truth(forms, path) for path in sorted(folder.glob("*.truth.json"))]


def truth(forms: Forms, folder: Path, start: str) -> Truth:
    """The real report whose name starts so."""
    return next(truth for truth in truths(forms, folder) if truth.name.startswith(start))


def _truth(forms: Forms, path: Path) -> Truth:
    facts = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    name = path.name.removesuffix(".truth.json")
    text = path.with_name(f"{name}.txt")
    form_ids = {"disputes": facts["edition"]["requests"], **facts["edition"]}
    if any(key.startswith("disclosure.other_services.inspection") for key in facts["cells"]):
        form_ids["disclosure"] += "/beijing"
    cells = {key: cell(key, facts["cells"][key]) for key in forms.cells(form_ids)}
    return Truth(
        name,
        Report(path.name, "", facts["agency"], facts["year"], form_ids, cells),
        text.read_text(encoding="utf-8") if text.is_file() else "",
        facts,
    )
