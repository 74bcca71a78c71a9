"""The way to the page of reports of one body and year, and back to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.ui.twins.page import TwinsPage

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow
    from reviewer.ui.session import Session


class TwinsDoor(QObject):
    """Opens the page over the desk; its commands are about the report at hand, there or here."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: TwinsPage | None = None
        window.importer.changed.connect(self._look_again)
        window.importer.twins_wanted.connect(self.open)

    def attend(self, session: Session) -> None:
        """Show the way beside the name of a report that is not the only one."""
        button = session.page.header.add_action(self._window.actions_by_id["twins"])

        def show() -> None:
            here = session.bench.report_id
            button.setVisible(here is not None and bool(session.choice.others(here)))

        session.choice.changed.connect(show)
        session.bench.report_opened.connect(lambda _sheet: show())
        show()

    def open(self) -> None:
        """Show the reports of the body and year at hand, or the first that want a choice."""
        session = self._window.session
        if session is None or not session.page.tables.finish_editing():
            return
        page = self.page or self._made()
        page.show_report(session.bench.report_id)
        self._window.stage.open(page)

    def close(self) -> None:
        """The workspace is being closed."""
        if self.page is not None:
            self._window.stage.drop(self.page)
            self.page = None

    def use(self) -> None:
        """The report at hand counts, not the others of its body and year."""
        report_id = self._at_hand()
        if report_id is not None:
            self._session().choice.use(report_id)

    def turn(self) -> None:
        """Set the report at hand aside, or take it back."""
        report_id = self._at_hand()
        if report_id is not None:
            self._session().choice.turn(report_id)

    def _at_hand(self) -> int | None:
        """The report chosen on the page where that is open, else the one on the desk."""
        session = self._window.session
        if self.page is not None and self._window.stage.above is self.page:
            return self.page.current.id if self.page.current else None
        return session.bench.report_id if session else None

    def _look_again(self) -> None:
        """Once an import is over; while one runs this would hold up whoever is typing."""
        session = self._window.session
        if session is not None and not self._window.importer.busy:
            session.choice.refresh()

    def _session(self) -> Session:
        assert self._window.session is not None
        return self._window.session

    def _made(self) -> TwinsPage:
        session = self._session()
        self.page = TwinsPage(self._window.theme, session.choice, self._window.stage.back)
        self.page.add_action(self._window.actions_by_id["set_aside"])
        self.page.add_action(self._window.actions_by_id["use_this"], main=True)
        self.page.wanted.connect(self._leave_for)
        self.page.comparison_wanted.connect(self._window.show_comparison)
        return self.page

    def _leave_for(self, report_id: int, key: str) -> None:
        session = self._session()
        if session.page.open_report(report_id, key):
            self._window.stage.back()
            session.page.tables.take_focus()
