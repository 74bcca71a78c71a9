"""The table of the preview: a report a line, what would change there, or why it is refused."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reviewer.domain.record import WorklistRow
from reviewer.review.bulk import Effect
from reviewer.ui.bulk.telling import effect_text
from reviewer.ui.theme import Theme
from reviewer.ui.tips import tip
from reviewer.ui.wording import translate
from reviewer.ui.worklist.telling import agency_text, year_text

Index = QModelIndex | QPersistentModelIndex
_AGENCY, _YEAR, _EFFECT = range(3)


class PreviewModel(QAbstractTableModel):
    """The reports of a command in order, and what is known of each."""

    def __init__(self, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._rows: Sequence[WorklistRow] = ()
        self._places: dict[int, int] = {}
        self._effects: dict[int, Effect] = {}

    def show(self, rows: Sequence[WorklistRow]) -> None:
        """Show other reports."""
        self.beginResetModel()
        self._rows, self._effects = rows, {}
        self._places = {row.id: place for place, row in enumerate(rows)}
        self.endResetModel()

    def show_effects(self, effects: dict[int, Effect]) -> None:
        """Show what is known now, all anew."""
        self._effects = effects
        if self._rows:
            last = self.index(len(self._rows) - 1, _EFFECT)
            self.dataChanged.emit(self.index(0, _EFFECT), last)

    def show_effect(self, effect: Effect) -> None:
        """Show what is known of one report."""
        self._effects[effect.report_id] = effect
        place = self.index(self._places[effect.report_id], _EFFECT)
        self.dataChanged.emit(place, place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("Bulk", "机关"),
            translate("Bulk", "年度"),
            translate("Bulk", "将会怎样"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        effect = self._effects.get(row.id)
        if role == Qt.ItemDataRole.ForegroundRole and effect is not None:
            return self._theme.colour(_colour(effect))
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, effect, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._text(row, effect, index.column()))
        return None

    def _text(self, row: WorklistRow, effect: Effect | None, column: int) -> str:
        if column == _EFFECT:
            return "" if effect is None else _sign(effect) + effect_text(effect, self._language)
        return agency_text(row.agency) if column == _AGENCY else year_text(row.year)


def _colour(effect: Effect) -> str:
    if effect.refusal is not None:
        return "failed"
    return "text" if effect.changes else "faint"


def _sign(effect: Effect) -> str:
    if effect.refusal is not None:
        return "✕  "
    return "✓  " if effect.changes else "–  "


class PreviewTable(QTableView):
    """Only to be read."""

    def __init__(self, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = PreviewModel(theme, language, self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("预览"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(theme.size * 2.1))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_AGENCY, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(_EFFECT, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(_AGENCY, 300)
        header.resizeSection(_YEAR, 90)

    def show_reports(self, rows: Sequence[WorklistRow]) -> None:
        """Show other reports."""
        self._model.show(rows)

    def show_effect(self, effect: Effect) -> None:
        """Show what is known of one report."""
        self._model.show_effect(effect)

    def clear_effects(self) -> None:
        """Nothing is known yet."""
        self._model.show_effects({})

    @property
    def lines(self) -> list[str]:
        """What stands in the last column."""
        model = self._model
        return [str(model.index(row, _EFFECT).data()) for row in range(model.rowCount())]
