"""A printed table laid out in the room it has: heads that stay, lines that fit their text."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from reviewer.domain.form import CellKey
from reviewer.ui.form_table.corner import Corner
from reviewer.ui.form_table.geometry import Geometry, Metrics, Room, fit, least_width
from reviewer.ui.form_table.header import MergedHeader
from reviewer.ui.form_table.heads import column_labels, metrics, row_labels, widest
from reviewer.ui.form_table.looks import CellLook
from reviewer.ui.form_table.model import FormModel
from reviewer.ui.form_table.notes import CellNote
from reviewer.ui.form_table.painting import WORD, gutter
from reviewer.ui.theme import Theme

Texts = Mapping[tuple[int, int], tuple[str, ...]]
"""The numbers by the first column of values that they cover, and how many."""


class FittedTable(QTableView):
    """Lays a `FormModel` out again whenever its width, its font or its numbers change."""

    height_changed = Signal()
    """Its natural height is another one than before."""

    def __init__(self, model: FormModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form_model = model
        self._columns_head = MergedHeader(Qt.Orientation.Horizontal, theme, self)
        self._rows_head = MergedHeader(Qt.Orientation.Vertical, theme, self)
        self._texts: Texts = {}
        self._digits: dict[tuple[int, int], int] = {}
        self._geometry = Geometry((), ())
        self._chosen: dict[int, float] = {}
        self._leading = 0
        self._corner = Corner(model.printed, theme, self)
        theme.changed.connect(self._measure)

    def _set_model(self) -> None:
        """To be called last on making: from here on Qt asks the overridden methods."""
        self.setHorizontalHeader(self._columns_head)
        self.setVerticalHeader(self._rows_head)
        self.setModel(self._form_model)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        for (row, column), cell in self._form_model.bodies.items():
            if cell.row_span > 1 or cell.column_span > 1:
                self.setSpan(row, column, cell.row_span, cell.column_span)
        self._columns_head.set_labels(column_labels(self._form_model))
        self._rows_head.set_labels(row_labels(self._form_model))
        frozen = self._form_model.frozen_rows > 0
        self._columns_head.setVisible(frozen)
        self._rows_head.setVisible(frozen and self._form_model.frozen_columns > 0)
        for head in (self._columns_head, self._rows_head):
            head.take_hands()
        self._columns_head.stretched.connect(self._choose_width)
        self._columns_head.sectionHandleDoubleClicked.connect(self._forget_width)

    def show_cells(self, looks: Mapping[CellKey, CellLook], texts: Mapping[CellKey, str]) -> None:
        """Show the cells; the current cell and the scroll position stay."""
        self._form_model.show(looks, texts)
        columns = {
            place: tuple(looks[key].text for key in keys if key in looks)
            for place, keys in self._form_model.value_columns.items()
        }
        if columns != self._texts:
            self._texts = columns
            # To lay out means to paint all anew; most numbers need no more room than before.
            if self._widest() != self._digits:
                self._measure()

    @property
    def keys(self) -> tuple[CellKey, ...]:
        """The cells of the table in printed order."""
        return self._form_model.keys

    def show_notes(self, notes: Mapping[CellKey, CellNote]) -> None:
        """Put notes into the corners of these cells and of no others."""
        self._form_model.show_notes(notes)

    def rect_of(self, key: CellKey) -> QRect:
        """Where a cell is in this widget; an empty rectangle for a cell of another table."""
        rect = self.visualRect(self._form_model.index_of(key))
        return rect.translated(self.viewport().pos())

    def heads_beside(self, key: CellKey) -> QRect:
        """What lies left of the first number of a cell's row."""
        row = self._form_model.index_of(key).row()
        keys = (other for other in self.keys if self._form_model.index_of(other).row() == row)
        first = min((self.rect_of(other) for other in keys), key=QRect.left, default=QRect())
        left = max(first.left(), self.viewport().x())
        return QRect(0, first.top(), left, first.height())

    def digits(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """How wide the widest number in the columns of a cell is, in pixels."""
        span = self.columnSpan(index.row(), index.column())
        return self._digits.get((index.column() - self._labels, span), 0)

    @property
    def chosen_widths(self) -> dict[str, float]:
        """The widths a person has chosen, in ems by the place of the column."""
        return {str(place): ems for place, ems in self._chosen.items()}

    def choose_widths(self, widths: Mapping[str, float]) -> None:
        """Take widths that were kept; what is none is passed over."""
        self._chosen = {
            int(place): float(ems)
            for place, ems in widths.items()
            if place.isdecimal() and isinstance(ems, int | float) and 0 < ems < 100
        }
        self.refit()

    def refit(self) -> None:
        """Lay the lines out in the width there is."""
        measure, room = self._room()
        before = sum(self._geometry.heights)
        self._geometry = fit(self._form_model.printed, measure, room)
        self._apply()
        if sum(self._geometry.heights) != before:
            self.height_changed.emit()

    def set_leading(self, pixels: int) -> None:
        """Make every row this much higher than its text needs."""
        if pixels != self._leading:
            self._leading = pixels
            self._apply()

    @property
    def least_width(self) -> int:
        """The width below which it scrolls sideways."""
        return least_width(self._form_model.printed, *self._room()) + self._around

    def _room(self) -> tuple[Metrics, Room]:
        measure = self._metrics()
        chosen = {place: round(ems * measure.em) for place, ems in self._chosen.items()}
        return measure, Room(self.width() - self._around, self._needed(), chosen)

    def _needed(self) -> list[int]:
        """What the columns of values need; a number over several needs its share of each."""
        printed = self._form_model.printed
        needed = [0] * (printed.columns - printed.head_columns)
        for (first, span), digits in self._digits.items():
            for place in range(first, first + span):
                needed[place] = max(needed[place], -(-(digits + self._beside) // span))
        return needed

    @property
    def _around(self) -> int:
        return 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()

    @property
    def lines(self) -> int:
        """How many rows there are, heads included."""
        return self._form_model.printed.rows

    def natural_height(self) -> int:
        """The height at which nothing scrolls, without leading."""
        bar = self.horizontalScrollBar()
        beside = bar.sizeHint().height() if self._scrolls else 0
        return sum(self._geometry.heights) + 2 * self.frameWidth() + 2 + beside

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.place(self._rows_head, self._columns_head)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.refit()

    @property
    def _labels(self) -> int:
        """How many columns of labels the body has before its values."""
        return self._form_model.printed.head_columns - self._form_model.frozen_columns

    @property
    def _scrolls(self) -> bool:
        return sum(self._geometry.widths) > self.width() - 2 * self.frameWidth()

    @property
    def _beside(self) -> int:
        """The room a number needs for the signs beside it, in pixels."""
        return 2 * gutter(self._theme) + 2

    def _metrics(self) -> Metrics:
        return metrics(self._theme)

    def _measure(self) -> None:
        self._digits = self._widest()
        self.refit()

    def _widest(self) -> dict[tuple[int, int], int]:
        words = self._word_font()
        return {place: widest(self._theme, texts, words) for place, texts in self._texts.items()}

    def _word_font(self) -> QFont:
        return self._theme.font(WORD)

    def _apply(self) -> None:
        rows, columns = self._form_model.frozen_rows, self._form_model.frozen_columns
        widths = self._geometry.widths
        heights = [height + self._leading for height in self._geometry.heights]
        self._columns_head.set_levels(heights[:rows])
        self._rows_head.set_levels(widths[:columns])
        for section, size in enumerate(widths[columns:]):
            self.setColumnWidth(section, size)
        for section, size in enumerate(heights[rows:]):
            self.setRowHeight(section, size)
        self.updateGeometries()
        self.viewport().update()

    def _choose_width(self, section: int, pixels: int) -> None:
        self._chosen[section - self._labels] = round(pixels / metrics(self._theme).em, 2)
        self.refit()

    def _forget_width(self, section: int) -> None:
        """As wide as its numbers need and the room gives."""
        self._chosen.pop(section - self._labels, None)
        self.refit()
