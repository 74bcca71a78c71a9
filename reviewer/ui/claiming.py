"""Keys that a widget claims for itself before they become shortcuts of the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent


def claimed(event: QEvent, own: Callable[[QKeyEvent], bool]) -> bool:
    """Whether the event asks for a key that is the widget's own; it is claimed then."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    if not own(event):
        return False
    event.accept()
    return True
