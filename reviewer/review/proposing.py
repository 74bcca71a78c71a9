"""Which proposals are still open in a report: those that answer a problem, group by group."""

from collections.abc import Collection, Iterable
from itertools import groupby

from reviewer.domain.changes import Verdict
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
from reviewer.review.problems import Problem

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
]


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


def open_groups(
    proposals: Iterable[Proposal], record: Record, problems: Iterable[Problem]
) -> list[tuple[Proposal, ...]]:
    """The proposals nobody has refused, that solve any of these problems of the report.

    What was accepted as printed is to stay as it is. Those of one group exclude each other,
    likeliest first.
    """
    asked = {problem.id for problem in problems}
    still_open = (
        item for item in proposals if _answers(item, asked) and not _refused(item, record)
    )
    return [tuple(group) for _, group in groupby(still_open, key=lambda item: item.group)]


def _answers(proposal: Proposal, asked: Collection[str]) -> bool:
    return any(rule in asked for rule in proposal.rules)


def _refused(proposal: Proposal, record: Record) -> bool:
    decision = record.decisions.get(proposal_id(proposal))
    return decision is not None and decision.verdict is Verdict.REFUSED
