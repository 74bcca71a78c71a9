"""Reports as PDF, read to the last cell, in every way they are drawn."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reviewer.assets import resource
from reviewer.domain.document import Document
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import LOOK_BELOW, Report
from reviewer.domain.rules import Outcome
from reviewer.editing.confront import Confronter
from reviewer.extraction.report import extract
from reviewer.reading.files import read_file

SAMPLES = sorted(resource("samples").joinpath("pdf").glob("*.pdf"))


def truth_of(path: Path) -> dict[str, Any]:
    text = path.with_suffix(".truth.json").read_text(encoding="utf-8")
    known: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return known


def failing(report: Report, forms: Forms) -> list[str]:
    findings = Confronter(forms).confront(report)
    return [finding.rule.id for finding in findings if finding.outcome is Outcome.FAILED]


def check_places(report: Report, document: Document) -> None:
    """Every cell is framed on its page, and its words are the words there."""
    for key, cell in report.cells.items():
        place = cell.reading.provenance
        assert place.page is not None, key
        assert place.bbox is not None, key
        page = document.pages[place.page - 1]
        assert -3 <= place.bbox.x0 < place.bbox.x1 <= page.width + 3, key
        assert -3 <= place.bbox.top < place.bbox.bottom <= page.height + 3, key
        if place.span and cell.reading.text:
            assert "".join(document.text[slice(*place.span)].split()) == cell.reading.text, key


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.stem))
def test_every_cell_of_a_sample(path: Path, forms: Forms) -> None:
    known = truth_of(path)
    document, _ = read_file(path)
    report = extract(document, forms)
    assert (report.agency, report.year) == (known["agency"], known["year"])
    assert dict(report.forms) == known["forms"]
    assert {key: cell.value for key, cell in report.cells.items()} == known["cells"]
    told = {key: c.status.value for key, c in report.cells.items() if c.value is None}
    assert told == known["statuses"]
    flagged = {k for k, c in report.cells.items() if c.reading.confidence < LOOK_BELOW}
    assert flagged <= set(known["may_be_flagged"])
    assert failing(report, forms) == known["broken"]
    check_places(report, document)


def test_a_real_report(shared_reports: Path, forms: Forms) -> None:
    path = shared_reports / "hongze2023.pdf"
    known = truth_of(path)
    document, _ = read_file(path)
    report = extract(document, forms)
    assert (report.agency, report.year) == (known["agency"], known["year"])
    assert {key: cell.value for key, cell in report.cells.items()} == known["cells"]
    assert {cell.status for cell in report.cells.values()} == {CellStatus.PRINTED}
    assert {cell.reading.confidence for cell in report.cells.values()} == {1.0}
    editions = {table: form.split("/")[0] for table, form in report.forms.items()}
    assert editions["disclosure"] == known["edition"]["disclosure"]
    assert editions["requests"] == known["edition"]["requests"]
    assert failing(report, forms) == known["broken"]
    check_places(report, document)
