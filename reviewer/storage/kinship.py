"""Which reports are of one body, and which have the same table: found by an index, not by reading.

Both are derived from the reports, so what is missing (an older workspace) is made up for later.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, insert, or_, select

from reviewer.domain.body import body_key
from reviewer.domain.changes import ReviewState
from reviewer.domain.form import TABLES
from reviewer.domain.record import Identity
from reviewer.domain.report import Report
from reviewer.domain.twins import Twin, fingerprints
from reviewer.storage.schema import bodies, reports
from reviewer.storage.schema import fingerprints as fingerprints_table
from reviewer.storage.worklist import IDENTITY, identity

_AT_ONCE = 500
_COUNTS = reports.c.state != ReviewState.SET_ASIDE.value
_MISSING = select(reports.c.id, reports.c.agency, reports.c.year).where(
    reports.c.id.not_in(select(bodies.c.report_id))
)


def put_body(connection: Connection, report_id: int) -> None:
    """Keep whose report of which year it is."""
    query = select(reports.c.agency, reports.c.year).where(reports.c.id == report_id)
    found = connection.execute(query).one_or_none()
    if found is None:
        # An index that names a row which is not there comes from damage; opening tells.
        return
    agency, year = found
    connection.execute(delete(bodies).where(bodies.c.report_id == report_id))
    connection.execute(insert(bodies).values(_body(report_id, agency, year)))


def put_tables(
    connection: Connection, report_id: int, report: Report, touched: Collection[str] = TABLES
) -> None:
    """Keep what its tables, or those touched, can be recognised by."""
    table = fingerprints_table
    names = ["", *touched]
    known = (table.c.report_id == report_id) & table.c.name.in_(names)
    connection.execute(delete(table).where(known))
    digests = {"": "", **fingerprints(report, touched)}
    rows = [{"report_id": report_id, "name": name, "digest": d} for name, d in digests.items()]
    connection.execute(insert(table), rows)


def put_touched(
    connection: Connection, report_id: int, report: Report, touched: Collection[str]
) -> None:
    """Keep anew what has changed; all of it, if an older program has kept nothing."""
    known = knows_tables(connection, report_id)
    put_tables(connection, report_id, report, touched if known else TABLES)


def knows_tables(connection: Connection, report_id: int) -> bool:
    """Whether they are kept; a report without any number has a line, too."""
    kept = select(fingerprints_table.c.name).where(fingerprints_table.c.report_id == report_id)
    return connection.execute(kept.limit(1)).first() is not None


def missing(connection: Connection) -> bool:
    """Whether some reports were imported before bodies were kept."""
    return connection.execute(_MISSING.limit(1)).first() is not None


def complete(connection: Connection) -> None:
    """Make up for those, all at once: there may be very many."""
    rows = [_body(*row) for row in connection.execute(_MISSING)]
    if rows:
        connection.execute(insert(bodies), rows)


def _body(report_id: int, agency: str | None, year: int | None) -> dict[str, int | str | None]:
    return {"report_id": report_id, "body": body_key(agency or ""), "year": year}


def of_bodies(connection: Connection, names: Iterable[str], year: int) -> list[Identity]:
    """The reports of these bodies for a year that count, by id."""
    keys = sorted({key for name in names if (key := body_key(name))})[:_AT_ONCE]
    same = (bodies.c.body.in_(keys)) & (bodies.c.year == year) & _COUNTS
    query = IDENTITY.join(bodies, bodies.c.report_id == reports.c.id).where(same)
    return [identity(row) for row in connection.execute(query.order_by(reports.c.id))]


def twin(connection: Connection, report_id: int, report: Report, digest: str) -> Twin | None:
    """The first other report with the same table, not of the same body and year."""
    query = (
        IDENTITY.join(fingerprints_table, fingerprints_table.c.report_id == reports.c.id)
        .join(bodies, bodies.c.report_id == reports.c.id)
        .where(fingerprints_table.c.digest == digest, reports.c.id != report_id, _COUNTS)
    )
    if report.agency and report.year is not None:
        other = bodies.c.body != body_key(report.agency)
        query = query.where(or_(other, bodies.c.year.is_distinct_from(report.year)))
    first = connection.execute(query.order_by(fingerprints_table.c.report_id).limit(1)).first()
    return None if first is None else _twin(identity(first))


def _twin(other: Identity) -> Twin:
    named = f"{other.agency} {other.year or ''}".strip() if other.agency else other.source
    return Twin(other.id, named)
