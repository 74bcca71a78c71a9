"""A PDF report in the window: pages beside the tables, in step; numbers taken from the page."""

from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.domain.form import CellKey
from reviewer.domain.record import Record
from reviewer.domain.report import Origin
from reviewer.pipeline import extract_file
from reviewer.review.problems import tally
from reviewer.ui.page.places import cell_places
from reviewer.ui.page.view import PageView
from tests.ui.clerk import ALT, CTRL, KEY, NONE, SHIFT, Clerk

LEFT = Qt.MouseButton.LeftButton
TOTAL = "requests.received.total"
PERSON = "requests.received.natural_person"
FAR = "disputes.litigation_direct.total"


class Reader(Clerk):
    """Somebody who looks at the pages."""

    @property
    def pages(self) -> PageView:
        """The pages, which must be what is seen."""
        shown = self.page.source.shown
        assert isinstance(shown, PageView)
        assert shown.isVisible()
        return shown

    def click_page(self, key: CellKey, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Click on the place of a cell on its page."""
        place = cell_places(self.sheet.record.report)[key]
        assert self.pages.bring(place)
        at = self.pages.rect_of(key).center().toPoint()
        QTest.mouseClick(self.pages.viewport(), LEFT, modifiers, at)
        self.settle()

    def in_sight(self, key: CellKey) -> bool:
        """Whether the place of a cell is in view."""
        rect = self.pages.rect_of(key)
        return self.pages.viewport().rect().contains(rect.toAlignedRect())

    def text(self, key: CellKey) -> str:
        """What is printed in a cell."""
        return self.sheet.record.report.cells[key].reading.text


@pytest.fixture
def workspace(program: Application, tmp_path: Path) -> Path:
    """A PDF report and one of plain text."""
    location = tmp_path / "pages.reviewer"
    kept = program.open_workspace(location, create=True)
    pdf = min(resource("samples/pdf").glob("*.pdf"))
    for path in (pdf, resource("samples/01-city.txt")):
        read = extract_file(path, program.forms)
        assert read.report is not None
        assert read.document is not None
        counts = tally(Record(0, read.report), program.confronter.confront(read.report))
        kept.add_report(read.report, read.document, read.content, counts, actor="导入")
    kept.close()
    return location


@pytest.fixture
def reader(open_window: Callable[..., Clerk], workspace: Path) -> Reader:
    clerk = open_window(workspace)
    return Reader(clerk.qtbot, clerk.window)


def test_a_pdf_report_opens_as_pages_that_are_drawn(reader: Reader) -> None:
    pages = reader.pages
    assert pages.marks.current == reader.cell
    reader.qtbot.waitUntil(lambda: pages.sharp, timeout=60_000)
    reader.qtbot.waitUntil(lambda: reader.page.source.strip.crop.sharp, timeout=60_000)


def test_cells_and_places_lead_to_each_other(reader: Reader) -> None:
    for key in (FAR, TOTAL, "disclosure.licensing.decisions", PERSON):
        reader.go_to(key)
        assert reader.in_sight(key)
        assert reader.pages.framed == reader.text(key)
    for key in (FAR, PERSON, "disclosure.licensing.decisions", TOTAL):
        reader.click_page(key)
        assert reader.cell == key
        assert reader.pages.framed == reader.text(key)
        assert reader.table.hasFocus()


def test_a_page_is_turned_by_keys_and_stays_so(
    reader: Reader, open_window: Callable[..., Clerk], workspace: Path
) -> None:
    reader.go_to(TOTAL)
    before = reader.pages.rect_of(TOTAL)
    reader.press(KEY.Key_BracketRight, modifiers=CTRL)
    after = reader.pages.rect_of(TOTAL)
    assert after.height() > after.width()
    assert before.width() > before.height()
    assert reader.in_sight(TOTAL)
    crop = reader.page.source.strip.crop
    reader.qtbot.waitUntil(lambda: reader.pages.sharp and crop.sharp, timeout=60_000)
    reader.click_page(PERSON)
    assert reader.cell == PERSON
    reader.window.close()
    clerk = open_window(workspace)
    again = Reader(clerk.qtbot, clerk.window)
    page = cell_places(again.sheet.record.report)[TOTAL].page
    assert again.pages.turns == {page: 1}
    again.go_to(TOTAL)
    again.press(KEY.Key_BracketLeft, modifiers=CTRL)
    assert again.pages.turns == {}


def test_failing_and_corrected_cells_are_marked_on_the_page(reader: Reader) -> None:
    reader.go_to(TOTAL)
    assert reader.pages.marks.grounds.get(TOTAL) is None
    reader.type("77777")
    reader.press(KEY.Key_Return)
    grounds = reader.pages.marks.grounds
    assert grounds[TOTAL] == "failed_soft"
    assert grounds[PERSON] == "failed_faint"
    reader.go_to("disclosure.licensing.decisions")
    reader.type("77777")
    reader.press(KEY.Key_Return)
    assert reader.pages.marks.grounds["disclosure.licensing.decisions"] == "corrected_soft"


def test_ctrl_click_takes_a_number_of_the_page_into_the_current_cell(reader: Reader) -> None:
    printed = int(reader.text("disclosure.licensing.decisions"))
    reader.go_to(TOTAL)
    before = reader.value(TOTAL)
    assert before != printed
    reader.click_page("disclosure.licensing.decisions", CTRL)
    assert (reader.cell, reader.value(TOTAL)) == (TOTAL, printed)
    entry = reader.sheet.record.report.cells[TOTAL].entry
    assert entry is not None
    assert entry.origin is Origin.SOURCE
    assert str(printed) in reader.status
    assert reader.table.hasFocus()
    reader.press(KEY.Key_Z, modifiers=CTRL)
    assert reader.value(TOTAL) == before


def test_the_text_is_one_click_away_and_remembered(
    reader: Reader, open_window: Callable[..., Clerk], workspace: Path
) -> None:
    source = reader.page.source
    reader.go_to(FAR)
    reader.pages.set_zoom(1.9)
    source.show_as(pages=False)
    assert source.shown is source.view
    assert source.view.framed == reader.text(FAR)
    reader.close()
    again = open_window(workspace)
    assert again.page.source.shown is again.page.source.view
    assert again.cell == FAR
    again.page.source.show_as(pages=True)
    pages = again.page.source.pages
    assert pages.zoom == pages.zoom_wish == 1.9
    assert pages.framed == again.page.source.view.framed


def test_pages_and_text_are_one_key_away_and_so_is_the_source(reader: Reader) -> None:
    source = reader.page.source
    reader.press(KEY.Key_5, modifiers=ALT)
    assert source.view.isVisible()
    assert reader.table.hasFocus()
    reader.press(KEY.Key_4, modifiers=ALT)
    assert source.view.hasFocus()
    reader.press(KEY.Key_5, modifiers=ALT)
    assert reader.pages.hasFocus()
    reader.press(KEY.Key_F6)
    assert reader.table.hasFocus()
    reader.page.open_report(reader.session.bench.rows[1].id)
    reader.press(KEY.Key_5, modifiers=ALT)
    assert reader.status == "这份报告只有文字"


def test_a_text_report_has_no_pages(reader: Reader) -> None:
    text, pdf = reader.session.bench.rows[1].id, reader.session.bench.rows[0].id
    reader.page.open_report(text)
    source = reader.page.source
    assert source.shown is source.view
    assert source.view.isVisible()
    assert not source.strip.isVisible()
    reader.page.open_report(pdf)
    reader.qtbot.waitUntil(lambda: reader.pages.sharp, timeout=60_000)


def test_searching_steps_through_the_pages(reader: Reader) -> None:
    reader.press(KEY.Key_F, modifiers=CTRL)
    reader.type("总计")
    source, spots = reader.page.source, []
    assert source.found > 3
    for key in (KEY.Key_Return, KEY.Key_Return):
        spots.append(dict(reader.pages.marks.spot))
        reader.press(key)
    assert spots[0] != spots[1] != reader.pages.marks.spot
    reader.press(KEY.Key_Return, modifiers=SHIFT)
    assert reader.pages.marks.spot == spots[1]
    reader.press(KEY.Key_Escape)
    assert reader.pages.hasFocus()
    assert not reader.pages.marks.found
    reader.press(KEY.Key_F, modifiers=CTRL)
    reader.pages.setFocus()
    reader.press(KEY.Key_Escape)
    assert not source.line.isVisible()


def test_the_keys_for_size_mean_the_pages_while_they_have_the_keyboard(reader: Reader) -> None:
    size, zoom = reader.window.theme.size, reader.pages.zoom
    reader.pages.setFocus()
    reader.press(KEY.Key_Equal, modifiers=CTRL)
    assert reader.pages.zoom > zoom
    assert reader.window.theme.size == size


def test_closing_leaves_no_process(reader: Reader) -> None:
    reader.qtbot.waitUntil(lambda: reader.pages.sharp, timeout=60_000)
    running = psutil.Process().children()
    reader.close()
    assert len(psutil.Process().children()) == len(running) - 1
