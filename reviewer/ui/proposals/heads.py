"""The heads that proposals have in the list of problems."""

from collections.abc import Sequence

from reviewer.review.proposing import Proposal, ProposalKind, proposal_id
from reviewer.ui.problems.rows import GroupHead
from reviewer.ui.proposals.wording import head_text, title_text
from reviewer.ui.wording import Words

_FOLDS_FROM = 4
"""What a filling of many blanks solves is much of a kind."""


def head_id(group: Sequence[Proposal]) -> str:
    """What tells the head of a group from the other rows of the list."""
    return f"group {proposal_id(group[0])}"


def group_head(group: Sequence[Proposal], words: Words) -> GroupHead:
    """The likeliest proposal of a group as its head; it stands over what any of them solves."""
    first = group[0]
    return GroupHead(
        id=head_id(group),
        title=title_text(first, words),
        detail=head_text(group, 0),
        icon="fill" if first.kind is ProposalKind.IMPUTATION else "proposal",
        focus=first.changes[0].key,
        rules=frozenset(rule for proposal in group for rule in proposal.rules),
        folds_from=_FOLDS_FROM if first.kind is ProposalKind.IMPUTATION else 0,
        fills=frozenset(change.key for change in first.changes if change.old is None),
    )
