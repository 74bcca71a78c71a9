"""Where the keyboard was, to be given back: a widget that is gone leaves what it lay in."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class FocusBefore:
    """Remembers the widget with the keyboard, and gives the keyboard back once."""

    def __init__(self) -> None:
        self._places: list[QWidget] = []

    def keep(self) -> None:
        """Remember where the keyboard is now."""
        self._places = []
        widget = QApplication.focusWidget()
        while widget is not None:
            self._places.append(widget)
            widget = widget.parentWidget()

    def give_back(self, *, within: QWidget | None = None) -> None:
        """Put the keyboard there, or as near as still can be seen and take it."""
        places, self._places = self._places, []
        for place in places:
            if not shiboken6.isValid(place) or not place.isVisible():
                continue
            if within is not None and not within.isAncestorOf(place):
                return
            if place.focusPolicy() != Qt.FocusPolicy.NoFocus:
                place.setFocus(Qt.FocusReason.OtherFocusReason)
                return
