"""Opens the chooser for commands and for reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.domain.record import WorklistQuery, WorklistRow
from reviewer.ui.palette.chooser import Chooser
from reviewer.ui.palette.commands import CommandPalette
from reviewer.ui.palette.reports import Arrange, ReportFinder, WorkspaceFinder

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow


class Doors(QObject):
    """One chooser for the whole window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.chooser = Chooser(window.theme, window)
        self._commands = CommandPalette(window.actions_by_id, window.keymap, window.memory)
        self._reports = ReportFinder(self._rows)

    def ask_command(self) -> None:
        """Let an action be chosen and taken."""
        self.chooser.ask(self.tr("要做什么？"), self._commands.find, self._commands.run)

    def find_report(self) -> None:
        """Let a report be found and opened."""
        session = self._window.session
        if session is not None:
            title = self.tr("查找报告：机关、年度、文件名或拼音首字母")
            find = WorkspaceFinder(session.workspace).find
            self.chooser.ask(title, find, lambda report_id: self._open(int(report_id)))

    def ask_report(
        self, title: str, choose: Callable[[int], None], arrange: Arrange = list
    ) -> None:
        """Let a report be found; `choose` gets its id."""
        self._reports.refresh(arrange)
        self.chooser.ask(title, self._reports.find, lambda report_id: choose(int(report_id)))

    def _open(self, report_id: int) -> None:
        session = self._window.session
        if session is not None and session.page.open_report(report_id):
            self._window.stage.back()
            session.page.tables.take_focus()

    def _rows(self) -> Sequence[WorklistRow]:
        session = self._window.session
        return session.workspace.worklist(WorklistQuery()) if session else ()
