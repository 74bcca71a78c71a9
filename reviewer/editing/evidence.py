"""What speaks for a number from outside the rules: the prose, the year before, the source."""

from collections.abc import Iterable, Iterator

from reviewer.domain.report import LOOK_BELOW, Report
from reviewer.domain.rules import Operator
from reviewer.editing.claims import Claim, Verdict
from reviewer.editing.proposals import EvidenceKind, Support
from reviewer.editing.soft import LAST_YEAR, Circumstances
from reviewer.editing.years import LinearRule, sum_of


def from_claims(claims: Iterable[Claim]) -> Iterator[Support]:
    """Claims that name one cell; those that may mean something else say nothing."""
    for claim in claims:
        of_one = len(claim.keys) == 1 and not claim.keys[0].startswith(LAST_YEAR)
        if of_one and claim.verdict is not Verdict.NOTE:
            yield Support(claim.keys[0], claim.value, EvidenceKind.TEXT)


def from_years(rules: Iterable[LinearRule], given: Circumstances) -> Iterator[Support]:
    """Cells that the reports of the year before determine."""
    for rule in rules:
        lone = len(rule.left) == 1 and not rule.left[0].key.startswith(LAST_YEAR)
        earlier = all(term.key.startswith(LAST_YEAR) for term in rule.right)
        if rule.operator is Operator.EQUAL and lone and earlier:
            value = sum_of(rule.right, given)
            if value is not None and rule.left[0].key in given.report.cells:
                yield Support(rule.left[0].key, value, EvidenceKind.LAST_YEAR)


def from_source(report: Report) -> Iterator[Support]:
    """The numbers read with certainty where a person's entry says otherwise."""
    for key, cell in report.cells.items():
        reading = cell.reading
        if cell.corrected and reading.value is not None and reading.confidence >= LOOK_BELOW:
            yield Support(key, reading.value, EvidenceKind.SOURCE)
