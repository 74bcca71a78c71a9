"""Which proposals are still open in a report: those nobody has refused, group by group."""

from collections.abc import Iterable
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


def open_groups(proposals: Iterable[Proposal], record: Record) -> list[tuple[Proposal, ...]]:
    """The proposals nobody has refused; those of one group exclude each other, likeliest first."""
    still_open = (item for item in proposals if not _refused(item, record))
    return [tuple(group) for _, group in groupby(still_open, key=lambda item: item.group)]


def _refused(proposal: Proposal, record: Record) -> bool:
    decision = record.decisions.get(proposal_id(proposal))
    return decision is not None and decision.verdict is Verdict.REFUSED
