"""A form of settings: a title with its widget, and a sentence below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reviewer.ui.theme import SPACE

_WIDTH = 640


class Form(QWidget):
    """Lines of settings in groups, no wider than one reads with ease."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget(self)
        inner.setMaximumWidth(_WIDTH)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        room = QScrollArea(self)
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(_beside_nothing(inner))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(room)

    def add_group(self, title: str) -> None:
        """Begin a group."""
        if self._column.count():
            self._column.addSpacing(SPACE)
        label = QLabel(title, self)
        label.setProperty("role", "section")
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setProperty("role", "line")
        self._column.addWidget(label)
        self._column.addWidget(line)

    def add(self, title: str, widget: QWidget, sentence: str = "") -> None:
        """Add a setting."""
        widget.setAccessibleName(title)
        widget.setAccessibleDescription(sentence)
        widget.setMinimumWidth(180)
        widget.setProperty("role", "field")
        if isinstance(widget, QSpinBox):
            # The style sheet moves the text of other fields from the border, but not of this one.
            widget.lineEdit().setTextMargins(SPACE - 2, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(SPACE * 2)
        line.addLayout(_texts(title, sentence, self), 1)
        line.addWidget(widget)
        self._column.addLayout(line)


def _beside_nothing(inner: QWidget) -> QWidget:
    """A widget at the top left; in a row of its own, so that its wrapped texts get their height."""
    holder = QWidget()
    row = QHBoxLayout()
    row.addWidget(inner, 1)
    row.addStretch()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, SPACE, 0)
    column.addLayout(row)
    column.addStretch(1)
    return holder


def _texts(title: str, sentence: str, parent: QWidget) -> QVBoxLayout:
    texts = QVBoxLayout()
    texts.setSpacing(1)
    texts.addWidget(QLabel(title, parent))
    if sentence:
        label = QLabel(sentence, parent)
        label.setProperty("role", "small")
        label.setWordWrap(True)
        texts.addWidget(label)
    return texts
