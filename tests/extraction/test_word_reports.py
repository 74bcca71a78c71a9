"""Reports in Word files: every value exact, however they were written."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from form_word import WordStyle, word

from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Report
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes
from tests.extraction.real import NAMES, load
from tests.extraction.truth import told_by_rules

MANNERS = {
    "plain": WordStyle(),
    "numbered": WordStyle(numbered=True),
    "tracked": WordStyle(tracked=True, pieces=True, seed=1),
    "hidden": WordStyle(hidden=True, pieces=True, tables="blocks", seed=2),
    "boxes": WordStyle(place="box", numbered=True, tables="blocks"),
    "layout": WordStyle(place="cell", tracked=True, numbered=True, pieces=True, seed=3),
    "one": WordStyle(tables="one"),
}


def read(content: bytes, forms: Forms) -> Report:
    document = read_bytes(content, "report.docx")
    report = extract(document, forms)
    for cell in report.cells.values():
        span = cell.reading.provenance.span
        assert span is not None
        assert document.text[slice(*span)].strip() == cell.reading.text.strip()
    return report


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("name", NAMES)
def test_real_reports_made_word_files_are_read_exactly(
    name: str, manner: str, forms: Forms, shared_reports: Path
) -> None:
    real = load(shared_reports, name, forms)
    report = read(word(real.parts, real.texts, MANNERS[manner]), forms)
    assert (report.agency, report.year) == (real.truth.agency, real.truth.year)
    assert {key: cell.value for key, cell in report.cells.items()} == dict(real.truth.cells)
    assert not {key: c.reading for key, c in report.cells.items() if c.needs_look}
    assert told_by_rules(report, forms) or not real.broken


def test_the_blank_form_is_blank_in_every_cell(forms: Forms, shared_reports: Path) -> None:
    report = read((shared_reports / "blank-form-2021.docx").read_bytes(), forms)
    assert len(report.cells) == 200
    assert {cell.status for cell in report.cells.values()} == {CellStatus.BLANK}
    assert not [key for key, cell in report.cells.items() if cell.needs_look]


def test_the_form_filled_in_is_read_exactly(forms: Forms, shared_reports: Path) -> None:
    blank = (shared_reports / "blank-form-2021.docx").read_bytes()
    report = read(filled(blank), forms)
    assert [cell.value for cell in report.cells.values()] == list(range(1, 201))


def filled(blank: bytes) -> bytes:
    """The form with 1, 2, 3 … typed into its empty cells."""
    numbers = iter(range(1, 1000))

    def fill(match: re.Match[str]) -> str:
        if "<w:t" in match[0] and re.search(r"<w:t[^>]*>[^<　\xa0 ]", match[0]):
            return match[0]
        if "<w:vMerge/>" in match[0] or 'w:val="continue"' in match[0]:
            return match[0]
        value = f"<w:r><w:t>{next(numbers)}</w:t></w:r></w:p></w:tc>"
        return re.sub(r"(<w:t[^>]*>)[^<]*", r"\1", match[0]).replace("</w:p></w:tc>", value)

    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blank)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                text = re.sub(r"<w:tc>.*?</w:tc>", fill, content.decode(), flags=re.DOTALL)
                content = text.encode()
            new.writestr(name, content)
    return file.getvalue()
