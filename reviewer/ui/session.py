"""The open workspace in the window: opened where one left off, its drafts offered back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.app import Application
from reviewer.domain.overview import Overview
from reviewer.messages import sentence
from reviewer.ui.ahead import Ahead
from reviewer.ui.annotating import REMARKS
from reviewer.ui.banner import Level, Message, Offer
from reviewer.ui.commands import Commands
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.drafts import Draft
from reviewer.ui.guards.guarding import Guarding
from reviewer.ui.importing import WaysIn
from reviewer.ui.jump import Jump
from reviewer.ui.live.remainders import Remainders
from reviewer.ui.proposals.advice import Advice
from reviewer.ui.source.mentions import Mentions
from reviewer.ui.table_commands import TableCommands
from reviewer.ui.taking_back import TAKE_BACK, TakingBack
from reviewer.ui.theme import Theme
from reviewer.ui.twins.choice import Choice
from reviewer.ui.workbench import Workbench
from reviewer.ui.worklist.model import agency_text
from reviewer.ui.workspace import Notes, OpenWorkspace

_POSITION_DELAY = 1000
_DRAFT = "draft"
TOPICS = (_DRAFT, TAKE_BACK, REMARKS)
"""Of messages that speak of the workspace; they go with it."""


class Session(QObject):
    """One workspace from opening to closing."""

    told = Signal(object)
    withdrawn = Signal(str)
    """The topic of a message that no longer holds."""
    noted = Signal(str)

    def __init__(
        self, program: Application, location: str, theme: Theme, parent: QObject, *, create: bool
    ) -> None:
        """Raises `UserError` if the workspace cannot be opened."""
        super().__init__(parent)
        workspace = program.open_workspace(location, create=create)
        self.workspace: OpenWorkspace = workspace
        self.location = location
        """Where it is as it was asked for, which opens it again."""
        self.ways_in = WaysIn(
            partial(program.import_files, workspace), partial(program.unlock_files, workspace)
        )
        self.export = partial(program.export, workspace)
        self.rule_lines = partial(program.rule_lines, workspace)
        self.take_up_rules = partial(program.take_up_rules, workspace)
        self.count_anew = partial(program.count_anew, workspace)
        self.count_rest = partial(program.count_rest, workspace)
        self.count: Callable[..., Overview] = partial(program.overview, workspace)
        self.notes = Notes(workspace)
        self._language = program.language
        self.bench = Workbench(
            workspace, program.desk(workspace), program.forms, program.language, self
        )
        self.bench.told.connect(self.told)
        self.bench.noted.connect(self.noted)
        self.page = DeskPage(self.bench, self.notes, theme, program.draw_pages)
        self.page.tables.follow_enter(lambda: str(program.settings["enter_moves"]))
        self.jump = Jump(self.page)
        self.commands = Commands(self.page, self.jump)
        self.choice = Choice(self.bench)
        self.choice.changed.connect(lambda: self.page.worklist.mark_twins(self.choice.open_ids))
        self._put_helpers(program, theme)
        self._timer = QTimer(self, singleShot=True, interval=_POSITION_DELAY)
        self._timer.timeout.connect(self.remember)
        self.page.moved.connect(lambda _name: self._timer.start())
        self.page.worklist.query_changed.connect(self._timer.start)

    def _put_helpers(self, program: Application, theme: Theme) -> None:
        """Put beside the page what helps: repairs, proposals, what is missing, how far it holds."""
        self.repairs = TableCommands(self.page)
        self.taking_back = TakingBack(self.bench, self.commands.undo, self)
        self.taking_back.told.connect(self.told)
        self.taking_back.withdrawn.connect(self.withdrawn)
        self.repairs.large_step.connect(self.taking_back.tell)
        self.page.remarks.settled.connect(lambda: self.withdrawn.emit(REMARKS))
        self.advice = Advice(program.advise, self.page, self)
        self.advice.preview_wanted.connect(self.repairs.offer)
        self.remainders = Remainders(
            self.page, theme, self, in_cells=lambda: bool(program.settings["show_missing"])
        )
        self.guarding = Guarding(self.page, self)
        self.mentions = Mentions(program.claims, self.page, self)
        self.ahead = Ahead(self.page, self.advice, self)

    def begin(self) -> None:
        """List the reports and go where one left off."""
        for code in self.workspace.warnings:
            text = sentence(code, self._language, path=self.workspace.name)
            self.told.emit(Message(text, Level.WARNING, code))
        self.page.source.take_up(self.notes.get("source"))
        self.page.take_up_worklist()
        self.choice.refresh()
        self._go_back(self.notes.get("position"))
        self.page.tables.take_focus()
        self._offer_drafts()

    def reports_came(self) -> None:
        """Reports were imported: list them, and open the first if none is open."""
        self.page.reload()
        if self.bench.report_id is None and self.bench.rows:
            self.page.open_report(self.bench.rows.ids[0])
            self.page.tables.take_focus()

    def remember(self) -> None:
        """Keep the report and the cell at hand."""
        self._timer.stop()
        self.notes.put("worklist", self.page.worklist_habits)
        if self.bench.report_id is not None:
            place = {"report": self.bench.report_id, "cell": self.page.current_key or ""}
            self.notes.put("position", place)
            self.notes.put("source", self.page.source.habits)

    def end(self) -> None:
        """Close the workspace; a half-typed text is not taken, it stays a draft."""
        self.remember()
        self.page.drafts.hold()
        for table in self.page.tables.tables:
            table.drop_typing()
        self.close()

    def close(self) -> None:
        """Close the workspace, come what may."""
        self._timer.stop()
        self.ahead.close()
        self.bench.stop()
        self.page.remarks.finish()
        self.page.drafts.flush()
        self.advice.close()
        self.mentions.close()
        self.page.source.close_pages()
        self.workspace.close()

    def _go_back(self, place: Any) -> None:
        kept = place.get("report") if isinstance(place, dict) else None
        if isinstance(kept, int) and self.workspace.worklist_rows([kept]):
            self.page.open_report(kept, str(place.get("cell", "")))
        elif self.bench.rows:
            self.page.open_report(self.bench.rows.ids[0])

    def _offer_drafts(self) -> None:
        """Offer what was not typed to its end, one after the other."""
        for draft in self.page.drafts.left_behind[:1]:
            self._offer(draft)

    def _offer(self, draft: Draft) -> None:
        rows = self.workspace.worklist_rows([draft.report_id])
        agency = rows[0].agency if rows else None
        text = self.tr("上次在“{agency}”有一格没有输完：「{text}」")
        text = text.format(text=draft.text, agency=agency_text(agency))
        self.told.emit(
            Message(
                text,
                Level.INFO,
                _DRAFT,
                offers=(
                    Offer(self.tr("填回"), lambda: self._put_back(draft)),
                    Offer(self.tr("丢弃"), lambda: self._forget(draft)),
                ),
            )
        )

    def _put_back(self, draft: Draft) -> None:
        if self.page.open_report(draft.report_id, draft.key):
            self.page.tables.amend(draft.text)
            self._forget(draft)

    def _forget(self, draft: Draft) -> None:
        self.page.drafts.forget(draft)
        self._offer_drafts()
