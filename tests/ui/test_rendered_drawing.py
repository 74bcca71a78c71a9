"""What is drawn of tables: in cells, in one another, too large; and where their text has gone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QTextTable
from PySide6.QtWidgets import QApplication

from reviewer.domain.document import Document, DocumentKind, Grid, GridCell
from reviewer.ui.rendered.drawing import MOST_CELLS, draw, is_drawable
from reviewer.ui.rendered.writing import harmless
from tests.ui.flow import ShowFlow, cell_spans, table_document

pytestmark = pytest.mark.qt

ROWS = [["事项", "数量"], ["行政许可", "1,427"], ["行政处罚", ""], ["一行\n两行", "𠮷195"]]


def test_cells_that_lie_over_one_another_are_written_line_by_line(flow: ShowFlow) -> None:
    cells = (
        GridCell(0, 0, "甲", column_span=2, span=(0, 1)),
        GridCell(0, 1, "乙", row_span=2, span=(2, 3)),
        GridCell(1, 0, "丙", column_span=2, span=(4, 5)),
    )
    document = Document("x", DocumentKind.HTML, "", "甲\t乙\n丙", grids=(Grid(cells),))
    shown = flow(document, cell_spans(document))
    assert shown.tables == []
    framed = [(shown.view.show_cell(key), shown.view.framed) for key in cell_spans(document)]
    assert framed == [(True, "甲"), (True, "乙"), (True, "丙")]


def test_tables_that_only_arrange_others_are_not_drawn(flow: ShowFlow) -> None:
    inner = table_document(ROWS, before="左", after="右")
    outer = Grid((GridCell(0, 0, inner.text, span=(0, len(inner.text))),))
    document = Document("x", DocumentKind.HTML, "", inner.text, grids=(outer, *inner.grids))
    shown = flow(document, cell_spans(document))
    assert [(table.rows(), table.columns()) for table in shown.tables] == [(4, 2)]


def test_a_table_in_a_cell_is_drawn_there(flow: ShowFlow) -> None:
    document = table_document([["a", "b", "注\nx", "d"]])
    start = document.text.index("x")
    inside = Grid((GridCell(0, 0, "x", span=(start, start + 1)),))
    both = Document("x", DocumentKind.WORD, "", document.text, grids=(*document.grids, inside))
    shown = flow(both, cell_spans(both))
    assert [len(table.childFrames()) for table in shown.tables] == [1]
    shown.click(shown.view.rect_of("1.0.0").center())
    assert shown.clicked == ["1.0.0"]


def test_a_huge_table_is_written_line_by_line(flow: ShowFlow) -> None:
    small, rows = table_document(ROWS), [[str(n), "1", "2"] for n in range(MOST_CELLS // 3 + 1)]
    document = table_document(rows)
    shown = flow(document, cell_spans(document))
    assert shown.tables == []
    assert shown.view.show_cell("0.900.0")
    assert shown.view.framed == "900"
    shown.view.show_document(small, cell_spans(small))
    assert len(shown.tables) == 1


def test_tables_in_tables_are_drawn_three_deep(flow: ShowFlow) -> None:
    text = "x" + "\ty" * 200
    grids = [
        Grid(
            (
                GridCell(0, 0, text[:end], span=(0, end)),
                GridCell(0, 1, "y", span=(end + 1, end + 2)),
            )
        )
        for end in range(1, 400, 2)
    ]
    document = Document("x", DocumentKind.HTML, "", text, grids=tuple(grids))
    shown = flow(document, {"x": (0, 1)})
    deepest, frames = 0, shown.tables
    while frames:
        deepest += 1
        inner = [child for frame in frames for child in frame.childFrames()]
        frames = [frame for frame in inner if isinstance(frame, QTextTable)]
    assert deepest == 3
    assert shown.view.show_cell("x")


def test_a_text_without_tables_or_without_end_is_left_to_the_plain_view() -> None:
    document = table_document(ROWS)
    assert is_drawable(document)
    assert not is_drawable(Document("x", DocumentKind.HTML, "", "一\n二"))
    assert not is_drawable(table_document(ROWS, before="长" * 500_000))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(max_size=9), min_size=3, max_size=3), min_size=1, max_size=4))
def test_offsets_and_positions_are_the_same_places(
    qapp: QApplication, rows: list[list[str]]
) -> None:
    document = table_document([[cell.replace("\t", " ") for cell in row] for row in rows])
    drawn = draw(document, QColor("black"))
    for offset, sign in enumerate(document.text):
        position = drawn.writing.position(offset)
        if sign not in "\n\t":
            assert drawn.writing.offset(position) == offset
            units = len(harmless(sign).encode("utf-16-le")) // 2
            shown = "".join(drawn.document.characterAt(position + n) for n in range(units))
            assert len(shown.encode("utf-16-le", "surrogatepass")) // 2 == units
            pair = shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            assert pair == harmless(sign)
