"""Keeps the notes on what is missing in step with the cursor and with every key typed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import EntryError
from reviewer.domain.report import Report
from reviewer.domain.rules import Finding
from reviewer.review.desk import Sheet
from reviewer.review.remainders import Standing, standings
from reviewer.ui import presenter
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.form_table.notes import CellNote
from reviewer.ui.live.companion import Companion
from reviewer.ui.live.wording import cell_note, lines
from reviewer.ui.theme import Theme

_SHOWN = "companion"


class Remainders(QObject):
    """Between the desk, the tables and the frame beside the cell being edited."""

    def __init__(
        self, page: DeskPage, theme: Theme, parent: QObject, *, in_cells: Callable[[], bool]
    ) -> None:
        super().__init__(parent)
        self._page, self._in_cells = page, in_cells
        self._bench = page.bench
        self.companion = Companion(page.source.pages, theme, page.tables)
        page.moved.connect(lambda _name: self._rest())
        page.bench.sheet_changed.connect(lambda _sheet: self._rest())
        page.tables.typing_began.connect(self._begin)
        page.tables.typing.connect(self._type)
        page.tables.typing_ended.connect(self._rest)

    @property
    def source_shown(self) -> bool:
        """Whether the source stands beside the cell being edited."""
        return self._page.notes.get(_SHOWN) is not False

    def toggle_source(self) -> None:
        """Show the source beside the cell being edited, or no longer."""
        shown = not self.source_shown
        self._page.notes.put(_SHOWN, shown)
        told = self.tr("编辑时显示原文") if shown else self.tr("编辑时不显示原文")
        self._bench.noted.emit(told)

    def take_option(self, _name: str) -> None:
        """An option was set: show the notes in the cells, or no longer."""
        self._rest()

    def _rest(self) -> None:
        """Nothing is being typed: what the cell at hand wants as it is stored."""
        self.companion.hide()
        sheet, key = self._bench.sheet, self._page.current_key
        if sheet is None or key is None:
            self._page.tables.show_notes({})
        else:
            self._show_stored(sheet, key)

    def _show_stored(self, sheet: Sheet, key: CellKey) -> dict[str, Standing]:
        closed = {finding.rule.id for finding in presenter.accepted(sheet)}
        findings = (item for item in sheet.findings if item.rule.id not in closed)
        return self._show(sheet.record.report, findings, key)

    def _begin(self, key: CellKey) -> None:
        """An editor was opened; nothing has been typed into it yet."""
        sheet = self._bench.sheet
        if sheet is not None:
            self._stand_by(key, self._show_stored(sheet, key).get(key))

    def _type(self, key: CellKey, text: str) -> None:
        try:
            report, findings = self._bench.desk.draft(key, text)
        except EntryError:
            self._page.tables.show_notes({})
            self._stand_by(key, None)
            return
        self._stand_by(key, self._show(report, findings, key).get(key))

    def _show(
        self, report: Report, findings: Iterable[Finding], key: CellKey
    ) -> dict[str, Standing]:
        found = dict(standings(report, findings, key))
        notes = {other: cell_note(item, at_hand=other == key) for other, item in found.items()}
        shown = {other: note for other, note in notes.items() if note != CellNote()}
        self._page.tables.show_notes(shown if self._in_cells() else {})
        return found

    def _stand_by(self, key: CellKey, standing: Standing | None) -> None:
        sheet, table = self._bench.sheet, self._page.tables.table
        if sheet is None or table is None:
            return
        source, reading = self._page.source, sheet.record.report.cells[key].reading
        place = reading.provenance if self.source_shown else None
        self.companion.show_source(source.document, place)
        self.companion.show_lines(lines(standing, self._page.words) if standing else [])
        if self.companion.empty:
            self.companion.hide()
            return
        corner = table.pos()
        cell, heads = table.rect_of(key), table.heads_beside(key)
        self.companion.stand_by(
            cell.translated(corner), heads.translated(corner), table.geometry().bottom()
        )
