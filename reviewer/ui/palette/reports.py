"""Finding a report by agency, year or file name, in characters or as they are spelled."""

import re
from collections.abc import Callable, Sequence

from reviewer.domain.changes import ReviewState
from reviewer.domain.record import WorklistQuery, WorklistRow
from reviewer.ui.palette.entries import Entry, Found, best, keyed
from reviewer.ui.wording import state_text
from reviewer.ui.worklist.model import agency_text, year_text
from reviewer.ui.workspace import OpenWorkspace

Arrange = Callable[[Sequence[WorklistRow]], Sequence[WorklistRow]]
_LISTED, _RANKED = 100, 200
_COLOURS = {
    ReviewState.OPEN: "faint",
    ReviewState.STARTED: "accent",
    ReviewState.DONE: "accepted",
    ReviewState.SET_ASIDE: "faint",
}


class Spelling:
    """What reports are found by; a body has one each year, and its name is spelled once."""

    def __init__(self) -> None:
        self._spelled: dict[str, str] = {}

    def of(self, row: WorklistRow) -> str:
        """Agency, year and file name, as they stand and as they are spelled."""
        file = re.split(r"[/\\]", row.source)[-1]
        return f"{self._known(row.agency or '')}\n{row.year or ''}{self._known(file)}"

    def _known(self, text: str) -> str:
        found = self._spelled.get(text)
        if found is None:
            found = self._spelled[text] = keyed(text)
        return found


class WorkspaceFinder:
    """Finds among all reports of a workspace, which does the looking up."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        self._workspace = workspace
        self._spelling = Spelling()

    def find(self, query: str) -> Found:
        """The reports that fit, the best of the first hundreds before the others."""
        ids = self._workspace.report_ids(WorklistQuery(text=query))
        rows = self._workspace.worklist_rows(ids[:_RANKED])
        places = best(query, [self._spelling.of(row) for row in rows])
        # What the workspace finds by other words, a tag for instance, comes last.
        others = sorted(set(range(len(rows))) - set(places))
        listed = [_entry(rows[place]) for place in (*places, *others)][:_LISTED]
        return Found(tuple(listed), len(ids))


class ReportFinder:
    """Finds among the reports that `rows` gives; `refresh` asks for them anew."""

    def __init__(self, rows: Callable[[], Sequence[WorklistRow]]) -> None:
        self._read = rows
        self._rows: Sequence[WorklistRow] = ()
        self._keys: list[str] = []
        self._spelling = Spelling()

    def refresh(self, arrange: Arrange = list) -> None:
        """Ask for the reports as they are now; `arrange` chooses among them and their order."""
        self._rows = arrange(self._read())
        self._keys = [self._spelling.of(row) for row in self._rows]

    def find(self, query: str) -> Found:
        """The reports that fit, as a chooser lists them."""
        places = best(query, self._keys)
        return Found(tuple(_entry(self._rows[place]) for place in places[:_LISTED]), len(places))


def _entry(row: WorklistRow) -> Entry:
    detail = f"{year_text(row.year)} · {row.source}"
    icon = f"state-{row.state.value}"
    aside = state_text(row.state)
    return Entry(str(row.id), agency_text(row.agency), detail, aside, icon, _COLOURS[row.state])
