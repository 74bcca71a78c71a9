"""The pane below the source: the problems of the report, and the history of a cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.form import CellKey
from reviewer.ui.presenter import ProblemLine
from reviewer.ui.problems.history import HistoryLine, HistoryTable
from reviewer.ui.problems.kinds import KindButtons
from reviewer.ui.problems.list import ProblemList
from reviewer.ui.problems.rows import GroupHead
from reviewer.ui.theme import SPACE, Theme


class ProblemPanel(QFrame):
    """Two tabs: problems and history."""

    history_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.list = ProblemList(theme, self)
        self.history = HistoryTable(self)
        self._lines: Sequence[ProblemLine] = ()
        self._causes: Sequence[GroupHead] = ()
        self._with_accepted = False
        self.kinds = KindButtons(theme, self)
        self.kinds.changed.connect(self._show_again)
        self._beside: QToolButton | None = None
        self._empty = QLabel(self)
        self._empty.setProperty("role", "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._tabs = QTabBar(self)
        self._tabs.setDrawBase(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tabs.addTab(self.tr("问题"))
        self._tabs.addTab(self.tr("本格历史"))
        self._stack = QStackedWidget(self)
        for widget in (self.list, self._empty, self.history):
            self._stack.addWidget(widget)
        self._buttons = QHBoxLayout()
        self._accepted = QToolButton(self)
        self._accepted.setCheckable(True)
        self._done = False
        self._accepted.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._accepted.clicked.connect(self.toggle_accepted)
        self._buttons.addWidget(self.kinds)
        self._buttons.addWidget(self._accepted)
        self._lay_out()
        self._tabs.currentChanged.connect(self._turn)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, SPACE // 2, 0)
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addLayout(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def add_beside(self, action: QAction) -> None:
        """Put a button there that is seen only while it is offered."""
        self._beside = self.add_action(action)
        self._beside.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._beside.hide()

    def offer_beside(self, offered: bool) -> None:
        """Show or hide the button for the other report of a problem."""
        if self._beside is not None:
            self._beside.setVisible(offered)

    def add_action(self, action: QAction) -> QToolButton:
        """Put a button for an action at the right of the tabs."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._buttons.addWidget(button)
        return button

    def show_lines(
        self,
        lines: Sequence[ProblemLine],
        causes: Sequence[GroupHead] = (),
        *,
        done: bool = False,
    ) -> None:
        """Show the problems; accepted ones only when asked for, those of one cause under it.

        `done`: nobody need be told that the report can be finished.
        """
        self._lines, self._causes, self._done = lines, causes, done
        wanted = [line for line in lines if self.kinds.shows(line)]
        shown = [line for line in wanted if self._with_accepted or not line.accepted]
        self.kinds.count(lines)
        open_count = sum(not line.accepted for line in lines)
        self.list.show_lines(shown, causes)
        self._tabs.setTabText(0, self.tr("问题 {count}").format(count=open_count))
        accepted = len(lines) - open_count
        self._accepted.setVisible(accepted > 0)
        self._accepted.setChecked(self._with_accepted)
        self._accepted.setText(self.tr("已接受 {count}").format(count=accepted))
        text = self.tr("没有待处理的问题，可以完成这份报告。")
        if done:
            text = self.tr("没有待处理的问题，这份报告已完成。")
        if open_count:
            text = self.tr("这里的 %n 个问题都已隐藏。", "", open_count)
        if accepted:
            text += "\n" + self.tr("已按“原文如此”接受 {count} 处。").format(count=accepted)
        self._empty.setText(text)
        self._turn()

    def show_groups(self, heads: Sequence[GroupHead], remark: str = "") -> None:
        """Put the problems that a proposal solves under it, and a remark below all."""
        self.list.show_groups(heads, remark)
        self._turn()

    def toggle_accepted(self) -> bool:
        """Show or hide what was accepted as printed; whether there is any."""
        self._with_accepted = not self._with_accepted
        self._show_again()
        return any(line.accepted for line in self._lines)

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Show the steps of the current cell."""
        self.history.show_lines(lines)

    def lines_about(self, key: CellKey | None) -> list[ProblemLine]:
        """The lines about a cell, the selected one first, then those that point at it."""
        if key is None:
            return []
        lines = [line for line in self._lines if key in (line.focus, *line.cells)]
        current = self.list.current
        if current is not None and not current.focus:
            # A problem of the text alone is about no cell.
            lines.append(current)
        return sorted(lines, key=lambda line: (line != current, line.focus != key))

    def line(self, problem_id: str) -> ProblemLine | None:
        """The open problem with this id, also if it is hidden."""
        lines = (line for line in self._lines if line.id == problem_id and not line.accepted)
        return next(lines, None)

    def turn_to_history(self, shown: bool = True) -> None:
        """Bring the history, or the problems, to the front."""
        self._tabs.setCurrentIndex(int(shown))

    def toggle_history(self) -> None:
        """Bring the other of the two to the front."""
        self.turn_to_history(not self.history_shown)

    @property
    def history_shown(self) -> bool:
        """Whether the history is in front."""
        return self._tabs.currentIndex() == 1

    def _show_again(self) -> None:
        self.show_lines(self._lines, self._causes, done=self._done)

    def _turn(self) -> None:
        if self.history_shown:
            self.history_wanted.emit()
            self._stack.setCurrentWidget(self.history)
        else:
            self._stack.setCurrentWidget(self.list if self.list.rows else self._empty)
