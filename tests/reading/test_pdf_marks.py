"""A cell in which something is drawn that is not read is never clear."""

import pytest

from reviewer.domain.document import GridCell
from reviewer.reading.pdf import read_pdf
from tests.reading.pdf_parts import Sheet, box, line, pdf, table, text

ROWS = [["行政许可", ""], ["行政处罚", "7"], ["行政强制", "12"]]


def curve(y: float) -> str:
    """A filled drawing 8 points high that might be a zero."""
    return f"200 {y} m 206 {y} 206 {y + 8} 200 {y + 8} c 196 {y + 8} 196 {y} 200 {y} c f\n"


CROSS = "183 644 m 199 654 l S 183 654 m 199 644 l S\n"
BLACK = box(182, 682, 70, 16, 0)


def cells(*drawings: str, before: str = "", images: tuple[str, ...] = ()) -> list[GridCell]:
    """The numbers' cells: one empty, one with 7, one with 12, each 20 points high."""
    drawing = f"{before} {table(100, 700, ROWS)} {' '.join(drawings)}"
    (grid,) = read_pdf(pdf(Sheet(drawing, images=images)), "report.pdf").grids
    return [cell for cell in grid.cells if cell.column == 1]


def unclear(*drawings: str, before: str = "", images: tuple[str, ...] = ()) -> list[int]:
    found = cells(*drawings, before=before, images=images)
    assert [cell.text for cell in found[1:]] == ["7", "12"]
    return [row for row, cell in enumerate(found) if not cell.clear]


@pytest.mark.parametrize(
    "drawing",
    [
        "q 20 0 0 10 190 685 cm /I1 Do Q",
        curve(684),
        BLACK,
        line(190, 684, 190, 692) + line(196, 684, 196, 692),
        line(186, 690, 196, 690),
        text(184, 686, "5", 10) + box(183, 683, 9, 7),
        box(182, 682, 70, 16, 0.6) + f"0.6 g {text(184, 686, '5', 10)} 0 g\n",
    ],
    ids=["picture", "shape", "black box", "lines", "dash", "half covered", "grey on grey"],
)
def test_a_blank_cell_with_something_in_it_is_not_clear(drawing: str) -> None:
    assert unclear(drawing, images=("I1",)) == [0]


@pytest.mark.parametrize(
    "drawing",
    [
        curve(664),
        "q 8 0 0 10 200 665 cm /I1 Do Q",
        line(196, 664, 196, 672),
        f"0.85 g {text(189, 666, '5', 10)} 0 g\n",
    ],
    ids=["shape", "picture", "line", "pale digit"],
)
def test_something_beside_a_number_may_be_a_part_of_it(drawing: str) -> None:
    found = cells(drawing, images=("I1",))
    assert [row for row, cell in enumerate(found) if not cell.clear] == [1]


def test_a_number_that_is_crossed_out_by_hand_is_not_clear() -> None:
    assert unclear(CROSS) == [2]


@pytest.mark.parametrize("up", [3, -3])
def test_a_number_on_a_border_is_of_neither_cell(up: int) -> None:
    found = cells(text(210, 676.5 + up, "5", 10))
    assert [row for row, cell in enumerate(found) if not cell.clear] == [0, 1]


def test_a_border_that_strikes_a_number_out_parts_no_cells() -> None:
    found = cells(text(210, 676.5, "5", 10))
    assert [(cell.row, cell.clear) for cell in found] == [(0, False), (1, True)]


@pytest.mark.parametrize(
    "drawing",
    [
        box(181, 681, 78, 18, 0.85),
        line(183, 663, 192, 663),
        text(184, 686, "5", 10) + box(183, 683, 9, 14),
        line(100, 700, 180, 680),
    ],
    ids=["shade", "underline", "covered", "slanted head"],
)
def test_what_belongs_to_the_looks_of_a_table_leaves_numbers_clear(drawing: str) -> None:
    assert unclear(drawing) == []


def test_shades_below_numbers_leave_them_clear() -> None:
    shades = box(181, 661, 78, 18, 0.85) + box(181, 641, 78, 18, 0.4)
    assert unclear(before=shades) == []


def test_white_numbers_on_black_are_read() -> None:
    found = cells(BLACK, f"1 g {text(184, 686, '5', 10)} 0 g\n")
    assert [(cell.text, cell.clear) for cell in found] == [("5", True), ("7", True), ("12", True)]
