"""One table of the form: frozen heads, marks, moving and editing in place."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from reviewer.domain.form import CellKey, TableForm
from reviewer.domain.numbers import CellStatus
from reviewer.ui.form_table.corner import Corner
from reviewer.ui.form_table.delegate import CellDelegate
from reviewer.ui.form_table.editor import CellEditor, Refusal
from reviewer.ui.form_table.geometry import Geometry, fit
from reviewer.ui.form_table.header import MergedHeader
from reviewer.ui.form_table.heads import column_labels, metrics, row_labels
from reviewer.ui.form_table.keys import ARROWS, MOVES
from reviewer.ui.form_table.looks import CellLook
from reviewer.ui.form_table.model import FormModel, Index
from reviewer.ui.form_table.notes import CellNote
from reviewer.ui.theme import Theme


class FormTable(QTableView):
    """Shows one table; `submit(key, text)` takes a typed text and returns why not, or ""."""

    current_key_changed = Signal(str)
    confirmed = Signal(str)
    height_changed = Signal()
    """Its natural height is another one than before."""
    left_at = Signal(int)
    """Moved past the end (1) or the start (-1) of the table."""
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
        super().__init__(parent)
        self._theme = theme
        self._submit = submit
        self._form_model = FormModel(form, describe, self)
        self._editor: CellEditor | None = None
        self._delegate = CellDelegate(theme, opened=self._opened, leave=self._leave, parent=self)
        self._columns_head = MergedHeader(Qt.Orientation.Horizontal, theme, self)
        self._rows_head = MergedHeader(Qt.Orientation.Vertical, theme, self)
        self._values: tuple[str, ...] = ()
        self._geometry = Geometry((), ())
        self._leading = 0
        self._at_hand = False
        self._corner = Corner(self._form_model.printed, theme, self)
        self._set_up()
        self._refusal = Refusal(self.viewport())
        theme.changed.connect(self.refit)

    def _set_up(self) -> None:
        trigger = QAbstractItemView.EditTrigger
        self.setHorizontalHeader(self._columns_head)
        self.setVerticalHeader(self._rows_head)
        self.setModel(self._form_model)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(trigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self._form_model.form.title)
        for (row, column), cell in self._form_model.bodies.items():
            if cell.row_span > 1 or cell.column_span > 1:
                self.setSpan(row, column, cell.row_span, cell.column_span)
        self._columns_head.set_labels(column_labels(self._form_model))
        self._rows_head.set_labels(row_labels(self._form_model))
        frozen = self._form_model.frozen_rows > 0
        self._columns_head.setVisible(frozen)
        self._rows_head.setVisible(frozen and self._form_model.frozen_columns > 0)

    def show_cells(self, looks: Mapping[CellKey, CellLook], texts: Mapping[CellKey, str]) -> None:
        """Show the cells; the current cell and the scroll position stay."""
        self._form_model.show(looks, texts)
        shown = (looks[key] for key in self.keys if key in looks)
        values = tuple(look.text for look in shown if look.status is CellStatus.PRINTED)
        if values != self._values:
            self._values = values
            self.refit()

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
        return QRect(0, first.top(), max(first.left(), 0), first.height())

    @property
    def keys(self) -> tuple[CellKey, ...]:
        """The cells of the table in printed order."""
        return self._form_model.keys

    @property
    def current_key(self) -> CellKey | None:
        """The cell the cursor is on."""
        return self._form_model.key_at(self.currentIndex())

    @property
    def refusal(self) -> str:
        """Why the text in the open editor was refused, or ""."""
        return self._refusal.text

    @property
    def editor(self) -> CellEditor | None:
        """The open editor."""
        return self._editor

    def select(self, key: CellKey) -> bool:
        """Move the cursor to a cell and show it; False while a refused text is being typed."""
        if not self.finish_editing():
            return False
        index = self._form_model.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def step(self, way: int) -> None:
        """Go to the next (1) or previous (-1) cell in printed order."""
        keys = self.keys
        current = self.current_key
        place = keys.index(current) + way if current else 0
        if 0 <= place < len(keys):
            self.select(keys[place])
        else:
            self.left_at.emit(way)

    def amend(self, text: str | None = None) -> None:
        """Open the editor on the current cell, keeping its text, or with `text`."""
        index = self.currentIndex()
        if self._editor is None and self.current_key is not None:
            self._delegate.amend_next = True
            self.edit(index)
        if self._editor is not None:
            if text is not None:
                self._editor.setText(text)
            self._editor.end(False)

    def finish_editing(self) -> bool:
        """Commit what is being typed; False if it is refused and the editor stays open."""
        if self._editor is not None:
            self._leave(self._editor, None)
        if self._editor is not None:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._editor is None

    def refit(self) -> None:
        """Lay the lines out in the width there is."""
        room = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        measure = metrics(self._theme)
        before = sum(self._geometry.heights)
        self._geometry = fit(self._form_model.printed, measure, room, values=self._values)
        self._apply()
        if sum(self._geometry.heights) != before:
            self.height_changed.emit()

    def set_leading(self, pixels: int) -> None:
        """Make every row this much higher than its text needs."""
        if pixels != self._leading:
            self._leading = pixels
            self._apply()

    def set_at_hand(self, at_hand: bool) -> None:
        """Whether this is the table the cursor is in; only there the current cell stands out."""
        self._at_hand = at_hand
        self._light_up(self.currentIndex())
        self.viewport().update()

    @property
    def lines(self) -> int:
        """How many rows there are, heads included."""
        return self._form_model.printed.rows

    def natural_height(self) -> int:
        """The height at which nothing scrolls, without leading."""
        return sum(self._geometry.heights) + 2 * self.frameWidth() + 2

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

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.place(self._rows_head, self._columns_head)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.refit()
        if self.current_key is not None:
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        key = self._form_model.key_at(current)
        self._light_up(current)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, key is not None)
        super().currentChanged(current, previous)
        for index in (current, previous):
            self.viewport().update(self.visualRect(index))
        if key is not None:
            self.current_key_changed.emit(key)

    def _light_up(self, current: Index) -> None:
        """Let the current cell and its heads stand out."""
        key = self._form_model.key_at(current) if self._at_hand else None
        self.setProperty("currentKey", key)
        self._columns_head.set_current(current.column() if key else -1)
        self._rows_head.set_current(current.row() if key else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in MOVES:
            self.step(MOVES[Qt.Key(key)])
        elif key == Qt.Key.Key_F2:
            self.amend()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current_key:
            self._submit(self.current_key, "")
        elif key == Qt.Key.Key_Space and self.current_key:
            self.confirmed.emit(self.current_key)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab moves from cell to cell, not out of the table."""
        if not self.isVisible():
            # Qt asks for another place for the keyboard while it hides the table.
            return super().focusNextPrevChild(following)
        self.step(1 if following else -1)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.finish_editing():
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._editor is not None:
            self._editor.setFocus(event.reason())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.amend()

    def _opened(self, editor: CellEditor) -> None:
        self._editor = editor
        editor.textChanged.connect(self._typed)

    def _typed(self, text: str) -> None:
        key = self.current_key
        if self._editor is not None and key is not None:
            self._editor.set_refused(False)
            self._refusal.hide()
            self.typing.emit(key, text)

    def _leave(self, editor: CellEditor, event: QKeyEvent | None) -> None:
        key = self.current_key
        cancelled = event is not None and event.key() == Qt.Key.Key_Escape
        if key is not None and not cancelled and editor.touched:
            sentence = self._submit(key, editor.text())
            if sentence:
                editor.set_refused(True)
                self._refusal.tell(editor, sentence)
                return
        self._close(editor)
        if event is not None and not cancelled:
            self._move_after(editor, event)

    def _close(self, editor: CellEditor) -> None:
        self._editor = None
        self._refusal.hide()
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.typing_ended.emit()

    def _move_after(self, editor: CellEditor, event: QKeyEvent) -> None:
        way = MOVES.get(Qt.Key(event.key()))
        if way is not None:
            self.step(way)
        elif step := editor.step(event):
            index = self.moveCursor(ARROWS[step], Qt.KeyboardModifier.NoModifier)
            self.setCurrentIndex(index)
