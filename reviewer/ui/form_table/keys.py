"""Which keys move the cursor of a table, and how."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

MOVES = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
}
ARROWS = {
    (-1, 0): QAbstractItemView.CursorAction.MoveUp,
    (1, 0): QAbstractItemView.CursorAction.MoveDown,
    (0, -1): QAbstractItemView.CursorAction.MoveLeft,
    (0, 1): QAbstractItemView.CursorAction.MoveRight,
}
