"""The line at the bottom of the window: what one can do here, with the keys in force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from reviewer.domain.changes import ReviewState
from reviewer.review.desk import Sheet
from reviewer.review.problems import Problem, ProblemKind
from reviewer.ui.actions import ACTIONS
from reviewer.ui.keymap import action_text
from reviewer.ui.theme import SPACE

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow
    from reviewer.ui.session import Session

_BY_ID = {spec.id: spec for spec in ACTIONS}
_GAP = "  ·  "
_PAD = 2 * SPACE


class Hints(QLabel):
    """Hidden where the user has switched it off; gives way to passing remarks."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._typing = False
        self._wanted: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        # A long hint must not make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        window.keymap.changed.connect(self.refresh)
        window.stage.changed.connect(self.refresh)
        window.option_changed.connect(lambda _name: self.refresh())

    def follow(self, session: Session) -> None:
        """Look at this workspace from now on."""
        page = session.page
        page.moved.connect(lambda _name: self.refresh())
        page.bench.sheet_changed.connect(lambda _sheet: self.refresh())
        page.bench.rows_changed.connect(self.refresh)
        page.reason.came_or_went.connect(self.refresh)
        page.preview.came_or_went.connect(self.refresh)
        session.advice.shown.connect(self.refresh)
        page.tables.typing.connect(lambda _key, _text: self._type(True))
        page.tables.typing_ended.connect(lambda: self._type(False))

    def refresh(self) -> None:
        """Say what can be done now."""
        shown = self._window.program.settings["show_hints"]
        self._wanted = tuple(self._parts()) if shown else ()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many hints as there is room for, the most useful first; none is cut."""
        metrics, parts = self.fontMetrics(), list(self._wanted)
        while len(parts) > 1 and metrics.horizontalAdvance(_GAP.join(parts)) > self.width() - _PAD:
            parts.pop()
        self.setText(_GAP.join(parts))

    def _type(self, typing: bool) -> None:
        if typing != self._typing:
            self._typing = typing
            self.refresh()

    def _parts(self) -> Iterator[str]:
        if self._window.stage.above is not None:
            yield self.tr("Esc 返回")
            return
        if self._typing:
            yield self.tr("Enter 确定")
            yield self.tr("Esc 放弃")
            return
        asked = tuple(self._asked())
        if asked:
            yield from asked
            return
        for name in self._ids():
            keys = self._window.keymap.shown(name)
            if keys:
                yield f"{keys} {action_text(_BY_ID[name])}"
        if self._window.session is not None and not self._window.session.bench.rows:
            yield QCoreApplication.translate("Hints", "也可把文件拖进窗口")

    def _asked(self) -> Iterator[str]:
        """What a question or a preview over the desk waits for."""
        session = self._window.session
        if session is None:
            return
        if not session.page.reason.isHidden():
            yield self.tr("Enter 确定")
            yield self.tr("Ctrl+1–9 用下面的理由")
            yield self.tr("Esc 取消")
        elif not session.page.preview.isHidden():
            if not session.page.preview.refused:
                yield self.tr("Enter 确定")
            yield self.tr("Esc 取消")

    def _ids(self) -> tuple[str, ...]:
        session = self._window.session
        if session is None:
            return ("new", "open", "palette", "keys")
        sheet, key = session.bench.sheet, session.page.current_key
        if sheet is None:
            return ("import_files", "import_folder", "keys")
        here = [problem for problem in sheet.problems if key in (problem.focus, *problem.cells)]
        done, reports = session.bench.progress
        if done == reports and not sheet.tally.open:
            return ("export", "overview", "palette")
        return what_helps(sheet, here, proposed=session.page.proposals.current is not None)


def what_helps(sheet: Sheet, here: list[Problem], *, proposed: bool) -> tuple[str, ...]:
    """The actions that bring a clerk on, at a cell with these problems, most useful first."""
    kinds = {problem.kind for problem in here}
    names: list[str] = []
    if proposed:
        names += ["take_proposal", "refuse_proposal"]
    if ProblemKind.LOOK in kinds:
        names.append("confirm")
    if kinds - {ProblemKind.LOOK}:
        names.append("accept")
    if not all(problem.only_informs for problem in sheet.problems):
        return (*names, "next_problem")
    if sheet.record.state is ReviewState.DONE:
        return ("next_problem", "next_report", "toggle_done")
    return ("done_next", "next_problem")
