"""The proposals for a report that is likely opened next."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from reviewer.domain.report import Report
from reviewer.domain.rules import Finding
from reviewer.review.desk import Sheet
from reviewer.review.proposing import Proposals
from reviewer.ui.finder import Finder, Search

_Request = tuple[str, Report, Sequence[Report], Sequence[Finding]]
"""Text, report, those of the year before, and what the rules in force say of it."""


class Ahead(QObject):
    """Keeps what was found last with all that it rests on, so that it is never used for less."""

    def __init__(self, propose: Search, parent: QObject) -> None:
        super().__init__(parent)
        self._finder = Finder(propose, self)
        self._finder.found.connect(self._keep)
        self._wanted: _Request | None = None
        self._found: tuple[_Request, Proposals] | None = None

    def look(self, sheet: Sheet, text: str) -> None:
        """Search for this sheet."""
        self._wanted = _request(sheet, text)
        self._finder.look(sheet, text)

    @property
    def busy(self) -> bool:
        """Whether something is still to be found."""
        return self._finder.busy

    def found_for(self, sheet: Sheet, text: str) -> Proposals | None:
        """What was found for just this sheet."""
        if self._found is None or self._found[0] != _request(sheet, text):
            return None
        return self._found[1]

    def close(self) -> None:
        """Stop searching."""
        self._finder.close()

    def _keep(self, found: Proposals) -> None:
        if self._wanted is not None:
            self._found = self._wanted, found


def _request(sheet: Sheet, text: str) -> _Request:
    before = [record.report for record in sheet.before]
    return text, sheet.record.report, before, sheet.findings
