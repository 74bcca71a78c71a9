"""Web pages, Word files and sheets in the window: as they flow beside the tables, in step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.domain.form import CellKey
from reviewer.domain.report import Origin
from reviewer.ui.rendered.view import RenderedView
from tests.ui.clerk import CTRL, KEY, NONE, SHIFT, Clerk
from tests.ui.flow import LEFT

pytestmark = pytest.mark.qt

SAMPLES = ("html/h03-site.html", "word/w01-plain.docx", "sheets/x01-sheet.xlsx", "01-city.txt")
TOTAL = "requests.received.total"
PERSON = "requests.received.natural_person"
FAR = "disputes.litigation_direct.total"


class Reader(Clerk):
    """Somebody who looks at the documents as they flow."""

    @property
    def flow(self) -> RenderedView:
        """The document, which must be what is seen."""
        shown = self.page.source.shown
        assert isinstance(shown, RenderedView)
        assert shown.isVisible()
        return shown

    def open(self, number: int) -> None:
        """Open a report of the list."""
        self.page.open_report(self.session.bench.rows[number].id)
        self.settle()

    def click_flow(self, key: CellKey) -> None:
        """Click on the place of a cell that is in view."""
        at = self.flow.rect_of(key).center().toPoint()
        assert self.flow.viewport().rect().contains(at)
        QTest.mouseClick(self.flow.viewport(), LEFT, NONE, at)
        self.settle()

    def text(self, key: CellKey) -> str:
        """What is printed in a cell."""
        return self.sheet.record.report.cells[key].reading.text


@pytest.fixture
def workspace(program: Application, tmp_path: Path) -> Path:
    """A page, a Word file, a sheet and a text."""
    location = tmp_path / "flow.reviewer"
    kept = program.open_workspace(location, create=True)
    program.import_files(kept, [resource("samples") / name for name in SAMPLES])
    kept.close()
    return location


@pytest.fixture
def reader(open_window: Callable[..., Clerk], workspace: Path) -> Reader:
    clerk = open_window(workspace)
    return Reader(clerk.qtbot, clerk.window)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_cells_and_places_lead_to_each_other(reader: Reader, number: int) -> None:
    reader.open(number)
    for key in (FAR, TOTAL, PERSON):
        reader.go_to(key)
        assert reader.flow.framed == reader.text(key)
    reader.click_flow(TOTAL)
    assert reader.cell == TOTAL
    assert reader.flow.framed == reader.text(TOTAL)
    assert reader.table.hasFocus()


def test_a_text_is_shown_as_text(reader: Reader) -> None:
    source = reader.page.source
    reader.open(3)
    assert source.view.isVisible()
    assert not source.rendered.isVisible()
    reader.open(1)
    assert source.shown is reader.flow
    assert not source.strip.isVisible()


def test_failing_cells_are_marked(reader: Reader) -> None:
    reader.open(1)
    reader.go_to(TOTAL)
    before = reader.flow.viewport().grab().toImage()
    reader.type("77777")
    reader.press(KEY.Key_Return)
    reader.go_to(FAR)
    reader.go_to(TOTAL)
    reader.go_to(PERSON)
    place = reader.flow.rect_of(TOTAL).bottomLeft().toPoint()
    image = reader.flow.viewport().grab().toImage()
    ground = reader.window.theme.colour("failed_soft")
    assert image.pixelColor(place.x() + 4, place.y() - 4) == ground
    assert before.pixelColor(place.x() + 4, place.y() - 4) != ground


def test_ctrl_click_takes_a_number_into_the_current_cell(reader: Reader) -> None:
    reader.open(1)
    reader.go_to(TOTAL)
    before, printed = reader.value(TOTAL), int(reader.text(PERSON))
    at = reader.flow.rect_of(PERSON).center().toPoint()
    QTest.mouseClick(reader.flow.viewport(), LEFT, CTRL, at)
    reader.settle()
    assert (reader.cell, reader.value(TOTAL)) == (TOTAL, printed)
    entry = reader.sheet.record.report.cells[TOTAL].entry
    assert entry is not None
    assert entry.origin is Origin.SOURCE
    reader.press(KEY.Key_Z, modifiers=CTRL)
    assert reader.value(TOTAL) == before


def test_the_text_is_one_click_away_and_remembered(
    reader: Reader, open_window: Callable[..., Clerk], workspace: Path
) -> None:
    reader.open(1)
    reader.go_to(FAR)
    reader.flow.set_zoom(1.3)
    reader.page.source.show_as(pages=False)
    assert reader.page.source.view.framed == reader.text(FAR)
    reader.close()
    again = open_window(workspace)
    source = again.page.source
    assert source.view.isVisible()
    source.show_as(pages=True)
    assert source.rendered.isVisible()
    assert source.rendered.zoom == 1.3
    assert source.rendered.framed == source.view.framed


def test_searching_steps_through_the_document(reader: Reader) -> None:
    reader.open(0)
    reader.press(KEY.Key_F, modifiers=CTRL)
    reader.type("总计")
    source = reader.page.source
    assert source.found >= 2
    spots = []
    for modifiers in (NONE, NONE, SHIFT):
        spots.append(reader.flow.textCursor().position())
        reader.press(KEY.Key_Return, modifiers=modifiers)
    assert spots[0] != spots[1] == reader.flow.textCursor().position()
    assert len(reader.flow.extraSelections()) == source.found
    reader.press(KEY.Key_Escape)
    assert reader.flow.hasFocus()
    assert reader.flow.extraSelections() == []


def test_the_keys_for_size_mean_the_document_while_it_has_the_keyboard(reader: Reader) -> None:
    reader.open(1)
    size = reader.window.theme.size
    reader.flow.setFocus()
    reader.press(KEY.Key_Equal, modifiers=CTRL)
    assert reader.flow.zoom > 1
    assert reader.window.theme.size == size
