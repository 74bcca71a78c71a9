"""Every action with its keys, as the table of keys shows them."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reviewer.ui.actions import ACTIONS, ActionSpec
from reviewer.ui.keymap import Keymap, action_text, native
from reviewer.ui.palette.commands import keyed_action, menu_of
from reviewer.ui.palette.entries import best

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns of the table."""

    MENU = 0
    ACTION = 1
    KEYS = 2
    GIVEN = 3


class KeysModel(QAbstractTableModel):
    """A row an action, in the order of the menus; `look_for` leaves out what does not fit."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(keymap)
        self._keymap = keymap
        self._specs: list[ActionSpec] = list(ACTIONS)
        keymap.changed.connect(self._keys_changed)

    def look_for(self, query: str) -> None:
        """Show the actions that fit a text."""
        keys = [f"{keyed_action(spec)}\n{self._keys(spec).casefold()}" for spec in ACTIONS]
        self.beginResetModel()
        self._specs = [ACTIONS[place] for place in sorted(best(query, keys))]
        self.endResetModel()

    def spec_at(self, index: Index) -> ActionSpec | None:
        """The action of a row."""
        return self._specs[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._specs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if way is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.MENU: self.tr("菜单"),
            Column.ACTION: self.tr("命令"),
            Column.KEYS: self.tr("快捷键"),
            Column.GIVEN: self.tr("来源"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        spec = self.spec_at(index)
        if spec is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(spec, Column(index.column()))
        return None

    def _text(self, spec: ActionSpec, column: Column) -> str:
        if column is Column.MENU:
            return menu_of(spec)
        if column is Column.ACTION:
            return action_text(spec)
        if column is Column.KEYS:
            return self._keys(spec)
        return self.tr("自己设的") if self._keymap.given(spec.id) else self.tr("原有")

    def _keys(self, spec: ActionSpec) -> str:
        return "   ".join(native(self._keymap.keys(spec.id)))

    def _keys_changed(self) -> None:
        last = self.index(len(self._specs) - 1, len(Column) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
