"""What the shades of the guards mean, how many cells have each, and what no rule can see."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reviewer.review.guarding import Guard
from reviewer.ui.flow import FlowLayout
from reviewer.ui.form_table.guards import paint_guard
from reviewer.ui.guards.wording import blind_spots, legend_texts
from reviewer.ui.theme import SPACE, Theme

_EXAMPLES = (Guard(0, places=False), Guard(1, places=False), Guard(2, places=True))


def kind(guard: Guard) -> int:
    """Which of the shades of the legend a guard has."""
    return 2 if guard.places else min(guard.rules, 1)


class GuardLegend(QFrame):
    """A strip above the desk, shown with the shades."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._labels = [QLabel(self) for _ in _EXAMPLES]
        self._note = QLabel(blind_spots(), self)
        self._note.setProperty("role", "small")
        self._note.setWordWrap(True)
        kinds = FlowLayout(2 * SPACE)
        for guard, label in zip(_EXAMPLES, self._labels, strict=True):
            label.setTextFormat(Qt.TextFormat.PlainText)
            kinds.addWidget(_with_swatch(_Swatch(guard, theme, self), label, self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE + 2, SPACE - 2, SPACE + 2, SPACE - 2)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(kinds)
        layout.addWidget(self._note)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is told, shade by shade, then the note."""
        return [label.text() for label in (*self._labels, self._note)]

    def show_counts(self, guards: Sequence[Guard]) -> None:
        """Tell how many cells have each shade."""
        counts = [0] * len(_EXAMPLES)
        for guard in guards:
            counts[kind(guard)] += 1
        for label, meaning, count in zip(self._labels, legend_texts(), counts, strict=True):
            label.setText(self.tr("{meaning}（%n 格）", "", count).format(meaning=meaning))


class _Swatch(QWidget):
    """A shade as it is in the table."""

    def __init__(self, guard: Guard, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._guard, self._theme = guard, theme
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(34, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRect(0, 0, self.width() - 1, self.height() - 1)
        painter.fillRect(rect, self._theme.colour("surface"))
        paint_guard(painter, self._theme, rect, self._guard)
        painter.setPen(self._theme.colour("line_strong"))
        painter.drawRect(rect)
        painter.end()


def _with_swatch(swatch: QWidget, label: QLabel, parent: QWidget) -> QWidget:
    both = QWidget(parent)
    layout = QHBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE // 2 + 2)
    layout.addWidget(swatch)
    layout.addWidget(label)
    return both
