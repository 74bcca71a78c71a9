"""The reports that the list shows."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.domain.record import WorklistRow
from reviewer.ui.wording import state_text, translate

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the model tells besides the text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    TWIN = Qt.ItemDataRole.UserRole + 2
    """Whether another report of the body and year is there, and nobody has chosen yet."""


class WorklistModel(QAbstractListModel):
    """A list over `WorklistRow`s; the store has filtered and sorted them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[WorklistRow] = []
        self._places: dict[int, int] = {}
        self._twins: frozenset[int] = frozenset()

    @property
    def rows(self) -> Sequence[WorklistRow]:
        """The rows shown, in order."""
        return self._rows

    def show(self, rows: Sequence[WorklistRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {row.id: place for place, row in enumerate(self._rows)}
        self.endResetModel()

    def update(self, row: WorklistRow) -> None:
        """Show one report as it is now, in its place."""
        place = self._places.get(row.id)
        if place is not None and self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

    def mark_twins(self, ids: frozenset[int]) -> None:
        """Sign these reports as being one of several of their body and year."""
        if ids != self._twins:
            self._twins = ids
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), [Role.TWIN])

    def index_of(self, report_id: int) -> QModelIndex:
        """Where a report is; an invalid index if the filter hides it."""
        place = self._places.get(report_id)
        return QModelIndex() if place is None else self.index(place)

    def row_at(self, index: Index) -> WorklistRow | None:
        """The report at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Role.ROW:
            return row
        if role == Role.TWIN:
            return row.id in self._twins
        if role == Qt.ItemDataRole.DisplayRole:
            return agency_text(row.agency)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _described(row, twin=row.id in self._twins)
        return None


def agency_text(agency: str | None) -> str:
    """The agency, or a word for its absence."""
    return agency or translate("Worklist", "机关名称未识别")


def year_text(year: int | None) -> str:
    """The year, or a word for its absence."""
    if year is None:
        return translate("Worklist", "年度不详")
    return translate("Worklist", "{year} 年").format(year=year)


def _described(row: WorklistRow, *, twin: bool) -> str:
    text = translate(
        "Worklist",
        "{agency}\n{year} · {state}\n不平衡 {failed}，无法判断 {undecided}，待看 {look}\n{source}",
    ).format(
        agency=agency_text(row.agency),
        year=year_text(row.year),
        state=state_text(row.state),
        failed=row.tally.failed,
        undecided=row.tally.undecided,
        look=row.tally.look,
        source=row.source,
    )
    if twin:
        text += "\n" + translate("Worklist", "还有同一机关同一年度的报告，待选定采用哪一份")
    return text
