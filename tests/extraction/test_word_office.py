"""Reports in the files of other office programs, turned around by LibreOffice: exact as well."""

import subprocess
from pathlib import Path

import pytest
from form_sheet import SheetStyle, sheet
from form_word import WordStyle, word

from reviewer.domain.form import Forms
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes
from reviewer.reading.office import find_office
from tests.extraction.real import NAMES, load

OFFICE = find_office()
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here")


def turned(content: bytes, ending: str, target: str, folder: Path) -> bytes:
    """The file as LibreOffice writes it in another kind."""
    (folder / f"a.{ending}").write_bytes(content)
    profile = (folder / "profile").as_uri()
    command = [str(OFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    command += [target, "--outdir", str(folder / "out"), str(folder / f"a.{ending}")]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    (made,) = (folder / "out").iterdir()
    return made.read_bytes()


@pytest.mark.parametrize(("target", "number"), [("doc", 3), ("rtf", 2), ("odt", 4), ("xls", 0)])
def test_real_reports_in_other_files_are_read_exactly(
    target: str, number: int, forms: Forms, shared_reports: Path, tmp_path: Path
) -> None:
    real = load(shared_reports, NAMES[number], forms)
    if target in ("xls", "ods"):
        content = turned(sheet(real.parts, real.texts, SheetStyle()), "xlsx", target, tmp_path)
    else:
        style = WordStyle(numbered=True, pieces=True)
        content = turned(word(real.parts, real.texts, style), "docx", target, tmp_path)
    report = extract(read_bytes(content, f"a.{target}"), forms)
    assert (report.agency, report.year) == (real.truth.agency, real.truth.year)
    assert {key: cell.value for key, cell in report.cells.items()} == dict(real.truth.cells)
    assert not {key: c.reading for key, c in report.cells.items() if c.needs_look}
