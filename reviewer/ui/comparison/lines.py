"""Lists of the comparison: the cells that differ, and the rules that tie two years."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reviewer.domain.form import CellKey
from reviewer.review.comparison import Comparison, Pair, Tie
from reviewer.ui.comparison.looks import sides_of, tie_sign, tie_text
from reviewer.ui.theme import Theme
from reviewer.ui.tips import tip
from reviewer.ui.wording import Words, plain, signed, translate

Index = QModelIndex | QPersistentModelIndex
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_COLUMNS, _TEXT = 5, 1
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole


@dataclass(frozen=True, slots=True)
class Line:
    """One line: sign and colour, what it is about, both sides and the difference."""

    key: CellKey
    other: CellKey
    """The cell of the other report that belongs to it."""
    sign: str
    colour: str
    texts: tuple[str, str, str, str]
    rule_id: str = ""
    """The rule over the years it tells."""


def difference_lines(made: Comparison, words: Words, table: str) -> list[Line]:
    """The cells of a table that differ, then those that only one side prints."""
    prefix = f"{table}."
    pairs = [pair for key, pair in made.pairs.items() if key.startswith(prefix)]
    grave = "failed" if made.relation.value == "versions" else "accent"
    lines = [_pair_line(pair, words, "≠", grave) for pair in pairs if pair.differs]
    alone = [_pair_line(pair, words, "∅", "muted") for pair in pairs if not pair.comparable]
    return lines + alone


def _pair_line(pair: Pair, words: Words, sign: str, colour: str) -> Line:
    left, right = sides_of(pair, words.value_type(pair.key))
    difference = "" if pair.difference is None else signed(pair.difference)
    return Line(
        pair.key, pair.key, sign, colour, (words.full_name(pair.key), left, right, difference)
    )


def tie_lines(made: Comparison, words: Words, *, only_broken: bool) -> list[Line]:
    """The rules over the years, those that do not hold first."""
    ties = sorted(made.ties, key=lambda tie: (False, None, True).index(tie.holds))
    return [_tie_line(tie, words) for tie in ties if not (only_broken and tie.holds)]


def _tie_line(tie: Tie, words: Words) -> Line:
    colour = {True: "accepted", False: "failed", None: "undecided"}[tie.holds]
    text = f"{words.cell_name(tie.later[0])}：{tie_text(tie, words.language)}"
    difference = "" if tie.difference is None else signed(tie.difference)
    texts = (text, plain(tie.left), plain(tie.right), difference)
    rule_id = f"{tie.rule.rule.id}.{tie.rule.about}"
    return Line(tie.later[0], tie.earlier[0], tie_sign(tie.holds), colour, texts, rule_id)


class LineModel(QAbstractTableModel):
    """Lines as a table of sign, text, both sides and difference."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heads: tuple[str, ...] = ("",) * _COLUMNS
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line], heads: tuple[str, str, str, str]) -> None:
        """Take other lines."""
        self.beginResetModel()
        self.lines, self._heads = lines, ("", *heads)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else _COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (line.sign, *line.texts)[column]
            case Qt.ItemDataRole.ToolTipRole:
                return tip("  ".join((line.sign, *line.texts)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return "  ".join((line.sign, *line.texts))
            case Qt.ItemDataRole.FontRole:
                return self._theme.font(bold=column in (0, 4))
        return None if column == _TEXT else self._dressed(line, role)

    def _dressed(self, line: Line, role: int) -> Any:
        """Colour and place of signs and numbers."""
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.colour(line.colour)
        return int(Qt.AlignmentFlag.AlignCenter) if role == _ALIGNMENT else None


class LineList(QTableView):
    """Walks by arrows; Enter or a double click opens the cell at the desk."""

    opened = Signal(str)
    other_opened = Signal(str)
    """The same with Shift: the cell of the other report."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = LineModel(theme, self)
        self.setModel(self._lines)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    @property
    def lines(self) -> Sequence[Line]:
        """What is listed."""
        return self._lines.lines

    def show_lines(self, lines: Sequence[Line], heads: tuple[str, str, str, str]) -> None:
        """List other lines; the selected one stays if it is still there."""
        key = self.current_key
        self._lines.show(lines, heads)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        for column in range(_COLUMNS):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        if lines:
            self.select(key if any(line.key == key for line in lines) else lines[0].key)

    @property
    def current_key(self) -> CellKey | None:
        """The cell of the selected line."""
        row = self.currentIndex().row()
        return self.lines[row].key if 0 <= row < len(self.lines) else None

    def select(self, key: CellKey | None) -> None:
        """Go to the first line about a cell."""
        row = next((row for row, line in enumerate(self.lines) if line.key == key), None)
        if row is not None:
            self.selectRow(row)

    def select_rule(self, rule_id: str) -> bool:
        """Go to the line of a rule; whether there is one."""
        rows = [row for row, line in enumerate(self.lines) if rule_id and line.rule_id == rule_id]
        if rows:
            self.selectRow(rows[0])
        return bool(rows)

    def step(self, way: int) -> bool:
        """To the next or previous line; False at the end."""
        row = self.currentIndex().row() + way
        if not 0 <= row < len(self.lines):
            return False
        self.selectRow(row)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS:
            self._open(self.currentIndex().row(), other=bool(event.modifiers() & _SHIFT))
        else:
            super().keyPressEvent(event)

    def _open(self, row: int, *, other: bool = False) -> None:
        if not 0 <= row < len(self.lines):
            return
        line = self.lines[row]
        if other:
            self.other_opened.emit(line.other)
        else:
            self.opened.emit(line.key)


def heads() -> tuple[str, str, str, str]:
    """The heads of the list of differences."""
    return (
        translate("Comparison", "单元格"),
        translate("Comparison", "左"),
        translate("Comparison", "右"),
        translate("Comparison", "差"),
    )


def tie_heads() -> tuple[str, str, str, str]:
    """The heads of the list of rules over the years."""
    return (
        translate("Comparison", "规则"),
        translate("Comparison", "本年"),
        translate("Comparison", "推算"),
        translate("Comparison", "差"),
    )
