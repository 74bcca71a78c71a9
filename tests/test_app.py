"""The program without a window: import, check, correct, export, all on one workspace."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reviewer.app import Application, Progress
from reviewer.assets import resource
from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.record import Tally, WorklistQuery
from reviewer.review.operations import (
    AcceptFinding,
    ConfirmCell,
    SetCell,
    SetNote,
    SetState,
)
from reviewer.review.structure import RestoreCells
from reviewer.storage.workspace import Workspace

SAMPLES = ["05-totals-left-zero", "06-blank-and-marks", "10-yuan-for-wan-yuan"]


@pytest.fixture(scope="module")
def application() -> Application:
    return Application(actor="张三", language="zh")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "来源 文件"
    folder.mkdir()
    for name in SAMPLES:
        shutil.copy(resource("samples") / f"{name}.txt", folder)
    return folder


@pytest.fixture
def workspace(application: Application, tmp_path: Path) -> Iterator[Workspace]:
    opened = application.open_workspace(tmp_path / "工作区.reviewer", create=True)
    yield opened
    opened.close()


def test_an_import_counts_new_known_and_failed_files(
    application: Application, workspace: Workspace, sources: Path
) -> None:
    shutil.copy(sources / f"{SAMPLES[0]}.txt", sources / "同一份.txt")
    (sources / "空.txt").write_bytes(b"")
    seen: list[Progress] = []
    summary = application.import_files(workspace, [sources], jobs=2, progress=seen.append)
    assert (len(summary.imported), summary.skipped, summary.cancelled) == (3, 1, False)
    (failure,) = summary.failed
    assert (Path(failure.source).name, failure.code) == ("空.txt", "damaged")
    assert failure.message == "文件是空的，请向报送单位重新索取。"
    assert [progress.done for progress in seen] == [1, 2, 3, 4, 5]
    assert {progress.total for progress in seen} == {5}
    again = application.import_files(workspace, [sources])
    assert (again.imported, again.skipped, len(again.failed)) == ((), 4, 1)
    assert [row.source for row in workspace.worklist()] == [f"{name}.txt" for name in SAMPLES]


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on POSIX")
def test_a_file_with_a_name_from_another_system_is_imported_and_exported(
    application: Application, workspace: Workspace, sources: Path, tmp_path: Path
) -> None:
    foreign = sources / os.fsdecode("年报".encode("gb18030") + b".txt")
    (sources / f"{SAMPLES[0]}.txt").rename(foreign)
    application.import_files(workspace, [foreign])
    application.export(workspace, tmp_path / "a.csv")
    assert [row.source for row in workspace.worklist()] == ["年报.txt"]
    assert "年报.txt" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_a_cancelled_import_keeps_what_came_in(
    application: Application, workspace: Workspace, sources: Path
) -> None:
    seen: list[Progress] = []
    summary = application.import_files(
        workspace, [sources], jobs=1, progress=seen.append, cancelled=lambda: bool(seen)
    )
    assert summary.cancelled
    assert len(workspace.worklist()) == len(summary.imported) == 1


def test_a_workspace_that_is_read_only_takes_nothing(
    application: Application, workspace: Workspace, sources: Path
) -> None:
    workspace.close()
    Path(workspace.name).chmod(0o444)
    opened = application.open_workspace(workspace.name)
    try:
        if not opened.read_only:
            pytest.skip("this user may write everything")
        with pytest.raises(UserError, match="workspace_read_only"):
            application.import_files(opened, [sources])
    finally:
        opened.close()


def test_an_import_into_a_workspace_with_reports_backs_it_up_first(
    application: Application, workspace: Workspace, sources: Path
) -> None:
    backup = Path(workspace.name + ".backup")
    first, second, third = sorted(sources.iterdir())
    application.import_files(workspace, [first], jobs=1)
    assert not backup.exists()
    application.import_files(workspace, [second], jobs=1)
    assert reports_in(application, backup) == 1
    application.import_files(workspace, [third], jobs=1)
    assert reports_in(application, backup) == 1
    an_hour_ago = backup.stat().st_mtime - 3600
    os.utime(backup, (an_hour_ago, an_hour_ago))
    assert application.import_files(workspace, [sources], jobs=1).warning is None
    assert reports_in(application, backup) == 3


def reports_in(application: Application, path: Path) -> int:
    opened = application.open_workspace(path)
    try:
        return len(opened.worklist())
    finally:
        opened.close()


def test_an_import_goes_on_where_no_backup_can_be_made(
    application: Application, workspace: Workspace, sources: Path
) -> None:
    first, second, _ = sorted(sources.iterdir())
    application.import_files(workspace, [first], jobs=1)
    in_the_way = Path(workspace.name + ".backup")
    in_the_way.mkdir()
    long_ago = (1_000_000_000, 1_000_000_000)
    os.utime(in_the_way, long_ago)
    summary = application.import_files(workspace, [second], jobs=1)
    assert len(summary.imported) == 1
    assert summary.warning is not None
    assert summary.warning.code == "backup_failed"


def test_a_damaged_workspace_is_told_with_its_backup(
    application: Application, workspace: Workspace, sources: Path
) -> None:
    application.import_files(workspace, [sources], jobs=1)
    assert workspace.keep_backup()
    workspace.close()
    path = Path(workspace.name)
    path.write_bytes(b"junk" * 500)
    with pytest.raises(UserError, match="workspace_damaged") as caught:
        application.open_workspace(path)
    assert f"“{path.name}.backup”" in application.sentence(caught.value)
    shutil.copy(f"{path}.backup", path)
    assert reports_in(application, path) == 3
    Path(f"{path}.backup").unlink()
    path.write_bytes(b"junk" * 500)
    with pytest.raises(UserError, match="workspace_damaged") as caught:
        application.open_workspace(path)
    assert "如有备份" in application.sentence(caught.value)


def test_check_mends_the_counts_of_the_worklist(
    application: Application, workspace: Workspace, sources: Path
) -> None:
    application.import_files(workspace, [sources])
    right = [row.tally for row in workspace.worklist()]
    assert workspace.set_tally(1, Tally(failed=99), version=0)
    checked = list(application.check(workspace))
    assert [line.row.tally for line in checked] == right
    assert [row.tally for row in workspace.worklist()] == right
    assert right[0].failed == 6


def damage(workspace: Workspace) -> None:
    """Spoil what was read of the first report, as a bad disk would."""
    connection = sqlite3.connect(workspace.name)
    connection.execute("DROP TRIGGER sources_no_update")
    connection.execute("UPDATE sources SET readings = zeroblob(100) WHERE report_id = 1")
    connection.commit()
    connection.close()


def test_a_damaged_report_is_named_and_the_others_go_on(
    application: Application, workspace: Workspace, sources: Path, tmp_path: Path
) -> None:
    application.import_files(workspace, [sources])
    damage(workspace)
    failures = [line.failure for line in application.check(workspace) if line.failure]
    assert [failure.code for failure in failures] == ["report_damaged"]
    summary = application.export(workspace, tmp_path / "a.csv")
    assert (summary.reports, [failure.code for failure in summary.failed]) == (
        2,
        ["report_damaged"],
    )


def review(application: Application, workspace: Workspace) -> None:
    """A session: corrections, an undo, a confirmation, an acceptance, a finished report."""
    desk = application.desk(workspace)
    desk.open(1)
    desk.do(SetCell(1, "requests.processed.total", "7", reason="漏填"))
    desk.do(SetCell(1, "requests.processed.total", "8", reason="再核对"))
    desk.undo()
    desk.do(SetCell(1, "requests.granted.total", "", reason="原件为空"))
    desk.do(SetCell(1, "requests.denied.other_law.total", "/"))
    desk.do(AcceptFinding(1, "requests.outcomes.natural_person", reason="原文如此，已电话核实"))
    desk.do(SetNote(1, "=note"))
    desk.do(SetState(1, ReviewState.DONE, reason="其余待函询"))
    desk.open(3)
    desk.do(ConfirmCell(3, "disclosure.procurement.amount"))
    desk.do(SetCell(3, "disclosure.procurement.amount", "25.1000", reason="元误作万元"))
    desk.do(SetCell(3, "requests.received.total", "1"))
    desk.do(RestoreCells(3, ("requests.received.total",)))


def rows_of(book: Any, name: str) -> list[dict[str, Any]]:
    rows = list(book[name].iter_rows(values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def test_the_export_is_what_the_sheets_show(
    application: Application, workspace: Workspace, sources: Path, tmp_path: Path
) -> None:
    application.import_files(workspace, [sources])
    review(application, workspace)
    seen: list[Progress] = []
    target = tmp_path / "结果.xlsx"
    assert application.export(workspace, target, progress=seen.append).reports == 3
    assert [progress.done for progress in seen] == [1, 2, 3]
    book = openpyxl.load_workbook(target)
    desk = application.desk(workspace)
    cells = {(row["report"], row["key"]): row for row in rows_of(book, "cells")}
    told = rows_of(book, "problems")
    for row in rows_of(book, "data"):
        sheet = desk.look(row["report"])
        for key, cell in sheet.record.report.cells.items():
            shown = float(cell.value) if isinstance(cell.value, Decimal) else cell.value
            assert row[key] == shown == cells[row["report"], key]["value"]
            expected = "corrected" if cell.corrected else cell.status.value
            assert cells[row["report"], key]["status"] == expected
        counts = sheet.tally
        assert (row["failed"], row["undecided"]) == (counts.failed, counts.undecided)
        assert (row["look"], row["accepted"]) == (counts.look, counts.accepted)
        mine = [line for line in told if line["report"] == row["report"]]
        assert len([line for line in mine if line["kind"] != "accepted"]) == len(sheet.problems)
    assert len(cells) == sum(len(r.report.cells) for r in workspace.records())


def test_reasons_people_and_the_trail_are_exported(
    application: Application, workspace: Workspace, sources: Path, tmp_path: Path
) -> None:
    application.import_files(workspace, [sources])
    review(application, workspace)
    application.export(workspace, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cells = {(row["report"], row["key"]): row for row in rows_of(book, "cells")}
    total = cells[1, "requests.processed.total"]
    assert (total["value"], total["verdict"]) == (7, "corrected")
    assert (total["reason"], total["who"], total["origin"]) == ("漏填", "张三", "typed")
    assert cells[1, "requests.denied.other_law.total"]["entry_text"] == "/"
    assert cells[1, "requests.denied.other_law.total"]["entry_status"] == "mark"
    accepted = next(row for row in rows_of(book, "problems") if row["kind"] == "accepted")
    assert accepted["reason"] == "原文如此，已电话核实"
    assert cells[1, "requests.processed.natural_person"]["verdict"] == "as_printed"
    amount = cells[3, "disclosure.procurement.amount"]
    assert (amount["printed_text"], amount["value"]) == ("251000元", 25.1)
    history = workspace.trail()
    assert len(rows_of(book, "trail")) == sum(len(audit.changes) for audit in history)
    data = rows_of(book, "data")
    assert (data[0]["state"], data[0]["note"], data[0]["rules"]) == (
        *("done", "=note"),
        "2021.1;soft-2024.2;claims-2024.2",
    )


def test_an_empty_workspace_exports_nothing(
    application: Application, workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="nothing_to_export"):
        application.export(workspace, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_a_cancelled_export_writes_nothing(
    application: Application, workspace: Workspace, sources: Path, tmp_path: Path
) -> None:
    application.import_files(workspace, [sources])
    seen: list[Progress] = []
    with pytest.raises(UserError, match="cancelled"):
        application.export(
            workspace, tmp_path / "a.xlsx", progress=seen.append, cancelled=lambda: bool(seen)
        )
    assert not list(tmp_path.glob("*a.xlsx*"))


def test_the_worklist_is_the_imported_reports(
    application: Application, workspace: Workspace, sources: Path
) -> None:
    summary = application.import_files(workspace, [sources])
    assert tuple(row.id for row in workspace.worklist(WorklistQuery())) == summary.imported
