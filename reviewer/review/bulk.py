"""One command over several reports: foreseen first, then carried out, undone as one step."""

from collections.abc import Iterator, Sequence
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


def foresee(desk: Desk, operations: Sequence[ReportOperation]) -> Iterator[Effect]:
    """What the operations would change, a report at a time; writes nothing."""
    for operation in operations:
        planned = _planned(desk, operation, "")
        yield planned if isinstance(planned, Effect) else _effect(planned)


def carry_out(desk: Desk, operations: Sequence[ReportOperation]) -> Iterator[Effect]:
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
    plans = [plan for plan in planned if isinstance(plan, Plan)]
    try:
        desk.carry_out(plans)
    except UserError as error:
        if error.code != "conflict":
            raise
        if len(operations) == 1:
            return [Effect(operations[0].report_id, refusal=error)]
        # Somebody was faster in one of them, which does not hold for the others.
        return [effect for one in operations for effect in _together(desk, [one], batch)]
    return [plan if isinstance(plan, Effect) else _effect(plan) for plan in planned]


def _planned(desk: Desk, operation: ReportOperation, batch: str) -> Plan | Effect:
    try:
        return desk.plan(operation, batch=batch)
    except KeyError:
        gone = UserError("report_missing", report_id=operation.report_id)
        return Effect(operation.report_id, refusal=gone)
    except (UserError, EntryError) as error:
        return Effect(operation.report_id, refusal=error)


def _effect(plan: Plan) -> Effect:
    return Effect(plan.before.record.id, plan.audit.changes)


def open_rules(desk: Desk, ids: Sequence[int]) -> Iterator[tuple[Rule, ...]]:
    """The rules of each report that could be accepted as printed, a report at a time."""
    for report_id in ids:
        try:
            sheet = desk.look(report_id)
        except (UserError, KeyError):
            yield ()
        else:
            yield tuple(item.finding.rule for item in sheet.problems if item.finding is not None)
