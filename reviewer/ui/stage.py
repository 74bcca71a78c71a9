"""The middle of the window: the welcome page or the desk, and a page opened over it for a while."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewer.ui.focus import FocusBefore


class Stage(QStackedWidget):
    """One page below, at most one above it; Esc leaves the one above for where one was."""

    changed = Signal()
    """Another page is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._below: QWidget | None = None
        self._before = FocusBefore()

    @property
    def above(self) -> QWidget | None:
        """The page that is open over the one below."""
        shown = self.currentWidget()
        return None if shown is self._below else shown

    def set_below(self, page: QWidget) -> None:
        """Make a page the one below, and show it; the one that is below already stays as it is."""
        if page is not self._below:
            self._below = page
            self._show(page)

    def open(self, page: QWidget) -> None:
        """Show a page over the one below, which keeps the keyboard's place for the way back."""
        if self.above is None:
            self._before.keep()
        page.installEventFilter(self)
        self._show(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Leave the page above."""
        if self.above is None or self._below is None:
            return
        self._show(self._below)
        self._before.give_back(within=self._below)

    def drop(self, page: QWidget) -> None:
        """Take a page away for good."""
        self.removeWidget(page)
        page.deleteLater()

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """Esc that no widget of the page above has used."""
        if (
            page is self.above
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.back()
            return True
        return super().eventFilter(page, event)

    def _show(self, page: QWidget) -> None:
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        self.changed.emit()
