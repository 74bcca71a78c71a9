"""The bundled pages, Word files and sheets: remade they are the same, read they are true."""

import io
import json
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reviewer.assets import resource
from reviewer.domain.form import Forms
from reviewer.domain.rules import Outcome
from reviewer.editing.confront import Confronter
from reviewer.pipeline import extract_file, extract_files

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "make_form_samples.py"
SAMPLES = sorted(
    path
    for folder in ("html", "word", "sheets")
    for path in resource(f"samples/{folder}").iterdir()
    if path.suffix != ".json"
)


def test_every_form_of_file_is_there() -> None:
    assert {path.suffix for path in SAMPLES} == {".html", ".mht", ".docx", ".xlsx"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_equal_their_truth(path: Path, forms: Forms) -> None:
    truth: dict[str, Any] = json.loads(
        path.with_suffix(".truth.json").read_text(encoding="utf-8"), parse_float=Decimal
    )
    extracted = extract_file(path, forms)
    report, document = extracted.report, extracted.document
    assert report is not None, extracted.error
    assert document is not None
    assert (report.agency, report.year) == (truth["agency"], truth["year"])
    assert dict(report.forms) == truth["forms"]
    assert list(report.cells) == list(truth["cells"])
    flagged = [key for key, cell in report.cells.items() if cell.needs_look]
    assert set(flagged) <= set(truth["may_be_flagged"])
    for key, cell in report.cells.items():
        expected = truth["cells"][key], truth["statuses"].get(key, "printed")
        assert (cell.value, cell.status.value) == expected, key
        span = cell.reading.provenance.span
        assert span is not None
        assert document.text[slice(*span)].strip() == cell.reading.text.strip()
    findings = Confronter(forms).confront(report)
    assert [f.rule.id for f in findings if f.outcome is Outcome.FAILED] == truth["broken"]


def test_remaking_the_samples_says_the_same(tmp_path: Path) -> None:
    run = [sys.executable, str(SCRIPT), str(tmp_path)]
    subprocess.run(run, check=True, capture_output=True)
    made = {path.relative_to(tmp_path): path for path in tmp_path.rglob("*.*")}
    assert len(made) == 2 * len(SAMPLES) + 1
    for name, path in made.items():
        assert contents(path.read_bytes()) == contents((resource("samples") / name).read_bytes())


def test_the_archive_holds_two_reports_under_readable_names(forms: Forms) -> None:
    path = resource("samples") / "archive" / "z01-two-reports.zip"
    found = list(extract_files([path], forms=forms))
    names = ["县气象局.html", "县退役军人事务局.docx"]
    assert [extracted.source for extracted in found] == [
        f"{path}/2023年年报/{name}" for name in names
    ]
    for extracted in found:
        assert extracted.report is not None
        assert extracted.report.agency in ("碧峰县气象局", "碧峰县退役军人事务局")
        assert not any(cell.needs_look for cell in extracted.report.cells.values())


def contents(file: bytes) -> object:
    """What a file says; how a zip packs it may differ."""
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
