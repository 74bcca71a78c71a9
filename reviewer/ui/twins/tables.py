"""The two tables of the page: the reports of a group, and where two of them differ."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reviewer.domain.changes import ReviewState
from reviewer.domain.record import Identity
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.tips import tip
from reviewer.ui.twins.choice import DifferenceLine
from reviewer.ui.wording import state_text, translate

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Lines(QTableWidget):
    """A table of texts; a line is taken by Enter or a double click."""

    taken = Signal(int)
    """The place of the line."""

    def __init__(self, heads: Sequence[str], name: str, parent: QWidget) -> None:
        super().__init__(0, len(heads), parent)
        self.setHorizontalHeaderLabels(list(heads))
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setHighlightSections(False)
        self.cellDoubleClicked.connect(lambda row, _column: self.taken.emit(row))

    def stretch(self, column: int) -> None:
        """Give a column what room there is."""
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_texts(self, lines: Sequence[Sequence[str]]) -> None:
        """Show these lines, the first one current."""
        self.clearSelection()
        self.setRowCount(len(lines))
        for row, texts in enumerate(lines):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.setItem(row, column, item)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + SPACE)
        if lines:
            self.setCurrentCell(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the line at hand."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.taken.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class MemberTable(Lines):
    """The reports of one body and year."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._theme = theme
        heads = [self.tr("进度"), self.tr("来源文件")]
        super().__init__(heads, self.tr("同一机关同一年度的报告"), parent)
        self.stretch(1)

    def show_members(self, members: Sequence[Identity], counting: bool) -> None:
        """Show them; `counting` says that a choice has been made."""
        self.show_texts([(_standing(member, counting), member.source) for member in members])
        for row, member in enumerate(members):
            item = self.item(row, 0)
            if item is not None:
                item.setIcon(self._theme.icon(*_sign(member, counting)))
        height = self.horizontalHeader().sizeHint().height() + 2
        rows = min(len(members), 5)
        self.setFixedHeight(height + rows * self.verticalHeader().defaultSectionSize())


def _standing(member: Identity, counting: bool) -> str:
    text = state_text(member.state)
    if counting and member.state is not ReviewState.SET_ASIDE:
        return translate("TwinsPage", "采用 · {state}").format(state=text)
    return text


def _sign(member: Identity, counting: bool) -> tuple[str, str]:
    """An icon and its colour."""
    if member.state is ReviewState.SET_ASIDE:
        return f"state-{member.state.value}", "faint"
    return ("accepted", "accepted") if counting else (f"state-{member.state.value}", "accent")


class DifferenceTable(Lines):
    """The cells that two reports give differently."""

    def __init__(self, parent: QWidget) -> None:
        heads = [self.tr("单元格"), "", ""]
        super().__init__(heads, self.tr("不同的单元格"), parent)
        self.stretch(0)

    def show_lines(self, lines: Sequence[DifferenceLine], here: str, there: str) -> None:
        """Show the differences between these two files."""
        self.setHorizontalHeaderLabels([self.tr("单元格"), here, there])
        self.show_texts([(line.name, line.here, line.there) for line in lines])
        for row in range(len(lines)):
            for column in (1, 2):
                item = self.item(row, column)
                if item is not None:
                    item.setTextAlignment(_RIGHT)
