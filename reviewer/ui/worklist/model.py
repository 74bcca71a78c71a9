"""The lines of the list: reports, or bodies that unfold into the reports of their years."""

from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.domain.record import WorklistRow, YearOfBody
from reviewer.review.listing import Body, Listing
from reviewer.ui.tips import tip
from reviewer.ui.worklist.telling import agency_text, described, described_body, year_text

__all__ = ["Role", "WorklistModel", "agency_text", "year_text"]


Index = QModelIndex | QPersistentModelIndex
_TOLD = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


class Role(IntEnum):
    """What the model tells besides the text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    TWIN = Qt.ItemDataRole.UserRole + 2
    """Whether another report of the body and year is there, and nobody has chosen yet."""
    BODY = Qt.ItemDataRole.UserRole + 3
    DEPTH = Qt.ItemDataRole.UserRole + 4
    """1 for a report that stands under its body."""
    UNFOLDED = Qt.ItemDataRole.UserRole + 5


class WorklistModel(QAbstractTableModel):
    """One column over a `Listing`; the store has filtered and sorted, and reads lines when seen.

    A line is the place of a report in the listing, or below 0 a body (`~number`).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._twins: frozenset[int] = frozenset()
        self._rows = Listing()
        self._bodies: Sequence[Body] = ()
        self._lines: Sequence[int] = ()
        self._unfolded: set[str | None] = set()
        self._line_of: dict[int, int] | None = None

    @property
    def rows(self) -> Listing:
        """The reports listed, in order."""
        return self._rows

    def show(self, rows: Listing, bodies: Sequence[Body] = ()) -> None:
        """Show other reports; with bodies, those of several years are folded."""
        self.beginResetModel()
        self._rows, self._bodies = rows, bodies
        self._set_lines()
        self.endResetModel()

    def update(self, row: WorklistRow) -> None:
        """Show one report as it is now, in its place; the listing knows its line already."""
        body = self._body_of(row.id)
        if body is not None:
            known = [one.report_id for one in body.years].index(row.id)
            body.years[known] = YearOfBody(row.id, body.agency, row.year, row.state, row.tally.open)
        for index in (self.index_of(row.id), self._head_of(body)):
            if index.isValid():
                self.dataChanged.emit(index, index)

    def mark_twins(self, ids: frozenset[int]) -> None:
        """Sign these reports as being one of several of their body and year."""
        if ids != self._twins:
            self._twins = ids
            if self._lines:
                last = self.index(len(self._lines) - 1, 0)
                self.dataChanged.emit(self.index(0, 0), last, [Role.TWIN])

    def unfold(self, index: Index, unfolded: bool) -> None:
        """Show or hide the years of the body at an index."""
        body = self.body_at(index)
        if body is None or (body.agency in self._unfolded) == unfolded:
            return
        (self._unfolded.add if unfolded else self._unfolded.discard)(body.agency)
        first, last = index.row() + 1, index.row() + len(body.years)
        if unfolded:
            self.beginInsertRows(QModelIndex(), first, last)
            self._set_lines()
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._set_lines()
            self.endRemoveRows()
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), 0))

    def reveal(self, report_id: int) -> QModelIndex:
        """Where a report is, its body unfolded; invalid if the filter hides it."""
        found = self.index_of(report_id)
        if not found.isValid():
            self.unfold(self._head_of(self._body_of(report_id)), True)
            found = self.index_of(report_id)
        return found

    def index_of(self, report_id: int | None) -> QModelIndex:
        """Where a report is; invalid if the filter or its body hides it."""
        place = self._rows.place_of(report_id)
        line = place if place is None or not self._bodies else self._line(place)
        return QModelIndex() if line is None else self.index(line, 0)

    def head_of(self, index: Index) -> QModelIndex:
        """The line of the body a report stands under."""
        row = self.row_at(index)
        return QModelIndex() if row is None else self._head_of(self._body_of(row.id))

    def row_at(self, index: Index) -> WorklistRow | None:
        """The report at an index; None on the line of a body, and for a report that is gone."""
        report_id = self.id_at(index)
        return None if report_id is None else self._rows.line_of(report_id)

    def id_at(self, index: Index) -> int | None:
        """The id of the report at an index."""
        if not index.isValid():
            return None
        place = self._lines[index.row()]
        return self._rows.ids[place] if place >= 0 else None

    def ids_at(self, index: Index) -> list[int]:
        """The ids of the report at an index, or of all reports of the body there."""
        body, report_id = self.body_at(index), self.id_at(index)
        if body is not None:
            return [one.report_id for one in body.years]
        return [] if report_id is None else [report_id]

    def body_at(self, index: Index) -> Body | None:
        """The body at an index; None on the line of a report."""
        place = self._lines[index.row()] if index.isValid() else 0
        return self._bodies[~place] if place < 0 else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        body = self.body_at(index)
        if body is not None:
            return self._data_of_body(body, role)
        row = self.row_at(index)
        if row is None:
            return None
        if role == Role.DEPTH:
            return int(len(self._years_of(index)) > 1)
        return self._data_of_report(row, role)

    def _data_of_report(self, row: WorklistRow, role: int) -> Any:
        if role == Role.ROW:
            return row
        if role == Role.TWIN:
            return row.id in self._twins
        if role in _TOLD:
            told = described(row, twin=row.id in self._twins)
            return tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return agency_text(row.agency) if role == Qt.ItemDataRole.DisplayRole else None

    def _data_of_body(self, body: Body, role: int) -> Any:
        if role == Role.BODY:
            return body
        if role == Role.UNFOLDED:
            return body.agency in self._unfolded
        if role == Qt.ItemDataRole.DisplayRole:
            return agency_text(body.agency)
        if role in _TOLD:
            told = described_body(body)
            return tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def _set_lines(self) -> None:
        self._line_of = None
        if not self._bodies:
            self._lines = range(len(self._rows))
            return
        lines: list[int] = []
        for number, body in enumerate(self._bodies):
            alone = len(body.years) == 1
            if not alone:
                lines.append(~number)
            if alone or body.agency in self._unfolded:
                lines.extend(range(body.start, body.start + len(body.years)))
        self._lines = lines

    def _line(self, place: int) -> int | None:
        if self._line_of is None:
            self._line_of = {at: line for line, at in enumerate(self._lines)}
        return self._line_of.get(place)

    def _years_of(self, index: Index) -> Sequence[YearOfBody]:
        body = self._body_at_place(self._lines[index.row()])
        return body.years if body is not None else ()

    def _body_of(self, report_id: int) -> Body | None:
        place = self._rows.place_of(report_id)
        return None if place is None else self._body_at_place(place)

    def _body_at_place(self, place: int) -> Body | None:
        found = bisect_right(self._bodies, place, key=lambda body: body.start)
        return self._bodies[found - 1] if found else None

    def _head_of(self, body: Body | None) -> QModelIndex:
        if body is None or len(body.years) == 1:
            return QModelIndex()
        number = bisect_right(self._bodies, body.start, key=lambda one: one.start) - 1
        line = self._line(~number)
        return QModelIndex() if line is None else self.index(line, 0)
