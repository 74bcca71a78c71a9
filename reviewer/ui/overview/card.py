"""One chart on the page, with its title, its legend and what is said where there is nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reviewer.ui.overview.bars import BarList
from reviewer.ui.overview.painting import bar_height, paint_legend
from reviewer.ui.overview.words import ChartText
from reviewer.ui.theme import SPACE, Theme


class ChartCard(QFrame):
    """Shows a `ChartText`."""

    chosen = Signal(object)
    """The `BarText` of a bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._title = QLabel(self)
        self._title.setProperty("role", "section")
        self._note = QLabel(self)
        self._note.setProperty("role", "small")
        self._empty = QLabel(self)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._legend = Legend(theme, self)
        self.bars = BarList(theme, self)
        self.bars.chosen.connect(self.chosen)
        self._title.setBuddy(self.bars)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._title)
        head.addWidget(self._note, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3 // 2, SPACE, SPACE * 3 // 2, SPACE)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(head)
        for widget in (self._legend, self._empty, self.bars):
            layout.addWidget(widget)

    def settle(self) -> None:
        """Know its height at once."""
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def show_chart(self, chart: ChartText) -> None:
        """Show a chart, or why it is empty."""
        self._title.setText(chart.title)
        self._note.setText(chart.note)
        self._empty.setText(chart.empty)
        self._empty.setVisible(not chart.bars)
        self._legend.show_parts(chart.legend if chart.bars else ())
        self.bars.setVisible(bool(chart.bars))
        self.bars.show_chart(chart)


class Legend(QWidget):
    """What the parts of the bars are."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[tuple[str, str], ...] = ()
        theme.changed.connect(self._restyle)

    def show_parts(self, parts: tuple[tuple[str, str], ...]) -> None:
        """Show these names and colours; hidden without any."""
        self._parts = parts
        self.setVisible(bool(parts))
        self.setAccessibleName("  ".join(name for name, _ in parts))
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(bar_height(self._theme) * 3 // 4)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_legend(painter, self._theme, self.rect(), self._parts)
        painter.end()
