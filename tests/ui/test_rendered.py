"""Pages, Word files and sheets as they flow: cells both ways, search, copying, size, look."""

from itertools import combinations
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.domain.document import Document, DocumentKind, Grid, GridCell
from reviewer.pipeline import extract_file
from reviewer.ui.theme import Mode, Theme
from tests.ui.flow import CTRL, LEFT, NONE, ShowFlow, cell_spans, spans_of, table_document

pytestmark = pytest.mark.qt

KINDS = {".html", ".mht", ".docx", ".xlsx"}
SAMPLES = sorted(path for path in resource("samples").rglob("*") if path.suffix in KINDS)
ROWS = [["事项", "数量"], ["行政许可", "1,427"], ["行政处罚", ""], ["一行\n两行", "𠮷195"]]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_cells_of_a_report_are_framed_where_they_are_read_and_lead_back(
    path: Path, program: Application, flow: ShowFlow
) -> None:
    read = extract_file(path, program.forms)
    assert read.document is not None
    assert read.report is not None
    spans = spans_of(read.report)
    shown = flow(read.document, spans)
    assert len(spans) > 150
    for key, (start, end) in list(spans.items())[::3]:
        assert shown.view.show_cell(key)
        assert squeezed(shown.view.framed) == squeezed(read.document.text[start:end])
        place = shown.view.rect_of(key)
        assert shown.view.viewport().rect().contains(place.center().toPoint())
        shown.clicked.clear()
        shown.click(place.center())
        assert shown.clicked == [key]


def test_a_place_fills_its_drawn_cell_and_no_other(flow: ShowFlow, theme: Theme) -> None:
    document = table_document(ROWS)
    shown = flow(document, cell_spans(document))
    boxes = {key: shown.view.rect_of(key) for key in cell_spans(document)}
    assert not any(one.intersects(other) for one, other in combinations(boxes.values(), 2))
    image, line = shown.view.viewport().grab().toImage(), theme.colour("line_strong")
    for box in boxes.values():
        middle, inside = round(box.center().y()), round(box.left()) + 4
        for edge in (box.left(), box.right()):
            beside = range(int(edge) - 1, int(edge) + 2)
            assert line in [image.pixelColor(x, middle) for x in beside]
        for edge in (box.top(), box.bottom()):
            beside = range(int(edge) - 1, int(edge) + 2)
            assert line in [image.pixelColor(inside, y) for y in beside]
    assert boxes["0.3.0"].height() == boxes["0.3.1"].height() > boxes["0.1.0"].height()
    for key, box in boxes.items():
        shown.clicked.clear()
        shown.click(box.topLeft() + QPointF(6, 6))
        shown.click(box.bottomRight() - QPointF(6, 6))
        assert shown.clicked == [key, key]


def test_cells_over_rows_are_framed_over_them(flow: ShowFlow) -> None:
    text = "甲\n乙\n丙\n丁\n\n戊"
    cells = (
        GridCell(0, 0, "甲", row_span=3, span=(0, 1)),
        GridCell(0, 1, "乙", span=(2, 3)),
        GridCell(1, 1, "丙\n丁", row_span=2, span=(4, 7)),
        GridCell(1, 2, "", row_span=2, span=(8, 8)),
    )
    document = Document("x", DocumentKind.WORD, "", text, grids=(Grid(cells),))
    shown = flow(document, cell_spans(document))
    left, top, low, blank = (shown.view.rect_of(f"0.{key}") for key in ("0.0", "0.1", "1.1", "1.2"))
    assert left.top() == top.top() > 0
    assert top.bottom() < low.top() == pytest.approx(blank.top(), abs=12)
    assert left.contains(QPointF(left.center().x(), low.top()))
    for key in ("0.0.0", "0.0.1", "0.1.1", "0.1.2"):
        shown.clicked.clear()
        shown.click(shown.view.rect_of(key).center())
        assert shown.clicked == [key]


def test_numbers_in_running_text_are_framed_and_clicked_too(flow: ShowFlow) -> None:
    text = "全年收到申请21件，办结20件。"
    document = table_document(ROWS, before=text)
    shown = flow(document, {"received": (6, 8), "closed": (text.index("20"), text.index("20") + 2)})
    assert shown.view.show_cell("closed")
    assert shown.view.framed == "20"
    shown.click(shown.view.rect_of("received").center())
    shown.click(shown.text_at((0, 2)))
    assert shown.clicked == ["received"]


def test_a_number_is_never_broken_in_two(flow: ShowFlow) -> None:
    document = table_document([["行政事业性收费"] * 12, ["1,427", "１２３４", "251000元"] * 4])
    shown = flow(document, cell_spans(document))
    shown.view.resize(250, 300)
    lines = [
        shown.tables[0].cellAt(row, column).firstCursorPosition().block().layout().lineCount()
        for row in range(2)
        for column in range(12)
    ]
    assert min(lines[:12]) > 1
    assert lines[12:] == [1] * 12


