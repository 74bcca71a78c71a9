"""The line in which a cell is typed, and the sentence beside it when the text is refused."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSplitter, QWidget

_MARGINS = 12


class CellEditor(QLineEdit):
    """A line edit laid over a cell; knows whether it was opened to replace or to amend."""

    def __init__(self, parent: QWidget, *, replacing: bool) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("cellEditor")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.replacing = replacing
        self.pristine = self.text()
        self._begun = self._typed = False
        self._cell = QRect()
        self._composing = ""
        self.textChanged.connect(self._widen)
        self.textChanged.connect(self._note_typed)

    def lie_over(self, cell: QRect) -> None:
        """Cover a cell, and as much beside it as the text needs."""
        self._cell = cell
        self._widen()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = event.preeditString()
        super().inputMethodEvent(event)
        self._widen()

    def _note_typed(self) -> None:
        self._typed = True

    def _widen(self) -> None:
        """Full-width digits and a text that is being composed take more than a cell's width."""
        if self._cell.isNull():
            return
        metrics, room = self.fontMetrics(), self._room.width()
        wide = metrics.horizontalAdvance(self.text() + self._composing + "国") + _MARGINS
        place = QRect(self._cell)
        place.setWidth(min(max(place.width(), wide), room))
        place.moveRight(min(max(self._cell.right(), place.width() - 1), room - 1))
        self.setGeometry(place)

    def begin(self, text: str) -> None:
        """Start with the text of the cell, once; a replacing editor starts empty."""
        if self._begun:
            # The model tells of changes while one types, also when all is rubbed out.
            return
        self._begun = True
        self.pristine = text
        if not self.replacing:
            self.setText(text)
            self.end(False)

    @property
    def touched(self) -> bool:
        """Whether there is anything to commit: something was typed, also if it is gone again."""
        return self._typed if self.replacing else self.text() != self.pristine

    def revert(self) -> None:
        """Leave nothing to commit."""
        self.replacing = False
        self.setText(self.pristine)

    @property
    def refused(self) -> bool:
        """Whether the text was refused and not changed since."""
        return bool(self.property("refused"))

    def set_refused(self, refused: bool) -> None:
        """Show the line as refused, or as usual."""
        if refused != self.refused:
            self.setProperty("refused", refused)
            self.style().unpolish(self)
            self.style().polish(self)

    def step(self, event: QKeyEvent) -> tuple[int, int] | None:
        """Which way (rows, columns) an arrow leaves the cell; None where it moves the caret."""
        vertical = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if vertical is not None:
            return vertical, 0
        horizontal = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        return (0, horizontal) if self.replacing and horizontal is not None else None


class Refusal(QFrame):
    """The sentence beside an editor whose text cannot be taken.

    It lies over the table, or over what is around a table of one line, which has no room for it.
    """

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self.setObjectName("refusal")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 5)
        layout.addWidget(self._label)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, empty when nothing is refused."""
        return self._label.text() if self.isVisible() else ""

    def tell(self, editor: QWidget, sentence: str) -> None:
        """Show the sentence under the editor, or above it where there is no room."""
        self._label.setText(sentence)
        wide = min(320, max(160, self._label.fontMetrics().horizontalAdvance(sentence) + 24))
        self.setFixedWidth(min(wide, self._home.width() - 8))
        self.adjustSize()
        room = self._room(editor)
        self.setParent(room)
        place = editor.mapTo(room, QPoint(0, editor.height() + 3))
        if place.y() + self.height() > room.height():
            place.setY(place.y() - editor.height() - self.height() - 6)
        place.setX(max(4, min(place.x(), room.width() - self.width() - 4)))
        self.move(place)
        self.show()
        self.raise_()

    def _room(self, editor: QWidget) -> QWidget:
        """The nearest place with room above or below the editor."""
        wanted = editor.height() + 2 * (self.height() + 6)
        room, around = self._home, self._home.parentWidget()
        # A splitter would take the sentence for one of its panes.
        while room.height() < wanted and around and not isinstance(around, QSplitter):
            room, around = around, around.parentWidget()
        return room

    def withdraw(self) -> None:
        """Take the sentence away."""
        self.hide()
        self.setParent(self._home)
