"""What a clerk can want of one report; each operation knows the changes it means."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from reviewer.domain.changes import (
    Change,
    Content,
    Decision,
    Operation,
    ReviewState,
    Subject,
    Verdict,
)
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellForm, CellKey
from reviewer.domain.numbers import CellStatus, Value, format_value, parse_typed
from reviewer.domain.record import Record, Tally
from reviewer.domain.report import Cell, Entry, Origin
from reviewer.domain.rules import Finding, Outcome, Severity
from reviewer.review.problems import basis, concern, uncertain


@dataclass(frozen=True, slots=True)
class Situation:
    """What an operation is checked against: the report, its findings, the form of its cells."""

    record: Record
    findings: tuple[Finding, ...]
    cells: Mapping[CellKey, CellForm]

    def open_hard_failures(self) -> list[Finding]:
        """The failed hard rules that nobody has closed."""
        return [
            finding
            for finding in self.findings
            if finding.outcome is Outcome.FAILED
            and finding.rule.severity is Severity.HARD
            and concern(self.record, finding) is not None
        ]

    def unanswered(self) -> Tally:
        """What finishing the report now would leave open of what must be answered."""
        hard = [item for item in self.findings if item.rule.severity is Severity.HARD]
        open_ones = [item.outcome for item in hard if concern(self.record, item) is not None]
        return Tally(
            failed=open_ones.count(Outcome.FAILED),
            undecided=open_ones.count(Outcome.UNDECIDED),
            look=uncertain(self.record, tuple(self.cells)),
        )


@dataclass(frozen=True, slots=True)
class ReportOperation(Operation):
    """An operation that `Desk.do` can carry out."""

    name: ClassVar[str]

    @abstractmethod
    def changes(self, situation: Situation) -> Iterable[Change]:
        """The changes it means; none if all is so already. Raises `UserError`, `EntryError`."""

    def _change(self, subject: Subject, key: str, old: Content, new: Content) -> Iterator[Change]:
        if old != new:
            yield Change(self.report_id, subject, key, old, new)


@dataclass(frozen=True, slots=True)
class SetCells(ReportOperation):
    """Type numbers into cells, in one step; an empty text makes a cell blank."""

    name: ClassVar[str] = "set_cells"
    values: tuple[tuple[CellKey, str], ...]
    origin: Origin = Origin.TYPED

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Raises `EntryError` for a text that the cell cannot take."""
        for key, text in dict(self.values).items():
            cell = _cell(situation, key)
            typed = parse_typed(text, situation.cells[key].type)
            if cell.needs_look or (cell.status, cell.value) != (typed.status, typed.value):
                entry = Entry(typed.status, typed.value, text, self.origin)
                yield from self._change(Subject.CELL, key, cell.entry, entry)


@dataclass(frozen=True, slots=True)
class SetCell(ReportOperation):
    """Type a number into a cell; an empty text makes it blank."""

    name: ClassVar[str] = "set_cell"
    key: CellKey
    text: str
    origin: Origin = Origin.TYPED

    def changes(self, situation: Situation) -> Iterable[Change]:
        """Raises `EntryError` for a text that the cell cannot take."""
        return SetCells(self.report_id, ((self.key, self.text),), self.origin).changes(situation)


