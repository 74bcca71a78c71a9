"""The layout of the window from one start to the next: its place on the screen, its dividers."""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from reviewer.ui.desk_page import DeskPage
from reviewer.ui.memory import Memory

_DIVIDERS = ("whole", "right", "middle")
_WIDTH, _HEIGHT = 1366, 740


def keep_window(window: QMainWindow, memory: Memory) -> None:
    """Remember where the window is."""
    memory.put(geometry=_text(window.saveGeometry()))


def restore_window(window: QMainWindow, memory: Memory) -> None:
    """Put the window where it was."""
    kept = memory.get("geometry")
    if not (isinstance(kept, str) and window.restoreGeometry(_bytes(kept))):
        window.resize(_WIDTH, _HEIGHT)


def keep_dividers(page: DeskPage, memory: Memory) -> None:
    """Remember how the desk is divided, and how wide the columns are."""
    memory.put(
        splitters={name: _text(getattr(page, name).saveState()) for name in _DIVIDERS},
        columns=page.tables.widths,
    )


def restore_dividers(page: DeskPage, memory: Memory) -> None:
    """Divide the desk as it was, at first as the tables need it."""
    kept = memory.get("splitters")
    if isinstance(kept, dict):
        for name in _DIVIDERS:
            getattr(page, name).restoreState(_bytes(str(kept.get(name, ""))))
    else:
        page.yielding.settle_soon()
    page.tables.choose_widths(memory.get("columns"))


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))
