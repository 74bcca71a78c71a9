"""What the prose and the rules together say about a report: claims, and the proposals they back."""

from collections.abc import Iterable

from reviewer.domain.report import Report
from reviewer.editing.claim_rules import ClaimRules
from reviewer.editing.claims import Claim, ClaimFinder
from reviewer.editing.confront import Confronter
from reviewer.editing.evidence import from_claims
from reviewer.editing.proposals import Proposals
from reviewer.editing.propose import Proposer


class Adviser:
    """Finds the claims of reports and proposes corrections for them."""

    def __init__(self, confronter: Confronter, claim_rules: ClaimRules) -> None:
        self._proposer = Proposer(confronter)
        self._claim_finder = ClaimFinder(claim_rules)

    def claims(self, text: str, report: Report) -> tuple[Claim, ...]:
        """What the prose of a report says of its tables, in the order of the text."""
        return self._claim_finder.find(text, report)

    def proposals(self, report: Report, claims: Iterable[Claim] = ()) -> Proposals:
        """The corrections worth proposing, ranked; claims speak for the numbers they name."""
        return self._proposer.propose(report, from_claims(claims))
