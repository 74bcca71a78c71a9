"""The same workspace on a server; needs PostgreSQL's programs and psycopg, else it is skipped."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from reviewer.domain.changes import AuditRecord, Change, Decision, Subject, Verdict
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.record import Tally, WorklistColumn, WorklistQuery
from reviewer.domain.report import Entry
from reviewer.storage.workspace import Workspace
from tests.storage.support import content_of, make_document, make_report, put

KEY = "disclosure.fees.amount"
NOW = datetime(2026, 1, 31, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The folder with the socket of a private server."""
    pytest.importorskip("psycopg")
    if not (shutil.which("initdb") and shutil.which("pg_ctl")):
        pytest.skip("no PostgreSQL here")
    folder = Path(tempfile.mkdtemp())
    user = None
    if os.geteuid() == 0:
        user = "nobody"
        shutil.chown(folder, user)
    control = ["pg_ctl", "-D", str(folder / "data"), "-w"]
    options = f"-c listen_addresses='' -k {folder} -c fsync=off"
    start = [*control, "-o", options, "-l", str(folder / "log"), "start"]
    try:
        run(["initdb", "-U", "clerk", "-A", "trust", "-E", "UTF8", "--no-locale"], folder, user)
        run(start, folder, user)
        yield folder
        run([*control, "-m", "immediate", "stop"], folder, user)
    finally:
        shutil.rmtree(folder)


def run(command: list[str], folder: Path, user: str | None) -> None:
    environment = {**os.environ, "PGDATA": str(folder / "data")}
    subprocess.run(
        command, check=True, cwd=folder, user=user, env=environment, stdout=subprocess.DEVNULL
    )


@pytest.fixture
def url(server: Path) -> str:
    """A database of its own for each test."""
    name = f"w{len(list(server.glob('made*')))}"
    (server / f"made {name}").touch()
    admin = create_engine(address(server, "postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return address(server, name)


def address(server: Path, name: str) -> str:
    return f"postgresql+psycopg://clerk@/{name}?host={server}"


def type_in(workspace: Workspace, value: Decimal | int, *, version: int | None = None) -> int:
    record = workspace.record(1)
    decision = Decision(Verdict.AS_PRINTED, f"“{value}”", "failed")
    new = Entry(CellStatus.PRINTED, value, str(value))
    changes = (
        Change(1, Subject.CELL, KEY, record.report.cells[KEY].entry, new),
        Change(1, Subject.DECISION, "a.rule", record.decisions.get("a.rule"), decision),
        Change(1, Subject.AGENCY, "", record.report.agency, f"临江市第{value}局"),
    )
    audit = AuditRecord("set_cell", changes, "张三", NOW)
    seen = record.version if version is None else version
    return workspace.commit(record, audit, Tally(failed=1), version=seen)


def test_the_same_code_keeps_reports_on_a_server(url: str, forms: Forms) -> None:
    with pytest.raises(UserError, match="workspace_missing"):
        Workspace.open(url)
    report = make_report(forms)
    with closing(Workspace.open(url, create=True)) as workspace:
        assert put(workspace, report) == 1
        assert put(workspace, make_report(forms, 2, agency=None, year=None)) == 2
        with pytest.raises(UserError, match="already_there"):
            put(workspace, report)
        assert workspace.record(1).report == report
        assert type_in(workspace, Decimal("25.10")) == 1
        workspace.set_setting("draft", {"text": "１２"})
    with closing(Workspace.open(url)) as workspace:
        record = workspace.record(1)
        assert str(record.report.cells[KEY].value) == "25.10"
        assert record.decisions["a.rule"].reason == "“25.10”"
        assert workspace.document(1) == make_document(report)
        assert workspace.content(1) == content_of(report.source)
        assert workspace.setting("draft") == {"text": "１２"}
        assert workspace.verify_trail() == len(workspace.trail(1, KEY)) == 1
        with pytest.raises(UserError, match="backup_server"):
            workspace.backup(Path("b.reviewer"))


def test_the_worklist_sorts_and_filters_alike(url: str, forms: Forms) -> None:
    with closing(Workspace.open(url, create=True)) as workspace:
        put(workspace, make_report(forms, 1, agency="安平县Ａ局", year=2021))
        put(workspace, make_report(forms, 2, agency=None, year=None))
        put(workspace, make_report(forms, 3, agency="安平县B局", year=2022))
        for column in WorklistColumn:
            rows = workspace.worklist(WorklistQuery(sort=column, descending=True))
            assert len(rows) == 3
        last = workspace.worklist(WorklistQuery(sort=WorklistColumn.YEAR, descending=True))
        assert [row.id for row in last] == [3, 1, 2]
        assert [row.id for row in workspace.worklist(WorklistQuery(text="a局 2021"))] == [1]


def test_undo_finds_its_way(url: str, forms: Forms) -> None:
    with closing(Workspace.open(url, create=True)) as workspace:
        put(workspace, make_report(forms))
        type_in(workspace, 1)
        newest = workspace.undoable("张三")
        assert newest is not None
        assert (newest.sequence, workspace.redoable("张三")) == (1, None)
        changes = tuple(change.reversed() for change in newest.changes)
        audit = AuditRecord("undo", changes, "张三", NOW, undoes=1)
        workspace.commit(workspace.record(1), audit, Tally(), version=1)
        assert workspace.undoable("张三") is None
        assert workspace.redoable("张三") == newest
        assert workspace.undoable("李四") is None


def test_two_clerks_at_once_lose_nothing(url: str, forms: Forms) -> None:
    with closing(Workspace.open(url, create=True)) as workspace:
        put(workspace, make_report(forms))

        def write(first: int) -> list[str]:
            with closing(Workspace.open(url)) as own:
                return [outcome(own, value) for value in range(first, first + 20)]

        with ThreadPoolExecutor(3) as pool:
            outcomes = [line for lines in pool.map(write, (0, 100, 200)) for line in lines]
        assert set(outcomes) <= {"done", "conflict"}
        assert workspace.verify_trail() == outcomes.count("done") == workspace.record(1).version
        with pytest.raises(UserError, match="conflict"):
            type_in(workspace, 5, version=0)


def outcome(workspace: Workspace, value: int) -> str:
    try:
        type_in(workspace, value)
    except UserError as error:
        return error.code
    return "done"


def test_the_trail_cannot_be_changed_there_either(url: str, forms: Forms) -> None:
    with closing(Workspace.open(url, create=True)) as workspace:
        put(workspace, make_report(forms))
        type_in(workspace, 1)
        for statement in ("UPDATE trail SET actor = 'x'", "DELETE FROM trail"):
            with pytest.raises(DBAPIError, match="append-only"):
                execute(workspace, statement)


def execute(workspace: Workspace, statement: str) -> None:
    with workspace._database.writing() as connection:
        connection.execute(text(statement))


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(UserError) as caught:
        Workspace.open(f"postgresql+psycopg://clerk:secret@/x?host={tmp_path}")
    assert caught.value.code == "workspace_unreachable"
    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there_is_told(server: Path) -> None:
    with pytest.raises(UserError, match="workspace_unreachable"):
        Workspace.open(address(server, "nowhere"))
