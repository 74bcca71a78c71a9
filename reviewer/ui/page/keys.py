"""The keys of the pages while they have the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from reviewer.ui.page.view import PageView

_LARGER = (Qt.Key.Key_Equal, Qt.Key.Key_Plus)
_SMALLER = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


def is_own(event: QKeyEvent) -> bool:
    """Whether a key means the pages, though the window uses it too."""
    own = (*_LARGER, *_SMALLER, Qt.Key.Key_0)
    return (_with_ctrl(event) and event.key() in own) or event.matches(
        QKeySequence.StandardKey.Copy
    )


def press(view: PageView, event: QKeyEvent) -> bool:
    """Do what a key means; False if it means nothing here."""
    if event.matches(QKeySequence.StandardKey.Copy):
        copy(view)
    elif event.matches(QKeySequence.StandardKey.SelectAll):
        view.select((0, len(view.document_shown.text)))
    elif _with_ctrl(event) and is_own(event):
        _zoom(view, Qt.Key(event.key()))
    elif event.key() == Qt.Key.Key_Escape and view.selected:
        view.select(None)
    elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
        bar = view.verticalScrollBar()
        bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
    else:
        return False
    return True


def copy(view: PageView) -> None:
    """Put the selected text on the clipboard."""
    if view.selected:
        QGuiApplication.clipboard().setText(view.selected)


def _zoom(view: PageView, key: Qt.Key) -> None:
    if key in _LARGER:
        view.step_zoom(1)
    elif key in _SMALLER:
        view.step_zoom(-1)
    else:
        view.set_zoom(0)


def _with_ctrl(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
