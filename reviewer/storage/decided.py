"""What a person decided of a report, in rows: entries of cells, decisions on findings, tags."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert

from reviewer.domain.changes import Change, Decision, Subject, Verdict
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Entry, Origin
from reviewer.storage import tags
from reviewer.storage.schema import decisions, entries

Rows = Sequence[Any]
"""Rows of the database; how SQLAlchemy types them differs between its versions."""


def put(connection: Connection, report_id: int, changes: Sequence[Change]) -> None:
    """Write what these changes say is new."""
    _put(connection, entries, report_id, _of(changes, Subject.CELL))
    _put(connection, decisions, report_id, _of(changes, Subject.DECISION))
    tags.put(connection, report_id, _of(changes, Subject.TAG))


def entries_of(rows: Rows) -> dict[str, Entry]:
    """The entries by key."""
    return {
        row.key: Entry(CellStatus(row.status), row.value, row.text, Origin(row.origin))
        for row in rows
    }


def decisions_of(rows: Rows) -> dict[str, Decision]:
    """The decisions by rule."""
    return {item.rule: Decision(Verdict(item.verdict), item.reason, item.basis) for item in rows}


def _of(changes: Sequence[Change], subject: Subject) -> list[Change]:
    return [change for change in changes if change.subject is subject]


def _put(connection: Connection, table: Table, report_id: int, changes: Sequence[Change]) -> None:
    """Replace the rows of these changes by what they say is new."""
    if not changes:
        return
    name = "key" if table is entries else "rule"
    keys = [change.key for change in changes]
    connection.execute(delete(table).where(table.c.report_id == report_id, table.c[name].in_(keys)))
    rows = [
        {"report_id": report_id, name: change.key, **_row(change.new)}
        for change in changes
        if change.new is not None
    ]
    if rows:
        connection.execute(insert(table), rows)


def _row(content: object) -> dict[str, Any]:
    if isinstance(content, Entry):
        return {
            "status": content.status.value,
            "value": content.value,
            "text": content.text,
            "origin": content.origin.value,
        }
    if isinstance(content, Decision):
        return {
            "verdict": content.verdict.value,
            "reason": content.reason,
            "basis": content.basis,
        }
    raise TypeError(f"{content!r} has no row")
