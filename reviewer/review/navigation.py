"""The way from problem to problem over all reports, and to the next unfinished one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey
from reviewer.domain.record import WorklistRow
from reviewer.review.desk import Desk, Sheet
from reviewer.review.problems import Problem, order


@dataclass(frozen=True, slots=True)
class Target:
    """A problem to go to; `hidden` if a filter keeps its report out of sight."""

    report_id: int
    problem: Problem
    hidden: bool


Place = Target | tuple[int, CellKey]
"""Where one stands: at a problem, or at a cell of a report."""


def next_problem(
    desk: Desk,
    rows: Sequence[WorklistRow],
    all_rows: Sequence[WorklistRow],
    *,
    after: Place | None = None,
    forward: bool = True,
) -> Target | None:
    """The next open problem after a place, or None past the last one.

    The visible reports come first in their order, then the hidden ones. From the start, with
    each target as the next `after`, every problem is visited once. Without `after` it begins
    at the first problem (at the last one going backward).
    """
    shown = {row.id for row in rows}
    order_of_visit = [*rows, *(row for row in all_rows if row.id not in shown)]
    for row, here in _rows(order_of_visit, after, forward=forward):
        found = _problems(desk, row, here, forward=forward)
        if found:
            return Target(row.id, found[0], row.id not in shown)
    return None


def _rows(
    rows: Sequence[WorklistRow], after: Place | None, *, forward: bool
) -> Iterator[tuple[WorklistRow, Place | None]]:
    """The reports still to visit; the first of them with the place inside it."""
    ahead = list(rows) if forward else list(reversed(rows))
    start = None if after is None else _report_of(after)
    at = next((place for place, row in enumerate(ahead) if row.id == start), None)
    if at is not None:
        yield ahead[at], after
        ahead = ahead[at + 1 :]
    yield from ((row, None) for row in ahead)


def _report_of(place: Place) -> int:
    return place.report_id if isinstance(place, Target) else place[0]


def _problems(
    desk: Desk, row: WorklistRow, here: Place | None, *, forward: bool
) -> Sequence[Problem]:
    """The problems of a report past the place, in the order of the walk."""
    sheet = _sheet(desk, row)
    if sheet is None or row.state is ReviewState.SET_ASIDE:
        return ()
    found = sheet.problems
    if here is not None:
        places = {key: place for place, key in enumerate(desk.printed_order(sheet.record))}
        found = tuple(item for item in found if _is_past(item, here, places, forward=forward))
    return found if forward else found[::-1]


def _sheet(desk: Desk, row: WorklistRow) -> Sheet | None:
    """The sheet of a report that has problems; one that cannot be read is passed by."""
    current = desk.current
    if current is not None and current.record.id == row.id:
        return current
    if not row.tally.open:
        return None
    try:
        return desk.look(row.id)
    except UserError:
        return None


def _is_past(
    problem: Problem, here: Place, places: Mapping[CellKey, int], *, forward: bool
) -> bool:
    mine = order(problem, places)
    if isinstance(here, Target):
        return mine > order(here.problem, places) if forward else mine < order(here.problem, places)
    cell = places.get(here[1], -1)
    return mine[0] > cell if forward else mine[0] < cell


def next_unfinished(rows: Sequence[WorklistRow], after: int | None = None) -> int | None:
    """The next report that is not done, from the one after `after` round to itself."""
    ids = [row.id for row in rows]
    start = ids.index(after) + 1 if after in ids else 0
    turned = [*rows[start:], *rows[:start]]
    return next((row.id for row in turned if not row.state.settled), None)
