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
from reviewer.storage.workspace import Workspace

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