def test_an_unknown_place_is_not_framed(flow: ShowFlow) -> None:
    document = table_document(ROWS)
    shown = flow(document, cell_spans(document))
    assert shown.view.show_cell("0.1.1")
    assert not shown.view.show_cell("nowhere")
    assert shown.view.framed == ""
    assert shown.view.rect_of("nowhere").isEmpty()


def test_ctrl_click_takes_the_whole_number_as_printed(flow: ShowFlow) -> None:
    document = table_document(ROWS, before="共2023.5万元")
    shown = flow(document, cell_spans(document))
    for printed in ("1,427", "195", "2023.5"):
        start = document.text.index(printed)
        shown.click(shown.text_at((start, start + len(printed))), CTRL)
    start = document.text.index("后记")
    shown.click(shown.text_at((start, start + 2)), CTRL)
    assert shown.taken == ["1,427", "195", "2023.5", ""]
    assert shown.clicked == []


def test_what_is_found_is_marked_and_brought_into_view(flow: ShowFlow) -> None:
    document = table_document([["数", "x"]] + [[str(n), "甲"] for n in range(200)])
    shown = flow(document, {})
    found = shown.view.search("１９９")
    assert [document.text[slice(*span)] for span in found] == ["199"]
    shown.view.mark_found(found)
    assert [mark.cursor.selectedText() for mark in shown.view.extraSelections()] == ["199"]
    assert shown.view.verticalScrollBar().value() == 0
    shown.view.show_position(*found[0])
    assert shown.view.verticalScrollBar().value() > 1000


def test_copying_gives_the_text_of_the_file(flow: ShowFlow) -> None:
    document = table_document(ROWS)
    shown = flow(document, cell_spans(document))
    shown.view.selectAll()
    QTest.keyClick(shown.view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == document.text
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_a_block_of_cells_is_copied_by_rows_and_columns(flow: ShowFlow) -> None:
    document = table_document(ROWS)
    shown = flow(document, cell_spans(document))
    pane = shown.view.viewport()
    ends = [shown.view.rect_of(key).center().toPoint() for key in ("0.1.1", "0.3.1")]
    QTest.mousePress(pane, LEFT, NONE, ends[0])
    for point in ((ends[0] + ends[1]) / 2, ends[1]):
        QTest.mouseMove(pane, point)
    QTest.mouseRelease(pane, LEFT, NONE, ends[1])
    assert shown.view.selected == "1,427\n\n𠮷195"
    assert shown.clicked == []


def test_the_text_grows_by_keys_and_wheel_and_places_go_with_it(flow: ShowFlow) -> None:
    document = table_document(ROWS)
    shown = flow(document, cell_spans(document))
    before = shown.view.rect_of("0.3.1")
    QTest.keyClick(shown.view, Qt.Key.Key_Equal, CTRL)
    turn_wheel(shown.view.viewport(), 2)
    assert shown.view.zoom == pytest.approx(1.15**3, abs=0.01)
    after = shown.view.rect_of("0.3.1")
    assert after.height() > before.height()
    shown.click(after.center())
    assert shown.clicked == ["0.3.1"]
    QTest.keyClick(shown.view, Qt.Key.Key_Minus, CTRL)
    assert shown.view.zoom == pytest.approx(1.15**2, abs=0.01)
    QTest.keyClick(shown.view, Qt.Key.Key_0, CTRL)
    assert shown.view.rect_of("0.3.1") == before


def turn_wheel(pane: QWidget, notches: int) -> None:
    at, none = QPointF(30, 30), QPoint()
    event = QWheelEvent(
        at,
        pane.mapToGlobal(at),
        none,
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane, event)


def test_dark_and_light_keep_the_cell_and_its_marks(flow: ShowFlow, theme: Theme) -> None:
    document = table_document(ROWS)
    shown = flow(document, cell_spans(document))
    shown.view.mark_cells({"0.1.1": "failed_soft", "0.2.1": "failed_faint"})
    shown.view.show_cell("0.3.1")
    old = shown.view.document()
    try:
        for mode in (Mode.DARK, Mode.LIGHT):
            theme.set_mode(mode)
            QApplication.processEvents()
            assert shown.view.framed == "𠮷195"
            image = shown.view.viewport().grab().toImage()
            inside = shown.view.rect_of("0.1.1").bottomLeft() + QPointF(4, -4)
            assert QColor(image.pixel(inside.toPoint())) == theme.colour("failed_soft")
    finally:
        theme.set_mode(Mode.LIGHT)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(old)
