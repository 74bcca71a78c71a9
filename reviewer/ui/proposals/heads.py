"""The heads that proposals have in the list of problems."""

from collections.abc import Sequence

from reviewer.review.proposing import Proposal, ProposalKind, proposal_id
from reviewer.ui.problems.rows import GroupHead
from reviewer.ui.proposals.wording import head_text, kind_text, summary
from reviewer.ui.wording import Words, translate


def head_id(group: Sequence[Proposal]) -> str:
    """What tells the head of a group from the other rows of the list."""
    return f"group {proposal_id(group[0])}"


def group_head(group: Sequence[Proposal], words: Words) -> GroupHead:
    """The likeliest proposal of a group as its head; it stands over what any of them solves."""
    first = group[0]
    return GroupHead(
        id=head_id(group),
        title=translate("Proposals", "{kind} {changes}").format(
            kind=kind_text(first), changes=summary(first, words)
        ),
        detail=head_text(group, 0),
        icon="fill" if first.kind is ProposalKind.IMPUTATION else "proposal",
        focus=first.changes[0].key,
        rules=frozenset(rule for proposal in group for rule in proposal.rules),
    )
