"""One command over several reports: foreseen first, then carried out, undone as one step."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import uuid4

from reviewer.domain.changes import Change
from reviewer.domain.errors import UserError
from reviewer.domain.numbers import EntryError
from reviewer.domain.rules import Rule
from reviewer.review.desk import Desk, Plan
from reviewer.review.operations import ReportOperation

_AT_ONCE = 10
"""Reports written in one transaction: few enough for the window to stay alive between."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a command means for one report, or why it is refused there.

    Without changes and refusal all is so already.
    """

    report_id: int
    changes: tuple[Change, ...] = ()
    refusal: UserError | EntryError | None = None
    batch: str = ""
    """Of the steps that were carried out together."""


def foresee(desk: Desk, operations: Sequence[ReportOperation]) -> Iterator[Effect]:
    """What the operations would change, a report at a time; writes nothing."""
    for operation in operations:
        planned = _planned(desk, operation, "")
        yield planned if isinstance(planned, Effect) else _effect(planned)


def carry_out(desk: Desk, operations: Sequence[ReportOperation]) -> Generator[Effect, None, None]:
    """Carry the operations out, a few reports at a time; all of them are one step to undo.

    Who stops listening stops the command: the rest stays as it is. Raises `UserError` where
    nothing can be written at all.
    """
    batch = uuid4().hex
    rest = iter(operations)
    while some := list(islice(rest, _AT_ONCE)):
        yield from _together(desk, some, batch)


def _together(desk: Desk, operations: Sequence[ReportOperation], batch: str) -> list[Effect]:
    planned = [_planned(desk, operation, batch) for operation in operations]
    plans = [one for one in planned if isinstance(one, Plan)]
    refused = _write(desk, plans)
    done = {id(plan): _effect(plan) for plan in plans} | refused
    return [one if isinstance(one, Effect) else done[id(one)] for one in planned]


def _write(desk: Desk, plans: Sequence[Plan]) -> dict[int, Effect]:
    """Write the plans; those where somebody was faster come back refused, by their `id`."""
    try:
        desk.carry_out(plans)
    except UserError as error:
        if error.code != "conflict":
            raise
        if len(plans) == 1:
            return {id(plans[0]): Effect(plans[0].before.record.id, refusal=error)}
        apart = (_write(desk, [plan]) for plan in plans)
        return {number: effect for one in apart for number, effect in one.items()}
    return {}


def _planned(desk: Desk, operation: ReportOperation, batch: str) -> Plan | Effect:
    try:
        return desk.plan(operation, batch=batch)
    except KeyError:
        gone = UserError("report_missing", report_id=operation.report_id)
        return Effect(operation.report_id, refusal=gone)
    except (UserError, EntryError) as error:
        return Effect(operation.report_id, refusal=error)


def _effect(plan: Plan) -> Effect:
    return Effect(plan.before.record.id, plan.audit.changes, batch=plan.audit.batch)


def open_rules(desk: Desk, ids: Sequence[int]) -> Iterator[tuple[Rule, ...]]:
    """The rules of each report that could be accepted as printed, a report at a time."""
    for report_id in ids:
        try:
            sheet = desk.look(report_id)
        except (UserError, KeyError):
            yield ()
        else:
            yield tuple(item.finding.rule for item in sheet.problems if item.finding is not None)
