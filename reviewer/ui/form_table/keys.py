"""Which keys move the cursor of a table, and how."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""Move on in the direction that the user has set; both are the same."""
ARROWS = {
    (-1, 0): QAbstractItemView.CursorAction.MoveUp,
    (1, 0): QAbstractItemView.CursorAction.MoveDown,
    (0, -1): QAbstractItemView.CursorAction.MoveLeft,
    (0, 1): QAbstractItemView.CursorAction.MoveRight,
}
