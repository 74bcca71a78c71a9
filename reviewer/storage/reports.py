"""A report in the tables: what was imported in sealed blobs, what a person decided in rows."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import InvalidOperation
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from reviewer.domain.changes import Change, ReviewState, Subject
from reviewer.domain.document import Document
from reviewer.domain.errors import UserError
from reviewer.domain.record import Record, Tally
from reviewer.domain.report import Cell, Entry, Reading, Report
from reviewer.storage import decided, tags
from reviewer.storage.codec import DamagedError, from_json, seal, to_json, unseal
from reviewer.storage.decided import Rows
from reviewer.storage.faults import fault
from reviewer.storage.overview import put_rules
from reviewer.storage.schema import decisions, entries, reports, sources
from reviewer.storage.worklist import tally_columns

Stored = tuple[Any, Rows, Rows, tuple[str, ...]]
"""The row of a report, its entries, its decisions, its tags."""

_STATE = (
    reports.c.id,
    reports.c.sha256,
    reports.c.source,
    reports.c.agency,
    reports.c.year,
    reports.c.state,
    reports.c.note,
    reports.c.version,
)
_COLUMNS = {
    Subject.STATE: "state",
    Subject.AGENCY: "agency",
    Subject.YEAR: "year",
    Subject.NOTE: "note",
}


@dataclass(frozen=True, slots=True)
class Readings:
    """What the machine read on import; never changed."""

    forms: Mapping[str, str]
    agency: str | None
    year: int | None
    cells: Mapping[str, Reading]


@contextmanager
def naming_damage(connection: Connection, report_id: int) -> Iterator[None]:
    """Say which report is damaged when what is stored of it cannot be right."""
    try:
        yield
    except (DamagedError, ValueError, TypeError, KeyError, InvalidOperation) as error:
        raise _damage(connection, report_id) from error
    except DBAPIError as error:
        if fault(error) != "workspace_damaged":
            raise
        raise _damage(connection, report_id) from error


def _damage(connection: Connection, report_id: int) -> UserError:
    query = select(reports.c.source).where(reports.c.id == report_id)
    try:
        source = connection.execute(query).scalar_one_or_none()
    except DBAPIError:
        source = None
    return UserError("report_damaged", report_id=report_id, source=source or "?")


def add(
    connection: Connection,
    report: Report,
    document: Document,
    content: bytes,
    tally: Tally,
    *,
    actor: str,
) -> int:
    """Write a new report; returns its id. Raises `UserError("already_there")`."""
    known = find(connection, report.sha256)
    if known is not None:
        raise UserError("already_there", source=report.source, report_id=known)
    report_id = (connection.execute(select(func.max(reports.c.id))).scalar() or 0) + 1
    row = {
        "id": report_id,
        "sha256": report.sha256,
        "source": report.source,
        "agency": report.agency,
        "year": report.year,
        "state": ReviewState.OPEN.value,
        "note": "",
        "version": 0,
        "search": "",
        "imported_at": datetime.now(UTC).isoformat(),
        "imported_by": actor,
        "digest": "",
        **tally_columns(tally),
    }
    connection.execute(insert(reports).values(row))
    connection.execute(insert(sources).values(_sealed(report_id, report, document, content)))
    put_rules(connection, report_id, tally.rules)
    _sign(connection, report_id)
    return report_id


def find(connection: Connection, sha256: str) -> int | None:
    """The id of the report made from the file with this checksum."""
    return connection.execute(select(reports.c.id).where(reports.c.sha256 == sha256)).scalar()


def _sealed(
    report_id: int, report: Report, document: Document, content: bytes
) -> dict[str, int | bytes]:
    if any(cell.entry for cell in report.cells.values()):
        raise ValueError("a report is imported as it was read")
    cells = {key: cell.reading for key, cell in report.cells.items()}
    readings = Readings(report.forms, report.agency, report.year, cells)
    return {
        "report_id": report_id,
        "readings": seal(to_json(readings).encode(), f"readings {report.sha256}"),
        "document": seal(to_json(document).encode(), f"document {report.sha256}"),
        "content": seal(content, f"content {report.sha256}"),
    }


def unsealed(connection: Connection, report_id: int, part: str) -> bytes:
    """One part of what was imported: `readings`, `document` or `content`. Raises `KeyError`."""
    blob, label = _part(connection, report_id, part)
    with naming_damage(connection, report_id):
        return unseal(blob, label)


def _part(connection: Connection, report_id: int, part: str) -> tuple[bytes, str]:
    query = select(sources.c[part], reports.c.sha256).join(reports).where(reports.c.id == report_id)
    with naming_damage(connection, report_id):
        row = connection.execute(query).one_or_none()
    if row is None:
        raise KeyError(report_id)
    return row[0], f"{part} {row[1]}"


@lru_cache(maxsize=64)
def _readings(blob: bytes, label: str) -> Readings:
    """A report is read again and again, and its readings never change."""
    return from_json(Readings, unseal(blob, label))


def read(connection: Connection, report_id: int) -> Record:
    """The report as it stands. Raises `KeyError` and `UserError("report_damaged")`."""
    row, entered, closed, tagged = _verified(connection, report_id)
    blob, label = _part(connection, report_id, "readings")
    with naming_damage(connection, report_id):
        readings = _readings(blob, label)
        return Record(
            id=row.id,
            report=_report(row, readings, decided.entries_of(entered)),
            decisions=decided.decisions_of(closed),
            state=ReviewState(row.state),
            note=row.note,
            tags=tagged,
            version=row.version,
        )


def _report(row: Any, readings: Readings, entered: Mapping[str, Entry]) -> Report:
    return Report(
        source=row.source,
        sha256=row.sha256,
        agency=row.agency,
        year=row.year,
        forms=readings.forms,
        cells={
            key: Cell(key, reading, entered.get(key)) for key, reading in readings.cells.items()
        },
    )


def _verified(connection: Connection, report_id: int) -> Stored:
    """What can change of a report. Raises `KeyError` and `UserError("report_damaged")`."""
    with naming_damage(connection, report_id):
        stored = _stored(connection, report_id)
        row = stored[0]
        if row is not None and _digest(*stored) != row.digest:
            raise DamagedError(report_id)
    if row is None:
        raise KeyError(report_id)
    return stored


def _stored(connection: Connection, report_id: int) -> Stored:
    row = connection.execute(select(*_STATE, reports.c.digest).where(reports.c.id == report_id))
    entered = select(entries).where(entries.c.report_id == report_id).order_by(entries.c.key)
    closed = select(decisions).where(decisions.c.report_id == report_id).order_by(decisions.c.rule)
    return (
        row.one_or_none(),
        connection.execute(entered).all(),
        connection.execute(closed).all(),
        tags.of_report(connection, report_id),
    )


def _digest(row: Any, entered: Rows, closed: Rows, tagged: Sequence[str]) -> str:
    state = [list(row)[: len(_STATE)], [list(item) for item in entered], [*map(list, closed)]]
    if tagged:
        # A report without tags is signed as before there were any.
        state.append(list(tagged))
    text = json.dumps(state, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _sign(connection: Connection, report_id: int) -> None:
    digest = _digest(*_stored(connection, report_id))
    connection.execute(update(reports).where(reports.c.id == report_id).values(digest=digest))


def commit(
    connection: Connection,
    report_id: int,
    changes: Sequence[Change],
    tally: Tally,
    *,
    version: int,
) -> None:
    """Write the changes if the report is still at `version`.

    Raises `KeyError` and `UserError`: `conflict`, `report_damaged`.
    """
    # Signing anew must not make damage on the disk look right.
    row, *_ = _verified(connection, report_id)
    if row.version != version:
        raise UserError("conflict", report_id=report_id)
    decided.put(connection, report_id, changes)
    values: dict[str, Any] = {
        _COLUMNS[change.subject]: change.new for change in changes if change.subject in _COLUMNS
    }
    values |= {"version": version + 1, **tally_columns(tally)}
    connection.execute(update(reports).where(reports.c.id == report_id).values(values))
    put_rules(connection, report_id, tally.rules)
    _sign(connection, report_id)
