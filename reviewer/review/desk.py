"""The desk: the open report, and every operation from intent to stored, checked sheet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reviewer.domain.changes import AuditRecord, Change, ReviewState, Subject
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.record import Record, Tally
from reviewer.domain.report import Report
from reviewer.domain.rules import Finding, Outcome
from reviewer.editing.confront import Confronter
from reviewer.review.changing import applied, fits, need_characters, texts
from reviewer.review.history import History
from reviewer.review.operations import ReportOperation, SetCell, Situation
from reviewer.review.problems import Problem, problems, tally
from reviewer.review.store import Store


def now_utc() -> datetime:
    """The time that goes into the trail."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All the screen shows of a report. Findings are in rule order, also the passed ones."""

    record: Record
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    tally: Tally

    def marks(self) -> Mapping[CellKey, tuple[Finding, ...]]:
        """The failed and undecided findings of each cell that takes part in them."""
        marked: dict[CellKey, tuple[Finding, ...]] = {}
        for finding in self.findings:
            if finding.outcome is not Outcome.PASSED:
                for key in dict.fromkeys(finding.rule.keys):
                    marked[key] = (*marked.get(key, ()), finding)
        return marked


@dataclass(frozen=True, slots=True)
class Applied:
    """What an operation came to; without changes nothing was written."""

    sheet: Sheet
    changes: tuple[Change, ...]
    operation: str


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
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        self.store = store
        self.actor = actor
        self.current: Sheet | None = None
        self._forms = forms
        self._confronter = confronter
        self._clock = clock
        self._history = History(store, actor)

    def open(self, report_id: int) -> Sheet:
        """Make a report the current one. Raises `KeyError` and `UserError`."""
        self.current = self.look(report_id)
        return self.current

    def look(self, report_id: int) -> Sheet:
        """The sheet of a report as it is stored now, without opening it."""
        return self._sheet(self.store.record(report_id))

    def refresh(self) -> Sheet:
        """Read and recheck the current report, as after a conflict or a change of the rules."""
        if self.current is None:
            raise ValueError("no report is open")
        return self.open(self.current.record.id)

    def do(self, operation: ReportOperation) -> Applied:
        """Carry out an operation, on the open report or another one.

        Raises `EntryError`, and `UserError` (`conflict` if someone else was faster).
        """
        before = self._known(operation.report_id)
        changes = tuple(operation.changes(self._situation(before)))
        need_characters(operation.reason, *texts(changes))
        if not changes:
            return Applied(before, (), operation.name)
        after = self._sheet(applied(before.record, changes))
        started = self._started(after, changes)
        after = replace(after, record=applied(after.record, started))
        audit = self._audit(operation.name, (*changes, *started), reason=operation.reason.strip())
        done = self._commit(before, after, audit)
        self._history.done()
        self._history.undone()
        return done

    def undo(self) -> Applied | None:
        """Take the newest operation of this person back; its report becomes the current one.

        Raises `UserError("undo_conflict")` if someone has changed the same place since; the
        next undo goes on with the operation before.
        """
        record = self._history.undoable()
        if record is None:
            return None
        changes = tuple(change.reversed() for change in reversed(record.changes))
        try:
            undone = self._replay(record, "undo", changes, reason="")
        except UserError as error:
            if error.code == "undo_conflict":
                self._history.leave_standing(record)
            raise
        self._history.undone()
        return undone

    def redo(self) -> Applied | None:
        """Bring back what was undone last.

        Raises `UserError("undo_conflict")` as undo does; the next redo goes on with the next.
        """
        record = self._history.redoable()
        if record is None:
            return None
        try:
            redone = self._replay(record, "redo", record.changes, reason=record.reason)
        except UserError as error:
            if error.code == "undo_conflict":
                self._history.leave_undone(record)
            raise
        self._history.done()
        return redone

    def draft(self, key: CellKey, text: str) -> tuple[Report, tuple[Finding, ...]]:
        """The current report as it would be with this text typed into a cell, and its findings.

        Nothing is stored. Raises `EntryError` for a text that the cell cannot take.
        """
        if self.current is None:
            raise ValueError("no report is open")
        record = self.current.record
        typed = SetCell(record.id, key, text).changes(self._situation(self.current))
        report = applied(record, tuple(typed)).report
        return report, self._confronter.confront(report)

    @property
    def can_undo(self) -> bool:
        """Whether undo has something to do."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether redo has something to do."""
        return self._history.can_redo

    def printed_order(self, record: Record) -> tuple[CellKey, ...]:
        """The cells of a report as they are printed."""
        return tuple(self._forms.cells(record.report.forms))

    def _replay(
        self, record: AuditRecord, name: str, changes: tuple[Change, ...], *, reason: str
    ) -> Applied:
        """Swap the values of a recorded operation; computes none."""
        report_id = changes[0].report_id
        before = self._known(report_id)
        if not fits(before.record, changes):
            raise UserError("undo_conflict", report_id=report_id)
        after = self._sheet(applied(before.record, changes))
        audit = self._audit(name, changes, reason=reason, undoes=record.sequence)
        done = self._commit(before, after, audit)
        self.current = done.sheet
        return done

    def _commit(self, before: Sheet, after: Sheet, audit: AuditRecord) -> Applied:
        version = before.record.version
        self.store.commit(after.record, audit, after.tally, version=version)
        sheet = replace(after, record=replace(after.record, version=version + 1))
        if self.current is not None and self.current.record.id == sheet.record.id:
            self.current = sheet
        return Applied(sheet, audit.changes, audit.operation)

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
        return Situation(sheet.record, sheet.findings, cells)

    def _sheet(self, record: Record) -> Sheet:
        findings = self._confronter.confront(record.report)
        found = problems(record, findings, self.printed_order(record))
        return Sheet(record, findings, found, tally(record, findings))
