"""The pane with the worklist: filter, list, what is selected, and progress."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.record import Facets, WorklistQuery
from reviewer.review.listing import Body, Listing
from reviewer.ui.flow import FlowLayout
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.worklist.delegate import ReportDelegate, row_height
from reviewer.ui.worklist.filters import FilterChips, FilterMenu, cleared, narrowed
from reviewer.ui.worklist.model import WorklistModel
from reviewer.ui.worklist.sorting import SortMenu
from reviewer.ui.worklist.view import ReportList

_WIDEST = 276
"""Beyond so many pixels large text is wrapped or shortened."""


class WorklistPanel(QFrame):
    """Emits which report is wanted and which rows; knows nothing of the store."""

    report_chosen = Signal(int)
    query_changed = Signal()
    left = Signal()
    """Back to the tables."""

    def __init__(
        self, theme: Theme, facets: Callable[[], Facets], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._theme = theme
        self._query = WorklistQuery()
        self.model = WorklistModel(self)
        self.filter = _FilterLine(self)
        self.filter_menu = FilterMenu(lambda: self.query, facets, self)
        self.sort_menu = SortMenu(lambda: self.query, self)
        self.chips = FilterChips(self)
        self.view = ReportList(self.model, self)
        self._narrow = self._button(self.tr("筛选"), self.filter_menu)
        self._order = self._button(self.tr("排序"), self.sort_menu)
        self._group = self._button(self.tr("分组"))
        self._selected = QLabel(self)
        self._selection = QFrame(self)
        self._progress = QLabel(self)
        self._shown = QLabel(self)
        self._bar = QProgressBar(self)
        self._empty = QLabel(self)
        self._search = QAction(self)
        self._set_up()
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _set_up(self) -> None:
        self.filter.setPlaceholderText(self.tr("机关、年度、文件名、拼音"))
        self.filter.setAccessibleName(self.tr("筛选报告"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(self._search, QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self._take_text)
        self.filter.entered.connect(self._enter_list)
        self.filter.left.connect(self._leave_filter)
        for source in (self.filter_menu, self.sort_menu, self.chips):
            source.wanted.connect(self.show_query)
        self._group.setCheckable(True)
        self._group.setToolTip(self.tr("同一机关各年度的报告归在一起"))
        self._group.toggled.connect(self.query_changed)
        self.view.setItemDelegate(ReportDelegate(self._theme, self.view))
        self.view.setAccessibleName(self.tr("报告清单"))
        self.view.chosen.connect(self.report_chosen)
        self.view.typed.connect(self._type_on)
        self.view.left.connect(self.left)
        self.view.selectionModel().selectionChanged.connect(self._show_selection)
        for label in (self._progress, self._shown, self._selected):
            label.setProperty("role", "small")
        self._bar.setTextVisible(False)
        self._empty.setProperty("role", "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._selection.hide()

    def minimumSizeHint(self) -> QSize:
        """Filter, order and grouping in one line, as long as that is not too wide."""
        buttons = (self._narrow, self._order, self._group)
        line = sum(button.sizeHint().width() + 2 for button in buttons) + 2 * SPACE + 2
        return QSize(min(line, _WIDEST), super().minimumSizeHint().height())

    def _button(self, text: str, menu: QMenu | None = None) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if menu is not None:
            button.setMenu(menu)
            button.setProperty("popup", "true")
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, SPACE, 1, SPACE)
        layout.setSpacing(SPACE)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE, 0, SPACE, 0)
        head.setSpacing(SPACE - 2)
        head.addWidget(self.filter)
        buttons = FlowLayout(2)
        for button in (self._narrow, self._order, self._group):
            buttons.addWidget(button)
        head.addLayout(buttons)
        head.addWidget(self.chips)
        layout.addLayout(head)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        layout.addLayout(self._stack, 1)
        chosen = QHBoxLayout(self._selection)
        chosen.setContentsMargins(SPACE + 2, 0, SPACE, 0)
        chosen.addWidget(self._selected, 1)
        layout.addWidget(self._selection)
        layout.addLayout(self._foot())
        order = (self.filter, self._narrow, self._order, self._group, self.chips, self.view)
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE + 2, 0, SPACE + 2, 0)
        foot.setSpacing(4)
        line = QHBoxLayout()
        line.addWidget(self._progress, 1)
        line.addWidget(self._shown)
        foot.addLayout(line)
        foot.addWidget(self._bar)
        return foot

    def add_selection_action(self, action: QAction) -> None:
        """Offer an action where several reports are selected, and in the menu of the list."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setProperty("role", "primary")
        layout = self._selection.layout()
        if layout is not None:
            layout.addWidget(button)
        self.view.addAction(action)

    @property
    def query(self) -> WorklistQuery:
        """Which reports are wanted."""
        return replace(self._query, text=self.filter.text().strip())

    @property
    def grouped(self) -> bool:
        """Whether the reports of a body stand together."""
        return self._group.isChecked()

    @property
    def filtered(self) -> bool:
        """Whether some reports may be hidden."""
        return narrowed(self.query)

    @property
    def selected_ids(self) -> list[int]:
        """The reports selected, in order."""
        return self.view.chosen_ids

    @property
    def progress_text(self) -> str:
        """The progress as told, `3/120 已完成`."""
        return self._progress.text()

    def show_query(self, query: WorklistQuery) -> None:
        """Want other reports, or another order."""
        self._query = query
        with QSignalBlocker(self.filter):
            if self.filter.text().strip() != query.text:
                self.filter.setText(query.text)
        self.chips.show_query(query)
        self._restyle()
        self.query_changed.emit()

    def group(self, grouped: bool) -> None:
        """Put the reports of a body together, or take them apart."""
        self._group.setChecked(grouped)

    def toggle_group(self) -> None:
        """Turn the grouping over."""
        self._group.toggle()

    def show_rows(self, rows: Listing, *, bodies: Sequence[Body], current: int | None) -> None:
        """Show these reports; the current one stays selected without being chosen anew."""
        selected = self.selected_ids
        self.model.show(rows, bodies)
        self._empty.setText(
            self.tr("没有符合条件的报告。\n清除筛选可看到全部。")
            if self.filtered
            else self.tr("这里还没有报告。\n把文件或文件夹拖进来，\n或用“文件 › 导入”。")
        )
        self._stack.setCurrentWidget(self.view if rows else self._empty)
        count = self.tr("列出 {count} 份").format(count=len(rows))
        self._shown.setText(count if self.filtered else "")
        self._order.setEnabled(not self.grouped)
        self.select(current)
        if len(selected) > 1:
            self.view.select_ids(selected)
        self._show_selection()

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
        self.view.go_to(report_id)

    def focus_filter(self) -> None:
        """Put the cursor into the filter box."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _take_text(self) -> None:
        self.query_changed.emit()

    def _type_on(self, text: str) -> None:
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filter.insert(text)

    def _enter_list(self) -> None:
        """From the filter into the list: onto the report at hand, or onto the first one."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))
            first = self.model.id_at(self.view.currentIndex())
            if first is not None:
                self.report_chosen.emit(first)

    def _leave_filter(self) -> None:
        """Esc where nothing is typed: want all reports again, or back to the tables."""
        if self.filtered:
            self.show_query(cleared(self.query))
        else:
            self.left.emit()

    def _show_selection(self) -> None:
        count = len(self.selected_ids)
        self._selected.setText(self.tr("已选 {count} 份").format(count=count))
        self._selection.setVisible(count > 1)
        self.view.setProperty("several", count > 1)
        self.view.viewport().update()

    def _restyle(self) -> None:
        self._search.setIcon(self._theme.icon("search", "faint"))
        narrow = "accent" if self.chips.texts else "muted"
        self._narrow.setIcon(self._theme.icon("filter", narrow))
        self._order.setIcon(self._theme.icon("sort"))
        self._group.setIcon(self._theme.icon("group"))
        self.view.set_row_height(row_height(self._theme))


class _FilterLine(QLineEdit):
    """Enter and Down go to the list, Esc clears, and leaves where nothing is typed."""

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
