"""The pane with the worklist: filter, list and progress."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QProgressBar,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.record import WorklistColumn, WorklistQuery, WorklistRow
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.worklist.delegate import ReportDelegate
from reviewer.ui.worklist.model import WorklistModel


class WorklistPanel(QFrame):
    """Emits which report is wanted and which rows; knows nothing of the store."""

    report_chosen = Signal(int)
    query_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._theme = theme
        self.model = WorklistModel(self)
        self.filter = QLineEdit(self)
        self.only_open = QCheckBox(self.tr("只看有问题的"), self)
        self.order = QComboBox(self)
        self.view = _List(self)
        self._progress = QLabel(self)
        self._bar = QProgressBar(self)
        self._empty = QLabel(self)
        self._search = QAction(self)
        self._set_up()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _set_up(self) -> None:
        self.filter.setPlaceholderText(self.tr("筛选机关、年度、文件名"))
        self.filter.setAccessibleName(self.tr("筛选报告"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(self._search, QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self.query_changed)
        self.filter.returnPressed.connect(self.view.setFocus)
        self.only_open.toggled.connect(self.query_changed)
        self.order.setAccessibleName(self.tr("排序"))
        self.order.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name, column, descending in self._orders():
            self.order.addItem(name, (column, descending))
        self.order.currentIndexChanged.connect(self.query_changed)
        self.view.setModel(self.model)
        self.view.setItemDelegate(ReportDelegate(self._theme, self.view))
        self.view.setAccessibleName(self.tr("报告清单"))
        self.view.chosen.connect(self._choose)
        self._progress.setProperty("role", "small")
        self._bar.setTextVisible(False)
        self._empty.setProperty("role", "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, SPACE, 1, SPACE)
        layout.setSpacing(SPACE)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE, 0, SPACE, 0)
        head.setSpacing(SPACE - 2)
        head.addWidget(self.filter)
        line = QHBoxLayout()
        line.addWidget(self.only_open, 1)
        line.addWidget(self.order)
        head.addLayout(line)
        layout.addLayout(head)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        layout.addLayout(self._stack, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE + 2, 0, SPACE + 2, 0)
        foot.setSpacing(4)
        foot.addWidget(self._progress)
        foot.addWidget(self._bar)
        layout.addLayout(foot)

    @property
    def query(self) -> WorklistQuery:
        """Which reports are wanted."""
        column, descending = self.order.currentData()
        return WorklistQuery(
            text=self.filter.text().strip(),
            only_open_problems=self.only_open.isChecked(),
            sort=WorklistColumn(column),
            descending=descending,
        )

    @property
    def filtered(self) -> bool:
        """Whether some reports may be hidden."""
        return bool(self.filter.text().strip()) or self.only_open.isChecked()

    @property
    def progress_text(self) -> str:
        """The progress as told, `3/120 已完成`."""
        return self._progress.text()

    def _orders(self) -> list[tuple[str, str, bool]]:
        column = WorklistColumn
        return [
            (self.tr("按导入顺序"), column.ID.value, False),
            (self.tr("按机关"), column.AGENCY.value, False),
            (self.tr("按年度"), column.YEAR.value, True),
            (self.tr("按进度"), column.STATE.value, False),
            (self.tr("问题多的在前"), column.OPEN.value, True),
        ]

    def show_rows(self, rows: Sequence[WorklistRow], *, current: int | None) -> None:
        """Show these reports; the current one stays selected without being chosen anew."""
        self.model.show(rows)
        self._empty.setText(
            self.tr("没有符合条件的报告。\n清空筛选框可看到全部。")
            if self.filtered
            else self.tr("这里还没有报告。\n把文件或文件夹拖进来，\n或用“文件 › 导入”。")
        )
        self._stack.setCurrentWidget(self.view if rows else self._empty)
        self.select(current)

    def mark_twins(self, ids: frozenset[int]) -> None:
        """Sign the reports between which somebody must choose."""
        self.model.mark_twins(ids)

    def show_progress(self, done: int, total: int) -> None:
        """Tell how many reports are done."""
        self._progress.setText(self.tr("{done}/{total} 已完成").format(done=done, total=total))
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)

    def select(self, report_id: int | None) -> None:
        """Select a report without choosing it."""
        index = QModelIndex() if report_id is None else self.model.index_of(report_id)
        with QSignalBlocker(self.view):
            self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.viewport().update()

    def focus_filter(self) -> None:
        """Put the cursor into the filter box."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self.report_chosen.emit(row.id)

    def _restyle(self) -> None:
        self._search.setIcon(self._theme.icon("filter", "faint"))


class _List(QListView):
    """A list that opens what is clicked or reached by the arrow keys."""

    chosen = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered or self.currentIndex().row() != before:
            self.chosen.emit(self.currentIndex())
