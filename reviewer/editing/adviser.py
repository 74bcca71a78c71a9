"""What the prose and the rules together say about a report: claims, and the proposals they back."""

from collections.abc import Iterable, Sequence

from reviewer.domain.report import Report
from reviewer.editing.claims import Claim, ClaimFinder
from reviewer.editing.confront import Confronter
from reviewer.editing.evidence import from_claims, from_source, from_years
from reviewer.editing.localise import DEFAULT_BOUNDS, Bounds
from reviewer.editing.plausibility import SoftRules
from reviewer.editing.proposals import Proposals
from reviewer.editing.propose import Proposer
from reviewer.editing.soft import Circumstances
from reviewer.editing.years import LinearRule


class Adviser:
    """Finds the claims of reports and proposes corrections for them."""

    def __init__(self, confronter: Confronter, claims: ClaimFinder, soft: SoftRules) -> None:
        self._proposer = Proposer(confronter)
        self._claim_finder = claims
        self._years = [check for check in soft.checks if isinstance(check, LinearRule)]

    def claims(self, text: str, report: Report, before: Sequence[Report] = ()) -> tuple[Claim, ...]:
        """What the prose of a report says of its tables, in the order of the text."""
        return self._claim_finder.find(text, report, before[0] if len(before) == 1 else None)

    def proposals(
        self,
        report: Report,
        claims: Iterable[Claim] = (),
        before: Sequence[Report] = (),
        bounds: Bounds = DEFAULT_BOUNDS,
    ) -> Proposals:
        """The corrections worth proposing, ranked.

        Claims, the report of the year before and what was read before somebody typed over it
        speak for the numbers they name.
        """
        given = Circumstances(report, before=before)
        supports = (
            *from_claims(claims),
            *from_years(self._years, given),
            *from_source(report),
        )
        last = before[0] if len(before) == 1 else None
        return self._proposer.propose(report, supports, bounds, before=last)
