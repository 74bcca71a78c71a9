"""36. Readable: heads that stay, wrapped labels, zoom, dark, a sign beside each colour, scaling."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QHeaderView

from reviewer.domain.numbers import CellStatus
from reviewer.ui.form_table.looks import CellLook, Sign
from reviewer.ui.form_table.painting import LabelStyle, paint_label, paint_value
from reviewer.ui.theme import Mode, Theme
from tests.ui.clerk import CTRL, KEY, Clerk

pytestmark = pytest.mark.qt
ROOT = Path(__file__).resolve().parents[2]
LAST = "requests.carried_forward.total"
FIRST = "requests.received.natural_person"
WRAP = Qt.TextFlag.TextWordWrap


@pytest.fixture
def clerk(clerk: Clerk) -> Iterator[Clerk]:
    """Whose window gets its look back at the end."""
    mode = clerk.window.theme.mode
    yield clerk
    clerk.window.theme.set_mode(mode)
    clerk.window.zoom(0)


def heads(clerk: Clerk) -> list[QHeaderView]:
    return [clerk.table.horizontalHeader(), clerk.table.verticalHeader()]


def test_the_heads_stay_in_sight_while_the_table_scrolls(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.window.zoom(9)
    clerk.press(KEY.Key_End, modifiers=CTRL)
    assert clerk.cell == LAST
    assert clerk.table.verticalScrollBar().value() > 0
    viewport = clerk.table.viewport().rect()
    rect = clerk.table.visualRect(clerk.index(clerk.table, LAST))
    assert viewport.contains(rect)
    across, down = heads(clerk)
    for head in (across, down):
        assert head.isVisible()
        assert min(head.width(), head.height()) > 0
    row, column = clerk.index(clerk.table, LAST).row(), clerk.index(clerk.table, LAST).column()
    assert down.sectionViewportPosition(row) == rect.top()
    assert across.sectionViewportPosition(column) == rect.left()


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QRect, str]]:
    """Where the heads were painted that run from left to right."""
    seen: list[tuple[QRect, str]] = []

    def paint(painter: QPainter, theme: Theme, rect: QRect, text: str, style: LabelStyle) -> None:
        if not style.strip:
            seen.append((rect, text))
        paint_label(painter, theme, rect, text, style)

    monkeypatch.setattr("reviewer.ui.form_table.header.paint_label", paint)
    return seen


@pytest.mark.parametrize("size", [0, 5, 11])
def test_no_head_is_cut_at_any_size(
    clerk: Clerk, painted: list[tuple[QRect, str]], size: int
) -> None:
    clerk.window.zoom(0)
    if size:
        clerk.window.zoom(size)
    for first in (FIRST, LAST, "disclosure.fees.amount", "disputes.litigation_direct.total"):
        clerk.go_to(first)
        for head in heads(clerk):
            head.viewport().repaint()
    assert len(painted) > 30
    metrics = QFontMetrics(clerk.window.theme.font(0.92))
    cut = [
        (text, needed, rect.height())
        for rect, text in painted
        if (
            needed := metrics.boundingRect(QRect(0, 0, rect.width() - 9, 9999), WRAP, text).height()
        )
        > rect.height()
    ]
    assert cut == []


def test_zoom_by_keys_makes_the_numbers_larger_and_back(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    size, row = clerk.window.theme.size, clerk.table.rowHeight(0)
    clerk.press(KEY.Key_Equal, KEY.Key_Equal, KEY.Key_Equal, modifiers=CTRL)
    assert clerk.window.theme.size == size + 3
    assert clerk.table.rowHeight(0) > row
    clerk.press(KEY.Key_0, modifiers=CTRL)
    assert (clerk.window.theme.size, clerk.table.rowHeight(0)) == (size, row)


def grey(clerk: Clerk, look: CellLook) -> QImage:
    """A cell as one sees it who sees no colours."""
    image = QImage(120, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_value(painter, clerk.window.theme, image.rect(), look, digits=10)
    painter.end()
    ground = image.pixelColor(2, 38)
    shape = image.createMaskFromColor(ground.rgb(), Qt.MaskMode.MaskOutColor)
    return shape.convertToFormat(QImage.Format.Format_Mono)


@pytest.mark.parametrize("mode", list(Mode))
def test_every_state_of_a_cell_has_a_sign_besides_its_colour(clerk: Clerk, mode: Mode) -> None:
    clerk.window.theme.set_mode(mode)
    printed = CellStatus.PRINTED
    states = [
        CellLook("7", printed),
        *(CellLook("7", printed, sign=sign, focus=True) for sign in Sign),
        CellLook("7", printed, corrected=True),
        CellLook("7", printed, accepted=True),
    ]
    seen = [grey(clerk, look) for look in states]
    alike = [
        (states[one].sign, states[other].sign)
        for one in range(len(seen))
        for other in range(one)
        if seen[one] == seen[other]
    ]
    assert alike == []


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_window_is_light_or_dark_as_a_whole(clerk: Clerk, mode: Mode) -> None:
    clerk.window.theme.set_mode(mode)
    clerk.settle()
    shot = clerk.window.grab().toImage().scaled(40, 30)
    shades = [shot.pixelColor(x, y).lightness() for x in range(40) for y in range(30)]
    bright = sum(shade > 127 for shade in shades) / len(shades)
    assert bright > 0.9 if mode is Mode.LIGHT else bright < 0.1


SCALED = """
import sys
from PySide6.QtWidgets import QApplication
from reviewer.app import Application
from reviewer.ui.memory import Memory
from reviewer.ui.start import make_window
from pathlib import Path
location, wanted = Path(sys.argv[1]), float(sys.argv[2])
application = QApplication([])
window = make_window(application, Application(language="zh"), Memory(location.parent / "m.json"))
window.resize(1366, 740)
window.show()
window.open_workspace(str(location))
application.processEvents()
table = window.session.page.tables.table
shot = table.grab()
assert shot.devicePixelRatio() == wanted, shot.devicePixelRatio()
assert shot.width() == round(table.width() * wanted)
for column in range(table.model().columnCount()):
    for row in range(table.model().rowCount()):
        text = table.model().index(row, column).data() or ""
        assert table.columnWidth(column) >= table.fontMetrics().horizontalAdvance(text), text
window.close()
print("fits")
"""


@pytest.mark.parametrize("scale", ["1.25", "2"])
def test_it_is_sharp_and_whole_on_a_scaled_screen(
    open_window: Callable[..., Clerk], workspace: Path, scale: str
) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SCALED, str(workspace), scale]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert run.stdout.strip() == "fits", run.stderr
