"""One table of the form on both sides, scrolling and moving together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QScrollBar,
    QTableView,
    QWidget,
)

from reviewer.domain.form import CellKey, TableForm
from reviewer.domain.numbers import CellStatus
from reviewer.ui.comparison.looks import PairLook
from reviewer.ui.comparison.painting import PairDelegate
from reviewer.ui.form_table.corner import Corner
from reviewer.ui.form_table.geometry import Room, fit
from reviewer.ui.form_table.header import MergedHeader
from reviewer.ui.form_table.heads import column_labels, metrics, row_labels, widest
from reviewer.ui.form_table.model import FormModel, Index, Speak
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.wording import translate

_LINE = 2.35
"""The height of a row in font sizes: a number, and what it differs by beneath."""
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _said(describe: Callable[[CellKey], str]) -> Speak:
    """What a screen reader says here: both sides, as the tool tip tells them."""
    return lambda cell, _look: QTextDocumentFragment.fromHtml(describe(cell.key)).toPlainText()


class ComparedTable(QTableView):
    """One side: looks like the printed form, can be walked through and not written in."""

    current_key_changed = Signal(str)
    opened = Signal(str)
    """A cell that shall be opened at the desk."""
    other_opened = Signal(str)
    """The same of the other report."""

    def __init__(
        self, form: TableForm, theme: Theme, describe: Callable[[CellKey], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._form_model = FormModel(form, describe, self, speak=_said(describe))
        self._columns_head = MergedHeader(Qt.Orientation.Horizontal, theme, self)
        self._rows_head = MergedHeader(Qt.Orientation.Vertical, theme, self)
        self._values: Sequence[str] = ()
        self._corner = Corner(self._form_model.printed, theme, self)
        self._set_up()
        theme.changed.connect(self.refit)

    def _set_up(self) -> None:
        self.setHorizontalHeader(self._columns_head)
        self.setVerticalHeader(self._rows_head)
        self.setModel(self._form_model)
        self.setItemDelegate(PairDelegate(self._theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        for (row, column), cell in self._form_model.bodies.items():
            if cell.row_span > 1 or cell.column_span > 1:
                self.setSpan(row, column, cell.row_span, cell.column_span)
        self._columns_head.set_labels(column_labels(self._form_model))
        self._rows_head.set_labels(row_labels(self._form_model))
        frozen = self._form_model.frozen_rows > 0
        self._columns_head.setVisible(frozen)
        self._rows_head.setVisible(frozen and self._form_model.frozen_columns > 0)

    @property
    def keys(self) -> tuple[CellKey, ...]:
        """The cells in printed order."""
        return self._form_model.keys

    @property
    def current_key(self) -> CellKey | None:
        """The cell the cursor is on."""
        return self._form_model.key_at(self.currentIndex())

    def look(self, key: CellKey) -> PairLook | None:
        """How a cell is painted."""
        found = self._form_model.look(key)
        return found if isinstance(found, PairLook) else None

    def show_looks(self, looks: Mapping[CellKey, PairLook], values: Sequence[str]) -> None:
        """Show the cells; the columns hold all of `values`."""
        self._form_model.show(looks, {})
        self._values = values
        self.refit()

    def select(self, key: CellKey | None) -> None:
        """Put the cursor on a cell; on none where this side does not print it."""
        index = self._form_model.index_of(key) if key else None
        if index is None or not index.isValid():
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def refit(self) -> None:
        """Lay the lines out in the width there is."""
        width = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        number = widest(self._theme, self._values) + 2 * SPACE
        room = Room(width, [number] * self._form_model.columnCount())
        measure = replace(metrics(self._theme), line=round(self._theme.size * _LINE))
        made = fit(self._form_model.printed, measure, room)
        rows, columns = self._form_model.frozen_rows, self._form_model.frozen_columns
        self._columns_head.set_levels(made.heights[:rows])
        self._rows_head.set_levels(made.widths[:columns])
        for section, size in enumerate(made.widths[columns:]):
            self.setColumnWidth(section, size)
        for section, size in enumerate(made.heights[rows:]):
            self.setRowHeight(section, size)
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.place(self._rows_head, self._columns_head)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.refit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        key = self._form_model.key_at(current)
        self.setProperty("currentKey", key)
        self._columns_head.set_current(current.column() if key else -1)
        self._rows_head.set_current(current.row() if key else -1)
        super().currentChanged(current, previous)
        self.viewport().update()
        if key is not None:
            self.current_key_changed.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS and self.current_key:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.other_opened if shifted else self.opened).emit(self.current_key)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        if self.current_key:
            self.opened.emit(self.current_key)


class TwinTable(QWidget):
    """Both sides of one table; a side that lacks it says so."""

    current_key_changed = Signal(str)
    opened = Signal(str, bool)
    """A cell that shall be opened at the desk, and whether it is on the left."""

    def __init__(
        self,
        forms: tuple[TableForm | None, TableForm | None],
        theme: Theme,
        describe: Callable[[CellKey], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moving = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE)
        self.sides: tuple[ComparedTable | None, ...] = tuple(
            self._side(form, describe, left=place == 0) for place, form in enumerate(forms)
        )
        left, right = self.sides
        if left is not None and right is not None:
            _TiedBars(left.verticalScrollBar(), right.verticalScrollBar(), self)
            _TiedBars(left.horizontalScrollBar(), right.horizontalScrollBar(), self)

    @property
    def keys(self) -> tuple[CellKey, ...]:
        """The cells of both sides, those of the left first."""
        return tuple(dict.fromkeys(key for side in self.sides if side for key in side.keys))

    def show_looks(
        self, left: Mapping[CellKey, PairLook], right: Mapping[CellKey, PairLook]
    ) -> None:
        """Show the cells of both sides in equally wide columns."""
        shown = [looks[key] for looks in (left, right) for key in self.keys if key in looks]
        values = [look.text for look in shown if look.status is CellStatus.PRINTED]
        for side, looks in zip(self.sides, (left, right), strict=True):
            if side is not None:
                side.show_looks(looks, values)

    def select(self, key: CellKey) -> None:
        """Put both cursors on a cell."""
        for side in self.sides:
            if side is not None and side.current_key != key:
                side.select(key)

    def take_focus(self, *, left: bool) -> None:
        """Put the keyboard on one side, or on the one there is."""
        wanted = self.sides[0] if left else self.sides[1]
        side = wanted or self.sides[0] or self.sides[1]
        if side is not None:
            side.setFocus(Qt.FocusReason.OtherFocusReason)

    def _side(
        self, form: TableForm | None, describe: Callable[[CellKey], str], *, left: bool
    ) -> ComparedTable | None:
        if form is None:
            missing = QLabel(translate("Tables", "原文中没有找到这张表"), self)
            missing.setProperty("role", "empty")
            missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._layout.addWidget(missing, 1)
            return None
        side = ComparedTable(form, self._theme, describe, self)
        name = translate("Comparison", "左：{title}") if left else ""
        name = name or translate("Comparison", "右：{title}")
        side.setAccessibleName(name.format(title=form.title))
        side.current_key_changed.connect(self._moved)
        side.opened.connect(lambda key: self.opened.emit(key, left))
        side.other_opened.connect(lambda key: self.opened.emit(key, not left))
        self._layout.addWidget(side, 1)
        return side

    def _moved(self, key: CellKey) -> None:
        if not self._moving:
            self._moving = True
            self.select(key)
            self._moving = False
            self.current_key_changed.emit(key)


class _TiedBars(QObject):
    """Two scroll bars that move together, by their share where their ranges differ."""

    def __init__(self, one: QScrollBar, other: QScrollBar, parent: QObject) -> None:
        super().__init__(parent)
        self._following = False
        one.valueChanged.connect(lambda _value: self._follow(one, other))
        other.valueChanged.connect(lambda _value: self._follow(other, one))

    def _follow(self, mover: QScrollBar, follower: QScrollBar) -> None:
        # What is rounded must not come back to where it came from.
        if not self._following:
            self._following = True
            whole = mover.maximum() or 1
            follower.setValue(round(mover.value() * follower.maximum() / whole))
            self._following = False
