"""The pages of a PDF on screen: cells both ways, zoom, search, copying, a process that dies."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.domain.document import BoundingBox
from reviewer.domain.form import Forms
from reviewer.domain.picture import NoPicture, PagePart, Picture
from reviewer.extraction.report import extract
from reviewer.pictures import PagePictures
from reviewer.reading.pdf import read_pdf
from reviewer.ui.page.item import trouble_text
from reviewer.ui.page.places import Place, cell_places
from reviewer.ui.page.scroll import FIT_WIDTH
from reviewer.ui.page.store import Deliver, Draughtsman, Fetch, PictureStore
from reviewer.ui.page.strip import PageStrip
from reviewer.ui.page.view import PageView
from reviewer.ui.theme import Mode, Theme
from tests.reading.pdf_parts import Sheet, box, pdf, table, text
from tests.ui.pages import CTRL, NONE, Shown, grid_places

ROWS = [["行政许可", "427"], ["行政处罚", "4,119"], ["行政强制", "195"]]
SHEET = table(100, 700, ROWS) + text(100, 500, "全年共收到申请21件") + box(300, 300, 100, 100, 0)
FILE = pdf(SHEET, SHEET, SHEET, SHEET)
BLACK = 350, 492
"""In the middle of the box."""
BARE = 200, 60
"""Where nothing is printed."""
Show = Callable[..., Shown]


class Recorder:
    """Takes wishes down and fulfils none."""

    def __init__(self) -> None:
        self.wanted: list[PagePart] = []

    def start(self) -> None:
        """Nothing to start."""

    def want(self, parts: Iterable[PagePart], fetch: Fetch) -> None:
        self.wanted, self.fetch = list(parts), fetch

    def close(self) -> None:
        """Nothing to stop."""


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Iterator[Show]:
    """Shows a PDF file in a view of its own."""
    stores: list[PictureStore] = []

    def shown(
        content: bytes = FILE, draw: Callable[[Deliver], Draughtsman] = PagePictures
    ) -> Shown:
        store = PictureStore(draw)
        stores.append(store)
        view = PageView(theme, store)
        qtbot.addWidget(view)
        view.resize(500, 600)
        document = read_pdf(content, "made.pdf")
        view.show_document(document, grid_places(document), lambda: content)
        view.show()
        qtbot.waitExposed(view)
        return Shown(qtbot, view, document)

    yield shown
    for store in stores:
        store.close()


def in_sight(point: QPointF, view: PageView) -> bool:
    return view.viewport().rect().contains(point.toPoint())


def test_pages_are_drawn_where_they_belong(show: Show) -> None:
    shown = show()
    shown.wait()
    assert shown.colour(1, *BLACK).lightness() < 10
    assert shown.colour(1, *BARE).lightness() > 250
    shown.view.bring(Place(4, BoundingBox(300, 442, 400, 542)))
    shown.wait()
    assert shown.colour(4, *BLACK).lightness() < 10


@pytest.mark.parametrize("zoom", [0.4, 0.9137, 3.0, 9.0])
def test_pages_are_sharp_at_any_zoom(show: Show, zoom: float) -> None:
    shown = show()
    shown.wait()
    shown.view.set_zoom(zoom)
    frame = shown.view.stack.frames[0]
    shown.view.centerOn(frame.x0 + 300, frame.top + 492)
    shown.wait()
    # The edge of the box is one step from white to black, not a slope.
    edge = [shown.colour(1, 300 + step / zoom, 492).lightness() for step in (-2, 2)]
    assert edge[0] > 245
    assert edge[1] < 10


def test_a_page_is_white_paper_until_its_picture_comes(show: Show) -> None:
    shown = show(draw=lambda _deliver: Recorder())
    assert shown.colour(1, *BLACK).name() == "#ffffff"
    assert not shown.view.sharp


def test_the_picture_of_another_size_stands_in(show: Show) -> None:
    shown = show()
    shown.view.bring(Place(1, BoundingBox(300, 442, 400, 542)))
    shown.wait()
    shown.view.store.close()
    shown.view.set_zoom(shown.view.zoom / 2)
    assert not shown.view.sharp
    assert shown.colour(1, *BLACK).lightness() < 10


def test_only_pages_in_view_are_wanted_and_one_ahead(show: Show) -> None:
    recorder = Recorder()
    shown = show(draw=lambda _deliver: recorder)
    QApplication.processEvents()
    assert [part.page for part in recorder.wanted] == [1, 2]
    bar = shown.view.verticalScrollBar()
    # Past the second page to the third: what was wanted of the others is wanted no more.
    bar.setValue(round(shown.view.stack.frames[2].top * shown.view.zoom) + 20)
    QApplication.processEvents()
    assert [part.page for part in recorder.wanted] == [3, 4]
    bar.setValue(bar.value() - 10)
    QApplication.processEvents()
    assert [part.page for part in recorder.wanted] == [3, 2]


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
    before = shown.colour(1, 181, 736)
    view.mark_found(found)
    assert sorted(view.marks.found) == [1, 2, 3, 4]
    place, _ = shown.words("4,119")
    assert shown.colour(1, place.box.x0 - 0.5, place.box.top).name() != "#ffffff"
    assert shown.colour(1, 181, 736) == before
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
    assert shown.taken == ["427", "4,119", "21"]
    assert shown.clicked == []


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_pages_still_come_when_the_process_was_killed(show: Show) -> None:
    others = {child.pid for child in psutil.Process().children()}
    shown = show()
    shown.wait()
    (worker,) = {child.pid for child in psutil.Process().children()} - others
    os.kill(worker, signal.SIGKILL)
    shown.view.set_zoom(1.7)
    shown.wait()
    assert shown.view.store.missing(1) is None
    shown.view.centerOn(shown.view.stack.width / 2, 498)
    shown.wait()
    assert shown.colour(1, *BLACK).lightness() < 10


def test_a_page_of_a_hostile_size_says_so_and_the_others_come(show: Show) -> None:
    shown = show(pdf(SHEET, Sheet("0 0 m 9 9 l S", box=(0, 0, 200_000, 842)), SHEET))
    shown.view.bring(Place(2, BoundingBox(0, 0, 500, 600)))
    shown.wait()
    shown.qtbot.waitUntil(lambda: shown.view.store.missing(2) is not None, timeout=60_000)
    assert shown.view.store.missing(2) is NoPicture.TOO_LARGE
    assert shown.view.stack.sizes[1] == (595.0, 842.0)
    shown.view.bring(Place(3, BoundingBox(300, 442, 400, 542)))
    shown.wait()
    assert shown.colour(3, *BLACK).lightness() < 10


def test_every_reason_has_its_sentence() -> None:
    told = {trouble_text(7, why) for why in NoPicture}
    assert len(told) == len(NoPicture)
    assert all("第 7 页" in sentence for sentence in told)


def test_pictures_come_back_from_memory_within_its_bound(show: Show) -> None:
    shown = show()
    shown.wait()
    store, first = shown.view.store, read_pdf(FILE, "made.pdf")
    other = pdf(box(0, 0, 595, 842, 0.5) + text(100, 700, "申请"))
    shown.view.show_document(read_pdf(other, "other.pdf"), {}, lambda: other)
    shown.wait()
    assert 100 < shown.colour(1, *BARE).lightness() < 150
    store.close()
    shown.view.show_document(first, grid_places(first), lambda: FILE)
    assert shown.view.sharp
    assert shown.colour(1, *BARE).lightness() > 250
    for scale in range(1, 200):
        part = PagePart("x", 1, float(scale), 0, 0, 1000, 1000)
        store._arrived(Picture(part, bytes(4_000_000)))
    assert 0 < store.cache.bytes <= 64 << 20


def test_the_crop_shows_the_value_enlarged(show: Show, qtbot: QtBot, theme: Theme) -> None:
    shown = show(pdf(SHEET + box(180, 640, 80, 20, 0.3)))
    strip = PageStrip(shown.view, theme)
    qtbot.addWidget(strip)
    strip.resize(400, 50)
    strip.show()
    place = Place(1, BoundingBox(180, 182, 260, 202))
    strip.crop.show_place(place)
    qtbot.waitUntil(lambda: strip.crop.sharp, timeout=60_000)
    image = strip.crop.grab().toImage()
    dark = [x for x in range(image.width()) if image.pixelColor(x, 25).lightness() < 100]
    assert len(dark) > 2 * 80
    strip.crop.show_place(None)
    assert not strip.crop.sharp


def test_paper_is_not_glaring_in_the_dark(show: Show, theme: Theme) -> None:
    shown = show()
    shown.wait()
    theme.set_mode(Mode.DARK)
    assert 200 < shown.colour(1, *BARE).lightness() < 240
    assert shown.colour(1, *BLACK).lightness() < 10
    theme.set_mode(Mode.LIGHT)
    assert shown.colour(1, *BARE).lightness() > 250


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
