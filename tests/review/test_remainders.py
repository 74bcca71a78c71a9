"""What every rule of a cell still wants: by how much its number would have to change."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import CellStatus, EntryError, Value
from reviewer.domain.report import Report
from reviewer.domain.rules import Outcome
from reviewer.editing.confront import Confronter
from reviewer.review.desk import Desk
from reviewer.review.operations import SetCell
from reviewer.review.remainders import Direction, Standing, standings
from tests.editing.support import Given, report

GRANTED = "requests.granted.business"
ROW_TOTAL = "requests.granted.total"
COLUMN_TOTAL = "requests.processed.business"
SUM = "disputes.reconsideration.total"
UPHELD = "disputes.reconsideration.upheld"


def needs(standing: Standing, way: Direction) -> list[Value | None]:
    """What the open rules of one direction want."""
    return [item.need for item in standing.towards(way) if not item.balanced]


def standing_of(
    confronter: Confronter, forms: Forms, values: Mapping[CellKey, Given], key: CellKey
) -> Mapping[CellKey, Standing]:
    made = report(forms, values)
    return standings(made, confronter.confront(made), key)


def test_a_wrong_detail_is_missing_the_same_in_its_row_and_its_column(
    confronter: Confronter, forms: Forms
) -> None:
    found = standing_of(confronter, forms, {GRANTED: 1}, GRANTED)
    assert needs(found[GRANTED], Direction.ACROSS) == [-1]
    assert needs(found[GRANTED], Direction.DOWN) == [-1]
    assert found[GRANTED].settles


def test_a_total_wants_the_opposite_of_its_details(confronter: Confronter, forms: Forms) -> None:
    found = standing_of(confronter, forms, {GRANTED: 1}, GRANTED)
    assert needs(found[ROW_TOTAL], Direction.ACROSS) == [1]
    assert needs(found[COLUMN_TOTAL], Direction.DOWN) == [1]
    assert needs(found["requests.granted.research"], Direction.ACROSS) == [-1]
    assert needs(found["requests.granted.research"], Direction.DOWN) == []
    assert not found["requests.granted.research"].settles


def test_a_number_is_never_to_sink_below_zero(confronter: Confronter, forms: Forms) -> None:
    values = {"requests.granted.total": 1, COLUMN_TOTAL: 1}
    found = standing_of(confronter, forms, values, GRANTED)
    assert found[GRANTED].settles
    values = {"requests.granted.other": 1, "requests.partly_granted.business": 1}
    found = standing_of(confronter, forms, values, GRANTED)
    assert needs(found[GRANTED], Direction.ACROSS) == needs(found[GRANTED], Direction.DOWN) == [-1]
    assert not found[GRANTED].settles


def test_only_cells_of_rules_that_do_not_hold_are_told_of(
    confronter: Confronter, forms: Forms
) -> None:
    found = standing_of(confronter, forms, {UPHELD: 1}, GRANTED)
    assert set(found) == {GRANTED}
    assert found[GRANTED].open == ()
    assert not found[GRANTED].settles


def test_a_blank_total_wants_the_sum_and_its_details_nothing(
    confronter: Confronter, forms: Forms
) -> None:
    found = standing_of(confronter, forms, {UPHELD: 4, SUM: CellStatus.BLANK}, SUM)
    assert needs(found[SUM], Direction.ACROSS) == [4]
    assert needs(found[UPHELD], Direction.ACROSS) == [None]
    assert found[SUM].open[0].outcome is Outcome.UNDECIDED


def test_a_cell_of_no_rule_stands_alone(confronter: Confronter, forms: Forms) -> None:
    found = standing_of(confronter, forms, {}, "disclosure.penalty.decisions")
    assert found["disclosure.penalty.decisions"].remainders == ()


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from([GRANTED, ROW_TOTAL, COLUMN_TOTAL, SUM]), st.integers(0, 9)))
def test_what_a_rule_wants_makes_it_hold(
    confronter: Confronter, forms: Forms, values: dict[CellKey, int]
) -> None:
    made = report(forms, values)
    for key, standing in standings(made, confronter.confront(made), ROW_TOTAL).items():
        for item in standing.open:
            assert item.need is not None
            number = made.cells[key].value
            assert number is not None
            after = report(forms, values | {key: int(number + item.need)})
            assert outcome(confronter, after, item.rule.id) is Outcome.PASSED


def outcome(confronter: Confronter, made: Report, rule_id: str) -> Outcome:
    found = confronter.confront(made)
    return next(item.outcome for item in found if item.rule.id == rule_id)


def test_a_draft_is_judged_as_it_would_be_once_stored(desk: Desk) -> None:
    drafted, findings = desk.draft(GRANTED, "９００１")
    assert desk.current is not None
    assert desk.current.record.report.cells[GRANTED].value != 9001
    assert desk.store.trail(1) == []
    applied = desk.do(SetCell(1, GRANTED, "9001"))
    assert drafted.cells[GRANTED].value == 9001
    assert findings == applied.sheet.findings


def test_a_draft_that_is_no_number_is_refused(desk: Desk) -> None:
    with pytest.raises(EntryError):
        desk.draft(GRANTED, "一二")
