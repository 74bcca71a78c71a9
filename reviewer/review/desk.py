"""The desk: the open report, and every operation from intent to stored, checked sheet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reviewer.domain.changes import AuditRecord, Change, ReviewState, Subject
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.record import Commit, Record, Tally
from reviewer.domain.report import Report
from reviewer.domain.rules import Finding
from reviewer.editing.confront import Confronter
from reviewer.editing.guards import Guard, guards
from reviewer.editing.plausibility import SoftRules
from reviewer.review.changing import applied, fits, need_characters, texts
from reviewer.review.history import History
from reviewer.review.judge import Judge
from reviewer.review.operations import ReportOperation, SetCell, Situation
from reviewer.review.sheet import Applied, Plan, Sheet
from reviewer.review.store import Store

__all__ = ["Applied", "Desk", "Plan", "Sheet", "now_utc"]

_REFUSED = ("undo_conflict", "undo_conflict_some")


def now_utc() -> datetime:
    """The time that goes into the trail."""
    return datetime.now(UTC)


class Desk:
    """Carries out operations: validate, compute the changes, store them, show the new sheet.

    Whatever is raised, neither the workspace nor `current` has changed.
    """

    def __init__(
        self,
        store: Store,
        forms: Forms,
        confronter: Confronter,
        *,
        actor: str,
        soft: SoftRules | None = None,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        self.store = store
        self.actor = actor
        self.current: Sheet | None = None
        self.recounted: Mapping[int, Tally] = {}
        """The new counts of other reports, which are judged beside those of the last step."""
        self._forms = forms
        self._confronter = confronter
        self._judge = Judge(store, forms, confronter, soft)
        self._clock = clock
        self._history = History(store, actor)

    def open(self, report_id: int) -> Sheet:
        """Make a report the current one. Raises `KeyError` and `UserError`."""
        self._judge.forget()
        self.current = self.look(report_id)
        return self.current

    def look(self, report_id: int) -> Sheet:
        """The sheet of a report as it is stored now, without opening it."""
        return self._judge.sheet(self.store.record(report_id))

    def refresh(self) -> Sheet:
        """Read and recheck the current report, as after a conflict or a change of the rules."""
        if self.current is None:
            raise ValueError("no report is open")
        self._judge.read_habits()
        return self.open(self.current.record.id)

    def do(self, operation: ReportOperation) -> Applied:
        """Carry out an operation, on the open report or another one.

        Raises `EntryError`, and `UserError` (`conflict` if someone else was faster).
        """
        [done] = self.carry_out([self.plan(operation)])
        return done

    def plan(self, operation: ReportOperation, *, batch: str = "") -> Plan:
        """What an operation would come to; writes nothing. Raises `EntryError`, `UserError`."""
        before = self._known(operation.report_id)
        changes = tuple(operation.changes(self._situation(before)))
        need_characters(operation.reason, *texts(changes))
        audit = self._audit(operation.name, changes, reason=operation.reason.strip())
        if not changes:
            return Plan(before, before, audit)
        after = self._after(before, changes)
        started = self._started(after, changes)
        after = replace(after, record=applied(after.record, started))
        return Plan(before, after, replace(audit, changes=(*changes, *started), batch=batch))

    def carry_out(self, plans: Sequence[Plan]) -> list[Applied]:
        """Write planned steps of different reports in one transaction.

        Raises `UserError` (`conflict` if someone else was faster with one of them).
        """
        self._write(plans)
        if any(plan.audit.changes for plan in plans):
            self._history.done()
            self._history.undone()
        return [plan.applied for plan in plans]

    def undo(self) -> Applied | None:
        """Take the newest operation of this person back; its report becomes the current one.

        Raises `UserError("undo_conflict")` if someone has changed the same place since; the next
        undo goes on with the operation before. A command over several reports leaves the current
        one as it is; of those that were changed since `undo_conflict_some` tells.
        """
        *_, done = (None, *self.undo_steps())
        return done

    def redo(self) -> Applied | None:
        """Bring back what was undone last.

        Raises `UserError("undo_conflict")` as undo does; the next redo goes on with the next.
        """
        *_, done = (None, *self.redo_steps())
        return done

    @property
    def next_undo(self) -> int | None:
        """The place in the trail of what the next undo takes back."""
        record = self._history.undoable()
        return record.sequence if record is not None else None

    def undoes_next(self, batch: str) -> bool:
        """Whether the next undo takes back this command over several reports."""
        record = self._history.undoable()
        return record is not None and record.batch == batch

    def undo_steps(self) -> Iterator[Applied]:
        """Undo as `undo` does; a command over several reports a report at a time."""
        record = self._history.undoable()
        if record is None:
            return
        records = self._of_batch(record, undone=False)[::-1]
        try:
            yield from self._replay(records, "undo")
        except UserError as error:
            if error.code in _REFUSED:
                self._history.undone()
                self._history.leave_standing(records[-1])
            raise
        self._history.undone()

    def redo_steps(self) -> Iterator[Applied]:
        """Redo as `redo` does; a command over several reports a report at a time."""
        record = self._history.redoable()
        if record is None:
            return
        records = self._of_batch(record, undone=True)
        try:
            yield from self._replay(records, "redo")
        except UserError as error:
            if error.code in _REFUSED:
                self._history.leave_undone(records[-1])
            raise
        self._history.done()

    def _of_batch(self, record: AuditRecord, *, undone: bool) -> Sequence[AuditRecord]:
        """The steps that go with one; those of one command go together."""
        if not record.batch:
            return [record]
        return self.store.batch(record.batch, self.actor, undone=undone)

    def draft(self, key: CellKey, text: str) -> tuple[Report, tuple[Finding, ...]]:
        """The current report as it would be with this text typed into a cell, and its findings.

        Nothing is stored. Raises `EntryError` for a text that the cell cannot take.
        """
        if self.current is None:
            raise ValueError("no report is open")
        record = self.current.record
        typed = SetCell(record.id, key, text).changes(self._situation(self.current))
        report = applied(record, tuple(typed)).report
        return report, self._judge.findings(report)

    def guards(self, sheet: Sheet) -> Mapping[CellKey, Guard]:
        """How many rules would show an error in each cell of a report, and could they place it."""
        return guards(self._confronter.system(sheet.record.report.forms), sheet.findings)

    @property
    def can_undo(self) -> bool:
        """Whether undo has something to do."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether redo has something to do."""
        return self._history.can_redo

    def unanswered(self, sheet: Sheet) -> Tally:
        """What finishing a report would leave open of what must be answered."""
        return self._situation(sheet).unanswered()

    def printed_order(self, record: Record) -> tuple[CellKey, ...]:
        """The cells of a report as they are printed."""
        return tuple(self._forms.cells(record.report.forms))

    def _replay(self, records: Sequence[AuditRecord], name: str) -> Iterator[Applied]:
        """Swap the values of recorded operations; computes none.

        What no longer fits stays as it is, which is told at the end.
        """
        refused: list[int] = []
        for record in records:
            report_id = record.changes[0].report_id
            plan = self._plan_replay(record, name)
            if plan is None:
                refused.append(report_id)
                continue
            self._write([plan])
            if not record.batch:
                self.current = plan.applied.sheet
            yield plan.applied
        if refused:
            if len(records) == 1:
                raise UserError("undo_conflict", report_id=refused[0])
            raise UserError("undo_conflict_some", count=len(refused), total=len(records))

    def _plan_replay(self, record: AuditRecord, name: str) -> Plan | None:
        changes = record.changes
        if name == "undo":
            changes = tuple(change.reversed() for change in reversed(changes))
        before = self._known(changes[0].report_id)
        if not fits(before.record, changes):
            return None
        after = self._judge.sheet(applied(before.record, changes))
        reason = record.reason if name == "redo" else ""
        audit = self._audit(name, changes, reason=reason, undoes=record.sequence)
        return Plan(before, after, replace(audit, batch=record.batch))

    def _write(self, plans: Sequence[Plan]) -> None:
        """Write what changes, and keep the open report in step."""
        changing = [plan for plan in plans if plan.audit.changes]
        self.store.commit_all(
            [
                Commit(
                    *(plan.after.record.id, plan.audit, plan.after.tally),
                    plan.before.record.version,
                    report=plan.after.record.report,
                )
                for plan in changing
            ]
        )
        for plan in changing:
            current = self.current
            if current is not None and current.record.id == plan.after.record.id:
                self.current = plan.applied.sheet
        self.recounted = self._judge.recount(
            [(plan.before.record, plan.applied.sheet.record) for plan in changing]
        )

    def _after(self, before: Sheet, changes: tuple[Change, ...]) -> Sheet:
        """The sheet after changes; how far a review is says nothing of how a report is judged."""
        record = applied(before.record, changes)
        if all(change.subject is Subject.STATE for change in changes):
            return replace(before, record=record)
        return self._judge.sheet(record)

    def _audit(
        self, name: str, changes: tuple[Change, ...], *, reason: str, undoes: int | None = None
    ) -> AuditRecord:
        return AuditRecord(name, changes, self.actor, self._clock(), reason, undoes)

    def _started(self, after: Sheet, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """The first edit starts a report; one that leaves open failures reopens a finished one."""
        state = after.record.state
        subjects = {change.subject for change in changes}
        reopened = (
            state is ReviewState.DONE
            and not subjects.isdisjoint((Subject.CELL, Subject.DECISION))
            and self._situation(after).open_hard_failures()
        )
        if Subject.STATE in subjects or not (state is ReviewState.OPEN or reopened):
            return ()
        return (Change(after.record.id, Subject.STATE, "", state, ReviewState.STARTED),)

    def _known(self, report_id: int) -> Sheet:
        current = self.current
        if current is not None and current.record.id == report_id:
            return current
        return self.look(report_id)

    def _situation(self, sheet: Sheet) -> Situation:
        cells = self._forms.cells(sheet.record.report.forms)
        return Situation(sheet.record, (*sheet.findings, *sheet.soft), cells)
