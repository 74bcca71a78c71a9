"""Counts over all reports, made by the database, and the reports behind each of them.

Which rules are open is kept beside each report, with a line of no rule once they are counted: a
report of an older workspace has none until it is counted again.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select

from reviewer.domain.changes import ReviewState, Verdict
from reviewer.domain.overview import Aspect, Errors, Overview, Slice
from reviewer.domain.report import Origin
from reviewer.storage.schema import decisions, entries, open_rules, reports, trail

_COUNTED = ""
_DONE = '%["state","",%,"done"]%'
"""How the trail writes that a report was finished; a quotation mark in a text is escaped there."""
_FINISHED = func.max(trail.c.at)
_COUNTS = reports.c.state != ReviewState.SET_ASIDE.value
_ERRORS = reports.c.failed + reports.c.accepted + reports.c.corrected
_ENTERED = entries.c.origin != Origin.CONFIRMED.value
_AS_PRINTED = decisions.c.verdict == Verdict.AS_PRINTED.value


def put_rules(connection: Connection, report_id: int, rules: Iterable[str]) -> None:
    """Keep which rules are open problems of a report."""
    connection.execute(delete(open_rules).where(open_rules.c.report_id == report_id))
    rows = [{"report_id": report_id, "rule": rule} for rule in {_COUNTED, *rules}]
    connection.execute(insert(open_rules), rows)


def rules_of(connection: Connection, report_id: int) -> frozenset[str] | None:
    """Which rules are open problems of a report; None if nobody has counted yet."""
    query = select(open_rules.c.rule).where(open_rules.c.report_id == report_id)
    found = frozenset(connection.execute(query).scalars())
    return found - {_COUNTED} if found else None


def uncounted(connection: Connection) -> list[int]:
    """The reports whose open rules nobody has counted."""
    known = select(open_rules.c.report_id).where(open_rules.c.rule == _COUNTED)
    query = select(reports.c.id).where(reports.c.id.not_in(known)).order_by(reports.c.id)
    return list(connection.execute(query).scalars())


def forget(connection: Connection) -> None:
    """No report is counted any more."""
    connection.execute(delete(open_rules))


def read(connection: Connection) -> Overview:
    """Everything counted as it is now."""
    rules = _grouped(open_rules.c.rule).join(reports).where(open_rules.c.rule != _COUNTED, _COUNTS)
    look = select(func.coalesce(func.sum(reports.c.look), 0)).where(_COUNTS)
    return Overview(
        uncounted=len(uncounted(connection)),
        states=_counts(connection, _grouped(reports.c.state)),
        days=_days(connection),
        rules=_counts(connection, rules),
        look=connection.execute(look).scalar_one(),
        agencies=_errors(connection, reports.c.agency),
        years=_errors(connection, reports.c.year),
        origins=_counts(connection, _grouped(entries.c.origin)),
        as_printed=_counts(connection, _grouped(decisions.c.reason).where(_AS_PRINTED)),
        proposals=_counts(connection, _grouped(trail.c.reason).where(_taken())),
        cells=_counts(connection, _grouped(entries.c.key).where(_ENTERED)),
    )


def within(some: Slice) -> ColumnElement[bool]:
    """Which reports belong to a slice."""
    match some.aspect:
        case Aspect.STATE:
            return reports.c.state == some.value
        case Aspect.DAY:
            return _finished_on(date.fromisoformat(some.value))
        case Aspect.LOOK:
            return _COUNTS & (reports.c.look > 0)
        case Aspect.AGENCY | Aspect.YEAR:
            return _COUNTS & (_ERRORS > 0) & _published(some)
        case Aspect.RULE:
            listed = select(open_rules.c.report_id).where(open_rules.c.rule == some.value)
            return _COUNTS & reports.c.id.in_(listed)
    return reports.c.id.in_(_listed(some))


def _published(some: Slice) -> ColumnElement[bool]:
    """By this body or for this year; an empty value is the unknown one."""
    by_body = some.aspect is Aspect.AGENCY
    column = reports.c.agency if by_body else reports.c.year
    if not some.value:
        return column.is_(None)
    return column == (some.value if by_body else int(some.value))


def _listed(some: Slice) -> Select[Any]:
    """The reports named in another table."""
    match some.aspect:
        case Aspect.ORIGIN:
            return select(entries.c.report_id).where(entries.c.origin == some.value)
        case Aspect.AS_PRINTED:
            accepted = select(decisions.c.report_id).where(_AS_PRINTED)
            return accepted.where(decisions.c.reason == some.value) if some.value else accepted
        case Aspect.PROPOSAL:
            return select(trail.c.report_id).where(trail.c.reason == some.value, _taken())
    return select(entries.c.report_id).where(entries.c.key == some.value, _ENTERED)


def _grouped(column: ColumnElement[Any]) -> Select[Any]:
    return select(column, func.count()).group_by(column)


def _counts(connection: Connection, query: Select[Any]) -> Mapping[str, int]:
    return {str(value): count for value, count in connection.execute(query)}


def _errors(connection: Connection, column: ColumnElement[Any]) -> Mapping[str, Errors]:
    sums = (
        func.sum(count) for count in (reports.c.failed, reports.c.accepted, reports.c.corrected)
    )
    query = select(column, *sums).where(_ERRORS > 0, _COUNTS).group_by(column)
    return {
        "" if value is None else str(value): Errors(failed, accepted, corrected)
        for value, failed, accepted, corrected in connection.execute(query)
    }


def _taken() -> ColumnElement[bool]:
    """Proposals that were taken and stand."""
    later = trail.alias()
    reversals = select(func.count()).where(later.c.undoes == trail.c.sequence).scalar_subquery()
    return (trail.c.operation == "take_proposal") & (reversals % 2 == 0)


def _days(connection: Connection) -> Mapping[str, int]:
    """How many of the reports that are done were finished on each local day."""
    query = (
        select(_FINISHED)
        .join(reports, reports.c.id == trail.c.report_id)
        .where(reports.c.state == ReviewState.DONE.value, trail.c.changes.like(_DONE))
        .group_by(trail.c.report_id)
    )
    found: dict[str, int] = {}
    for at in connection.execute(query).scalars():
        day = datetime.fromisoformat(at).astimezone().date().isoformat()
        found[day] = found.get(day, 0) + 1
    return found


def _finished_on(day: date) -> ColumnElement[bool]:
    """The trail keeps times as text in UTC; a local day is a stretch of it."""
    start = datetime.combine(day, time()).astimezone()
    end = datetime.combine(day + timedelta(days=1), time()).astimezone()
    finished = (
        select(_FINISHED)
        .where(trail.c.report_id == reports.c.id, trail.c.changes.like(_DONE))
        .scalar_subquery()
    )
    done = reports.c.state == ReviewState.DONE.value
    return done & (finished >= _utc(start)) & (finished < _utc(end))


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
