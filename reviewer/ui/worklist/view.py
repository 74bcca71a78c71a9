"""The list itself: what is clicked or reached by keys opens, Shift and Ctrl choose several."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from reviewer.ui.worklist.model import Role, WorklistModel

_EXTENDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_TO = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ReportList(QTableView):
    """One column without heads: a table lays out any number of equal rows at once."""

    chosen = Signal(int)
    """The id of the report that shall be opened."""
    pointed = Signal()
    """It was chosen by a click."""
    typed = Signal(str)
    """Letters typed in the list, which belong into the filter."""
    left = Signal()
    """Esc: back to the tables."""

    def __init__(self, model: WorklistModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._model = model
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.horizontalHeader().setVisible(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    @property
    def chosen_ids(self) -> list[int]:
        """The reports selected, in the order of the list; those of a folded body with it."""
        indexes = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        ids = (report_id for index in indexes for report_id in self._model.ids_at(index))
        return list(dict.fromkeys(ids))

    def set_row_height(self, height: int) -> None:
        """Make every line so high."""
        self.verticalHeader().setDefaultSectionSize(height)

    def go_to(self, report_id: int | None) -> None:
        """Stand on a report without opening it; a selection it belongs to stays."""
        index = QModelIndex() if report_id is None else self._model.reveal(report_id)
        selection = self.selectionModel()
        if not index.isValid():
            selection.clear()
        elif not selection.isSelected(index):
            selection.setCurrentIndex(index, _TO)
        elif selection.currentIndex() != index:
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def select_ids(self, ids: list[int]) -> None:
        """Select these reports, as far as they are in sight."""
        selection = self.selectionModel()
        for report_id in ids:
            index = self._model.index_of(report_id)
            if index.isValid():
                selection.select(index, QItemSelectionModel.SelectionFlag.Select)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows open what they reach; left and right fold and unfold a body."""
        key, before = event.key(), self.currentIndex()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self._turn(before, unfold=key in (Qt.Key.Key_Right, Qt.Key.Key_Plus))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(before)
        elif self._is_text(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
            moved = self.currentIndex() != before
            if moved and not event.modifiers() & _EXTENDING:
                self._open(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens a report or turns a body; with Shift or Ctrl it only selects."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = not event.modifiers() & _EXTENDING
        if event.button() != Qt.MouseButton.LeftButton or not plain or not index.isValid():
            return
        if self._model.body_at(index) is not None:
            self._model.unfold(index, not index.data(Role.UNFOLDED))
        elif self._open(index):
            self.pointed.emit()

    def _enter(self, index: QModelIndex) -> None:
        if self._model.body_at(index) is not None:
            self._model.unfold(index, not index.data(Role.UNFOLDED))
        else:
            self._open(index)

    def _turn(self, index: QModelIndex, *, unfold: bool) -> None:
        if self._model.body_at(index) is not None:
            self._model.unfold(index, unfold)
        elif not unfold:
            head = self._model.head_of(index)
            if head.isValid():
                self.selectionModel().setCurrentIndex(head, _TO)

    def _open(self, index: QModelIndex) -> bool:
        report_id = self._model.id_at(index)
        if report_id is None:
            return False
        self.chosen.emit(report_id)
        return True

    def _is_text(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        return plain and event.text().isprintable() and event.text().strip() != ""
