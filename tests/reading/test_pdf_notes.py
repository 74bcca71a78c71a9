"""Footnote signs behind the numbers of a PDF are never digits of theirs."""

import pytest

from reviewer.domain.document import GridCell
from reviewer.reading.pdf import read_pdf
from tests.reading.pdf_parts import Sheet, pdf, table, text

BEFORE, BEHIND = (184, 686), (195.5, 686)
"""Where a number of two digits starts in its cell, and where the next digit would."""


def cell_of(*drawings: str, matrix: str = "") -> GridCell:
    frame = table(100, 700, [["行政许可", ""], ["行政处罚", "7"]])
    drawing = f"{matrix} {frame} {' '.join(drawings)}"
    (grid,) = read_pdf(pdf(Sheet(drawing)), "report.pdf").grids
    return grid.cells[1]


def number(words: str = "12", size: float = 10) -> str:
    return text(*BEFORE, words, size)


def sign(words: str, up: float, size: float = 6, right: float = 0) -> str:
    return text(BEHIND[0] + right, BEHIND[1] + up, words, size)


@pytest.mark.parametrize("up", [1.5, 2.5, 3.5, 5, 7, -1.5, -3])
@pytest.mark.parametrize(("words", "shown"), [("1", "¹"), ("12", "¹²")])
def test_a_small_digit_off_the_line_is_a_sign(words: str, shown: str, up: float) -> None:
    cell = cell_of(number(), sign(words, up))
    assert (cell.text, cell.clear) == (f"12{shown}", True)


def test_it_may_be_drawn_long_before_or_after() -> None:
    assert cell_of(sign("1", 3.5), number()).text == "12¹"
    assert cell_of(number(), text(300, 300, "2023", 16), sign("1", 3.5)).text == "12¹"


def test_a_page_that_is_turned_shows_it_too() -> None:
    assert cell_of(number(), sign("1", 4), matrix="-1 0 0 -1 595 842 cm").text == "12¹"


@pytest.mark.parametrize(
    ("words", "up", "size"), [("1", 0, 6), ("1", 0.5, 7), ("1", 2.5, 10), ("1", -2, 10)]
)
def test_a_digit_unlike_the_others_is_not_clear(words: str, up: float, size: float) -> None:
    cell = cell_of(number(), sign(words, up, size))
    assert (cell.text, cell.clear) == ("121", False)


@pytest.mark.parametrize("second", [text(*BEHIND, "3", 10), text(*BEHIND, "3", 9.5)])
def test_digits_on_one_line_are_one_number(second: str) -> None:
    cell = cell_of(number(), second)
    assert (cell.text, cell.clear) == ("123", True)


def test_a_small_number_in_the_next_cell_is_no_sign() -> None:
    rows = [["行政许可", "12"], ["行政处罚", "7"]]
    drawing = table(100, 700, rows) + text(262, 690, "5", 6) + text(243, 686, "34", 10)
    drawing += table(260, 700, [["", ""], ["", ""]])
    (grid,) = read_pdf(pdf(drawing), "report.pdf").grids
    assert [cell.text for cell in grid.cells if cell.row == 0][2] == "5"
