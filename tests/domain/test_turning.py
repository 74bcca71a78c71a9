"""Turning a page keeps everything on it where it was on the paper."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.document import BoundingBox, Page, Ruling, Word
from reviewer.domain.turning import turned, turned_page

NUMBERS = st.integers(0, 500)
BOXES = st.tuples(NUMBERS, NUMBERS, st.integers(501, 600), st.integers(501, 800))


@given(BOXES, st.integers(-4, 4), st.integers(-4, 4))
def test_turns_add_up(box: tuple[int, int, int, int], first: int, second: int) -> None:
    once = turned(box, first, 600, 800)
    size = (800, 600) if first % 2 else (600, 800)
    assert turned(once, second, *size) == turned(box, first + second, 600, 800)
    assert turned(box, 4, 600, 800) == box


@given(BOXES, st.integers(0, 3))
def test_what_stands_on_a_page_goes_with_it(box: tuple[int, int, int, int], turns: int) -> None:
    place = BoundingBox(*box)
    page = Page(3, 600, 800, (Word("12", place, 7),), (Ruling(*box),), (place,), True, ((7, 9),))
    made = turned_page(page, turns)
    there = turned(box, turns, 600, 800)
    assert (made.width, made.height) == ((800, 600) if turns % 2 else (600, 800))
    assert made.words == (Word("12", there, 7),)
    assert (made.rulings, made.pictures) == ((Ruling(*there),), (there,))
    assert (made.number, made.recognised, made.unclear, made.turns) == (3, True, ((7, 9),), turns)
    assert 0 <= there.x0 < there.x1 <= made.width
    assert 0 <= there.top < there.bottom <= made.height
