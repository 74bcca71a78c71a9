"""The table model over the printed cells of one table; it only looks up."""

from collections.abc import Callable, Mapping
from enum import Enum, IntEnum, auto
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.domain.form import CellForm, CellKey, TableForm
from reviewer.domain.layout import PrintedCell, PrintedTable, printed_table
from reviewer.ui.form_table.looks import CellLook
from reviewer.ui.form_table.notes import CellNote
from reviewer.ui.form_table.speech import spoken

Index = QModelIndex | QPersistentModelIndex
Speak = Callable[[CellForm, CellLook], str]
"""What a screen reader says of a cell that looks so."""
_EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class Role(IntEnum):
    """What the model tells besides the text."""

    KEY = Qt.ItemDataRole.UserRole + 1
    LOOK = Qt.ItemDataRole.UserRole + 2
    LABEL = Qt.ItemDataRole.UserRole + 3
    NOTE = Qt.ItemDataRole.UserRole + 4


class LabelKind(Enum):
    """Where a label of the body stands."""

    HEADING = auto()
    COLUMN = auto()
    ROW = auto()


class FormModel(QAbstractTableModel):
    """The body of a printed table: value cells, and the labels that are not frozen heads."""

    def __init__(
        self,
        form: TableForm,
        describe: Callable[[CellKey], str],
        parent: QObject | None = None,
        *,
        speak: Speak = spoken,
    ) -> None:
        super().__init__(parent)
        self._speak = speak
        self.form = form
        self.printed: PrintedTable = printed_table(form)
        self.frozen_rows = self.printed.head_rows
        self.frozen_columns = self.printed.head_columns if self.frozen_rows else 0
        self._describe = describe
        self._cells = {
            (cell.row - self.frozen_rows, cell.column - self.frozen_columns): cell
            for cell in self.printed.cells
            if cell.row >= self.frozen_rows and cell.column >= self.frozen_columns
        }
        self._value_rows = {row for (row, _), cell in self._cells.items() if cell.key}
        self._places = {cell.key: place for place, cell in self._cells.items() if cell.key}
        left = self.printed.head_columns
        self.value_columns = dict[tuple[int, int], list[CellKey]]()
        """The cells by the first column of values that they cover, and how many."""
        for cell in self.printed.cells:
            if cell.key:
                place = cell.column - left, cell.column_span
                self.value_columns.setdefault(place, []).append(cell.key)
        self._looks: dict[CellKey, CellLook] = {}
        self._texts: dict[CellKey, str] = {}
        self._notes: dict[CellKey, CellNote] = {}

    def show(self, looks: Mapping[CellKey, CellLook], texts: Mapping[CellKey, str]) -> None:
        """Take new looks and the texts an editor starts with; only cells that differ repaint."""
        keys = [
            key
            for key in self._places
            if looks.get(key) != self._looks.get(key) or texts.get(key) != self._texts.get(key)
        ]
        self._looks = {key: looks[key] for key in self._places if key in looks}
        self._texts = {key: texts[key] for key in self._places if key in texts}
        for key in keys:
            index = self.index_of(key)
            self.dataChanged.emit(index, index)

    def show_notes(self, notes: Mapping[CellKey, CellNote]) -> None:
        """Put notes into the corners of these cells and of no others."""
        before = self._notes
        self._notes = {key: note for key, note in notes.items() if key in self._places}
        for key in before.keys() | self._notes.keys():
            if before.get(key) != self._notes.get(key):
                index = self.index_of(key)
                self.dataChanged.emit(index, index, [Role.NOTE])

    def look(self, key: CellKey) -> CellLook | None:
        """How a cell is painted."""
        return self._looks.get(key)

    @property
    def keys(self) -> tuple[CellKey, ...]:
        """The value cells in printed order."""
        return tuple(self._places)

    @property
    def bodies(self) -> Mapping[tuple[int, int], PrintedCell]:
        """The printed cells of the body by model row and column."""
        return self._cells

    def index_of(self, key: CellKey) -> QModelIndex:
        """Where a cell is; an invalid index for a cell of another table."""
        place = self._places.get(key)
        return self.index(*place) if place else QModelIndex()

    def key_at(self, index: Index) -> CellKey | None:
        """The cell at an index, None for a label."""
        cell = self._cells.get((index.row(), index.column())) if index.isValid() else None
        return cell.key if cell else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.printed.rows - self.frozen_rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.printed.columns - self.frozen_columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.key_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._cells.get((index.row(), index.column())) if index.isValid() else None
        if cell is None:
            return None
        if cell.key is None:
            return self._label(cell, role)
        return self._value(cell.key, role)

    def _label(self, cell: PrintedCell, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        return self._kind(cell) if role == Role.LABEL else None

    def _kind(self, cell: PrintedCell) -> LabelKind:
        if cell.column_span == self.printed.columns:
            return LabelKind.HEADING
        beside = cell.row - self.frozen_rows in self._value_rows
        return LabelKind.ROW if beside and cell.column == 0 else LabelKind.COLUMN

    def _value(self, key: CellKey, role: int) -> Any:
        if role == Role.LOOK:
            return self._looks.get(key)
        if role == Role.NOTE:
            return self._notes.get(key)
        if role == Role.KEY:
            return key
        if role == Qt.ItemDataRole.DisplayRole:
            look = self._looks.get(key)
            return look.text if look else ""
        if role == Qt.ItemDataRole.EditRole:
            return self._texts.get(key, "")
        return self._told(key, role)

    def _told(self, key: CellKey, role: int) -> str | None:
        """What the mouse or a screen reader asks of one cell at a time."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._describe(key)
        look = self._looks.get(key)
        if role == Qt.ItemDataRole.AccessibleTextRole and look is not None:
            return self._speak(self.form.cells[key], look)
        return None
