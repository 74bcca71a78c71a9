"""Which proposals are still open in a report: those that answer a problem, group by group."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from reviewer.domain.changes import Verdict
from reviewer.domain.form import CellKey
from reviewer.domain.numbers import format_value
from reviewer.domain.record import Record
from reviewer.domain.report import Report
from reviewer.editing.patterns import Pattern
from reviewer.editing.proposals import (
    EvidenceKind,
    Proposal,
    ProposalKind,
    Proposals,
    ProposedChange,
)
from reviewer.review.problems import Problem, ProblemKind

__all__ = [
    "EvidenceKind",
    "Pattern",
    "Proposal",
    "ProposalKind",
    "Proposals",
    "ProposedChange",
    "fits",
    "open_groups",
    "proposal_id",
    "worth_searching",
]

_ASKING = (ProblemKind.FAILED, ProblemKind.STALE, ProblemKind.UNDECIDED)


def proposal_id(proposal: Proposal) -> str:
    """What tells a proposal from others of its report: the cells and their new numbers."""
    changes = (f"{change.key}={format_value(change.new)}" for change in proposal.changes)
    return f"proposal:{';'.join(sorted(changes))}"


def fits(proposal: Proposal, report: Report) -> bool:
    """Whether a proposal was made for the numbers that a report holds now."""
    cells = report.cells
    return all(
        change.key in cells and cells[change.key].value == change.old for change in proposal.changes
    )


def worth_searching(problems: Iterable[Problem], report: Report) -> bool:
    """Whether a rule asks for other numbers, or an uncertain place for any."""
    return any(
        problem.kind in _ASKING
        or any(key in report.cells and report.cells[key].value is None for key in _places(problem))
        for problem in problems
    )


def open_groups(
    proposals: Iterable[Proposal], record: Record, problems: Iterable[Problem]
) -> list[tuple[Proposal, ...]]:
    """The proposals nobody has refused, that answer any of these problems of the report.

    What was accepted as printed is to stay as it is. Those of one group exclude each other,
    likeliest first.
    """
    asked = Asked.of(problems)
    still_open = (
        item for item in proposals if asked.answered_by(item) and not _refused(item, record)
    )
    return [tuple(group) for _, group in groupby(still_open, key=lambda item: item.group)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the problems of a report ask for: that rules hold, and numbers in empty cells."""

    rules: frozenset[str]
    cells: frozenset[CellKey]

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> "Asked":
        """Those of these problems."""
        found = tuple(problems)
        return cls(
            frozenset(problem.id for problem in found),
            frozenset(key for problem in found for key in _places(problem)),
        )

    def answered_by(self, proposal: Proposal) -> bool:
        """Whether a rule holds by it, or a cell is filled that a problem is about."""
        fills = proposal.kind is ProposalKind.IMPUTATION
        return any(rule in self.rules for rule in proposal.rules) or (
            fills and any(change.key in self.cells for change in proposal.changes)
        )


def _places(problem: Problem) -> tuple[CellKey, ...]:
    """The cells whose number may be what is missing."""
    return problem.cells if problem.kind in (ProblemKind.LOOK, ProblemKind.UNDECIDED) else ()


def _refused(proposal: Proposal, record: Record) -> bool:
    decision = record.decisions.get(proposal_id(proposal))
    return decision is not None and decision.verdict is Verdict.REFUSED
