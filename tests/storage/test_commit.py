import resource
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.domain.changes import AuditRecord, Change, Subject
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.record import Tally
from reviewer.domain.report import Entry
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put

NOW = datetime(2026, 1, 31, tzinfo=UTC)
KEY = "requests.granted.total"


def type_in(workspace: Workspace, value: int, *, version: int | None = None) -> int:
    """Type a number into a cell of report 1, as seen at a version (today's by default)."""
    record = workspace.record(1)
    new = Entry(CellStatus.PRINTED, value, str(value))
    change = Change(1, Subject.CELL, KEY, record.report.cells[KEY].entry, new)
    audit = AuditRecord("set_cell", (change,), "张三", NOW)
    seen = record.version if version is None else version
    return workspace.commit(record, audit, Tally(failed=value % 3), version=seen)


def value(workspace: Workspace) -> int:
    found = workspace.record(1).report.cells[KEY].value
    assert isinstance(found, int)
    return found


def test_the_second_of_two_writers_is_told(path: Path, workspace: Workspace, forms: Forms) -> None:
    put(workspace, make_report(forms))
    with closing(Workspace.open(path)) as other:
        type_in(workspace, 5, version=0)
        with pytest.raises(UserError) as caught:
            type_in(other, 6, version=0)
        assert (caught.value.code, caught.value.facts["report_id"]) == ("conflict", 1)
        assert value(other) == 5
        assert len(other.trail()) == 1
        type_in(other, 6)
        assert (value(workspace), workspace.verify_trail()) == (6, 2)


def test_writers_at_once_lose_nothing(path: Path, workspace: Workspace, forms: Forms) -> None:
    put(workspace, make_report(forms))

    def write(first: int) -> list[str]:
        with closing(Workspace.open(path)) as own:
            return [outcome(own, number) for number in range(first, first + 15)]

    with ThreadPoolExecutor(4) as pool:
        outcomes = [line for lines in pool.map(write, range(0, 400, 100)) for line in lines]
    assert set(outcomes) <= {"done", "conflict"}
    acknowledged = outcomes.count("done")
    assert workspace.verify_trail() == acknowledged == workspace.record(1).version
    newest = workspace.trail()[-1].changes[0].new
    assert newest == workspace.record(1).report.cells[KEY].entry


def outcome(workspace: Workspace, number: int) -> str:
    try:
        type_in(workspace, number)
    except UserError as error:
        return error.code
    return "done"


def test_one_workspace_serves_several_threads(workspace: Workspace, forms: Forms) -> None:
    reports = [make_report(forms, seed) for seed in range(24)]
    with ThreadPoolExecutor(3) as pool:
        ids = list(pool.map(lambda report: put(workspace, report), reports))
    assert sorted(ids) == list(range(1, 25))
    assert sum(1 for _ in workspace.records()) == 24


@contextmanager
def full_disk(at: int) -> Iterator[None]:
    """No file may grow beyond `at` bytes meanwhile."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (at, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_on_a_full_disk_the_step_fails_and_the_rest_stays(
    path: Path, workspace: Workspace, forms: Forms
) -> None:
    put(workspace, make_report(forms))
    log = path.with_name(path.name + "-wal")
    acknowledged: list[int] = []
    with full_disk(log.stat().st_size + 240_000), pytest.raises(UserError, match="disk_full"):
        type_until_full(workspace, acknowledged)
    assert acknowledged
    assert value(workspace) == acknowledged[-1]
    assert type_in(workspace, 7777) == len(acknowledged) + 1
    workspace.close()
    with closing(Workspace.open(path)) as again:
        assert value(again) == 7777
        assert again.verify_trail() == len(acknowledged) + 1


def type_until_full(workspace: Workspace, acknowledged: list[int]) -> None:
    for typed in range(1, 1000):
        type_in(workspace, typed)
        acknowledged.append(typed)


def test_on_a_full_disk_an_import_leaves_nothing_behind(workspace: Workspace, forms: Forms) -> None:
    limit_pages(workspace, 30)
    with pytest.raises(UserError, match="disk_full"):
        import_until_full(workspace, forms)
    imported = len(workspace.worklist())
    assert 0 < imported == sum(1 for _ in workspace.records())
    limit_pages(workspace, 1_000_000)
    assert put(workspace, make_report(forms, imported)) == imported + 1


def limit_pages(workspace: Workspace, pages: int) -> None:
    with workspace._database.outside_transaction() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}").all()


def import_until_full(workspace: Workspace, forms: Forms) -> None:
    for seed in range(100):
        put(workspace, make_report(forms, seed))


def test_a_workspace_cannot_be_made_on_a_full_disk(path: Path) -> None:
    with full_disk(8000), pytest.raises(UserError, match="disk_full"):
        Workspace.open(path, create=True)
    with closing(Workspace.open(path, create=True)) as workspace:
        assert workspace.worklist() == []


def test_a_setting_on_a_full_disk_keeps_its_old_value(path: Path, workspace: Workspace) -> None:
    workspace.set_setting("draft", "1")
    log = path.with_name(path.name + "-wal")
    with full_disk(log.stat().st_size), pytest.raises(UserError, match="disk_full"):
        workspace.set_setting("draft", "12")
    assert workspace.setting("draft") == "1"
