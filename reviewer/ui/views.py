"""What is looked at over the desk: two reports side by side, the overview of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.ui.comparison.comparing import Comparing
from reviewer.ui.files import overview_target
from reviewer.ui.overview.overviewing import Overviewing

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow
    from reviewer.ui.session import Session


class Views(QObject):
    """Gives both what they need of the window, and tells them of workspaces."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        parts = window.program, window.theme, window.stage, window.runner
        action = window.actions_by_id
        self.comparing = Comparing(*parts, window.doors.ask_report, self)
        self.comparing.step_by(action["next_problem"], action["previous_problem"])
        self.overviewing = Overviewing(*parts, self)
        self.overviewing.save_to(lambda: overview_target(window))
        self.overviewing.import_by(action["import_files"].shortcuts)
        self.overviewing.told.connect(window.banners.tell)
        self.overviewing.counted.connect(window.rules.see_counted)
        for view in (self.comparing, self.overviewing):
            view.noted.connect(window.note)

    def begin(self, session: Session) -> None:
        """A workspace was opened."""
        self.comparing.begin(session)
        self.overviewing.begin(session)

    def end(self) -> None:
        """The workspace is closed."""
        self.comparing.end()
        self.overviewing.end()
