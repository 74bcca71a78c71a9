"""What is exported: one item a report, with everything the program knows of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from reviewer.domain.changes import AuditRecord, Verdict
from reviewer.domain.form import CellKey
from reviewer.domain.record import Record, Tally
from reviewer.domain.report import Doubt
from reviewer.domain.rules import Finding, Outcome


class Problem(Protocol):
    """An open problem as `review` lists it."""

    @property
    def kind(self) -> str:
        """Failed, undecided, look or stale."""
        ...

    @property
    def focus(self) -> CellKey:
        """The cell to go to."""
        ...

    @property
    def cells(self) -> tuple[CellKey, ...]:
        """The cells that take part."""
        ...

    @property
    def finding(self) -> Finding | None:
        """The finding behind it, if a rule is."""
        ...

    @property
    def doubt(self) -> Doubt:
        """Why the reading is not certain, if that is the problem."""
        ...


@dataclass(frozen=True, slots=True)
class Item:
    """A report with its findings (all outcomes), open problems, counts and trail."""

    record: Record
    findings: Sequence[Finding]
    problems: Sequence[Problem]
    tally: Tally
    trail: Sequence[AuditRecord] = ()
    rules: str = ""
    """The versions of all the rules it was judged by."""

    def accepted(self) -> Iterator[Finding]:
        """The findings accepted as printed that still say what they said then."""
        reopened = {problem.finding.rule.id for problem in self.problems if problem.finding}
        for finding in self.findings:
            decision = self.record.decisions.get(finding.rule.id)
            standing = finding.outcome is not Outcome.PASSED and finding.rule.id not in reopened
            if decision and decision.verdict is Verdict.AS_PRINTED and standing:
                yield finding
