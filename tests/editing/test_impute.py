"""Empty cells that can hold one number only: found, never wrong, not guessed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.rules import Outcome
from reviewer.editing.confront import Confronter
from reviewer.editing.patterns import Pattern
from reviewer.editing.proposals import Proposal, ProposalKind
from reviewer.editing.propose import Proposer
from tests.editing.made import SIZES, Values, consistent
from tests.editing.support import Given, report, truth

MARK = CellStatus.MARK
PEOPLE = "requests.granted.natural_person"


@pytest.fixture(scope="module")
def proposer(forms: Forms) -> Proposer:
    return Proposer(Confronter(forms))


def filled(proposals: tuple[Proposal, ...]) -> dict[CellKey, Given]:
    """What the first proposal of every group sets."""
    firsts = (proposal for proposal in proposals if proposal.rank == 1)
    return {change.key: change.new for proposal in firsts for change in proposal.changes}


def left_out(values: Values, which: Callable[[CellKey, int], bool]) -> dict[CellKey, Given]:
    """The report with these cells of the two tables with rules left blank."""
    return {
        key: None if not key.startswith("disclosure") and which(key, number) else number
        for key, number in values.items()
    }


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.6, 0.9])
def test_what_is_filled_in_is_what_stood_there(
    proposer: Proposer, forms: Forms, size: str, share: float
) -> None:
    rng = Random(f"{size} {share}")
    for _ in range(2):
        values = consistent(rng, size, forms)
        given = left_out(values, lambda _key, _number: rng.random() < share)
        for proposal in proposer.propose(report(forms, given)).proposals:
            # A blank total may take its blank details for 0; that is said.
            assert proposal.sure or proposal.pattern is Pattern.BLANK_AS_ZERO
            right = all(values[change.key] == change.new for change in proposal.changes)
            assert right or not proposal.sure


@pytest.mark.parametrize("size", SIZES)
def test_zeros_left_out_are_one_proposal_after_which_no_rule_it_names_is_open(
    proposer: Proposer, forms: Forms, size: str
) -> None:
    values = consistent(Random(size), size, forms)
    given = left_out(values, lambda key, number: number == 0 and key.startswith("requests"))
    (proposal,) = proposer.propose(report(forms, given)).proposals
    assert (proposal.kind, proposal.pattern) == (ProposalKind.IMPUTATION, Pattern.BLANK)
    assert proposal.sure
    assert {change.new for change in proposal.changes} == {0}
    after = report(forms, given | filled((proposal,)))
    before, later = (
        {
            finding.rule.id
            for finding in proposer.confronter.confront(one)
            if finding.outcome is not Outcome.PASSED
        }
        for one in (report(forms, given), after)
    )
    assert set(proposal.rules) == before - later
    # As much may have been carried in as was carried forward, where both rows are blank.
    left = {key for key in given if given[key] is None} - {c.key for c in proposal.changes}
    assert {key.split(".")[1] for key in left} <= {"carried_in", "carried_forward"}
    assert bool(later) is bool(left)


def test_with_an_error_beside_the_blanks_wait_for_its_correction(
    proposer: Proposer, forms: Forms
) -> None:
    values = consistent(Random(4), "county", forms)
    given = left_out(values, lambda key, number: number == 0 and key.startswith("requests"))
    first, second = proposer.propose(report(forms, given | {PEOPLE: values[PEOPLE] + 7})).proposals
    assert (first.kind, filled((first,))) == (ProposalKind.CORRECTION, {PEOPLE: values[PEOPLE]})
    assert (first.group, second.group, second.kind) == (0, 1, ProposalKind.IMPUTATION)
    assert all(values[key] == new for key, new in filled((second,)).items())


def test_a_form_with_nothing_in_it_gets_no_proposal(proposer: Proposer, forms: Forms) -> None:
    values = consistent(Random(4), "county", forms)
    assert not proposer.propose(report(forms, left_out(values, lambda *_: True))).proposals


def test_details_are_not_guessed_from_totals(proposer: Proposer, forms: Forms) -> None:
    for seed in range(6):
        values = consistent(Random(seed), "small", forms)
        given = left_out(
            values,
            lambda key, _: (
                key.startswith("requests") and not (key.endswith(".total") or ".processed." in key)
            ),
        )
        found = filled(proposer.propose(report(forms, given)).proposals)
        assert all(values[key] == new for key, new in found.items())


def test_the_blank_of_a_real_report_is_filled(
    proposer: Proposer, forms: Forms, shared_reports: Path
) -> None:
    found = proposer.propose(truth(forms, shared_reports, "003").report).proposals
    assert filled(found) == {"requests.carried_forward.research": 0}


def test_two_blanks_that_share_a_sum_are_left_alone(proposer: Proposer, forms: Forms) -> None:
    group = "disputes.reconsideration"
    given = {f"{group}.upheld": None, f"{group}.corrected": None, f"{group}.total": 3}
    assert not proposer.propose(report(forms, given)).proposals
    one = {**given, f"{group}.corrected": 1}
    assert filled(proposer.propose(report(forms, one)).proposals) == {f"{group}.upheld": 2}


def test_a_mark_that_means_zero_stays_a_mark(proposer: Proposer, forms: Forms) -> None:
    group = "disputes.reconsideration"
    given: dict[CellKey, Given] = {f"{group}.upheld": MARK, f"{group}.other": None}
    found = filled(proposer.propose(report(forms, given)).proposals)
    assert found == {f"{group}.other": 0}
    needed: dict[CellKey, Given] = {f"{group}.total": MARK}
    assert filled(proposer.propose(report(forms, needed)).proposals) == needed | {
        f"{group}.total": 0
    }


def test_a_filling_is_as_sure_as_the_numbers_it_follows_from(
    proposer: Proposer, forms: Forms
) -> None:
    group = "disputes.reconsideration"
    printed = report(forms, {f"{group}.upheld": None, f"{group}.total": 3})
    assert proposer.propose(printed).proposals[0].sure
    total = printed.cells[f"{group}.total"]
    doubted = replace(total, reading=replace(total.reading, confidence=0.5))
    again = replace(printed, cells={**printed.cells, total.key: doubted})
    (proposal,) = proposer.propose(again).proposals
    assert (filled((proposal,)), proposal.sure) == ({f"{group}.upheld": 3}, False)
