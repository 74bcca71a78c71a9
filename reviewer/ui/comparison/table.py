"""One table of the form on both sides, scrolling and moving together."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QScrollBar,
    QWidget,
)

from reviewer.domain.form import CellKey, TableForm
from reviewer.ui.comparison.looks import PairLook
from reviewer.ui.comparison.painting import PairDelegate
from reviewer.ui.form_table.fitted import FittedTable
from reviewer.ui.form_table.geometry import Metrics
from reviewer.ui.form_table.model import FormModel, Index, Speak
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.wording import translate

_LINE = 2.35
"""The height of a row in font sizes: a number, and what it differs by beneath."""
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _said(describe: Callable[[CellKey], str]) -> Speak:
    """What a screen reader says here: both sides, as the tool tip tells them."""
    return lambda cell, _look: QTextDocumentFragment.fromHtml(describe(cell.key)).toPlainText()


class ComparedTable(FittedTable):
    """One side: looks like the printed form, can be walked through and not written in."""

    current_key_changed = Signal(str)
    opened = Signal(str)
    """A cell that shall be opened at the desk."""
    other_opened = Signal(str)
    """The same of the other report."""

    def __init__(
        self, form: TableForm, theme: Theme, describe: Callable[[CellKey], str], parent: QWidget
    ) -> None:
        super().__init__(FormModel(form, describe, speak=_said(describe)), theme, parent)
        self.setItemDelegate(PairDelegate(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self._set_model()

    @property
    def current_key(self) -> CellKey | None:
        """The cell the cursor is on."""
        return self._form_model.key_at(self.currentIndex())

    def look(self, key: CellKey) -> PairLook | None:
        """How a cell is painted."""
        found = self._form_model.look(key)
        return found if isinstance(found, PairLook) else None

    def show_looks(
        self, looks: Mapping[CellKey, PairLook], other: Mapping[CellKey, PairLook]
    ) -> None:
        """Show the cells; the columns have room for the numbers of the other side too."""
        self._form_model.show(looks, {})
        self._texts = {
            place: tuple(side[key].text for key in keys for side in (looks, other) if key in side)
            for place, keys in self._form_model.value_columns.items()
        }
        self._measure()

    def select(self, key: CellKey | None) -> None:
        """Put the cursor on a cell; on none where this side does not print it."""
        index = self._form_model.index_of(key) if key else None
        if index is None or not index.isValid():
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(index)
            self.scrollTo(index)

    @property
    def _beside(self) -> int:
        # Two tables share the width; a long number goes without the sign beside it.
        return 2 * SPACE

    def _word_font(self) -> QFont:
        return self._theme.font(bold=True)

    def _metrics(self) -> Metrics:
        return replace(super()._metrics(), line=round(self._theme.size * _LINE))

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
        for side, looks, other in zip(self.sides, (left, right), (right, left), strict=True):
            if side is not None:
                side.show_looks(looks, other)

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
