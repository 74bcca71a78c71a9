import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from reviewer.domain.changes import AuditRecord, Change, Decision, Subject, Verdict
from reviewer.domain.document import Document
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.record import Record, Tally
from reviewer.domain.report import Entry
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put

NOW = datetime(2026, 1, 31, tzinfo=UTC)
KEY = "requests.granted.total"
Seen = tuple[Record, Document, bytes, tuple[AuditRecord, ...]]


@pytest.fixture
def filled(path: Path, forms: Forms) -> Path:
    """Three reports with two edits each."""
    with closing(Workspace.open(path, create=True)) as workspace:
        for seed in range(3):
            report_id = put(workspace, make_report(forms, seed))
            for value in (1, 2):
                edit(workspace, report_id, value)
    return path


def edit(workspace: Workspace, report_id: int, value: int) -> None:
    record = workspace.record(report_id)
    old = record.report.cells[KEY].entry
    new = Entry(CellStatus.PRINTED, value, str(value))
    decided = record.decisions.get("a.rule")
    decision = Decision(Verdict.AS_PRINTED, f"第 {value} 次", "failed")
    changes = (
        Change(report_id, Subject.CELL, KEY, old, new),
        Change(report_id, Subject.DECISION, "a.rule", decided, decision),
        *([] if record.tags else [Change(report_id, Subject.TAG, "急", None, "急")]),
    )
    audit = AuditRecord("set_cell", changes, "张三", NOW)
    workspace.commit(record, audit, Tally(), version=record.version)


def seen(workspace: Workspace, report_id: int) -> Seen:
    return (
        workspace.record(report_id),
        workspace.document(report_id),
        workspace.content(report_id),
        tuple(workspace.trail(report_id)),
    )


