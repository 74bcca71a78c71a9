"""What is painted looks as it did when somebody looked at it last."""

import os
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reviewer.ui.colours import DARK, LIGHT
from reviewer.ui.theme import Mode, Theme
from tests.ui.pages import Show
from tests.ui.snapshots.looking import differences
from tests.ui.snapshots.states import PICTURES, STATES

pytestmark = pytest.mark.qt
KEPT = Path(__file__).parent / "pictures"
UPDATE = os.environ.get("REVIEWER_SNAPSHOTS") == "update"


@pytest.fixture
def look(theme: Theme) -> Iterator[Callable[[Mode], Theme]]:
    """Puts the theme into a look; it is light again in the end."""

    def turned(mode: Mode) -> Theme:
        theme.set_mode(mode)
        return theme

    yield turned
    theme.set_mode(Mode.LIGHT)


def grabbed(widget: QWidget) -> QImage:
    """What a widget paints, on opaque ground."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def check(name: str, made: QImage, theme: Theme) -> None:
    """Compare with the kept picture, or keep this one."""
    path = KEPT / f"{name}-{'dark' if theme.colours.dark else 'light'}.png"
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        assert made.save(str(path))
    assert list(differences(made, QImage(str(path)), theme.colours)) == []


@pytest.mark.parametrize(("name", "mode"), PICTURES)
def test_tables_charts_and_comparisons(
    name: str, mode: Mode, look: Callable[[Mode], Theme], qtbot: QtBot
) -> None:
    theme = look(mode)
    make, size = STATES[name]
    widget = make(theme)
    qtbot.addWidget(widget)
    widget.resize(*size)
    widget.show()
    qtbot.waitExposed(widget)
    check(name, grabbed(widget), theme)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_page_of_a_file(mode: Mode, show: Show, look: Callable[[Mode], Theme]) -> None:
    theme = look(mode)
    shown = show()
    shown.wait()
    check("page", grabbed(shown.view), theme)


def test_a_missing_frame_a_missing_colour_and_a_moved_part_are_seen() -> None:
    kept = QImage(str(KEPT / "table-requests-light.png"))
    assert list(differences(kept, kept, LIGHT)) == []
    for name in ("line", "failed_soft", "sunken"):
        assert list(differences(_painted_over(kept, getattr(LIGHT, name)), kept, LIGHT)) != []
    assert list(differences(kept.transformed(QTransform().scale(-1, 1)), kept, LIGHT)) != []
    assert list(differences(QImage(str(KEPT / "page-dark.png")), kept, DARK)) != []


def test_a_slightly_other_font_is_not_a_difference() -> None:
    kept = QImage(str(KEPT / "table-requests-light.png"))
    moved = QImage(kept.size(), kept.format())
    moved.fill(QColor(LIGHT.surface))
    painter = QPainter(moved)
    painter.drawImage(1, 1, kept)
    painter.end()
    assert list(differences(moved, kept, LIGHT)) == []


def _painted_over(image: QImage, colour: str) -> QImage:
    """The picture without a colour: the ground in its place."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    wanted, ground = QColor(colour).rgb(), QColor(LIGHT.surface).rgb()
    pixels = memoryview(plain.constBits()).cast("B").cast("I").tolist()
    made = array("I", [ground if pixel == wanted else pixel for pixel in pixels]).tobytes()
    return QImage(made, plain.width(), plain.height(), plain.bytesPerLine(), plain.format()).copy()
