"""The pane with the source text and its search line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.ui.source.search import MOST, find_all
from reviewer.ui.source.view import SourceView
from reviewer.ui.theme import SPACE, Theme


class SourcePanel(QFrame):
    """The source with a search line that Ctrl+F opens and Escape closes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._theme = theme
        self.view = SourceView(theme, self)
        self.view.setAccessibleName(self.tr("原文"))
        self.line = _SearchLine(self)
        self.line.setPlaceholderText(self.tr("在原文中查找"))
        self.line.setAccessibleName(self.tr("在原文中查找"))
        self._count = QLabel(self)
        self._count.setProperty("role", "small")
        self._found: list[tuple[int, int]] = []
        self._at = 0
        self._bar = QWidget(self)
        self._lay_out()
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self._step)
        self.line.escaped.connect(self.close_search)

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(SPACE, SPACE - 2, SPACE, 0)
        bar.setSpacing(SPACE // 2)
        bar.addWidget(self.line, 1)
        bar.addWidget(self._count)
        for name, tip, way in (
            ("previous", self.tr("上一处（Shift+Enter）"), -1),
            ("next", self.tr("下一处（Enter）"), 1),
        ):
            bar.addWidget(self._button(name, tip, way))
        self._bar.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self.view, 1)

    def _button(self, name: str, tip: str, way: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._theme.icon(name))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self._step(way))
        self._theme.changed.connect(lambda: button.setIcon(self._theme.icon(name)))
        return button

    @property
    def found(self) -> int:
        """How many places the search found."""
        return len(self._found)

    def open_search(self) -> None:
        """Show the search line, with what is selected."""
        self._bar.show()
        selected = self.view.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.line.setText(selected)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._search()

    def close_search(self) -> None:
        """Hide the search line and its marks."""
        self._bar.hide()
        self.view.mark_found(())
        self.view.setFocus()

    def _search(self) -> None:
        self._found = find_all(self.view.shown, self.line.text())
        self._at = -1
        self.view.mark_found(self._found)
        if self._found:
            self._step(1)
        else:
            self._count.setText(self.tr("没有找到") if self.line.text() else "")

    def _step(self, way: int) -> None:
        if not self._found:
            return
        self._at = (self._at + way) % len(self._found)
        more = "+" if len(self._found) == MOST else ""
        self._count.setText(f"{self._at + 1}/{len(self._found)}{more}")
        self.view.show_position(*self._found[self._at])


class _SearchLine(QLineEdit):
    """Enter steps through what was found."""

    stepped = Signal(int)
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
