"""The worklist: which reports, in what order, and how a row becomes a line of it."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from operator import index
from typing import Any

from sqlalchemy import ColumnElement, Select, case, select

from reviewer.domain.changes import ReviewState
from reviewer.domain.record import Identity, Tally, WorklistColumn, WorklistQuery, WorklistRow
from reviewer.storage.overview import within
from reviewer.storage.schema import reports

_UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_STATES = {state.value: state for state in ReviewState}
_PLACES = {state.value: place for place, state in enumerate(ReviewState)}
_ORDERS: dict[WorklistColumn, ColumnElement[Any]] = {
    WorklistColumn.ID: reports.c.id,
    WorklistColumn.SOURCE: reports.c.source,
    WorklistColumn.AGENCY: reports.c.agency,
    WorklistColumn.YEAR: reports.c.year,
    WorklistColumn.STATE: case(_PLACES, value=reports.c.state, else_=len(_PLACES)),
    WorklistColumn.OPEN: reports.c.open_problems,
}
IDENTITY = select(reports.c.id, reports.c.agency, reports.c.year, reports.c.source, reports.c.state)
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
    reports.c.version,
    reports.c.imported_at,
)


def statement(query: WorklistQuery) -> Select[Any]:
    """The rows for a query; every word of its text must be found, empty fields sort last."""
    rows = select(*_COLUMNS)
    for word in _folded(query.text).split():
        rows = rows.where(reports.c.search.contains(word, autoescape=True))
    if query.states:
        rows = rows.where(reports.c.state.in_(sorted(query.states)))
    if query.among is not None:
        rows = rows.where(within(query.among))
    if query.only_open_problems:
        counts = reports.c.state != ReviewState.SET_ASIDE.value
        rows = rows.where(reports.c.open_problems > 0, counts)
    order = _ORDERS[query.sort]
    order = order.desc() if query.descending else order.asc()
    return rows.order_by(order.nulls_last(), reports.c.id)


def line(row: Sequence[Any]) -> WorklistRow:
    """One line of the worklist. A damaged row is listed bare: opening it tells what is wrong."""
    report_id, source, agency, year, state, failed, undecided, look, accepted, corrected, *rest = (
        row
    )
    try:
        counts = _tally(failed, undecided, look, accepted, corrected)
        version, imported_at = index(rest[0]), rest[1]
        time = datetime.fromisoformat(imported_at)
        return WorklistRow(report_id, source, agency, year, _STATES[state], counts, version, time)
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
        "open_problems": tally.open,
    }


def search_text(agency: str | None, year: int | None, source: str) -> str:
    """What the filter looks into: agency, year and file name."""
    name = re.split(r"[/\\]", source)[-1]
    return _folded(f"{agency or ''}\n{year or ''}\n{name}")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
