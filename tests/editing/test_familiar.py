"""Between corrections that cost the same: prose, and what is usual at this body."""

from collections.abc import Mapping

import pytest

from reviewer.domain.form import CellKey, Forms
from reviewer.editing.confront import Confronter
from reviewer.editing.proposals import EvidenceKind, Proposal, Support
from reviewer.editing.propose import Proposer
from tests.editing.support import Given, report

FIRST, SECOND = "requests.granted", "requests.unavailable.not_held"
PERSON, BUSINESS = "natural_person", "business"
PRINTED: Mapping[CellKey, Given] = {
    f"{row}.{column}": 1 for row in (FIRST, SECOND) for column in (BUSINESS, "total")
} | {
    f"requests.{row}.{column}": number
    for row in ("received", "processed")
    for column, number in ((PERSON, 1), (BUSINESS, 1), ("total", 2))
}
"""One of the two requests is not the business's; nothing in the table tells which."""


@pytest.fixture(scope="module")
def proposer(forms: Forms) -> Proposer:
    return Proposer(Confronter(forms))


def rows(proposals: tuple[Proposal, ...]) -> list[str]:
    """The rows that the proposals change, in their order."""
    return [proposal.changes[0].key.rpartition(".")[0] for proposal in proposals]


def test_equal_corrections_stand_as_printed_and_are_never_sure(
    proposer: Proposer, forms: Forms
) -> None:
    first, second = proposer.propose(report(forms, PRINTED)).proposals[:2]
    assert rows((first, second)) == [FIRST, SECOND]
    assert (first.tied, second.tied) == (True, True)
    assert not first.sure


def test_what_the_body_reported_a_year_ago_decides_their_order(
    proposer: Proposer, forms: Forms
) -> None:
    before = report(forms, {f"{FIRST}.{BUSINESS}": 6, f"{SECOND}.{PERSON}": 9})
    first, second = proposer.propose(report(forms, PRINTED), before=before).proposals[:2]
    assert rows((first, second)) == [SECOND, FIRST]
    assert (first.tied, first.sure) == (True, False), "an order, not a proof"


def test_a_number_that_the_prose_names_speaks_for_a_slip_of_several_cells(
    proposer: Proposer, forms: Forms
) -> None:
    told = Support(f"{SECOND}.{PERSON}", 1, EvidenceKind.TEXT)
    first, *others = proposer.propose(report(forms, PRINTED), [told]).proposals
    assert rows((first,)) == [SECOND]
    assert {item.kind for item in first.evidence} == {EvidenceKind.TEXT}
    assert not first.tied
    assert first.price < others[0].price


def test_a_slip_against_what_the_prose_says_is_less_likely(
    proposer: Proposer, forms: Forms
) -> None:
    told = Support(f"{FIRST}.{BUSINESS}", 1, EvidenceKind.TEXT)
    assert rows(proposer.propose(report(forms, PRINTED), [told]).proposals)[0] == SECOND
