"""Two reports: which cells differ, which cannot be compared, what ties the years."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reviewer.assets import read_rules
from reviewer.domain.changes import ReviewState
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.record import Record, Tally, WorklistRow
from reviewer.domain.report import Cell, Entry, Reading, Report
from reviewer.review.comparison import (
    Comparison,
    Relation,
    Tie,
    compare,
    partners,
    relation,
    tie_rules,
)

NEW = {"disclosure": "2021", "requests": "2021", "disputes": "2021"}
OLD = {"disclosure": "2019", "requests": "2019", "disputes": "2019"}
CARRIED_IN = "requests.carried_in.total"
CARRIED_FORWARD = "requests.carried_forward.total"


def report(
    forms: Forms,
    values: Mapping[str, int | str],
    *,
    year: int | None = 2023,
    agency: str | None = "青石县教育局",
    editions: Mapping[str, str] = NEW,
) -> Report:
    """Zeros except for `values`; a text is a mark, an empty one a blank."""
    cells = {key: _cell(key, values.get(key, 0)) for key in forms.cells(editions)}
    return Report(f"{agency}{year}.txt", "", agency, year, editions, cells)


def _cell(key: str, value: int | str) -> Cell:
    if isinstance(value, int):
        return Cell(key, Reading(str(value), CellStatus.PRINTED, value))
    return Cell(key, Reading(value, CellStatus.MARK if value else CellStatus.BLANK))


def compared(forms: Forms, left: Report, right: Report) -> Comparison:
    rules = tie_rules(read_rules("soft.toml"))
    return compare(Record(1, left), Record(2, right), forms, rules)


def test_what_counts_is_compared_in_printed_order(forms: Forms) -> None:
    left = report(forms, {"requests.granted.total": 5, "disclosure.licensing.decisions": 7})
    right = report(forms, {"requests.granted.total": 5})
    entry = Entry(CellStatus.PRINTED, 6, "6")
    made = compared(forms, left, right.with_entries({"requests.granted.total": entry}))
    assert made.relation is Relation.VERSIONS
    assert made.differences == ("disclosure.licensing.decisions", "requests.granted.total")
    assert made.pairs["requests.granted.total"].difference == 1


@pytest.mark.parametrize(
    ("left", "right", "differs"),
    [(0, "", True), (0, "/", True), ("/", "—", True), ("/", "/", False), ("", "", False)],
)
def test_zero_blank_and_marks_are_not_the_same(
    forms: Forms, left: int | str, right: int | str, *, differs: bool
) -> None:
    key = "requests.granted.other"
    made = compared(forms, report(forms, {key: left}), report(forms, {key: right}))
    assert made.pairs[key].differs is differs
    assert made.pairs[key].difference is None


def test_of_two_editions_only_the_cells_both_print_are_compared(forms: Forms) -> None:
    left = report(forms, {"disclosure.regulations.in_force": 3}, year=2021)
    right = report(forms, {CARRIED_IN: 2}, year=2020, editions=OLD)
    made = compared(forms, left, right)
    assert CARRIED_IN in made.differences
    assert "disclosure.regulations.in_force" in made.incomparable
    assert not set(made.incomparable) & set(made.differences)
    assert not made.pairs["disclosure.regulations.in_force"].differs


def test_the_carried_over_tie_of_two_years_in_either_order(forms: Forms) -> None:
    before = report(forms, {CARRIED_FORWARD: 4}, year=2022)
    now = report(forms, {CARRIED_IN: 3})
    for left, right in ((before, now), (now, before)):
        made = compared(forms, left, right)
        tie = about(made, CARRIED_IN)
        assert (tie.left, tie.right, tie.holds, tie.difference) == (3, 4, False, -1)
        assert made.tied(left=left is before)[CARRIED_FORWARD] is False
        assert made.tied(left=left is now)[CARRIED_IN] is False


def test_documents_in_force_follow_from_last_year_and_a_blank_is_told(forms: Forms) -> None:
    before = report(forms, {"disclosure.normative_documents.in_force": 10}, year=2022)
    values: dict[str, int | str] = {
        "disclosure.normative_documents.issued": 2,
        "disclosure.normative_documents.repealed": "",
        "disclosure.normative_documents.in_force": 12,
    }
    tie = about(compared(forms, before, report(forms, values)), next(reversed(values)))
    assert tie.holds
    assert tie.assumes_blank_zero


def test_an_unread_number_is_not_judged(forms: Forms) -> None:
    unread = Cell(CARRIED_IN, Reading("3 4", CellStatus.UNREAD))
    now = report(forms, {})
    now = replace(now, cells={**now.cells, CARRIED_IN: unread})
    made = compared(forms, report(forms, {}, year=2022), now)
    assert about(made, CARRIED_IN).holds is None
    assert made.tied(left=False)[CARRIED_IN] is None


def test_years_apart_are_not_tied(forms: Forms) -> None:
    made = compared(forms, report(forms, {}, year=2021), report(forms, {}))
    assert made.relation is Relation.YEARS
    assert made.ties == ()


@pytest.mark.parametrize(
    ("agency", "year", "expected"),
    [
        ("青石县教育局", 2023, Relation.VERSIONS),
        ("青石县教育局", 2021, Relation.YEARS),
        ("青石县教育局", None, Relation.OTHER),
        ("白云镇人民政府", 2023, Relation.OTHER),
        (None, 2023, Relation.OTHER),
    ],
)
def test_what_two_reports_are(
    forms: Forms, agency: str | None, year: int | None, expected: Relation
) -> None:
    assert relation(report(forms, {}), report(forms, {}, agency=agency, year=year)) is expected


def test_partners_are_the_same_year_then_the_other_years_then_the_rest(forms: Forms) -> None:
    def row(report_id: int, agency: str | None, year: int | None) -> WorklistRow:
        state, now = ReviewState.OPEN, datetime.now(UTC)
        return WorklistRow(report_id, f"{report_id}.txt", agency, year, state, Tally(), 0, now)

    mine = "青石县教育局"
    rows = [row(1, None, 2023), row(2, mine, 2021), row(3, mine, 2023), row(4, mine, 2022)]
    rows += [row(5, mine, 2023), row(6, "白云镇人民政府", 2023)]
    found = partners(rows, Record(5, report(forms, {})))
    assert [row.id for row in found] == [3, 4, 2, 1, 6]


def about(made: Comparison, key: str) -> Tie:
    return next(tie for tie in made.ties if key in tie.later)
