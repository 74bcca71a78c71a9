"""The list of problems of the open report."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from reviewer.domain.form import CellKey
from reviewer.ui.presenter import ProblemLine
from reviewer.ui.problems.delegate import FOLD_WIDTH, ProblemDelegate, Role
from reviewer.ui.problems.rows import GroupHead, Row, arranged
from reviewer.ui.theme import Theme
from reviewer.ui.tips import tip

Index = QModelIndex | QPersistentModelIndex


class ProblemModel(QAbstractListModel):
    """A list over `Row`s."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        if list(rows) != list(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def place(self, row_id: str) -> QModelIndex:
        """Where a row is, or the head it is folded under; an invalid index if it is not there."""
        rows = list(enumerate(self.rows)) if row_id else []
        places = [place for place, row in rows if row.id == row_id]
        places += [place for place, row in rows if row.folded and row_id in row.members]
        place = next(iter(places), None)
        return QModelIndex() if place is None else self.index(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        remark = index.isValid() and bool(self.rows[index.row()].remark)
        return Qt.ItemFlag.ItemIsEnabled if remark else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Role.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(row.texts)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(text for text in row.texts if text))
        return None


class ProblemList(QListView):
    """Says which problem or proposal was clicked; keeps the place of the current one."""

    turned = Signal()
    """Another row may be the selected one."""
    chosen = Signal(object)
    """A `ProblemLine`."""
    head_chosen = Signal(object)
    """A `GroupHead`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems = ProblemModel(self)
        self.lines: Sequence[ProblemLine] = ()
        """The problems shown, in their order."""
        self._heads: Sequence[GroupHead] = ()
        self._causes: Sequence[GroupHead] = ()
        self._unfolded: set[str] = set()
        self._remark = ""
        self.setModel(self._problems)
        self.setItemDelegate(ProblemDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("问题清单"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown, from the top."""
        return self._problems.rows

    @property
    def current(self) -> ProblemLine | None:
        """The selected problem."""
        row = self._row(self.currentIndex())
        return row.line if row else None

    @property
    def current_head(self) -> GroupHead | None:
        """The selected proposal."""
        row = self._row(self.currentIndex())
        return row.head if row else None

    def show_lines(self, lines: Sequence[ProblemLine], causes: Sequence[GroupHead] = ()) -> None:
        """Show these problems; the selected one stays if it is still there.

        Those of one cause stand under it, unless a proposal solves them.
        """
        self.lines, self._causes = lines, causes
        self._arrange()

    def show_groups(self, heads: Sequence[GroupHead], remark: str = "") -> None:
        """Put the problems that a proposal solves under it, and a remark below all."""
        if (list(heads), remark) != (list(self._heads), self._remark):
            self._heads, self._remark = heads, remark
            self._arrange()

    def select(self, row_id: str) -> None:
        """Select a problem or a proposal by id, none if it is not there."""
        index = self._problems.place(row_id)
        with QSignalBlocker(self):
            self.setCurrentIndex(index)
        self.scrollTo(index)
        self.viewport().update()
        self.turned.emit()

    def follow(self, key: CellKey) -> None:
        """Select the problem of a cell, unless the selected one is about it already."""
        current = self.current
        if current is not None and key in (current.focus, *current.cells):
            return
        about = [line for line in self.lines if key == line.focus]
        about += [line for line in self.lines if key in line.cells]
        self.select(about[0].id if about else "")

    def toggle(self) -> bool:
        """Show or hide what stands under the head at hand; False where there is none to fold."""
        at_hand = self._row(self.currentIndex())
        known = at_hand.id if at_hand else ""
        heads = (row for row in self.rows if row.folded is not None)
        row = next((row for row in heads if known and known in (row.id, *row.members)), None)
        if row is not None:
            self._unfolded ^= {row.id}
            self._arrange()
            self.select(row.id)
        return row is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row(self.currentIndex())
        folded = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}.get(Qt.Key(event.key()))
        if row is not None and folded is not None and (row.folded is folded or row.indented):
            self.toggle()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def _arrange(self) -> None:
        row = self._row(self.currentIndex())
        self._problems.show(self._arranged())
        # A head may be gone, or what it held stand under another.
        known = (row.id, *row.members) if row else ()
        found = (name for name in known if self._problems.place(name).isValid())
        self.select(next(found, ""))

    def _arranged(self) -> list[Row]:
        heads = (*self._heads, *self._causes)
        return arranged(self.lines, heads, self._remark, self._unfolded)

    def _row(self, index: Index) -> Row | None:
        return self.rows[index.row()] if index.isValid() else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self._row(self.indexAt(event.position().toPoint()))
        if row is not None and row.folded is not None and self._on_fold(event.position().x()):
            self.toggle()

    def _on_fold(self, x: float) -> bool:
        return x >= self.viewport().width() - FOLD_WIDTH

    def _choose(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None and row.line is not None:
            self.chosen.emit(row.line)
        elif row is not None and row.head is not None:
            self.head_chosen.emit(row.head)
