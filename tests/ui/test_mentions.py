"""The prose beside the tables: numbers that speak of a cell are framed with it, and lead to it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.domain.form import CellKey
from reviewer.review.mentions import Mention, mentions
from reviewer.ui.colours import LIGHT
from reviewer.ui.page.view import PageView
from reviewer.ui.rendered.view import RenderedView
from tests.ui.clerk import NONE, Clerk

pytestmark = pytest.mark.qt
LEFT = Qt.MouseButton.LeftButton
RECEIVED = "requests.received.total"
FAR = "disclosure.penalty.decisions"
AGREES = ("01-city.txt", "html/h05-layout-tables.html", "pdf/p01-plain.pdf")
DISAGREES = "11-text-disagrees.txt"


@pytest.fixture
def reading(
    open_window: Callable[..., Clerk], program: Application, tmp_path: Path
) -> Callable[[str], Clerk]:
    """Somebody who reads a sample, once the claims of its prose are found."""

    def read(sample: str) -> Clerk:
        location = tmp_path / "prose.reviewer"
        workspace = program.open_workspace(location, create=True)
        program.import_files(workspace, [resource(f"samples/{sample}")], jobs=1)
        workspace.close()
        clerk = open_window()
        clerk.window.theme.set_mode(clerk.window.theme.mode.LIGHT)
        clerk.window.open_workspace(str(location))
        with clerk.qtbot.waitSignal(clerk.session.mentions.shown):
            pass
        return clerk

    return read


def mention(clerk: Clerk, program: Application, key: CellKey = RECEIVED) -> Mention:
    """Where the prose speaks of a cell."""
    text = clerk.page.source.document.text
    found = mentions(text, program.claims(text, clerk.sheet.record.report))
    return next(item for item in found if key in item.keys)


def place(clerk: Clerk, program: Application, key: CellKey = RECEIVED) -> QRect:
    """Where the number stands in the viewport of the source, brought into view."""
    start, end = mention(clerk, program, key).span
    view = clerk.page.source.shown
    if isinstance(view, PageView):
        (stands,) = view.writing.places((start, end))
        view.bring(stands)
        box = view.stack.box(stands)
        assert box is not None
        return view.in_viewport(box).toRect()
    if isinstance(view, RenderedView):
        start, end = (view.drawn.writing.position(offset) for offset in (start, end))
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    left = view.cursorRect(cursor)
    cursor.setPosition(end)
    return left.united(view.cursorRect(cursor))


def framed(clerk: Clerk, rect: QRect, colour: str) -> bool:
    """Whether there is a line of a colour right above the number."""
    view = clerk.page.source.shown
    clerk.settle()
    image = view.viewport().grab().toImage()
    wanted = QColor(colour)
    above = range(max(rect.top() - 4, 0), rect.top() + 3)
    return any(_alike(image.pixelColor(rect.center().x(), y), wanted) for y in above)


def _alike(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < 80 for a, b in pairs)


@pytest.mark.parametrize("sample", AGREES)
def test_a_number_of_the_prose_is_framed_with_its_cell_and_a_click_goes_there(
    reading: Callable[[str], Clerk], program: Application, sample: str
) -> None:
    clerk = reading(sample)
    clerk.go_to(FAR)
    assert not framed(clerk, place(clerk, program), LIGHT.accent)
    at = place(clerk, program).center()
    bar = clerk.page.source.shown.verticalScrollBar()
    before = bar.value()
    QTest.mouseClick(clerk.page.source.shown.viewport(), LEFT, NONE, QPoint(at))
    clerk.settle()
    assert clerk.cell == RECEIVED
    assert bar.value() == before, "who reads the prose goes on reading"
    assert framed(clerk, place(clerk, program), LIGHT.accent)
    clerk.page.source.show_as(pages=False)
    assert framed(clerk, place(clerk, program), LIGHT.accent), "in the text too"


def test_a_number_that_disagrees_is_framed_wherever_one_stands(
    reading: Callable[[str], Clerk], program: Application
) -> None:
    clerk = reading(DISAGREES)
    assert mention(clerk, program).doubtful
    clerk.go_to(FAR)
    assert framed(clerk, place(clerk, program), LIGHT.warning)
    clerk.go_to(RECEIVED)
    clerk.type("7")
    with clerk.qtbot.waitSignal(clerk.session.mentions.shown):
        clerk.press(Qt.Key.Key_Return)
    assert not mention(clerk, program).doubtful
    clerk.go_to(FAR)
    assert not framed(clerk, place(clerk, program), LIGHT.warning)
