"""Paints the cells of a printed table and opens the editor over them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reviewer.ui.form_table.editor import CellEditor
from reviewer.ui.form_table.model import LabelKind, Role
from reviewer.ui.form_table.notes import at_foot, foot, paint_note
from reviewer.ui.form_table.painting import (
    LabelStyle,
    ground,
    paint_current,
    paint_label,
    paint_selected,
    paint_value,
)
from reviewer.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_COMMITS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellDelegate(QStyledItemDelegate):
    """Draws cells; keys in an open editor go to `leave`, which decides whether it may close.

    `digits` tells how wide the widest number in the columns of a cell is.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        opened: Callable[[CellEditor], None],
        leave: Callable[[CellEditor, QKeyEvent | None], None],
        digits: Callable[[Index], int],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._digits = digits
        self._opened = opened
        self._leave = leave
        self.amend_next = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        look = index.data(Role.LOOK)
        painter.save()
        if look is not None:
            digits, note = self._digits(index), index.data(Role.NOTE)
            below = note is not None and at_foot(self._theme, rect, note, digits=digits)
            room = foot(self._theme) if below else 0
            paint_value(painter, self._theme, rect, look, digits=digits, foot=room)
            if note is not None:
                under = ground(look)
                paint_note(painter, self._theme, rect, note, digits=digits, ground=under)
            self._paint_cursor(painter, option, index)
        else:
            kind = index.data(Role.LABEL)
            style = LabelStyle(left=kind is LabelKind.ROW, strong=kind is LabelKind.HEADING)
            paint_label(painter, self._theme, rect, index.data() or "", style)
        painter.restore()

    def _paint_cursor(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        if not isinstance(view, QWidget):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if view.property("ranged") and state & QStyle.StateFlag.State_Selected:
            paint_selected(painter, self._theme, rect)
        if view.property("currentKey") == index.data(Role.KEY):
            paint_current(painter, self._theme, rect, active=view.hasFocus())

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        editor = CellEditor(parent, replacing=not self.amend_next)
        self.amend_next = False
        self._opened(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellEditor):
            editor.begin(index.data(Qt.ItemDataRole.EditRole) or "")

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Nothing: the view commits through `leave`."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        rect: QRect = option.rect
        if isinstance(editor, CellEditor):
            editor.lie_over(rect.adjusted(0, 0, -1, -1))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, CellEditor):
            return super().eventFilter(editor, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(editor, event)
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._focus_lost(editor, event.reason())
            return False
        return event.type() == QEvent.Type.ShortcutOverride and super().eventFilter(editor, event)

    def _key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape or event.key() in _COMMITS or editor.step(event):
            self._leave(editor, event)
            return True
        return False

    def _focus_lost(self, editor: CellEditor, reason: Qt.FocusReason) -> None:
        # A menu, a dialog, another program or an input method's own window has the keyboard for a
        # while; who comes back types on.
        passing = reason in _PASSING or QApplication.activePopupWidget() is not None
        if editor.isVisible() and not passing:
            self._leave(editor, None)
