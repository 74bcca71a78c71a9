"""The way to the page of the rules, and what becomes of what is changed there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from reviewer.domain.errors import UserError
from reviewer.messages import sentence
from reviewer.review.rulebook import Predecessor, predecessors, set_predecessors, switch
from reviewer.ui.banner import Level, Message, Offer
from reviewer.ui.help.topics import TOPIC
from reviewer.ui.rules_page.page import RulesPage
from reviewer.ui.rules_page.recount import Recount

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow
    from reviewer.ui.session import Session
    from reviewer.ui.workspace import OpenWorkspace

_TOPIC, _UNFINISHED = "rules", "recount"


class RulesDoor(QObject):
    """Lives as long as the window; its page as long as the workspace."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: RulesPage | None = None
        self.recount = Recount(window.strip, self)
        self.recount.begun.connect(lambda: window.banners.withdraw(_UNFINISHED))
        self.recount.finished.connect(self._counted)

    def tell_errors(self) -> None:
        """Say what is wrong with the files of the office; the other rules are in use."""
        errors = self._window.program.rules.errors
        self._window.banners.withdraw(_TOPIC)
        if errors:
            told = [sentence(error, self._window.program.language) for error in errors]
            show = Offer(self.tr("打开规则文件夹"), self._open_folder)
            message = Message(told[0], Level.WARNING, _TOPIC, (show,), tuple(told[1:]))
            self._window.banners.tell(message)

    def attend(self, session: Session) -> None:
        """Count what other rules, an older program or a stop have left uncounted."""
        session.take_up_rules()
        if not session.workspace.read_only and session.workspace.uncounted():
            self.recount.start(session.count_rest)

    def open(self) -> None:
        """Show the rules over the desk."""
        session = self._window.session
        if session is None or not session.page.tables.finish_editing():
            return
        page = self.page or self._made(session)
        self._show()
        page.show_heirs(predecessors(session.workspace))
        self._window.stage.open(page)

    def close(self) -> None:
        """The workspace is being closed."""
        self.recount.stop()
        self._window.banners.withdraw(_UNFINISHED)
        if self.page is not None:
            self._window.stage.drop(self.page)
            self.page = None

    def _made(self, session: Session) -> RulesPage:
        window = self._window
        page = self.page = RulesPage(window.theme, window.program, window.stage.back)
        page.setProperty(TOPIC, "02-tables-and-rules")
        page.switched.connect(self._switch)
        page.heirs_changed.connect(self._keep_heirs)
        page.heirs.refused.connect(session.bench.tell_error)
        page.office.folder_wanted.connect(self._open_folder)
        page.office.example_wanted.connect(self._put_example)
        page.office.reading_wanted.connect(self._read_anew)
        return page

    def _show(self) -> None:
        session, program = self._window.session, self._window.program
        if self.page is not None and session is not None:
            self.page.show_rules(session.rule_lines(), program.rules.versions())

    def _switch(self, rule: str, on: bool, note: str) -> None:
        who = self._window.program.actor
        self._change(partial(switch, rule=rule, on=on, who=who, note=note))

    def _keep_heirs(self, table: Sequence[Predecessor]) -> None:
        session = self._window.session
        if session is not None and tuple(table) != predecessors(session.workspace):
            self._change(partial(set_predecessors, table=table))

    def _change(self, change: Callable[[OpenWorkspace], None]) -> None:
        """Change what the workspace says of the rules, and judge all reports anew."""
        session = self._window.session
        if session is None:
            return
        try:
            change(session.workspace)
        except UserError as error:
            session.bench.tell_error(error)
        else:
            self._judge_anew(session)

    def _judge_anew(self, session: Session) -> None:
        session.take_up_rules()
        session.bench.judge_anew()
        self._show()
        if not session.workspace.read_only:
            self.recount.start(session.count_anew)

    def _counted(self, stopped: bool) -> None:
        session = self._window.session
        if session is None:
            return
        session.page.reload()
        left = len(session.workspace.uncounted()) if stopped else 0
        if left:
            text = self.tr(
                "有 %n 份报告还没有按现行规则重新核对，清单里是它们原来的问题数；"
                "下次打开工作区时会接着核对。",
                "",
                left,
            )
            offer = Offer(self.tr("现在接着核对"), lambda: self._go_on(session))
            message = Message(text, Level.INFO, _UNFINISHED, (offer,))
            self._window.banners.tell(message)

    def see_counted(self) -> None:
        """The rest has been counted elsewhere: what was told of it no longer holds."""
        session, told = self._window.session, self._window.banners.messages
        if session is not None and any(message.topic == _UNFINISHED for message in told):
            self._window.banners.withdraw(_UNFINISHED)
            session.page.reload()

    def _go_on(self, session: Session) -> None:
        if session is self._window.session:
            self.recount.start(session.count_rest)

    def _open_folder(self) -> None:
        folder = self._window.program.rules.folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._tell_not_kept()
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _put_example(self) -> None:
        try:
            path = self._window.program.rules.put_example()
        except OSError:
            self._tell_not_kept()
        else:
            self._window.note(self.tr("已放好：{path}").format(path=path))

    def _tell_not_kept(self) -> None:
        folder = self._window.program.rules.folder
        text = sentence("settings_not_kept", self._window.program.language, path=folder)
        self._window.banners.tell(Message(text, Level.WARNING, "settings"))

    def _read_anew(self) -> None:
        self._window.program.rules.read_office()
        self.tell_errors()
        self._change(_forget)


def _forget(workspace: OpenWorkspace) -> None:
    if not workspace.read_only:
        workspace.forget_counts()
