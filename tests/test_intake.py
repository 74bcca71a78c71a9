"""What an import makes of what it is given: names, known files, files beyond the limits."""

import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewer.app import Application, Progress
from reviewer.assets import resource
from reviewer.domain.picture import PagePart, Picture
from reviewer.domain.record import Record
from reviewer.reading.render import Order, Renderer
from reviewer.review.judge import Judge
from reviewer.review.sheet import Sheet
from reviewer.settings import Settings
from reviewer.storage.workspace import Workspace
from tests.reading.pdf_locked import locked

PDF = resource("samples") / "pdf" / "p01-plain.pdf"
OTHER_PDF = resource("samples") / "pdf" / "p12-split.pdf"
SAMPLES = ["05-totals-left-zero", "06-blank-and-marks", "10-yuan-for-wan-yuan"]


@pytest.fixture(scope="module")
def application() -> Application:
    return Application(actor="张三", language="zh")


@pytest.fixture
def workspace(application: Application, tmp_path: Path) -> Iterator[Workspace]:
    opened = application.open_workspace(tmp_path / "工作区.reviewer", create=True)
    yield opened
    opened.close()


def test_files_of_one_name_are_told_apart_by_where_they_lay(
    application: Application, workspace: Workspace, tmp_path: Path
) -> None:
    for folder, sample in zip(("甲", "乙"), SAMPLES, strict=False):
        (tmp_path / "来源" / folder).mkdir(parents=True)
        shutil.copy(resource("samples") / f"{sample}.txt", tmp_path / "来源" / folder / "年报.txt")
    text = (resource("samples") / f"{SAMPLES[2]}.txt").read_bytes()
    for name, change in (("来源/丙.zip", b""), ("丁.zip", b"\n")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("局/年报.txt", text + change)
    application.import_files(workspace, [tmp_path / "来源", tmp_path / "丁.zip"])
    rows = sorted(row.source for row in workspace.worklist())
    assert rows == ["丙.zip/局/年报.txt", "乙/年报.txt", "局/年报.txt", "甲/年报.txt"]


@pytest.fixture
def locked_files(tmp_path: Path) -> list[Path]:
    """Two locked files with different passwords, one of them in an archive, and a plain one."""
    folder = tmp_path / "来源"
    (folder / "镇").mkdir(parents=True)
    (folder / "镇" / "甲.pdf").write_bytes(locked(PDF, "secret"))
    with zipfile.ZipFile(folder / "包.zip", "w") as archive:
        archive.writestr("乙.pdf", locked(OTHER_PDF, "other"))
        archive.writestr("丙.txt", (resource("samples") / f"{SAMPLES[1]}.txt").read_bytes())
    return [folder]


def test_locked_files_come_in_once_their_password_is_known(
    application: Application, workspace: Workspace, locked_files: list[Path]
) -> None:
    first = application.import_files(workspace, locked_files)
    assert (len(first.imported), [item.code for item in first.failed]) == (1, ["encrypted"] * 2)
    assert first.locked is not None
    assert "密码" in first.failed[0].message
    wrong = application.unlock_files(workspace, first.locked, "wrong")
    assert wrong.locked == first.locked
    assert (wrong.imported, wrong.skipped) == ((), 0)
    assert wrong.failed[0].message.startswith("密码打不开")
    second = application.unlock_files(workspace, first.locked, "secret")
    assert (len(second.imported), len(second.failed)) == (1, 1)
    assert second.locked is not None
    third = application.unlock_files(workspace, second.locked, "other")
    assert (len(third.imported), third.failed, third.locked) == (1, (), None)
    sources = [row.source for row in workspace.worklist()]
    assert sources == ["包.zip/丙.txt", "镇/甲.pdf", "包.zip/乙.pdf"]
    again = application.import_files(workspace, [locked_files[0] / "镇" / "甲.pdf"])
    assert (again.skipped, again.failed) == (1, ())


def test_what_was_locked_is_kept_without_its_password(
    application: Application, workspace: Workspace, locked_files: list[Path]
) -> None:
    summary = application.import_files(workspace, locked_files, passwords=["secret", "other"])
    assert (len(summary.imported), summary.failed) == (3, ())
    for report_id in (row.id for row in workspace.worklist() if row.source.endswith("pdf")):
        content, document = workspace.content(report_id), workspace.document(report_id)
        assert hashlib.sha256(content).hexdigest() == document.kept != document.sha256
        picture = Renderer()(Order(PagePart(document.kept, 1, 1.0, 0, 0, 300, 300), content))
        assert isinstance(picture, Picture)
        assert min(picture.pixels) < max(picture.pixels)


def test_the_limits_the_user_has_set_count(
    workspace: Workspace, tmp_path: Path, locked_files: list[Path]
) -> None:
    settings = Settings(tmp_path / "own")
    settings.put("limit_pages", 1)
    strict = Application(actor="张三", language="zh", settings=settings)
    summary = strict.import_files(workspace, locked_files, passwords=["secret", "other"])
    codes = sorted(failure.code for failure in summary.failed)
    assert (len(summary.imported), codes) == (1, ["too_large"] * 2)


def test_another_report_of_a_body_and_year_is_counted(
    application: Application, workspace: Workspace, tmp_path: Path
) -> None:
    text = (resource("samples") / f"{SAMPLES[0]}.txt").read_bytes()
    (tmp_path / "一.txt").write_bytes(text)
    (tmp_path / "二.txt").write_bytes(text + b"\n")
    first = application.import_files(workspace, [tmp_path / "一.txt"])
    second = application.import_files(workspace, [tmp_path / "一.txt", tmp_path / "二.txt"])
    assert (first.twins, second.twins, second.skipped) == (0, 1, 1)


def test_known_files_are_not_gone_through_after_cancelling(
    application: Application, workspace: Workspace
) -> None:
    sources = [resource("samples") / f"{name}.txt" for name in SAMPLES]
    application.import_files(workspace, sources)
    seen: list[Progress] = []
    summary = application.import_files(
        workspace, sources, progress=seen.append, cancelled=lambda: bool(seen)
    )
    assert (summary.skipped, len(seen), summary.cancelled) == (1, 1, True)


def test_a_file_beyond_the_limits_is_refused_without_being_hashed(
    application: Application,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hashed: list[str] = []
    real = hashlib.file_digest

    def digest(file: Any, name: str) -> Any:
        hashed.append(Path(file.name).name)
        return real(file, name)

    monkeypatch.setattr(hashlib, "file_digest", digest)
    for name, size in (("large.txt", 300 << 20), ("huge.zip", 1300 << 20), ("small.txt", 9)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
    summary = application.import_files(workspace, sorted(tmp_path.glob("*.[tz]*")))
    failed = [(Path(failure.source).name, failure.code) for failure in summary.failed]
    expected = [("huge.zip", "too_large"), ("large.txt", "too_large"), ("small.txt", "damaged")]
    assert failed == expected
    assert hashed == ["small.txt"]


class Stumbling(Judge):
    """Meets something that nobody thought of."""

    def sheet(self, record: Record, text: str | None = None) -> Sheet:
        if "blank" in record.report.source:
            raise ArithmeticError("odd")
        return super().sheet(record, text)


class Shaky(Application):
    """Judges so."""

    def judge(self, workspace: Workspace) -> Judge:
        return Stumbling(workspace, self.forms, self.confronter, self.rules.soft)


def test_a_report_that_cannot_be_judged_does_not_stop_the_others(workspace: Workspace) -> None:
    files = [resource("samples") / f"{name}.txt" for name in SAMPLES]
    summary = Shaky(actor="张三", language="zh").import_files(workspace, files, jobs=1)
    assert len(summary.imported) == 2
    assert [item.source.endswith(f"{SAMPLES[1]}.txt") for item in summary.failed] == [True]
    assert "ArithmeticError: odd" in summary.failed[0].message
