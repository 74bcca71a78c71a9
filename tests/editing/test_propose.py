"""Proposals: the true correction first, its evidence, filling of empty cells, time."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Entry, Report
from reviewer.editing.confront import Confronter
from reviewer.editing.localise import Bounds
from reviewer.editing.patterns import Pattern
from reviewer.editing.proposals import (
    Evidence,
    EvidenceKind,
    Proposal,
    ProposalKind,
    ProposedChange,
    Support,
)
from reviewer.editing.propose import Proposer
from tests.bench.localisation import run
from tests.editing.made import CELLS, OUTCOMES, consistent, key
from tests.editing.support import EDITION_2021, Given, cell, report, truth, truths
from tests.editing.wrong import KINDS, cases, digit_wrong


@pytest.fixture(scope="module")
def proposer(forms: Forms) -> Proposer:
    return Proposer(Confronter(forms))


def changes(proposal: Proposal) -> dict[CellKey, tuple[object, object]]:
    return {change.key: (change.old, change.new) for change in proposal.changes}


def county(forms: Forms, seed: int = 1) -> dict[CellKey, int]:
    return consistent(Random(seed), "county", forms)


def proposals(
    proposer: Proposer, forms: Forms, values: Mapping[CellKey, Given]
) -> tuple[Proposal, ...]:
    return proposer.propose(report(forms, values)).proposals


def test_totals_left_at_zero_are_one_proposal(
    proposer: Proposer, forms: Forms, shared_reports: Path
) -> None:
    found = proposer.propose(truth(forms, shared_reports, "001").report).proposals
    assert changes(found[0]) == {
        "requests.processed.natural_person": (0, 1),
        "requests.processed.total": (0, 1),
    }
    assert (found[0].rank, found[0].pattern) == (1, Pattern.TOTAL_ZERO)
    assert set(found[0].rules) == set(truth(forms, shared_reports, "001").facts["broken"])


def test_independent_totals_are_proposals_of_their_own(
    proposer: Proposer, forms: Forms, shared_reports: Path
) -> None:
    found = proposer.propose(truth(forms, shared_reports, "hongze").report).proposals
    firsts = [changes(proposal) for proposal in found if proposal.rank == 1]
    assert firsts == [
        {"disputes.reconsideration.total": (0, 11)},
        {"disputes.litigation_after_reconsideration.total": (0, 5)},
    ]


def test_correct_reports_get_no_correction(
    proposer: Proposer, forms: Forms, shared_reports: Path
) -> None:
    for real in truths(forms, shared_reports):
        if not real.facts["broken"]:
            found = proposer.propose(real.report).proposals
            assert all(proposal.kind is ProposalKind.IMPUTATION for proposal in found), real.name


def test_one_wrong_digit_in_any_cell_of_the_requests_table_is_restored(
    proposer: Proposer, forms: Forms
) -> None:
    rng = Random(5)
    values = county(forms)
    for place in CELLS:
        wrong = digit_wrong(rng, values[key(place)])
        found = proposals(proposer, forms, {**values, key(place): wrong})
        assert changes(found[0]) == {key(place): (wrong, values[key(place)])}
        assert found[0].sure, place


@pytest.mark.parametrize("kind", KINDS)
def test_the_kinds_of_errors_are_found(proposer: Proposer, forms: Forms, kind: str) -> None:
    results = [run(proposer, forms, case) for case in cases(kind, 8, seed=11, forms=forms)]
    assert sum(result.first for result in results) >= 6
    assert sum(result.in_three for result in results) >= 7
    assert all(result.first for result in results if result.sure)


def test_a_proposal_mends_the_rules_it_names(proposer: Proposer, forms: Forms) -> None:
    case = next(cases("three_apart", 1, seed=2, forms=forms))
    found = proposals(proposer, forms, case.printed)
    firsts = [proposal for proposal in found if proposal.rank == 1]
    values = dict(case.printed)
    for proposal in firsts:
        values |= {change.key: int(change.new) for change in proposal.changes}
    after = proposer.confronter.confront(report(forms, values))
    assert {finding.outcome.value for finding in after} == {"passed"}
    before = proposer.confronter.confront(report(forms, case.printed))
    assert sorted(rule for proposal in firsts for rule in proposal.rules) == sorted(
        finding.rule.id for finding in before if finding.outcome.value == "failed"
    )


def test_groups_and_ranks_count_up(proposer: Proposer, forms: Forms) -> None:
    for case in cases("three_in_line", 5, seed=2, forms=forms):
        found = proposals(proposer, forms, case.printed)
        groups = sorted({proposal.group for proposal in found})
        assert groups == list(range(len(groups)))
        for group in groups:
            members = [proposal for proposal in found if proposal.group == group]
            assert [member.rank for member in members] == list(range(1, len(members) + 1))
            prices = [member.price for member in members]
            assert prices == sorted(prices)


def test_an_undistinguished_choice_is_not_sure(proposer: Proposer, forms: Forms) -> None:
    values: dict[CellKey, Given] = {
        "disputes.reconsideration.upheld": 5,
        "disputes.reconsideration.total": 6,
    }
    found = proposals(proposer, forms, values)
    assert len(found) > 1
    assert not any(proposal.sure for proposal in found)


@pytest.mark.parametrize(
    ("gap", "pattern"), [(CellStatus.BLANK, Pattern.BLANK), (CellStatus.UNREAD, Pattern.UNREAD)]
)
def test_a_missing_number_is_filled(
    proposer: Proposer, forms: Forms, gap: CellStatus, pattern: Pattern
) -> None:
    values = county(forms)
    place = "requests.granted.natural_person"
    found = proposals(proposer, forms, {**values, place: gap})
    assert (found[0].kind, found[0].pattern) == (ProposalKind.IMPUTATION, pattern)
    assert changes(found[0]) == {place: (None, values[place])}
    assert found[0].sure


def test_a_report_without_zeros_and_row_totals_is_filled_not_corrected(
    proposer: Proposer, forms: Forms
) -> None:
    values = county(forms)
    empty: dict[CellKey, Given] = {
        name: CellStatus.BLANK if number == 0 or name.endswith(".total") else number
        for name, number in values.items()
        if name.startswith("requests")
    }
    found = proposals(proposer, forms, {**values, **empty})
    assert {proposal.kind for proposal in found} == {ProposalKind.IMPUTATION}
    filled = {change.key: change.new for proposal in found for change in proposal.changes}
    assert filled == {name: values[name] for name in empty if empty[name] is CellStatus.BLANK}


def test_evidence_from_outside_decides_between_equals(proposer: Proposer, forms: Forms) -> None:
    values: dict[CellKey, Given] = {
        "disputes.reconsideration.upheld": 5,
        "disputes.reconsideration.other": 3,
        "disputes.reconsideration.total": 9,
    }
    printed = report(forms, values)
    support = Support("disputes.reconsideration.other", 4, EvidenceKind.TEXT)
    first = proposer.propose(printed, [support]).proposals[0]
    assert first.changes == (ProposedChange("disputes.reconsideration.other", 3, 4),)
    assert first.evidence == (Evidence(EvidenceKind.TEXT, "disputes.reconsideration.other"),)


def test_a_doubtful_reading_is_blamed_first(proposer: Proposer, forms: Forms) -> None:
    printed = report(
        forms,
        {"disputes.reconsideration.upheld": 5, "disputes.reconsideration.total": 6},
    )
    doubtful = "disputes.reconsideration.upheld"
    cells = {**printed.cells, doubtful: cell(doubtful, 5, confidence=0.4)}
    first = proposer.propose(replace(printed, cells=cells)).proposals[0]
    assert changes(first) == {doubtful: (5, 6)}
    assert first.evidence == (Evidence(EvidenceKind.LOW_CONFIDENCE, doubtful),)


def test_what_a_person_entered_is_trusted_more(proposer: Proposer, forms: Forms) -> None:
    printed = report(
        forms,
        {"disputes.reconsideration.upheld": 5, "disputes.reconsideration.total": 7},
    )
    assert "disputes.reconsideration.total" in changes(proposer.propose(printed).proposals[0])
    entered = Entry(CellStatus.PRINTED, 7, "7")
    later = printed.with_entries({"disputes.reconsideration.total": entered})
    first = proposer.propose(later).proposals[0]
    assert "disputes.reconsideration.total" not in changes(first)


def test_a_negative_count_is_corrected(proposer: Proposer, forms: Forms) -> None:
    values: dict[CellKey, Given] = dict(county(forms))
    place = "requests.granted.natural_person"
    number = values[place]
    assert isinstance(number, int)
    values[place] = -number
    first = proposals(proposer, forms, values)[0]
    assert (changes(first), first.pattern) == ({place: (-number, number)}, Pattern.SIGN)
    assert "requests.nonnegative.granted.natural_person" in first.rules


def test_out_of_time_is_told(proposer: Proposer, forms: Forms) -> None:
    case = next(cases("five_apart", 1, seed=1, forms=forms))
    assert not proposer.propose(report(forms, case.printed), (), Bounds(seconds=0.0)).complete


def test_the_smallest_sets_are_all_given(proposer: Proposer, forms: Forms) -> None:
    printed = report(forms, {"disputes.reconsideration.upheld": 5})
    found = proposer.smallest(printed)
    assert {(change.key, change.new) for one in found for change in one} == {
        ("disputes.reconsideration.upheld", 0),
        ("disputes.reconsideration.total", 5),
    }


def test_a_report_without_rules_has_no_proposals(proposer: Proposer, forms: Forms) -> None:
    empty = Report("x", "", None, None, {"disclosure": EDITION_2021["disclosure"]}, {})
    assert proposer.propose(empty).proposals == ()


def test_two_columns_swapped_beside_their_totals_are_swapped_back(
    proposer: Proposer, forms: Forms
) -> None:
    values = county(forms, seed=3)
    rows = [row for row, column in CELLS if column == "business" and row in OUTCOMES]
    swapped: dict[CellKey, Given] = dict(values)
    for row in rows:
        one, other = key((row, "natural_person")), key((row, "business"))
        swapped[one], swapped[other] = values[other], values[one]
    first = proposals(proposer, forms, swapped)[0]
    assert first.pattern is Pattern.COLUMNS_SWAPPED
    assert {change.key: change.new for change in first.changes} == {
        name: values[name] for name in values if swapped[name] != values[name]
    }


def test_a_column_slid_down_is_put_back(proposer: Proposer, forms: Forms) -> None:
    values = county(forms, seed=3)
    keys = [key((row, "natural_person")) for row in OUTCOMES]
    values[keys[-1]], removed = 0, values[keys[-1]]
    for name in ("processed", "received"):
        values[key((name, "natural_person"))] -= removed
        values[key((name, "total"))] -= removed
    values[key((list(OUTCOMES)[-1], "total"))] -= removed
    slid: dict[CellKey, Given] = dict(values)
    for name, before in zip(keys[1:], keys[:-1], strict=True):
        slid[name] = values[before]
    slid[keys[0]] = 0
    first = proposals(proposer, forms, slid)[0]
    assert first.pattern is Pattern.COLUMN_SLID
    assert {change.key: change.new for change in first.changes} == {
        name: values[name] for name in values if slid[name] != values[name]
    }


def test_what_nothing_distinguishes_is_tied(proposer: Proposer, forms: Forms) -> None:
    values: dict[CellKey, Given] = {
        "disputes.reconsideration.upheld": 2,
        "disputes.reconsideration.other": 2,
        "disputes.reconsideration.total": 3,
    }
    found = proposals(proposer, forms, values)
    tied = [proposal.changes[0].key for proposal in found if proposal.tied]
    assert tied == ["disputes.reconsideration.upheld", "disputes.reconsideration.other"]
