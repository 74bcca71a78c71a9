"""Real reports, read to the last cell."""

from pathlib import Path

import pytest

from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Doubt
from reviewer.extraction.report import extract
from reviewer.reading.files import read_file
from tests.extraction.truth import Truth

REPORTS = [
    "000_fec2d07b1e6a1268",
    "001_3aaa1f524711e12f",
    "002_c1b873c778f75d91",
    "003_12624315990b42fd",
    "004_27062e3c77157471",
]
FORMS = {
    "000": ("2019/beijing", "2019", "2019"),
    "001": ("2021", "2021", "2021"),
    "002": ("2019", "2019", "2019"),
    "003": ("2019/beijing", "2019", "2019"),
    "004": ("2021", "2021", "2021"),
}


@pytest.mark.parametrize("name", REPORTS)
def test_every_cell_of_a_real_report(name: str, shared_reports: Path, forms: Forms) -> None:
    truth = Truth.load(shared_reports / f"{name}.truth.json")
    document, _ = read_file(shared_reports / f"{name}.txt")
    report = extract(document, forms)
    assert (report.agency, report.year) == (truth.agency, truth.year)
    assert dict(report.forms) == dict(
        zip(("disclosure", "requests", "disputes"), FORMS[name[:3]], strict=True)
    )
    assert {key: cell.value for key, cell in report.cells.items()} == truth.cells
    for key, cell in report.cells.items():
        blank = truth.cells[key] is None
        assert cell.status is (CellStatus.BLANK if blank else CellStatus.PRINTED)


@pytest.mark.parametrize("name", REPORTS)
def test_every_cell_has_its_place(name: str, shared_reports: Path, forms: Forms) -> None:
    document, _ = read_file(shared_reports / f"{name}.txt")
    report = extract(document, forms)
    assert list(report.cells) == list(forms.cells(report.forms))
    for cell in report.cells.values():
        span = cell.reading.provenance.span
        assert span is not None
        assert document.text[slice(*span)].strip() == cell.reading.text


def test_only_the_row_with_a_missing_number_is_doubted(shared_reports: Path, forms: Forms) -> None:
    for name in REPORTS:
        document, _ = read_file(shared_reports / f"{name}.txt")
        doubted = {key: c for key, c in extract(document, forms).cells.items() if c.needs_look}
        rows = {key.rsplit(".", 1)[0] for key in doubted}
        assert rows == ({"requests.carried_forward"} if name.startswith("003") else set())
        assert {c.reading.doubt for c in doubted.values()} <= {Doubt.MISSING_NUMBERS}
