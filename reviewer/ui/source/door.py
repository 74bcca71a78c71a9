"""The way to the source of a report; that of the next one is fetched before it is wanted."""

from collections import OrderedDict
from functools import partial

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey
from reviewer.domain.report import Report
from reviewer.review.desk import Sheet
from reviewer.ui.page.places import cell_places
from reviewer.ui.page.turning import turns_kept
from reviewer.ui.source.panel import SourcePanel
from reviewer.ui.workbench import Workbench
from reviewer.ui.workspace import Notes

_KEPT = 8
"""As many reports as one goes back and forth between."""
_MOST_WRITING = 500_000
"""Characters of all that are kept; a long report has 20,000."""
_PAGES = 4
"""So many pages with cells are drawn beforehand."""


class SourceDoor:
    """Reads documents, which never change once they are imported, and shows them."""

    def __init__(self, bench: Workbench, notes: Notes, panel: SourcePanel) -> None:
        self._bench = bench
        self._notes = notes
        self._panel = panel
        self._documents: OrderedDict[int, Document] = OrderedDict()

    def show(self, sheet: Sheet) -> None:
        """Show the source of a report; without one (told) just its name."""
        report, report_id = sheet.record.report, sheet.record.id
        try:
            document = self._document(report_id)
        except UserError as error:
            self._bench.tell_error(error, topic="document")
            document = Document(report.source, DocumentKind.TEXT, report.sha256, "")
        self._panel.show_document(
            document,
            _spans(report, len(document.text)),
            cell_places(report),
            partial(self._bench.workspace.content, report_id),
            turns_kept(self._notes, report_id),
        )

    def prepare(self, sheet: Sheet) -> str:
        """Read the source of a report that is likely next, and have its pages drawn.

        Returns its text. Raises `UserError` and `KeyError`.
        """
        document = self._document(sheet.record.id)
        places = cell_places(sheet.record.report)
        first = [places[item.focus].page for item in sheet.problems if item.focus in places]
        pages = dict.fromkeys([*first[:1], *(place.page for place in places.values())])
        fetch = partial(self._bench.workspace.content, sheet.record.id)
        turns = turns_kept(self._notes, sheet.record.id)
        self._panel.prepare(document, list(pages)[:_PAGES], fetch, turns)
        return document.text

    def _document(self, report_id: int) -> Document:
        document = self._documents.get(report_id)
        if document is None:
            document = self._bench.workspace.document(report_id)
        self._documents[report_id] = document
        self._documents.move_to_end(report_id)
        while len(self._documents) > 1 and self._are_too_many():
            self._documents.popitem(last=False)
        return document

    def _are_too_many(self) -> bool:
        writing = sum(len(document.text) for document in self._documents.values())
        return len(self._documents) > _KEPT or writing > _MOST_WRITING


def _spans(report: Report, length: int) -> dict[CellKey, tuple[int, int]]:
    """The places of the cells in the shown text."""
    return {
        key: span
        for key, cell in report.cells.items()
        if (span := cell.reading.provenance.span) and 0 <= span[0] <= span[1] <= length
    }
