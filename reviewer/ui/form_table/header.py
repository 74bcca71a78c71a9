"""A header that paints merged labels on several levels and stays in place while scrolling."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from reviewer.ui.form_table.painting import LabelStyle, paint_label
from reviewer.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class HeadLabel:
    """A label over `length` sections from `start`, on `levels` levels from `level`."""

    text: str
    level: int
    levels: int
    start: int
    length: int
    strip: bool = False

    def covers(self, section: int) -> bool:
        """Whether the label stands over this row or column."""
        return self.start <= section < self.start + self.length


class MergedHeader(QHeaderView):
    """Heads of rows or columns as the form prints them; those of the current cell stand out.

    Where it takes hands, a press selects the line if `permit` agrees.
    """

    stretched = Signal(int, int)
    """A person has given a section this many pixels."""

    def __init__(self, orientation: Qt.Orientation, theme: Theme, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self._labels: tuple[HeadLabel, ...] = ()
        self._levels: tuple[int, ...] = ()
        self._current = -1
        self._resized: tuple[int, int] | None = None
        self.permit: Callable[[], bool] = lambda: True
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def take_hands(self) -> None:
        """Let a press select the line, and columns be drawn wider or narrower."""
        if self.orientation() is Qt.Orientation.Horizontal:
            self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionsClickable(True)
        self.sectionResized.connect(self._note_resized)

    def set_labels(self, labels: Sequence[HeadLabel]) -> None:
        """The labels to draw."""
        self._labels = tuple(labels)

    def set_levels(self, sizes: Sequence[int]) -> None:
        """How wide (rows) or high (columns) each level is, from the outside in."""
        self._levels = tuple(sizes)
        self.updateGeometry()
        self.viewport().update()

    def set_current(self, section: int) -> None:
        """The row or column of the current cell, or -1."""
        if section != self._current:
            self._current = section
            self.viewport().update()

    def sizeHint(self) -> QSize:
        extent = sum(self._levels)
        if self.orientation() is Qt.Orientation.Vertical:
            return QSize(extent, super().sizeHint().height())
        return QSize(super().sizeHint().width(), extent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._resized = None
        if self.permit():
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._resized is not None:
            section, pixels = self._resized
            self._resized = None
            self.stretched.emit(section, pixels)

    def _note_resized(self, section: int, _before: int, pixels: int) -> None:
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._resized = section, pixels

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("surface"))
        for label in self._labels:
            rect = self._rect(label)
            if rect.intersects(event.rect()):
                current = self._current >= 0 and label.covers(self._current)
                innermost = label.level + label.levels == len(self._levels)
                paint_label(
                    painter,
                    self._theme,
                    rect,
                    label.text,
                    LabelStyle(
                        lit=current and innermost,
                        strip=label.strip,
                        left=self.orientation() is Qt.Orientation.Vertical and innermost,
                    ),
                )
        painter.end()

    def _rect(self, label: HeadLabel) -> QRect:
        before = sum(self._levels[: label.level])
        depth = sum(self._levels[label.level : label.level + label.levels])
        start = self.sectionViewportPosition(label.start)
        last = label.start + label.length - 1
        length = self.sectionViewportPosition(last) + self.sectionSize(last) - start
        if self.orientation() is Qt.Orientation.Vertical:
            return QRect(before, start, depth, length)
        return QRect(start, before, length, depth)
