"""Finds in the background where the prose speaks of cells, and has it marked in the source."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from reviewer.domain.report import Report
from reviewer.review.desk import Sheet
from reviewer.review.mentions import Claim, Mention, mentions
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.finder import Finder

FindClaims = Callable[[str, Report, Sequence[Report]], tuple[Claim, ...]]
"""From the shown text of a report and the report to its claims."""


class Mentions(QObject):
    """Between the finder of claims and the source."""

    shown = Signal()
    """The marks are up to date with the claims found last."""

    def __init__(self, claims: FindClaims, page: DeskPage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page

        def find(text: str, report: Report, before: Sequence[Report]) -> tuple[Mention, ...]:
            return mentions(text, claims(text, report, before))

        self._finder = Finder(find, self)
        self._finder.found.connect(self._keep)
        page.bench.report_opened.connect(self._look)
        page.bench.sheet_changed.connect(self._look)

    def close(self) -> None:
        """Stop searching."""
        self._finder.close()

    def _look(self, sheet: Sheet) -> None:
        self._finder.look(sheet, self._page.source.document.text)

    def _keep(self, found: tuple[Mention, ...]) -> None:
        self._page.source.mark_mentions(found)
        self.shown.emit()
