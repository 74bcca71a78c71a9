"""A report as the screen shows it, and what a step does to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reviewer.domain.changes import AuditRecord, Change
from reviewer.domain.form import CellKey
from reviewer.domain.record import Record, Tally
from reviewer.domain.rules import Finding, Outcome
from reviewer.review.problems import Problem


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report with what every rule says of it. Findings are in rule order, also the passed."""

    record: Record
    findings: tuple[Finding, ...]
    """Of the rules of the forms and those of the office."""
    problems: tuple[Problem, ...]
    tally: Tally
    soft: tuple[Finding, ...] = ()
    """What else looks odd; a soft rule that holds has no finding."""
    before: tuple[Record, ...] = ()
    """The body's report of the year before, or those of its predecessors."""

    @property
    def everything(self) -> tuple[Finding, ...]:
        """All findings, those of hard rules first."""
        return (*self.findings, *self.soft)

    def marks(self) -> Mapping[CellKey, tuple[Finding, ...]]:
        """The failed and undecided findings of each cell that takes part in them."""
        marked: dict[CellKey, tuple[Finding, ...]] = {}
        for finding in self.everything:
            if finding.outcome is not Outcome.PASSED:
                for key in dict.fromkeys(finding.rule.keys):
                    marked[key] = (*marked.get(key, ()), finding)
        return marked


@dataclass(frozen=True, slots=True)
class Plan:
    """What a step would come to; without changes nothing is to be written."""

    before: Sheet
    after: Sheet
    audit: AuditRecord

    @property
    def applied(self) -> "Applied":
        """What it comes to once it is written."""
        version = self.before.record.version + bool(self.audit.changes)
        sheet = replace(self.after, record=replace(self.after.record, version=version))
        return Applied(sheet, self.audit.changes, self.audit.operation, self.audit.batch)


@dataclass(frozen=True, slots=True)
class Applied:
    """What an operation came to; without changes nothing was written."""

    sheet: Sheet
    changes: tuple[Change, ...]
    operation: str
    batch: str = ""
    """Of the command over several reports that this is a part of."""
