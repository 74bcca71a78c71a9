"""The worklist: which reports, in what order, and how a row becomes a line of it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from operator import index
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, false, func, or_, select
from sqlalchemy.sql.expression import literal_column

from reviewer.domain.changes import ReviewState
from reviewer.domain.record import (
    Facets,
    Identity,
    Tally,
    Trouble,
    WorklistColumn,
    WorklistQuery,
    WorklistRow,
    YearOfBody,
)
from reviewer.storage import tags
from reviewer.storage.indexing import words
from reviewer.storage.overview import within
from reviewer.storage.schema import reports
from reviewer.storage.schema import tags as tags_table

_FEW = 500
"""Of so many reports tags are read by id; of more, all tags there are."""
_UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_STATES = {state.value: state for state in ReviewState}
_PLACES = {state.value: place for place, state in enumerate(ReviewState)}
_ORDERS: dict[WorklistColumn, ColumnElement[Any]] = {
    WorklistColumn.ID: reports.c.id,
    WorklistColumn.SOURCE: reports.c.source,
    WorklistColumn.AGENCY: reports.c.agency,
    WorklistColumn.YEAR: reports.c.year,
    WorklistColumn.REGION: reports.c.region,
    WorklistColumn.STATE: case(_PLACES, value=reports.c.state, else_=len(_PLACES)),
    WorklistColumn.OPEN: reports.c.open_problems,
}
IDENTITY = select(reports.c.id, reports.c.agency, reports.c.year, reports.c.source, reports.c.state)
# As the indexes say it: what is unknown comes last, whichever way it is sorted.
_UNKNOWN: dict[WorklistColumn, ColumnElement[bool]] = {
    WorklistColumn.AGENCY: reports.c.agency.is_(None),
    WorklistColumn.YEAR: reports.c.year.is_(None),
    WorklistColumn.REGION: reports.c.region == literal_column("''"),
}
_TROUBLES = {
    Trouble.FAILED: reports.c.failed,
    Trouble.UNDECIDED: reports.c.undecided,
    Trouble.LOOK: reports.c.look,
    Trouble.WARNING: reports.c.warnings,
    Trouble.NOTICE: reports.c.notices,
    Trouble.ACCEPTED: reports.c.accepted,
    Trouble.CORRECTED: reports.c.corrected,
}
_COLUMNS = (
    reports.c.id,
    reports.c.source,
    reports.c.agency,
    reports.c.year,
    reports.c.state,
    reports.c.failed,
    reports.c.undecided,
    reports.c.look,
    reports.c.accepted,
    reports.c.corrected,
    reports.c.warnings,
    reports.c.notices,
    reports.c.version,
    reports.c.imported_at,
    reports.c.region,
)
_COUNTS = slice(5, 12)


def statement(query: WorklistQuery) -> Select[Any]:
    """The rows for a query, in order."""
    return _chosen(select(*_COLUMNS), query)


def ids(query: WorklistQuery) -> Select[Any]:
    """The ids for a query, in order."""
    return _chosen(select(reports.c.id), query)


def _chosen(rows: Select[Any], query: WorklistQuery) -> Select[Any]:
    """Every word of the text must be found; what is unknown sorts last."""
    for word in words(query.text):
        rows = rows.where(reports.c.search.contains(word, autoescape=True))
    for condition in _conditions(query):
        rows = rows.where(condition)
    order = _ORDERS[query.sort]
    order = order.desc() if query.descending else order.asc()
    unknown = _UNKNOWN.get(query.sort)
    return rows.order_by(*([] if unknown is None else [unknown]), order, reports.c.id)


def _conditions(query: WorklistQuery) -> Sequence[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.states:
        found.append(reports.c.state.in_(sorted(query.states)))
    if query.among is not None:
        found.append(within(query.among))
    if query.only_open_problems:
        counts_at_all = reports.c.state != ReviewState.SET_ASIDE.value
        found += [reports.c.open_problems > 0, counts_at_all]
    if query.troubles:
        found.append(or_(*(_TROUBLES[trouble] > 0 for trouble in sorted(query.troubles))))
    if query.years:
        found.append(_one_of_years(query.years))
    if query.regions:
        found.append(or_(*(_within(region) for region in sorted(query.regions))))
    if query.tags:
        tagged = select(tags_table.c.report_id).where(tags_table.c.tag.in_(sorted(query.tags)))
        found.append(reports.c.id.in_(tagged))
    return found


def _one_of_years(years: frozenset[int | None]) -> ColumnElement[bool]:
    known = [year for year in years if year is not None]
    unknown = reports.c.year.is_(None) if None in years else false()
    return or_(reports.c.year.in_(known), unknown)


def _within(region: str) -> ColumnElement[bool]:
    """The places whose name begins so."""
    if not region:
        return reports.c.region == ""
    return reports.c.region.startswith(region, autoescape=True)


def rows(connection: Connection, query: WorklistQuery) -> list[WorklistRow]:
    """All lines for a query, in order."""
    return _lines(connection, connection.execute(statement(query)).all())


def rows_of(connection: Connection, wanted: Sequence[int]) -> list[WorklistRow]:
    """The lines of these reports, in this order; a report that is not there is left out."""
    by_id: dict[int, WorklistRow] = {}
    # A database takes only so many values in one question.
    for start in range(0, len(wanted), _FEW):
        some = select(*_COLUMNS).where(reports.c.id.in_(wanted[start : start + _FEW]))
        found = connection.execute(some).all()
        by_id |= {row.id: row for row in _lines(connection, found)}
    return [by_id[report_id] for report_id in wanted if report_id in by_id]


def _lines(connection: Connection, found: Sequence[Any]) -> list[WorklistRow]:
    few = [row[0] for row in found] if len(found) <= _FEW else None
    known = tags.of_reports(connection, few)
    return [line(row, known.get(row[0], ())) for row in found]


def line(row: Sequence[Any], known_tags: tuple[str, ...] = ()) -> WorklistRow:
    """One line of the worklist. A damaged row is listed bare: opening it tells what is wrong."""
    report_id, source, agency, year, state, *_ = row
    version, imported_at, region = row[-3:]
    try:
        counts = _tally(*row[_COUNTS])
        time = datetime.fromisoformat(imported_at)
        return WorklistRow(
            *(report_id, source, agency, year, _STATES[state], counts, index(version), time),
            region or "",
            known_tags,
        )
    except (TypeError, ValueError, KeyError):
        return WorklistRow(
            report_id, str(source), None, None, ReviewState.OPEN, Tally(), 0, _UNKNOWN_TIME
        )


def identity(row: Sequence[Any]) -> Identity:
    """Whose report it is. A damaged row belongs to nobody."""
    report_id, agency, year, source, state = row
    if state not in _STATES or not isinstance(year, int | None):
        return Identity(report_id, None, None, str(source), ReviewState.OPEN)
    return Identity(report_id, agency, year, source, _STATES[state])


def counts(connection: Connection) -> Mapping[ReviewState, int]:
    """How many reports are in each state."""
    query = select(reports.c.state, func.count()).group_by(reports.c.state)
    return {
        _STATES[state]: number for state, number in connection.execute(query) if state in _STATES
    }


def facets(connection: Connection) -> Facets:
    """What can be filtered by, in order, with how many reports each."""
    return Facets(
        _counted(connection, reports.c.year),
        _counted(connection, func.coalesce(reports.c.region, "")),
        _counted(connection, tags_table.c.tag),
    )


def _counted(connection: Connection, column: ColumnElement[Any]) -> dict[Any, int]:
    query = select(column, func.count()).group_by(column).order_by(column)
    return {row[0]: row[1] for row in connection.execute(query).all()}


def bodies(connection: Connection, query: WorklistQuery) -> list[YearOfBody]:
    """The reports for a query by body and year, whatever order the query asks for."""
    columns = (reports.c.agency, reports.c.year, reports.c.state, reports.c.open_problems)
    chosen = _chosen(select(reports.c.id, *columns), query).order_by(None)
    ordered = chosen.order_by(
        reports.c.agency.is_(None), reports.c.agency, reports.c.year, reports.c.id
    )
    return [
        YearOfBody(report_id, agency, year, _STATES.get(state, ReviewState.OPEN), open_problems)
        for report_id, agency, year, state, open_problems in connection.execute(ordered).all()
    ]


@lru_cache(maxsize=4096)
def _tally(*counts: int) -> Tally:
    """Thousands of lines share a few tallies. Raises `TypeError` for what is no count."""
    return Tally(*map(index, counts))


def tally_columns(tally: Tally) -> dict[str, int]:
    """The tally as columns."""
    return {
        "failed": tally.failed,
        "undecided": tally.undecided,
        "look": tally.look,
        "accepted": tally.accepted,
        "corrected": tally.corrected,
        "warnings": tally.warnings,
        "notices": tally.notices,
        "open_problems": tally.open,
    }
