"""One table of the form: moving, selecting and editing in place."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QWidget

from reviewer.domain.form import CellKey, TableForm
from reviewer.domain.lines import value_lines
from reviewer.ui.form_table.delegate import CellDelegate
from reviewer.ui.form_table.editor import CellEditor
from reviewer.ui.form_table.fitted import FittedTable
from reviewer.ui.form_table.keys import ARROWS, ENTER, TABS
from reviewer.ui.form_table.model import FormModel, Index
from reviewer.ui.form_table.typing import Typing
from reviewer.ui.theme import Theme

_Flag = QItemSelectionModel.SelectionFlag


class FormTable(FittedTable):
    """Shows one table; `submit(key, text)` takes a typed text and returns why not, or ""."""

    current_key_changed = Signal(str)
    confirmed = Signal(str)
    clearing = Signal()
    """Delete was pressed on several cells."""
    left_at = Signal(int)
    """Moved past the end (1) or the start (-1) of the table."""
    typing_began = Signal(str)
    typing = Signal(str, str)
    """A key and the half-typed text in its editor."""
    typing_ended = Signal()

    def __init__(
        self,
        form: TableForm,
        theme: Theme,
        *,
        submit: Callable[[CellKey, str], str],
        describe: Callable[[CellKey], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(FormModel(form, describe), theme, parent)
        self._form_model.setParent(self)
        self._submit = submit
        self.value_lines = value_lines(form)
        self.enter_moves: Callable[[], str] = lambda: "right"
        self._at_hand = self._by_hand = False
        self._typing = Typing(self.viewport(), submit=submit, close=self._close)
        self._delegate = CellDelegate(
            theme, opened=self._opened, leave=self._leave, digits=self.digits, parent=self
        )
        self._set_up()
        self._set_model()

    def _set_up(self) -> None:
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(self._form_model.form.title)
        for head in (self._columns_head, self._rows_head):
            head.permit = self.finish_editing
        self._typing.began.connect(self.typing_began)
        self._typing.changed.connect(self.typing)
        self._typing.ended.connect(self.typing_ended)

    @property
    def form(self) -> TableForm:
        """The table of the form that is shown."""
        return self._form_model.form

    @property
    def current_key(self) -> CellKey | None:
        """The cell the cursor is on."""
        return self._form_model.key_at(self.currentIndex())

    @property
    def selected_keys(self) -> tuple[CellKey, ...]:
        """The selected cells in printed order, or just the one at the cursor."""
        found = {self._form_model.key_at(index) for index in self.selectedIndexes()}
        current = self.current_key
        if current is None or current not in found:
            return (current,) if current else ()
        return tuple(key for key in self.keys if key in found)

    @property
    def refusal(self) -> str:
        """Why the text in the open editor was refused, or ""."""
        return self._typing.refusal.text

    @property
    def editor(self) -> CellEditor | None:
        """The open editor."""
        return self._typing.editor

    def select(self, key: CellKey) -> bool:
        """Move the cursor to a cell and show it; False while a refused text is being typed."""
        if not self.finish_editing():
            return False
        index = self._form_model.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def step(self, way: int, order: tuple[CellKey, ...] = ()) -> None:
        """Go to the next (1) or previous (-1) cell in printed order, or in another `order`."""
        keys = order or self.keys
        current = self.current_key
        place = keys.index(current) + way if current else 0
        if 0 <= place < len(keys):
            self.select(keys[place])
        else:
            self.left_at.emit(way)

    def amend(self, text: str | None = None) -> None:
        """Open the editor on the current cell, keeping its text, or with `text`."""
        index = self.currentIndex()
        if self.editor is None and self.current_key is not None:
            self._delegate.amend_next = True
            self.edit(index)
        if self.editor is not None:
            if text is not None:
                self.editor.setText(text)
            self.editor.end(False)

    def drop_typing(self) -> None:
        """Take the open editor away and leave its cell as it is."""
        if self.editor is not None:
            self.editor.revert()
            self.finish_editing()

    def reveal(self) -> None:
        """Bring the current cell into view."""
        if self.current_key is not None:
            self.scrollTo(self.currentIndex())

    def finish_editing(self) -> bool:
        """Commit what is being typed; False if it is refused and the editor stays open."""
        return self._typing.finish()

    def set_at_hand(self, at_hand: bool) -> None:
        """Whether this is the table the cursor is in; only there the current cell stands out."""
        self._at_hand = at_hand
        self._light_up(self.currentIndex())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reveal()

    def currentChanged(self, current: Index, previous: Index) -> None:
        key = self._form_model.key_at(current)
        self._light_up(current)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, key is not None)
        super().currentChanged(current, previous)
        for index in (current, previous):
            self.viewport().update(self.visualRect(index))
        if key is not None:
            self.current_key_changed.emit(key)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._show_range()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Only keys and the mouse in the table extend the range, not a jump by Shift+F8."""
        by_hand = event is not None or self._by_hand
        return super().selectionCommand(index, event) if by_hand else _Flag.ClearAndSelect

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the ends of the row, with Ctrl of the table; labels are no place."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: -1,
        }
        if action not in ends or self.current_key is None:
            return super().moveCursor(action, modifiers)
        whole = modifiers & Qt.KeyboardModifier.ControlModifier
        line = self.keys if whole else self.value_lines.row_of(self.current_key)
        return self._form_model.index_of(line[ends[action]])

    def _light_up(self, current: Index) -> None:
        """Let the current cell and its heads stand out."""
        key = self._form_model.key_at(current) if self._at_hand else None
        self.setProperty("currentKey", key)
        self._columns_head.set_current(current.column() if key else -1)
        self._rows_head.set_current(current.row() if key else -1)
        self._show_range()

    def _show_range(self) -> None:
        ranged = self._at_hand and len(self.selectedIndexes()) > 1
        if ranged != bool(self.property("ranged")):
            self.setProperty("ranged", ranged)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in TABS:
            self.step(TABS[key])
        elif key in ENTER:
            self._enter(event)
        elif key == Qt.Key.Key_F2:
            self.amend()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current_key:
            self._clear(self.current_key)
        elif key == Qt.Key.Key_Space and self.current_key:
            self.confirmed.emit(self.current_key)
        elif key == Qt.Key.Key_Escape and self.property("ranged"):
            self.selectionModel().select(self.currentIndex(), _Flag.ClearAndSelect)
        else:
            self._by_hand = True
            super().keyPressEvent(event)
            self._by_hand = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is committed without having been composed opens the editor too, and is not lost."""
        opens = self.editor is None and bool(event.commitString() and not event.preeditString())
        super().inputMethodEvent(event)
        if opens and self.editor is not None:
            QApplication.sendEvent(self.editor, event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab moves from cell to cell, not out of the table."""
        if not self.isVisible():
            # Qt asks for another place for the keyboard while it hides the table.
            return super().focusNextPrevChild(following)
        self.step(1 if following else -1)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.finish_editing():
            self._by_hand = True
            super().mousePressEvent(event)
            self._by_hand = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._by_hand = True
        super().mouseMoveEvent(event)
        self._by_hand = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.editor is not None:
            self.editor.setFocus(event.reason())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.amend()

    def _clear(self, key: CellKey) -> None:
        if self.property("ranged"):
            self.clearing.emit()
        else:
            self._submit(key, "")

    def _enter(self, event: QKeyEvent) -> None:
        """On in the direction that is set, back with Shift."""
        way = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self.step(way, self.value_lines.down if self.enter_moves() == "down" else self.keys)

    def _opened(self, editor: CellEditor) -> None:
        self._typing.opened(editor, self.current_key or "")

    def _leave(self, editor: CellEditor, event: QKeyEvent | None) -> None:
        if not self._typing.leave(editor, event) or event is None:
            return
        key = Qt.Key(event.key())
        if key in ENTER:
            self._enter(event)
        elif key in TABS:
            self.step(TABS[key])
        elif step := editor.step(event):
            index = self.moveCursor(ARROWS[step], Qt.KeyboardModifier.NoModifier)
            self.setCurrentIndex(index)

    def _close(self, editor: CellEditor) -> None:
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
