"""When pictures are read, in what process, and what becomes of a file if that brings nothing."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.cli import main
from reviewer.domain.document import BoundingBox, Document, DocumentKind, Page
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Cell, Reading, Report
from reviewer.pipeline import extract_file, extract_files
from reviewer.recognition import Recognition, may_help
from reviewer.workers import Lost
from tests.reading.pdf_parts import Sheet, pdf

LARGE, STAMP = BoundingBox(0, 0, 500, 300), BoundingBox(0, 0, 140, 140)
UNREAD = Reading("", CellStatus.UNREAD, None, 0.0)
PRINTED = Reading("1", CellStatus.PRINTED, 1)


def document(*pictures: BoundingBox, kind: DocumentKind = DocumentKind.PDF) -> Document:
    return Document("a.pdf", kind, "", "", pages=(Page(1, 595, 842, pictures=pictures),))


def report(**tables: Reading) -> Report:
    cells = {f"{table}.row": Cell(f"{table}.row", own) for table, own in tables.items()}
    return Report("a.pdf", "", None, None, dict.fromkeys(tables, "2021"), cells)


WHOLE = report(disclosure=PRINTED, requests=PRINTED, disputes=PRINTED)


@pytest.mark.parametrize(
    ("of", "found", "helps"),
    [
        (document(LARGE), None, True),
        (document(LARGE), WHOLE, False),
        (document(LARGE), report(disclosure=PRINTED, requests=UNREAD, disputes=PRINTED), True),
        (document(LARGE), report(disclosure=PRINTED, disputes=PRINTED), True),
        (document(STAMP), report(disclosure=PRINTED), False),
        (document(), None, False),
        (document(LARGE, kind=DocumentKind.WORD), None, False),
    ],
    ids=["nothing read", "all read", "unread", "missing", "only a stamp", "no picture", "no PDF"],
)
def test_pictures_are_read_where_a_table_is_wanting(
    of: Document, found: Report | None, *, helps: bool
) -> None:
    assert may_help(of, found) is helps


def _process(_: int) -> int:
    return os.getpid()


def _end(code: int) -> int:
    os._exit(code)


def test_one_process_serves_file_after_file() -> None:
    with closing(Recognition(_process, bool)) as recognition:
        first, second = recognition(1), recognition(2)
    assert first == second
    assert first != os.getpid()


def test_a_process_that_dies_costs_one_file() -> None:
    with closing(Recognition(_end, bool)) as recognition:
        assert [recognition(1), recognition(2)] == [Lost.DIED, Lost.DIED]


def test_nothing_starts_once_all_is_cancelled() -> None:
    with closing(Recognition(_process, lambda: True)) as recognition:
        assert recognition(1) is None


def test_a_scan_is_told_to_be_one_where_scans_cannot_be_read(tmp_path: Path, forms: Forms) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(Sheet("q 595 0 0 842 0 0 cm /I1 Do Q", images=["I1"])))
    first = extract_file(path, forms)
    assert first.pictured
    (extracted,) = extract_files([path], forms=forms)
    assert extracted.error is not None
    assert extracted.error.code == "no_text_layer"


def test_a_scan_is_not_recognised_where_that_is_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reviewer.pipeline.is_installed", lambda: True)
    monkeypatch.setattr("reviewer.pipeline.Recognition.__call__", lambda *_: Lost.TOO_LONG)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf(Sheet("q 595 0 0 842 0 0 cm /I1 Do Q", images=["I1"])))
    program = Application(language="zh")
    workspace = program.open_workspace(tmp_path / "a.reviewer", create=True)

    def outcome() -> tuple[str, str]:
        (failure,) = program.import_files(workspace, [scan]).failed
        return failure.code, failure.message

    assert outcome()[0] == "timeout"
    program.settings.put("recognise", False)
    code, message = outcome()
    assert code == "no_text_layer"
    assert "设置" in message
    workspace.close()
    assert main(["extract", str(scan), "--lang", "zh"]) == 1
    assert "已在“设置”中关闭" in capsys.readouterr().out


def test_what_was_read_stays_where_pictures_bring_nothing(
    tmp_path: Path, forms: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra seems to be there but cannot be used."""
    monkeypatch.setattr("reviewer.pipeline.is_installed", lambda: True)
    monkeypatch.setattr("reviewer.pipeline.Recognition.__call__", lambda *_: Lost.DIED)
    path = resource("samples") / "pdf" / "p25-picture.pdf"
    usual = extract_file(path, forms)
    (extracted,) = extract_files([path], forms=forms)
    assert extracted.pictured
    assert extracted.report == usual.report
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf(Sheet("q 595 0 0 842 0 0 cm /I1 Do Q", images=["I1"])))
    monkeypatch.setattr("reviewer.pipeline.Recognition.__call__", lambda *_: Lost.TOO_LONG)
    (late,) = extract_files([scan], forms=forms)
    assert late.error is not None
    assert late.error.code == "timeout"
