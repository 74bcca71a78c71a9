"""Reports in files of sheets: every value exact."""

from pathlib import Path

import pytest
from form_sheet import SheetStyle, sheet

from reviewer.domain.form import Forms
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes
from tests.extraction.real import NAMES, load

MANNERS = {
    "plain": SheetStyle(),
    "texts": SheetStyle(numbers=False, left=2),
    "sums": SheetStyle(sums=True, sheets=True),
}


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("name", NAMES)
def test_real_reports_made_sheets_are_read_exactly(
    name: str, manner: str, forms: Forms, shared_reports: Path
) -> None:
    real = load(shared_reports, name, forms)
    content = sheet(real.parts, real.texts, MANNERS[manner])
    report = extract(read_bytes(content, "report.xlsx"), forms)
    assert (report.agency, report.year) == (real.truth.agency, real.truth.year)
    assert {key: cell.value for key, cell in report.cells.items()} == dict(real.truth.cells)
    assert not {key: c.reading for key, c in report.cells.items() if c.needs_look}