@dataclass(frozen=True, slots=True)
class ConfirmCells(ReportOperation):
    """A person looked at these cells: what was read is right."""

    name: ClassVar[str] = "confirm_cells"
    keys: tuple[CellKey, ...]

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Raises `UserError("nothing_to_confirm")` where nothing could be read."""
        for key in dict.fromkeys(self.keys):
            cell = _cell(situation, key)
            reading = cell.reading
            if reading.status is CellStatus.UNREAD:
                raise UserError("nothing_to_confirm", key=key)
            if cell.entry is None or cell.corrected:
                entry = Entry(reading.status, reading.value, reading.text, Origin.CONFIRMED)
                yield from self._change(Subject.CELL, key, cell.entry, entry)


@dataclass(frozen=True, slots=True)
class ConfirmCell(ReportOperation):
    """A person looked at the cell: what was read is right."""

    name: ClassVar[str] = "confirm_cell"
    key: CellKey

    def changes(self, situation: Situation) -> Iterable[Change]:
        """Raises `UserError("nothing_to_confirm")` where nothing could be read."""
        return ConfirmCells(self.report_id, (self.key,)).changes(situation)


@dataclass(frozen=True, slots=True)
class AcceptFinding(ReportOperation):
    """原文如此: the source says so; the problem closes with a reason, the values stay."""

    name: ClassVar[str] = "accept_finding"
    rule_id: str
    reason: str = field(kw_only=True)

    def changes(self, situation: Situation) -> Iterable[Change]:
        """Raises `UserError`: `reason_needed`, `nothing_to_accept`."""
        finding = next(
            (
                item
                for item in situation.findings
                if item.rule.id == self.rule_id and item.outcome is not Outcome.PASSED
            ),
            None,
        )
        if finding is None:
            raise UserError("nothing_to_accept", rule=self.rule_id)
        _need_reason(self.reason)
        said = basis(situation.record.report, finding)
        decision = Decision(Verdict.AS_PRINTED, self.reason.strip(), said)
        old = situation.record.decisions.get(self.rule_id)
        return self._change(Subject.DECISION, self.rule_id, old, decision)


@dataclass(frozen=True, slots=True)
class ReopenFinding(ReportOperation):
    """Take the decision on a finding back."""

    name: ClassVar[str] = "reopen_finding"
    rule_id: str

    def changes(self, situation: Situation) -> Iterable[Change]:
        """Takes the decision away."""
        old = situation.record.decisions.get(self.rule_id)
        return self._change(Subject.DECISION, self.rule_id, old, None)


@dataclass(frozen=True, slots=True)
class TakeProposal(ReportOperation):
    """Put the numbers of a proposal into their cells, in one step."""

    name: ClassVar[str] = "take_proposal"
    values: tuple[tuple[CellKey, Value], ...]

    def changes(self, situation: Situation) -> Iterable[Change]:
        """Raises `EntryError` for a number that its cell cannot take."""
        texts = tuple((key, format_value(value)) for key, value in self.values)
        return SetCells(self.report_id, texts, Origin.PROPOSAL).changes(situation)


@dataclass(frozen=True, slots=True)
class RefuseProposal(ReportOperation):
    """Say that a proposal shall not be offered again; `proposal` as `proposing` names it."""

    name: ClassVar[str] = "refuse_proposal"
    proposal: str

    def changes(self, situation: Situation) -> Iterable[Change]:
        """The decision on the proposal."""
        old = situation.record.decisions.get(self.proposal)
        decision = Decision(Verdict.REFUSED, self.reason.strip(), self.proposal)
        return self._change(Subject.DECISION, self.proposal, old, decision)


@dataclass(frozen=True, slots=True)
class SetState(ReportOperation):
    """Say how far the review is."""

    name: ClassVar[str] = "set_state"
    state: ReviewState

    def changes(self, situation: Situation) -> Iterable[Change]:
        """Raises `UserError` on finishing: `reason_needed`, `report_set_aside`."""
        old = situation.record.state
        if self.state is ReviewState.DONE and old is ReviewState.SET_ASIDE:
            raise UserError("report_set_aside")
        left = situation.unanswered()
        if self.state is ReviewState.DONE and old is not ReviewState.DONE and left.open:
            _need_reason(self.reason, failures=left.failed, open=left.open)
        return self._change(Subject.STATE, "", old, self.state)


@dataclass(frozen=True, slots=True)
class SetAgency(ReportOperation):
    """Correct who published the report; empty for not known."""

    name: ClassVar[str] = "set_agency"
    agency: str | None

    def changes(self, situation: Situation) -> Iterable[Change]:
        """The new name, without blanks around it."""
        new = (self.agency or "").strip() or None
        return self._change(Subject.AGENCY, "", situation.record.report.agency, new)


@dataclass(frozen=True, slots=True)
class SetYear(ReportOperation):
    """Correct the year the report is about."""

    name: ClassVar[str] = "set_year"
    year: int | None

    def changes(self, situation: Situation) -> Iterable[Change]:
        """Raises `UserError("year_out_of_range")`."""
        if self.year is not None and not 1949 <= self.year <= 2100:
            raise UserError("year_out_of_range", year=self.year)
        return self._change(Subject.YEAR, "", situation.record.report.year, self.year)


@dataclass(frozen=True, slots=True)
class SetHeading(ReportOperation):
    """Correct who published the report and the year it is about, in one step."""

    name: ClassVar[str] = "set_heading"
    agency: str | None
    year: int | None

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Raises `UserError("year_out_of_range")`."""
        yield from SetYear(self.report_id, self.year).changes(situation)
        yield from SetAgency(self.report_id, self.agency).changes(situation)


@dataclass(frozen=True, slots=True)
class SetNote(ReportOperation):
    """Write a note on the report."""

    name: ClassVar[str] = "set_note"
    note: str

    def changes(self, situation: Situation) -> Iterable[Change]:
        """The new note."""
        return self._change(Subject.NOTE, "", situation.record.note, self.note)


def _cell(situation: Situation, key: CellKey) -> Cell:
    return situation.record.report.cells[key]


def _need_reason(reason: str, **facts: int) -> None:
    if not reason.strip():
        raise UserError("reason_needed", **facts)
