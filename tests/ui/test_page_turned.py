"""A page that lies on its side or head in the file is shown as it is read."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from reviewer.domain.document import BoundingBox
from reviewer.ui.page.places import Place
from reviewer.ui.page.view import PageView
from tests.reading.pdf_parts import Sheet, pdf
from tests.ui.pages import CTRL, ROWS, SHEET, Show, Shown

MATRICES = {1: "0 1 -1 0 842 0", 2: "-1 0 0 -1 595 842", 3: "0 -1 1 0 0 595"}
"""What an upright A4 page is drawn through, by the quarters that make it upright again."""
BLACK, WHITE = (350, 492), (480, 492)
"""Points on the upright page."""


def lying(turns: int) -> Sheet:
    size = (842, 595) if turns % 2 else (595, 842)
    drawing = f"q {MATRICES[turns]} cm {SHEET} Q" if turns else SHEET
    return Sheet(drawing, box=(0, 0, *size))


FILE = pdf(*map(lying, range(4)))


@pytest.fixture(scope="module", params=[1, 2, 3, 4])
def page(request: pytest.FixtureRequest) -> int:
    number: int = request.param
    return number


def middle(view: PageView, page: int) -> None:
    """Bring the page into the middle of the view."""
    frame = view.stack.frames[page - 1]
    whole = BoundingBox(0, 0, frame.x1 - frame.x0, frame.bottom - frame.top)
    view.bring(Place(page, BoundingBox(1, whole.bottom / 2, 2, whole.bottom / 2 + 1)))


def is_upright(shown: Shown, page: int) -> bool:
    x, y = BLACK
    shown.view.bring(Place(page, BoundingBox(x, y, x + 1, y + 1)))
    shown.wait()
    dark = shown.colour(page, *BLACK).lightness() < 40
    return dark and shown.colour(page, *WHITE).lightness() > 180


def test_every_page_is_shown_upright(show: Show, page: int) -> None:
    shown = show(FILE)
    assert shown.document.pages[page - 1].turns == (page - 1) % 4
    assert shown.view.stack.sizes[page - 1] == (595, 842)
    assert is_upright(shown, page)


def test_cells_and_places_lead_to_each_other(show: Show, page: int) -> None:
    shown = show(FILE)
    for _, value in ROWS:
        key = f"{page}.{value}"
        assert shown.view.show_cell(key)
        rect = shown.view.rect_of(key)
        assert rect.width() > 2 * rect.height()
        assert shown.view.framed == value
        shown.click(rect.center().toPoint())
        assert shown.clicked[-1] == key


def test_numbers_are_taken_and_words_selected_in_reading_order(show: Show, page: int) -> None:
    shown = show(FILE)
    at = [found.start() for found in re.finditer("21件", shown.document.text)][page - 1]
    (place,) = shown.view.writing.places((at, at + 2))
    shown.view.bring(place)
    shown.click(shown.at(place), CTRL)
    assert shown.taken == ["21"]
    (words,) = shown.view.writing.places((at - 7, at + 3))
    shown.drag(shown.at(words, 0.01), shown.at(words, 0.555))
    QTest.keyClick(shown.view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "全年共收到"


def test_a_page_is_turned_by_hand_and_back(show: Show) -> None:
    shown = show(FILE)
    view = shown.view
    told: list[dict[int, int]] = []
    view.turned.connect(lambda: told.append(dict(view.turns)))
    view.show_cell("2.427")
    at = [found.start() for found in re.finditer("21件", shown.document.text)]
    view.mark_found([(start, start + 3) for start in at])
    middle(view, 2)
    for _ in range(4):
        assert view.turn_page(1)
        assert view.framed == "427"
        rect = view.rect_of("2.427")
        assert view.viewport().rect().contains(rect.center().toPoint())
        shown.click(rect.center().toPoint())
        assert [page for page, boxes in view.marks.found.items() if boxes] == [1, 2, 3, 4]
    assert told == [{2: 2}, {2: 3}, {2: 0}, {}]
    assert shown.clicked == ["2.427"] * 4
    assert is_upright(shown, 2)
