"""Finding a report by agency, year or file name, in characters or as they are spelled."""

import re
from collections.abc import Callable, Sequence

from reviewer.domain.changes import ReviewState
from reviewer.domain.record import WorklistRow
from reviewer.ui.palette.entries import Entry, Found, best, keyed
from reviewer.ui.wording import state_text
from reviewer.ui.worklist.model import agency_text, year_text

Arrange = Callable[[Sequence[WorklistRow]], Sequence[WorklistRow]]
_LISTED = 100
_COLOURS = {
    ReviewState.OPEN: "faint",
    ReviewState.STARTED: "accent",
    ReviewState.DONE: "accepted",
    ReviewState.SET_ASIDE: "faint",
}


class ReportFinder:
    """Finds among the reports that `rows` gives; `refresh` asks for them anew."""

    def __init__(self, rows: Callable[[], Sequence[WorklistRow]]) -> None:
        self._read = rows
        self._rows: Sequence[WorklistRow] = ()
        self._keys: list[str] = []
        self._spelled: dict[str, str] = {}

    def refresh(self, arrange: Arrange = list) -> None:
        """Ask for the reports as they are now; `arrange` chooses among them and their order."""
        self._rows = arrange(self._read())
        self._keys = [self._keyed(row) for row in self._rows]

    def find(self, query: str) -> Found:
        """The reports that fit, as a chooser lists them."""
        places = best(query, self._keys)
        return Found(tuple(_entry(self._rows[place]) for place in places[:_LISTED]), len(places))

    def _keyed(self, row: WorklistRow) -> str:
        file = re.split(r"[/\\]", row.source)[-1]
        return f"{self._known(row.agency or '')}\n{row.year or ''}{self._known(file)}"

    def _known(self, text: str) -> str:
        """A body has a report each year: its name is spelled once."""
        found = self._spelled.get(text)
        if found is None:
            found = self._spelled[text] = keyed(text)
        return found


def _entry(row: WorklistRow) -> Entry:
    detail = f"{year_text(row.year)} · {row.source}"
    icon = f"state-{row.state.value}"
    aside = state_text(row.state)
    return Entry(str(row.id), agency_text(row.agency), detail, aside, icon, _COLOURS[row.state])
