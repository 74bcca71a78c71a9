"""The trail: appended to, never changed, each line chained to the one before by its hash."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from reviewer.domain.changes import (
    AuditRecord,
    Change,
    Content,
    Decision,
    ReviewState,
    Subject,
)
from reviewer.domain.errors import UserError
from reviewer.domain.report import Entry
from reviewer.storage.codec import DamagedError, decoder, plain
from reviewer.storage.schema import reports, trail

_CONTENT: dict[Subject, type] = {
    Subject.CELL: Entry,
    Subject.DECISION: Decision,
    Subject.STATE: ReviewState,
    Subject.AGENCY: str,
    Subject.YEAR: int,
    Subject.NOTE: str,
    Subject.TAG: str,
}
_SIGNED = ("report_id", "operation", "actor", "at", "reason", "undoes", "changes", "previous")


def append(connection: Connection, report_id: int, audit: AuditRecord) -> int:
    """Write one line; returns its sequence.

    Raises `UserError("trail_damaged")` rather than to go on after a damaged line.
    """
    if audit.at.tzinfo is None:
        raise ValueError("a time without a zone")
    newest = select(trail).order_by(trail.c.sequence.desc()).limit(1)
    last = connection.execute(newest).one_or_none()
    if last is not None:
        _record(last)
    sequence: int = last.sequence + 1 if last else 1
    row = {
        "sequence": sequence,
        "report_id": report_id,
        "operation": audit.operation,
        "actor": audit.actor,
        "at": audit.at.isoformat(),
        "reason": audit.reason,
        "undoes": audit.undoes,
        "changes": _changes_text(audit),
        "previous": last.hash if last else "",
        "batch": audit.batch or None,
    }
    connection.execute(insert(trail).values(**row, hash=_hash(row)))
    return sequence


def _changes_text(audit: AuditRecord) -> str:
    changes = [
        [change.subject.value, change.key, plain(change.old), plain(change.new)]
        for change in audit.changes
    ]
    return json.dumps(changes, ensure_ascii=False, separators=(",", ":"))


def _hash(row: dict[str, Any]) -> str:
    signed = [row["sequence"], *(row[name] for name in _SIGNED)]
    if row["batch"] is not None:
        # Lines from before there were batches are signed without.
        signed.append(row["batch"])
    text = json.dumps(signed, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _record(row: Any) -> AuditRecord:
    """Raises `UserError("trail_damaged")`."""
    try:
        if _hash(dict(row._mapping)) != row.hash:
            raise DamagedError(row.sequence)
        return AuditRecord(
            operation=row.operation,
            changes=tuple(_change(row.report_id, *item) for item in json.loads(row.changes)),
            actor=row.actor,
            at=datetime.fromisoformat(row.at),
            reason=row.reason,
            undoes=row.undoes,
            sequence=row.sequence,
            batch=row.batch or "",
        )
    except (ValueError, TypeError, KeyError) as error:
        raise UserError("trail_damaged", sequence=row.sequence) from error


def _change(report_id: int, subject: str, key: str, old: Any, new: Any) -> Change:
    kind = Subject(subject)
    return Change(report_id, kind, key, _content(kind, old), _content(kind, new))


def _content(subject: Subject, data: Any) -> Content:
    if data is None:
        return None
    content: Content = decoder(_CONTENT[subject])(data)
    return content


def read(connection: Connection, report_id: int | None, key: str | None) -> list[AuditRecord]:
    """The trail, oldest first; of one report, or of one cell or rule.

    Raises `UserError("trail_damaged")` if a line is wrong or missing.
    """
    query = select(trail).order_by(trail.c.sequence)
    versions = select(func.coalesce(func.sum(reports.c.version), 0))
    if report_id is not None:
        query = query.where(trail.c.report_id == report_id)
        versions = versions.where(reports.c.id == report_id)
    records = [_record(row) for row in connection.execute(query)]
    # Every committed operation raised the version of its report by one.
    if len(records) != connection.execute(versions).scalar_one():
        raise UserError("trail_damaged", sequence=records[-1].sequence if records else 0)
    if key is None:
        return records
    return [record for record in records if any(change.key == key for change in record.changes)]


def undoable(connection: Connection, actor: str, before: int | None) -> AuditRecord | None:
    """The newest operation of this person that stands (older than `before`)."""
    query = _own_steps(actor, undone=False)
    if before is not None:
        query = query.where(trail.c.sequence < before)
    return _first(connection, query.order_by(trail.c.sequence.desc()))


def batch(connection: Connection, name: str, actor: str, *, undone: bool) -> list[AuditRecord]:
    """The steps of one command of this person that stand, or those that were undone."""
    query = _own_steps(actor, undone=undone).where(trail.c.batch == name)
    return [_record(row) for row in connection.execute(query.order_by(trail.c.sequence))]


def _own_steps(actor: str, *, undone: bool) -> Select[Any]:
    later = trail.alias()
    times_reversed = (
        select(func.count()).where(later.c.undoes == trail.c.sequence).scalar_subquery()
    )
    return select(trail).where(
        trail.c.actor == actor, trail.c.undoes.is_(None), times_reversed % 2 == int(undone)
    )


def redoable(connection: Connection, actor: str, after: int | None) -> AuditRecord | None:
    """What this person undid last (newer than `after`), if nothing new of theirs came since."""
    own = trail.c.actor == actor
    newest = select(func.coalesce(func.max(trail.c.sequence), 0)).where(
        own, trail.c.undoes.is_(None)
    )
    undone = (
        select(trail.c.undoes)
        .where(own, trail.c.undoes.is_not(None), trail.c.sequence > newest.scalar_subquery())
        .group_by(trail.c.undoes)
        .having(func.count() % 2 == 1)
    )
    query = select(trail).where(trail.c.sequence.in_(undone)).order_by(trail.c.sequence)
    if after is not None:
        query = query.where(trail.c.sequence > after)
    return _first(connection, query)


def _first(connection: Connection, query: Select[Any]) -> AuditRecord | None:
    row = connection.execute(query.limit(1)).one_or_none()
    return None if row is None else _record(row)


def verify(connection: Connection) -> int:
    """Check the whole chain; returns its length. Raises `UserError("trail_damaged")`."""
    length, previous = 0, ""
    lines = select(trail).order_by(trail.c.sequence).execution_options(yield_per=1000)
    for row in connection.execute(lines):
        length += 1
        if row.sequence != length or row.previous != previous:
            raise UserError("trail_damaged", sequence=length)
        _record(row)
        previous = row.hash
    # Every committed operation raised the version of its report by one.
    versions = connection.execute(select(func.coalesce(func.sum(reports.c.version), 0))).scalar()
    if versions != length:
        raise UserError("trail_damaged", sequence=length + 1)
    return length
