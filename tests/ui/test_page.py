"""The pages of a PDF under mouse and keyboard: cells both ways, zoom, search, copying."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.domain.document import BoundingBox
from reviewer.domain.form import Forms
from reviewer.extraction.report import extract
from reviewer.ui.page.places import Place, cell_places
from reviewer.ui.page.scroll import FIT_WIDTH
from reviewer.ui.page.view import PageView
from tests.ui.pages import CTRL, NONE, ROWS, Show


def in_sight(point: QPointF, view: PageView) -> bool:
    return view.viewport().rect().contains(point.toPoint())


def test_a_click_on_a_cell_tells_it_and_a_cell_is_brought_into_view(show: Show) -> None:
    shown = show()
    pane = QPointF(shown.view.viewport().width(), shown.view.viewport().height())
    for key in (f"{page}.{value}" for page in (4, 1, 3, 2) for _, value in ROWS):
        assert shown.view.show_cell(key)
        rect = shown.view.rect_of(key)
        assert rect.left() > 0 < rect.top()
        assert rect.right() < pane.x()
        assert rect.bottom() < pane.y()
        assert shown.view.framed == key.partition(".")[2]
        shown.click(rect.center().toPoint())
        assert shown.clicked[-1] == key
    shown.click(shown.at(Place(2, BoundingBox(10, 300, 11, 301))))
    assert len(shown.clicked) == 12
    assert not shown.view.show_cell("nowhere")
    assert shown.view.framed == ""


def test_a_cell_in_view_does_not_move_the_pages(show: Show) -> None:
    shown = show()
    shown.view.show_cell("1.427")
    before = shown.view.verticalScrollBar().value()
    shown.view.show_cell("1.195")
    assert shown.view.verticalScrollBar().value() == before


def test_the_width_is_fitted_and_followed(show: Show) -> None:
    shown = show()
    view = shown.view
    for width in (400, 900, 650):
        view.resize(width, 600)
        QApplication.processEvents()
        room = view.viewport().width()
        assert room - 2 <= view.stack.fit_width * view.zoom <= room
        assert not view.horizontalScrollBar().isVisible()
    view.show_cell("3.195")
    view.resize(1100, 500)
    assert in_sight(view.rect_of("3.195").center(), view)


def test_the_wheel_zooms_around_the_mouse(show: Show) -> None:
    shown = show()
    view = shown.view
    view.show_cell("2.4,119")
    for notches in (3, 4, -2, -1):
        place = view.rect_of("2.4,119").center()
        before = view.zoom
        shown.turn_wheel(place, notches)
        assert (view.zoom > before) == (notches > 0)
        moved = view.rect_of("2.4,119").center() - place
        assert moved.manhattanLength() <= 3
    assert view.zoom_wish == view.zoom


def test_keys_zoom_scroll_and_return_to_the_width(show: Show) -> None:
    shown = show()
    view, bar = shown.view, shown.view.verticalScrollBar()
    fitted = view.zoom
    QTest.keyClick(view, Qt.Key.Key_Equal, CTRL)
    QTest.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.zoom > fitted
    QTest.keyClick(view, Qt.Key.Key_Minus, CTRL)
    QTest.keyClick(view, Qt.Key.Key_0, CTRL)
    assert (view.zoom, view.zoom_wish) == (fitted, FIT_WIDTH)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() > view.viewport().height() / 2
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_found_places_are_marked_and_shown(show: Show) -> None:
    shown = show()
    view = shown.view
    found = view.search("４，119")
    assert [shown.document.text[slice(*span)] for span in found] == ["4,119"] * 4
    shown.wait()
    place, _ = shown.words("4,119")
    beside = (1, 181, place.box.top + 40)
    before = shown.colour(*beside)
    view.mark_found(found)
    assert sorted(view.marks.found) == [1, 2, 3, 4]
    assert shown.colour(1, place.box.x0 - 0.5, place.box.top).name() != "#ffffff"
    assert shown.colour(*beside) == before
    view.show_position(*found[3])
    assert list(view.marks.spot) == [4]
    assert in_sight(view.rect_of("4.4,119").center(), view)


def test_text_is_selected_with_the_mouse_and_copied(show: Show) -> None:
    shown = show()
    start, end = shown.words("行政许可", "4,119")
    shown.drag(shown.at(start, 0.02), shown.at(end, 0.98))
    assert shown.view.selected == "行政许可\t427\n行政处罚\t4,119"
    assert shown.clicked == []
    QTest.keyClick(shown.view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == shown.view.selected
    QTest.keyClick(shown.view, Qt.Key.Key_Escape)
    assert shown.view.selected == ""
    shown.drag(shown.at(end, 0.98), shown.at(start, 0.02))
    assert shown.view.selected == "行政许可\t427\n行政处罚\t4,119"
    shown.click(shown.at(start))
    assert shown.view.selected == ""


def test_a_double_click_selects_a_word_and_ctrl_a_all(show: Show) -> None:
    shown = show()
    place, _ = shown.words("行政强制")
    QTest.mouseDClick(shown.view.viewport(), Qt.MouseButton.LeftButton, NONE, shown.at(place))
    assert shown.view.selected == "行政强制"
    QTest.keyClick(shown.view, Qt.Key.Key_A, CTRL)
    assert shown.view.selected == shown.document.text


def test_ctrl_click_takes_the_number_and_leaves_the_cell(show: Show) -> None:
    shown = show()
    for words in ("427", "4,119", "21"):
        place, _ = shown.words(words)
        shown.click(shown.at(place), CTRL)
    shown.click(shown.at(shown.words("行政许可")[0]), CTRL)
    shown.click(QPoint(5, 5), CTRL)
    assert shown.taken == ["427", "4,119", "21", "", ""]
    assert shown.clicked == []


def test_every_cell_of_a_real_report_is_clicked_and_shown(
    show: Show, shared_reports: Path, forms: Forms
) -> None:
    content = (shared_reports / "hongze2023.pdf").read_bytes()
    shown = show(content)
    report = extract(shown.document, forms)
    places = cell_places(report)
    assert len(places) > 170
    shown.view.show_document(shown.document, places, lambda: content)
    for key in places:
        assert shown.view.show_cell(key)
        assert shown.view.framed == report.cells[key].reading.text
        shown.click(shown.view.rect_of(key).center().toPoint())
        assert shown.clicked[-1] == key
