"""Scans, read to the last cell: what is wrong is looked at, what is believed is right."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from scanned import pictures, scanned, with_picture_of

from reviewer.assets import resource
from reviewer.domain.form import Forms
from reviewer.domain.report import LOOK_BELOW, Doubt
from reviewer.pipeline import Extracted, extract_files
from tests.extraction.truth import Truth, silent_errors

SAMPLES = resource("samples") / "pdf"
Made = Callable[[bytes], bytes]


@pytest.fixture(autouse=True)
def _recognition() -> None:
    pytest.importorskip("rapidocr", reason="the extra that recognises scans is not installed")
    pytest.importorskip("onnxruntime", reason="the extra that recognises scans is not installed")


def _read(path: Path, forms: Forms) -> Extracted:
    (extracted,) = extract_files([path], forms=forms)
    assert extracted.error is None
    return extracted


def _values(extracted: Extracted) -> dict[str, int | Decimal | None]:
    assert extracted.report is not None
    return {key: cell.value for key, cell in extracted.report.cells.items()}


@pytest.mark.ocr
@pytest.mark.parametrize(
    ("name", "made", "reader"),
    [
        ("p01-plain", lambda content: scanned(content, 150), "ocr"),
        ("p02-hairlines", lambda content: scanned(content, 200, grain=6, tilt=0.6), "ocr"),
        ("p01-plain", lambda content: with_picture_of(content, 1, 200), "pdfium+ocr"),
    ],
    ids=["clean", "worn", "picture of a table"],
)
def test_every_cell_of_a_scan(
    name: str, made: Made, reader: str, tmp_path: Path, forms: Forms
) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(made((SAMPLES / f"{name}.pdf").read_bytes()))
    truth = Truth.load(SAMPLES / f"{name}.truth.json")
    extracted = _read(path, forms)
    report, document = extracted.report, extracted.document
    assert report is not None
    assert document is not None
    assert document.encoding == reader
    assert (report.agency, report.year) == (truth.agency, truth.year)
    assert _values(extracted) == truth.cells
    assert silent_errors(report, truth.cells, forms) == []
    believed = [c for c in report.cells.values() if c.reading.confidence >= LOOK_BELOW]
    assert len(believed) > len(report.cells) / 2
    doubted = [cell for key, cell in report.cells.items() if key.startswith("disputes.")]
    assert all(cell.needs_look for cell in doubted if document.pages[-1].recognised)


@pytest.mark.ocr
def test_a_picture_file_that_lies_on_its_side(tmp_path: Path, forms: Forms) -> None:
    content = (SAMPLES / "q02-chromium.pdf").read_bytes()
    page = pictures(content, 150)[0].rotate(90, expand=True)
    path = tmp_path / "手机拍照.png"
    page.save(path, dpi=(150, 150))
    extracted = _read(path, forms)
    truth = Truth.load(SAMPLES / "q02-chromium.truth.json")
    assert extracted.report is not None
    assert extracted.content.startswith(b"%PDF")
    assert silent_errors(extracted.report, truth.cells, forms) == []
    read = {key: value for key, value in _values(extracted).items() if value is not None}
    assert len(read) > 30
    assert read == {key: truth.cells[key] for key in read}


@pytest.mark.ocr
def test_what_cannot_be_read_is_said(tmp_path: Path, forms: Forms) -> None:
    path = tmp_path / "empty.png"
    pictures((SAMPLES / "p23-nothing.pdf").read_bytes(), 20)[0].save(path)
    (extracted,) = extract_files([path], forms=forms)
    assert extracted.error is not None
    assert extracted.error.code in {"no_text_layer", "not_a_report"}


def test_doubt_has_a_name_of_its_own() -> None:
    assert Doubt.RECOGNISED.value == "recognised"
