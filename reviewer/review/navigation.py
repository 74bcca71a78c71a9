"""The way from problem to problem over all reports, and to the next unfinished one."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey
from reviewer.domain.record import WorklistQuery
from reviewer.review.causes import stops
from reviewer.review.desk import Desk, Sheet
from reviewer.review.problems import Problem, order

_WITH_PROBLEMS = WorklistQuery(only_open_problems=True)
_NEAR = 8
_UNFINISHED = WorklistQuery(states=frozenset((ReviewState.OPEN, ReviewState.STARTED)))


@dataclass(frozen=True, slots=True)
class Target:
    """A problem to go to; `hidden` if a filter keeps its report out of sight."""

    report_id: int
    problem: Problem
    hidden: bool


Place = Target | tuple[int, CellKey]
"""Where one stands: at a problem, or at a cell of a report."""


def next_problem(
    desk: Desk, shown: Sequence[int], *, after: Place | None = None, forward: bool = True
) -> Target | None:
    """The next open problem after a place, or None past the last one.

    The reports shown come first in their order, then the hidden ones by id. From the start, with
    each target as the next `after`, every problem is visited once. Without `after` it begins
    at the first problem (at the last one going backward).
    """
    visible = frozenset(shown)
    start = None if after is None else _report_of(after)
    if start is not None:
        found = _problems(desk, start, after, forward=forward)
        if found:
            return Target(start, found[0], start not in visible)
    for report_id in _ahead(desk, shown, visible, start, forward=forward):
        found = _problems(desk, report_id, None, forward=forward)
        if found:
            return Target(report_id, found[0], report_id not in visible)
    return None


def _ahead(
    desk: Desk,
    shown: Sequence[int],
    visible: Container[int],
    start: int | None,
    *,
    forward: bool,
) -> Iterator[int]:
    """The reports with problems past the one where one stands; only their ids are read."""
    with_problems = frozenset(desk.store.report_ids(_WITH_PROBLEMS))
    if desk.current is not None:
        # What is open may differ from what was counted when it was stored.
        with_problems |= {desk.current.record.id}
    of_interest = with_problems if start is None else with_problems | {start}
    ways = [item for item in shown if item in of_interest]
    ways += [item for item in sorted(of_interest) if item not in visible]
    ahead = ways if forward else ways[::-1]
    yield from ahead[ahead.index(start) + 1 :] if start is not None else ahead


def _report_of(place: Place) -> int:
    return place.report_id if isinstance(place, Target) else place[0]


def _problems(
    desk: Desk, report_id: int, here: Place | None, *, forward: bool
) -> Sequence[Problem]:
    """The problems of a report past the place, in the order of the walk."""
    sheet = _sheet(desk, report_id)
    if sheet is None or sheet.record.state is ReviewState.SET_ASIDE:
        return ()
    found = stops(sheet.problems, sheet.record.report)
    found = tuple(item for item in found if not item.only_informs)
    if here is not None:
        places = {key: place for place, key in enumerate(desk.printed_order(sheet.record))}
        found = tuple(item for item in found if _is_past(item, here, places, forward=forward))
    return found if forward else found[::-1]


def _sheet(desk: Desk, report_id: int) -> Sheet | None:
    """The sheet of a report; one that cannot be read is passed by."""
    current = desk.current
    if current is not None and current.record.id == report_id:
        return current
    try:
        return desk.look(report_id)
    except (UserError, KeyError):
        return None


def _is_past(
    problem: Problem, here: Place, places: Mapping[CellKey, int], *, forward: bool
) -> bool:
    mine = order(problem, places)
    if isinstance(here, Target):
        return mine > order(here.problem, places) if forward else mine < order(here.problem, places)
    cell = places.get(here[1], -1)
    return mine[0] > cell if forward else mine[0] < cell


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A report that is not done; `hidden` if a filter keeps it out of sight."""

    report_id: int
    hidden: bool


def next_unfinished(
    desk: Desk, shown: Sequence[int], after: int | None = None
) -> Unfinished | None:
    """The next report that is not done, from the one after `after` round to itself.

    Those shown come first, then the hidden ones; None once all reports are done.
    """
    near = _just_after(desk, shown, after)
    if near is not None:
        return Unfinished(near, hidden=False)
    unfinished = frozenset(desk.store.report_ids(_UNFINISHED))
    visible = frozenset(shown)
    start = shown.index(after) + 1 if after in visible else 0
    turned = (*shown[start:], *shown[:start])
    found = next((item for item in turned if item in unfinished), None)
    others = sorted(unfinished - visible)
    later = [item for item in others if after is not None and item > after]
    hidden = next(iter([*later, *others]), None)
    if found is None or (found == after and hidden is not None):
        return None if hidden is None else Unfinished(hidden, hidden=True)
    return Unfinished(found, hidden=False)


def _just_after(desk: Desk, shown: Sequence[int], after: int | None) -> int | None:
    """The same among the few reports that follow, which spares a long list mostly."""
    if after is None or after not in shown:
        return None
    start = shown.index(after) + 1
    rows = desk.store.worklist_rows(shown[start : start + _NEAR])
    return next((row.id for row in rows if not row.state.settled), None)
