"""The way to the page of a command over several reports, and what follows when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.domain.errors import UserError
from reviewer.review.bulk import Effect
from reviewer.ui.annotating import known_tags
from reviewer.ui.banner import Level, Message, Offer
from reviewer.ui.bulk.page import BulkPage
from reviewer.ui.bulk.telling import counted, effect_text, summary
from reviewer.ui.worklist.telling import agency_text

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow
    from reviewer.ui.session import Session

_TOPIC = "bulk"
_NAMED = 50


class BulkDoor(QObject):
    """Opens the page for the reports selected, or for the one at hand."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: BulkPage | None = None

    def attend(self, session: Session) -> None:
        """Offer the command where reports are selected."""
        session.page.worklist.add_selection_action(self._window.actions_by_id["bulk"])
        # What was done to several reports has been taken back, or done again, or something else.
        session.bench.several_changed.connect(lambda: self._window.banners.withdraw(_TOPIC))

    def open(self) -> None:
        """Ask what to do with the reports selected."""
        session = self._window.session
        if session is None or not session.page.tables.finish_editing():
            return
        ids = session.page.worklist.selected_ids
        if len(ids) < 2 and session.bench.report_id is not None:
            ids = [session.bench.report_id]
        if not ids:
            self._window.note(self.tr("没有选中的报告"))
            return
        page = self.page or self._made()
        rows = session.workspace.worklist_rows(ids)
        page.show_reports(session.bench.desk, rows, known_tags(session.bench))
        self._window.stage.open(page)

    def close(self) -> None:
        """The workspace is being closed."""
        self._window.banners.withdraw(_TOPIC)
        if self.page is not None:
            self.page.stop()
            self._window.stage.drop(self.page)
            self.page = None

    def _made(self) -> BulkPage:
        window = self._window
        self.page = BulkPage(window.theme, window.program.language, window)
        self.page.done.connect(self._tell)
        self.page.failed.connect(self._tell_error)
        self.page.left.connect(window.stage.back)
        return self.page

    def _tell(self, effects: Sequence[Effect]) -> None:
        """Show what has become of it, and offer to take it back."""
        session = self._window.session
        if session is None:
            return
        session.bench.refresh({effect.report_id for effect in effects})
        self._window.stage.back()
        changed, _, refused = counted(effects)
        if not changed and not refused:
            return
        text = self.tr("批量处理：{summary}。").format(summary=summary(effects))
        level = Level.WARNING if refused else Level.INFO
        batch = next((effect.batch for effect in effects if effect.changes), "")
        undo = Offer(self.tr("撤销"), lambda: self._take_back(batch))
        offers = (undo,) if changed else ()
        self._window.banners.tell(
            Message(text, level, _TOPIC, offers, tuple(self._refused(session, effects)))
        )

    def _tell_error(self, error: UserError) -> None:
        if self._window.session is not None:
            self._window.session.bench.tell_error(error)

    def _take_back(self, batch: str) -> None:
        """Undo the command if nothing has been done since; the message may be an old one."""
        session = self._window.session
        if session is None:
            return
        if session.bench.desk.undoes_next(batch):
            session.commands.undo()
        else:
            self._window.note(self.tr("之后又有别的更改，请从编辑菜单逐步撤销"))

    def _refused(self, session: Session, effects: Sequence[Effect]) -> list[str]:
        refused = [effect for effect in effects if effect.refusal is not None][:_NAMED]
        rows = session.workspace.worklist_rows([effect.report_id for effect in refused])
        names = {row.id: agency_text(row.agency) for row in rows}
        language = self._window.program.language
        return [
            self.tr("{agency}：{reason}").format(
                agency=names.get(effect.report_id, ""), reason=effect_text(effect, language)
            )
            for effect in refused
        ]