@contextmanager
def plain(path: Path, *, guarded: bool = False) -> Iterator[sqlite3.Connection]:
    """The file in the hands of somebody with another program."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if not guarded:
            for name in ("trail_no_update", "trail_no_delete", "sources_no_update"):
                connection.execute(f"DROP TRIGGER {name}")
        yield connection


def test_a_flipped_bit_is_told_or_harmless(filled: Path) -> None:
    whole = filled.read_bytes()
    with closing(Workspace.open(filled)) as workspace:
        truth = {report_id: seen(workspace, report_id) for report_id in (1, 2, 3)}
    random = Random(20260131)
    told = 0
    for _ in range(220):
        flipped = bytearray(whole)
        bit = random.randrange(8 * len(flipped))
        flipped[bit // 8] ^= 1 << bit % 8
        filled.write_bytes(flipped)
        told += look_at_all(filled, truth)
    assert told > 20


def look_at_all(path: Path, truth: dict[int, Seen]) -> bool:
    """Whether an error was told; what is shown without one must be true."""
    try:
        workspace = Workspace.open(path)
    except UserError:
        return True
    with closing(workspace):
        told = [look_at(workspace, report_id, expected) for report_id, expected in truth.items()]
        try:
            workspace.worklist()
            workspace.verify_trail()
        except UserError:
            return True
    return any(told)


def look_at(workspace: Workspace, report_id: int, expected: Seen) -> bool:
    try:
        found = seen(workspace, report_id)
    except (UserError, KeyError):
        return True
    assert found == expected
    return False


@pytest.mark.parametrize("part", ["readings", "document", "content"])
def test_a_damaged_report_is_named_and_the_others_open(filled: Path, part: str) -> None:
    with plain(filled) as connection:
        connection.execute(
            f"UPDATE sources SET {part} = substr({part}, 1, 50) || x'00' || substr({part}, 52) "
            "WHERE report_id = 2"
        )
    with closing(Workspace.open(filled)) as workspace:
        with pytest.raises(UserError) as caught:
            seen(workspace, 2)
        assert caught.value.code == "report_damaged"
        assert caught.value.facts["source"] == "reports/00001.txt"
        assert len(workspace.worklist()) == 3
        assert seen(workspace, 1)
        assert seen(workspace, 3)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET value = '9' WHERE report_id = 2",
        "UPDATE entries SET value = 'nine' WHERE report_id = 2",
        "UPDATE entries SET key = 'requests.granted.other' WHERE report_id = 2",
        "DELETE FROM entries WHERE report_id = 2",
        "UPDATE decisions SET reason = '' WHERE report_id = 2",
        "UPDATE tags SET tag = '缓' WHERE report_id = 2",
        "DELETE FROM tags WHERE report_id = 2",
        "INSERT INTO tags VALUES (2, '多余')",
        "UPDATE reports SET agency = '别处' WHERE id = 2",
        "UPDATE reports SET year = 'x' WHERE id = 2",
        "UPDATE reports SET state = 'dome' WHERE id = 2",
        "UPDATE reports SET version = 0 WHERE id = 2",
        "UPDATE reports SET sha256 = 'x' WHERE id = 2",
        "UPDATE reports SET note = x'ff' WHERE id = 2",
        "UPDATE reports SET imported_at = 'yesterday', failed = 'many', note = '!' WHERE id = 2",
    ],
)
def test_what_was_decided_is_guarded_too(filled: Path, statement: str) -> None:
    with plain(filled) as connection:
        connection.execute(statement)
    with closing(Workspace.open(filled)) as workspace:
        with pytest.raises(UserError, match="report_damaged"):
            workspace.record(2)
        assert [row.id for row in workspace.worklist()] == [1, 2, 3]
        assert workspace.record(3)


def test_an_edit_does_not_make_damage_look_right(filled: Path) -> None:
    with closing(Workspace.open(filled)) as workspace:
        record = workspace.record(2)
        with plain(filled) as connection:
            connection.execute("UPDATE decisions SET reason = 'x' WHERE report_id = 2")
        change = Change(2, Subject.NOTE, "", "", "复核")
        audit = AuditRecord("set_note", (change,), "张三", NOW)
        with pytest.raises(UserError, match="report_damaged"):
            workspace.commit(record, audit, Tally(), version=record.version)
        assert len(workspace.trail(2)) == 2


def test_the_trail_cannot_be_changed_by_a_statement(filled: Path) -> None:
    with plain(filled, guarded=True) as connection:
        for statement in (
            "UPDATE trail SET actor = '李四'",
            "DELETE FROM trail WHERE sequence = 6",
            "DELETE FROM sources",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "sequence"),
    [
        ("UPDATE trail SET actor = '李四' WHERE sequence = 4", 4),
        ("UPDATE trail SET changes = replace(changes, '\"1\"', '\"7\"') WHERE sequence = 3", 3),
        ("UPDATE trail SET reason = 'x', hash = 'forged' WHERE sequence = 2", 2),
        ("DELETE FROM trail WHERE sequence = 3", 3),
        ("DELETE FROM trail WHERE sequence = 6", 6),
        ("UPDATE trail SET at = 'never' WHERE sequence = 1", 1),
    ],
)
def test_an_altered_trail_is_noticed(filled: Path, statement: str, sequence: int) -> None:
    with plain(filled) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
    with closing(Workspace.open(filled)) as workspace:
        with pytest.raises(UserError) as caught:
            workspace.verify_trail()
        assert (caught.value.code, caught.value.facts["sequence"]) == ("trail_damaged", sequence)


def test_a_damaged_line_of_the_trail_is_not_shown_as_true(filled: Path) -> None:
    with plain(filled) as connection:
        connection.execute("UPDATE trail SET actor = '李四' WHERE report_id = 2")
    with closing(Workspace.open(filled)) as workspace:
        with pytest.raises(UserError, match="trail_damaged"):
            workspace.trail(2)
        assert len(workspace.trail(1)) == 2


def test_a_damaged_setting_is_as_if_it_were_not_there(filled: Path) -> None:
    with closing(Workspace.open(filled)) as workspace:
        workspace.set_setting("draft", {"text": "12"})
    with plain(filled) as connection:
        connection.execute("UPDATE settings SET value = '{'")
    with closing(Workspace.open(filled)) as workspace:
        assert workspace.setting("draft") is None
