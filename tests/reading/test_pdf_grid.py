"""Lines → cells: whatever way a table was drawn, its cells are the same."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.reading.grid import Lattice, find_lattices, find_lines

WIDE, HIGH = 40.0, 20.0


def across(row: float, first: float, stop: float, shift: float = 0.0) -> Ruling:
    y = 100 + row * HIGH + shift
    return Ruling(50 + first * WIDE, y, 50 + stop * WIDE, y)


def down(column: float, first: float, stop: float, shift: float = 0.0) -> Ruling:
    x = 50 + column * WIDE + shift
    return Ruling(x, 100 + first * HIGH, x, 100 + stop * HIGH)


def full(rows: int, columns: int) -> list[Ruling]:
    """All lines of a table without merged cells."""
    return [
        *(across(row, 0, columns) for row in range(rows + 1)),
        *(down(column, 0, rows) for column in range(columns + 1)),
    ]


def found(rulings: Sequence[Ruling]) -> Lattice:
    lattices = find_lattices(find_lines(rulings))
    assert len(lattices) == 1
    return lattices[0]


def spans(lattice: Lattice) -> set[tuple[int, int, int, int]]:
    return {region[:4] for region in lattice.regions}


def plain(rows: int, columns: int) -> set[tuple[int, int, int, int]]:
    return {(row, column, 1, 1) for row, column in product(range(rows), range(columns))}


def test_a_plain_table() -> None:
    lattice = found(full(3, 4))
    assert spans(lattice) == plain(3, 4)
    assert lattice.bbox == BoundingBox(50, 100, 210, 160)
    assert lattice.box(lattice.regions[5]) == pytest.approx((90, 120, 130, 140))


def test_merged_cells() -> None:
    lines = [
        *(across(row, 0, 3) for row in (0, 3)),
        across(1, 1, 3),
        across(2, 1, 3),
        *(down(column, 0, 3) for column in (0, 1, 3)),
        down(2, 1, 3),
    ]
    assert spans(found(lines)) == {(0, 0, 3, 1), (0, 1, 1, 2)} | {
        (row, column, 1, 1) for row in (1, 2) for column in (1, 2)
    }


def test_double_lines_and_thin_rectangles_are_one_line() -> None:
    double = [*full(2, 2), *(across(row, 0, 2, 1.5) for row in range(3))]
    assert spans(found(double)) == plain(2, 2)
    thick = [Ruling(x0, top, x1 + 0.5, bottom + 0.5) for x0, top, x1, bottom in full(2, 2)]
    assert spans(found(thick)) == plain(2, 2)


def test_lines_in_pieces() -> None:
    pieces = [across(row, i / 4, i / 4 + 0.2) for row in range(3) for i in range(8)]
    assert spans(found([*pieces, *(down(column, 0, 2) for column in range(3))])) == plain(2, 2)


def test_missing_outer_borders() -> None:
    open_sides = [line for line in full(3, 3) if line.x0 != line.x1 or 50 < line.x0 < 170]
    assert spans(found(open_sides)) == plain(3, 3)
    open_ends = [line for line in full(3, 3) if line.top != line.bottom or 100 < line.top < 160]
    assert spans(found(open_ends)) == plain(3, 3)


def test_an_underline_is_no_border() -> None:
    underlined = [*full(2, 2), Ruling(55, 115, 80, 115)]
    assert spans(found(underlined)) == plain(2, 2)


def test_tables_apart_and_one_within_another() -> None:
    below = [Ruling(line.x0, line.top + 200, line.x1, line.bottom + 200) for line in full(1, 2)]
    assert len(find_lattices(find_lines([*full(2, 2), *below]))) == 2
    frame = [Ruling(20, y, 400, y) for y in (50, 400)] + [Ruling(x, 50, x, 400) for x in (20, 400)]
    assert spans(found([*full(2, 2), *frame])) == plain(2, 2)


def test_lines_that_enclose_no_rectangle_are_told() -> None:
    cornered = [line for line in full(2, 2) if line not in (across(1, 0, 2), down(1, 0, 2))]
    lattice = found([*cornered, across(1, 0, 1), down(1, 0, 1)])
    assert [region.whole for region in lattice.regions] == [True, False]


def test_a_drawing_is_no_table() -> None:
    hatching = [Ruling(i * 4.0, 0, i * 4.0, 500) for i in range(1600)]
    assert find_lattices(find_lines([*hatching, *full(2, 2)])) == ()


def test_lines_that_do_not_cross_enclose_nothing() -> None:
    assert find_lattices(find_lines([across(row, 0, 5) for row in range(9)])) == ()
    assert find_lattices(find_lines([])) == ()


@given(
    rows=st.integers(1, 6),
    columns=st.integers(2, 8),
    shake=st.lists(st.floats(-0.9, 0.9), min_size=20, max_size=20),
)
def test_shaken_lines_give_the_same_cells(rows: int, columns: int, shake: list[float]) -> None:
    lines = full(rows, columns)
    shaken = [
        Ruling(x0 + d, top + d, x1 + d, bottom + d)
        for (x0, top, x1, bottom), d in zip(lines, [*shake, *shake], strict=False)
    ]
    assert spans(found(shaken)) == plain(rows, columns)


@given(
    st.lists(
        st.builds(
            lambda x, y, length, flat: (
                Ruling(x, y, x + length, y) if flat else Ruling(x, y, x, y + length)
            ),
            st.floats(0, 500),
            st.floats(0, 500),
            st.floats(0, 400),
            st.booleans(),
        ),
        max_size=60,
    )
)
def test_any_lines_give_regions_that_cover_their_fields(rulings: list[Ruling]) -> None:
    for lattice in find_lattices(find_lines(rulings)):
        numbers = {number for row in lattice.fields for number in row}
        assert numbers == set(range(len(lattice.regions)))
        for number, region in enumerate(lattice.regions):
            box = lattice.box(region)
            assert box.x0 < box.x1
            assert box.top < box.bottom
            if region.whole:
                middle = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
                assert lattice.region_at(*middle) == number
