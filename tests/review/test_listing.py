"""The listing reads the lines somebody looks at, a page at a time."""

from dataclasses import replace
from typing import cast

import pytest

from reviewer.domain.changes import ReviewState
from reviewer.domain.form import Forms
from reviewer.domain.record import WorklistQuery, YearOfBody
from reviewer.review.listing import Listing, by_body
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put


@pytest.fixture
def listing(workspace: Workspace, forms: Forms) -> Listing:
    for seed in range(4):
        put(workspace, make_report(forms, seed, year=2020 + seed))
    return Listing(workspace, [4, 2, 3, 1])


def test_it_is_a_sequence_of_lines(listing: Listing) -> None:
    assert [row.id for row in listing] == [4, 2, 3, 1]
    assert (len(listing), listing[-1].id, listing[0].year) == (4, 1, 2023)
    assert [row.id for row in listing[1:3]] == [2, 3]
    with pytest.raises(IndexError):
        listing[4]
    assert list(Listing()) == []


def test_places_are_known_without_reading(listing: Listing) -> None:
    assert [listing.place_of(one) for one in (4, 1, 9, None)] == [0, 3, None, None]
    row = listing.line_of(2)
    assert row is not None
    assert row.year == 2021
    assert listing.line_of(9) is None


def test_a_line_is_brought_up_to_date_in_its_place(listing: Listing) -> None:
    fresh = replace(listing[1], state=ReviewState.DONE)
    listing.update(fresh)
    assert [row.state for row in listing].index(ReviewState.DONE) == 1


def test_pages_are_read_once_and_the_oldest_let_go(workspace: Workspace, forms: Forms) -> None:
    put(workspace, make_report(forms))
    asked: list[int] = []

    class Counting:
        def worklist_rows(self, ids: list[int]) -> list[object]:
            asked.append(len(ids))
            [row] = workspace.worklist(WorklistQuery())
            return [replace(row, id=report_id) for report_id in ids]

    many = Listing(cast(Workspace, Counting()), range(1, 64 * 40 + 1))
    assert [many[place].id for place in (0, 63, 64, 0, 2559)] == [1, 64, 65, 1, 2560]
    assert asked == [64, 64, 64]
    for place in range(0, 64 * 40, 64):
        assert many[place].id == place + 1
    asked.clear()
    assert many[0].id == 1
    assert asked == [64]


def test_the_unknown_are_no_body_together() -> None:
    state = ReviewState.OPEN
    years = [
        YearOfBody(1, "甲", 2021, state, 0),
        YearOfBody(2, "甲", 2022, state, 1),
        YearOfBody(3, "乙", 2022, state, 0),
        YearOfBody(4, None, 2022, state, 0),
        YearOfBody(5, None, 2022, state, 0),
    ]
    assert [(body.start, len(body.years)) for body in by_body(years)] == [
        (0, 2),
        (2, 1),
        (3, 1),
        (4, 1),
    ]
