"""The page of reports that are of one body and year: choose which counts, see where they differ."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.record import Identity
from reviewer.review.twins import Comparison
from reviewer.ui.over_page import OverPage
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.twins.choice import Choice, DifferenceLine
from reviewer.ui.twins.tables import DifferenceTable, MemberTable
from reviewer.ui.wording import tr, translate
from reviewer.ui.worklist.model import agency_text, year_text


class TwinsPage(OverPage):
    """Left the bodies and years with several reports, right the reports and their differences."""

    wanted = Signal(int, str)
    """A report to open, at a cell unless it is empty."""
    comparison_wanted = Signal(int, int)
    """Two reports to show side by side."""

    def __init__(self, theme: Theme, choice: Choice, back: Callable[[], None]) -> None:
        super().__init__(theme, translate("TwinsPage", "同一机关、同一年度的报告"), back)
        self._choice = choice
        self._groups: Sequence[Sequence[Identity]] = ()
        self._lines: Sequence[DifferenceLine] = ()
        self.groups = QListWidget(self)
        self.members = MemberTable(theme, self)
        self.differences = DifferenceTable(self)
        self._empty = QLabel(self.tr("没有同一机关、同一年度的几份报告。"), self)
        self._told = QLabel(self)
        self._buttons = QHBoxLayout()
        self.beside = QPushButton(self.tr("并排对比"), self)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._set_up()
        self._lay_out()
        choice.changed.connect(self._refresh)

    def _set_up(self) -> None:
        self.setFocusProxy(self.groups)
        self.groups.setObjectName("groups")
        self.groups.setAccessibleName(self.tr("有几份报告的机关和年度"))
        self.groups.currentRowChanged.connect(self._show_members)
        self.members.itemSelectionChanged.connect(self._show_differences)
        self.members.taken.connect(lambda _row: self._want(""))
        self.differences.taken.connect(lambda row: self._want(self._lines[row].key))
        self.beside.clicked.connect(self._compare)
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setProperty("role", "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _lay_out(self) -> None:
        hint = QLabel(self.tr("几份都保留；选定采用哪一份，其余标为“不采用”，随时可以取回。"), self)
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        self._split.addWidget(_panel(self, self.groups))
        self._split.addWidget(self._right())
        self._split.setSizes([320, 1000])
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(SPACE - 2)
        self.body.addWidget(hint)
        self.body.addWidget(self._split, 1)
        self.body.addWidget(self._empty, 1)

    def _right(self) -> QWidget:
        self._buttons.setContentsMargins(SPACE, 0, SPACE, 0)
        self._buttons.setSpacing(SPACE)
        self._buttons.addWidget(self._told, 1)
        self._buttons.addWidget(self.beside)
        box = QFrame(self)
        box.setProperty("role", "panel")
        layout = QVBoxLayout(box)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(SPACE)
        layout.addWidget(self.members)
        layout.addLayout(self._buttons)
        layout.addWidget(self.differences, 1)
        return box

    def add_action(self, action: QAction, *, main: bool = False) -> None:
        """Put a button for an action under the reports."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setProperty("role", "primary" if main else "outlined")
        self._buttons.addWidget(button)

    @property
    def current(self) -> Identity | None:
        """The report at hand."""
        group, row = self._group, self.members.currentRow()
        return group[row] if 0 <= row < len(group) else None

    @property
    def other(self) -> Identity | None:
        """The report that the one at hand is compared with: the one that counts, or the first."""
        here = self.current
        others = self._choice.others(here.id) if here else ()
        counting = [other for other in others if not other.state.settled]
        return next(iter([*counting, *others]), None)

    def show_report(self, report_id: int | None) -> None:
        """Turn to the group of a report, and to the report in it."""
        self._fill(report_id)

    def _refresh(self) -> None:
        if self.isVisible():
            here = self.current
            self._fill(here.id if here else None)

    def _fill(self, report_id: int | None) -> None:
        self._groups = self._choice.groups()
        wanting = self._choice.open_ids
        with QSignalBlocker(self.groups):
            self.groups.clear()
            for group in self._groups:
                self.groups.addItem(_group_text(group, open_=group[0].id in wanting))
        places = [
            (row, place)
            for row, group in enumerate(self._groups)
            for place, member in enumerate(group)
            if member.id == report_id
        ]
        row, place = places[0] if places else (0, 0)
        self._split.setVisible(bool(self._groups))
        self._empty.setVisible(not self._groups)
        with QSignalBlocker(self.groups):
            self.groups.setCurrentRow(row)
        self._show_members()
        self.members.setCurrentCell(place, 0)

    @property
    def _group(self) -> Sequence[Identity]:
        row = self.groups.currentRow()
        return self._groups[row] if 0 <= row < len(self._groups) else ()

    def _show_members(self) -> None:
        group = self._group
        chosen = bool(group) and group[0].id not in self._choice.open_ids
        with QSignalBlocker(self.members):
            self.members.show_members(group, chosen)
        self._show_differences()

    def _show_differences(self) -> None:
        here, there = self.current, self.other
        found = self._choice.compare(here.id, there.id) if here and there else None
        self._lines = self._choice.lines(here.id, found) if here and found else ()
        self.beside.setEnabled(found is not None)
        if here is None or there is None or found is None:
            self._told.clear()
            self.differences.show_lines((), "", "")
            return
        self._told.setText(self._summary(found, there))
        self.differences.show_lines(self._lines, here.source, there.source)

    def _summary(self, found: Comparison, there: Identity) -> str:
        text = self.tr("与“{source}”相比：%n 格不同", "", len(found.differences)).format(
            source=there.source
        )
        if found.only_here or found.only_there:
            text += self.tr("；版本不同，只有一份印有的：这份 {here} 格，那份 {there} 格").format(
                here=found.only_here, there=found.only_there
            )
        return text

    def _want(self, key: str) -> None:
        if self.current is not None:
            self.wanted.emit(self.current.id, key)

    def _compare(self) -> None:
        here, there = self.current, self.other
        if here is not None and there is not None:
            self.comparison_wanted.emit(here.id, there.id)


def _group_text(group: Sequence[Identity], *, open_: bool) -> str:
    name = f"{agency_text(group[0].agency)} · {year_text(group[0].year)}"
    text = tr("{name}\n%n 份，已选定", "", len(group))
    if open_:
        text = tr("{name}\n%n 份，待选定", "", len(group))
    return text.format(name=name)


def _panel(parent: QWidget, inner: QWidget) -> QFrame:
    box = QFrame(parent)
    box.setProperty("role", "panel")
    layout = QVBoxLayout(box)
    layout.setContentsMargins(1, SPACE // 2, 1, SPACE // 2)
    layout.addWidget(inner)
    return box
