"""Pictures of pages: sharp, only those that are seen, kept within bounds; a process that dies."""

import os
import signal
from collections.abc import Iterable

import psutil
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.domain.document import BoundingBox
from reviewer.domain.picture import NoPicture, PagePart, Picture
from reviewer.reading.pdf import read_pdf
from reviewer.ui.page.item import trouble_text
from reviewer.ui.page.places import Place
from reviewer.ui.page.store import Fetch
from reviewer.ui.page.strip import PageStrip
from reviewer.ui.theme import Mode, Theme
from tests.reading.pdf_parts import Sheet, box, pdf, text
from tests.ui.pages import FILE, PATIENCE, SHEET, Show, grid_places

BLACK = 350, 492
"""In the middle of the box."""
BARE = 200, 60
"""Where nothing is printed."""


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
    shown.qtbot.waitUntil(lambda: shown.view.store.missing(2) is not None, timeout=PATIENCE)
    assert shown.view.store.missing(2) is NoPicture.TOO_LARGE
    assert shown.view.stack.sizes[1] == (595.0, 842.0)
    shown.view.bring(Place(3, BoundingBox(300, 442, 400, 542)))
    shown.wait()
    assert shown.colour(3, *BLACK).lightness() < 10


def test_a_page_without_a_picture_says_so_wherever_it_is_seen(show: Show) -> None:
    shown = show(pdf(SHEET, Sheet("0 0 m 9 9 l S", box=(0, 0, 200_000, 842))))
    shown.view.set_zoom(3)
    shown.view.bring(Place(2, BoundingBox(200, 600, 300, 620)))
    shown.qtbot.waitUntil(lambda: shown.view.store.missing(2) is not None, timeout=PATIENCE)
    image = shown.view.viewport().grab().toImage()
    assert any(
        image.pixelColor(x, y).lightness() < 200
        for x in range(image.width() // 4, image.width() * 3 // 4)
        for y in range(image.height())
    )


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
    strip = PageStrip(shown.view, theme, shown.view)
    strip.resize(400, 50)
    strip.show()
    place = Place(1, BoundingBox(180, 182, 260, 202))
    strip.crop.show_place(place)
    qtbot.waitUntil(lambda: strip.crop.sharp, timeout=PATIENCE)
    image = strip.crop.grab().toImage()
    dark = [x for x in range(image.width()) if image.pixelColor(x, 25).lightness() < 100]
    assert len(dark) > 2 * 80
    strip.crop.show_place(None)
    assert not strip.crop.sharp


def test_a_crop_without_room_does_not_pass_for_a_page_that_cannot_be_drawn(
    show: Show, theme: Theme
) -> None:
    recorder = Recorder()
    shown = show(draw=lambda _deliver: recorder)
    strip = PageStrip(shown.view, theme, shown.view)
    strip.show()
    strip.crop.show_place(Place(1, BoundingBox(180, 182, 260, 202)))
    for size in (QSize(140, 0), QSize(0, 34), QSize(140, 34)):
        strip.crop.resize(size)
        assert all(part.width > 0 < part.height for part in recorder.wanted)
    assert (140, 34) in {(part.width, part.height) for part in recorder.wanted}


def test_paper_is_not_glaring_in_the_dark(show: Show, theme: Theme) -> None:
    shown = show()
    shown.wait()
    theme.set_mode(Mode.DARK)
    assert 200 < shown.colour(1, *BARE).lightness() < 240
    assert shown.colour(1, *BLACK).lightness() < 10
    theme.set_mode(Mode.LIGHT)
    assert shown.colour(1, *BARE).lightness() > 250
