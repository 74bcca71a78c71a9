"""The shown text is drawn as it flows, with its tables, and can do nothing."""

from reviewer.domain.document import Document, DocumentKind, Grid, GridCell
from reviewer.domain.shown import Line, Shown

TEXT = "前\n\na\tb\n1\t\n中\nx\n后"
TABLE = Grid(
    (
        GridCell(0, 0, "a", span=(3, 4)),
        GridCell(0, 1, "b", span=(5, 6)),
        GridCell(1, 0, "1", span=(7, 8)),
        GridCell(1, 1, "", span=(9, 9)),
    )
)
LAST = Grid((GridCell(0, 0, "x", column_span=2, span=(12, 13)),))


def document(text: str, *grids: Grid) -> Document:
    return Document("x", DocumentKind.HTML, "", text, grids=grids)


def test_lines_and_tables_come_in_order() -> None:
    parts = list(Shown(document(TEXT, TABLE, LAST)).parts())
    assert parts == [Line(0, 1), Line(2, 2), TABLE, Line(10, 11), LAST, Line(14, 15)]


def test_a_text_without_tables_is_its_lines() -> None:
    assert list(Shown(document("一\n二")).parts()) == [Line(0, 1), Line(2, 3)]


def test_tables_at_both_ends_leave_no_lines() -> None:
    assert list(Shown(document("a\tb\n1\t", TABLE_AT_0)).parts()) == [TABLE_AT_0]


TABLE_AT_0 = Grid(
    (
        GridCell(0, 0, "a", span=(0, 1)),
        GridCell(0, 1, "b", span=(2, 3)),
        GridCell(1, 0, "1", span=(4, 5)),
        GridCell(1, 1, "", span=(6, 6)),
    )
)


def test_tables_inside_cells_are_drawn_there() -> None:
    outer = Grid(
        (
            GridCell(0, 0, "甲", span=(0, 1)),
            GridCell(0, 1, "注\nx\t", span=(2, 6)),
            GridCell(0, 2, "", span=(7, 7)),
        )
    )
    inner = Grid((GridCell(0, 0, "x", span=(4, 5)), GridCell(0, 1, "", span=(6, 6))))
    made = document("甲\t注\nx\t\t", outer, inner)
    assert list(Shown(made).parts()) == [outer]
    assert list(Shown(made).parts_of(outer.cells[1])) == [Line(2, 3), inner]
