"""What somebody wrote over a page, or a layer hides, never counts as a clear number."""

import pytest

from reviewer.domain.document import GridCell
from reviewer.reading.pdf import read_pdf
from tests.reading.pdf_parts import Sheet, box, pdf, table, text

ROWS = [["行政许可", "12"], ["行政处罚", "7"], ["行政强制", ""]]
PLACE = "/Rect [180 680 380 730]"
"""Over the first number; what is drawn is as large."""


def cells(*notes: tuple[str, str], more: str = "", layered: bool = False) -> list[GridCell]:
    sheet = Sheet(table(100, 700, ROWS) + more, notes=notes, layered=layered)
    (grid,) = read_pdf(pdf(sheet), "report.pdf").grids
    return [cell for cell in grid.cells if cell.column == 1]


def said(found: list[GridCell]) -> list[tuple[str, bool]]:
    return [(cell.text, cell.clear) for cell in found]


@pytest.mark.parametrize(
    ("kind", "drawing", "seen"),
    [
        ("FreeText", text(16, 6, "8", 10), "128"),
        ("FreeText", box(0, 0, 80, 18) + text(4, 6, "88", 10), "88"),
        ("Square", box(1, 1, 70, 18), ""),
        ("Ink", "2 4 m 18 14 l S", "12"),
        ("Stamp", box(1, 1, 70, 18, 0), ""),
    ],
)
def test_a_cell_that_somebody_wrote_over_is_not_clear(kind: str, drawing: str, seen: str) -> None:
    note = (f"/Subtype /{kind} {PLACE} /F 4", drawing)
    assert said(cells(note)) == [(seen, False), ("7", True), ("", True)]


def test_a_remark_that_is_hidden_changes_nothing() -> None:
    note = (f"/Subtype /FreeText {PLACE} /F 2", text(16, 6, "8", 10))
    assert said(cells(note)) == [("12", True), ("7", True), ("", True)]


def test_a_field_shows_what_it_draws_and_none_without_a_look_is_clear() -> None:
    field = "/Subtype /Widget /FT /Tx /T (a) /V (31) /Rect [180 640 380 690]"
    assert said(cells((field, text(4, 6, "31", 10))))[2] == ("31", True)
    sheet = Sheet(table(100, 700, ROWS), notes=[(field, "")])
    (grid,) = read_pdf(pdf(sheet).replace(b"/AP ", b"/XX "), "report.pdf").grids
    assert [cell.clear for cell in grid.cells if cell.text in ("31", "")] == [False]


def test_a_box_of_a_layer_that_is_off_hides_nothing() -> None:
    hidden = f"/OC /Off BDC {box(182, 682, 70, 16)} EMC\n"
    assert said(cells(more=hidden, layered=True))[0] == ("12", True)
    other = f"/OC /Off BDC {box(182, 682, 70, 16)} {text(184, 686, '99', 10)} EMC\n"
    assert said(cells(more=other, layered=True))[0][1] is False
