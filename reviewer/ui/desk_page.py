"""The page of an open workspace: worklist, source with problems, tables; keeps them in step."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget

from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey
from reviewer.domain.overview import Slice
from reviewer.domain.record import WorklistQuery, WorklistRow
from reviewer.domain.report import Origin
from reviewer.review.desk import Applied, Sheet
from reviewer.review.guarding import Guard
from reviewer.review.operations import SetCell
from reviewer.ui import presenter
from reviewer.ui.annotating import annotate, known_tags
from reviewer.ui.desk_layout import lay_out
from reviewer.ui.drafts import Drafts
from reviewer.ui.form_table.pane import TablesPane
from reviewer.ui.guards.legend import GuardLegend
from reviewer.ui.page.store import Deliver, Draughtsman
from reviewer.ui.page.turning import keep_turns
from reviewer.ui.preview_panel import PreviewPanel
from reviewer.ui.problems.causes import cause_heads
from reviewer.ui.problems.history import about, history
from reviewer.ui.problems.panel import ProblemPanel
from reviewer.ui.proposals.bar import ProposalBar
from reviewer.ui.reason_bar import ReasonBar
from reviewer.ui.remarks import Remarks
from reviewer.ui.report_header import ReportHeader
from reviewer.ui.source.door import SourceDoor
from reviewer.ui.source.panel import SourcePanel
from reviewer.ui.theme import Theme
from reviewer.ui.wording import Words
from reviewer.ui.workbench import Workbench
from reviewer.ui.worklist.keeping import kept, taken_up
from reviewer.ui.worklist.panel import WorklistPanel
from reviewer.ui.workspace import Notes
from reviewer.ui.yielding import Yielding

_MANY, _FILTER_DELAY = 20_000, 150
"""Above so many reports the list waits for a pause in typing, in milliseconds."""

_FIRST = 50
"""Reports of the list that tell whether pages of PDF files will be wanted."""


class DeskPage(QWidget):
    """Composes the panes over a workbench."""

    moved = Signal(str)
    """The name of the cell the cursor is on."""
    arrived = Signal(str)
    """The id of the problem at which one begins in another report."""

    def __init__(
        self,
        bench: Workbench,
        notes: Notes,
        theme: Theme,
        draw: Callable[[Deliver], Draughtsman],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.bench = bench
        self.notes = notes
        self.words = Words(bench.language, {})
        self.worklist = WorklistPanel(theme, bench.workspace.facets, self)
        self.header = ReportHeader(theme, self)
        self.remarks = Remarks(theme, partial(known_tags, bench), partial(annotate, bench), self)
        self.reason = ReasonBar(self)
        self.legend = GuardLegend(theme, self)
        self.source = SourcePanel(theme, draw, self)
        self.documents = SourceDoor(bench, notes, self.source)
        self.problems = ProblemPanel(theme, self)
        self.proposals = ProposalBar(self.source.pages, theme, self)
        self.advice = QWidget(self)
        self.preview = PreviewPanel(theme, self.advice, self)
        self.tables = TablesPane(theme, submit=bench.submit, describe=self._describe, parent=self)
        self.drafts = Drafts(notes, self)
        self._related: frozenset[CellKey] = frozenset()
        self._followed: CellKey = ""
        self._arriving = False
        """Whether another report is being shown, which is painted once, at the end."""
        self._filter_timer = QTimer(self, singleShot=True, interval=0)
        self._guards: Mapping[CellKey, Guard] = {}
        self._tried: Applied | None = None
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.right = QSplitter(Qt.Orientation.Horizontal)
        self.whole = QSplitter(Qt.Orientation.Horizontal)
        lay_out(self)
        self.yielding = Yielding(self, theme)
        self._wire()

    def _wire(self) -> None:
        self.bench.report_opened.connect(self._show_report)
        self.bench.sheet_changed.connect(self._show_sheet)
        self.bench.rows_changed.connect(self._show_rows)
        self.bench.row_changed.connect(self._show_row)
        self.worklist.report_chosen.connect(self.open_report)
        # Who clicks a report wants to type into it; who walks the list by keys goes on walking.
        self.worklist.view.pointed.connect(self.tables.take_focus)
        self.worklist.left.connect(self.tables.take_focus)
        self.remarks.left.connect(self.tables.take_focus)
        self.header.left.connect(self.tables.take_focus)
        self.worklist.query_changed.connect(self._filter_timer.start)
        self._filter_timer.timeout.connect(self.reload)
        self.tables.current_key_changed.connect(self._follow)
        self.tables.typing.connect(self._keep_draft)
        self.tables.typing_ended.connect(self.drafts.clear)
        self.source.cell_clicked.connect(self.go_to)
        self.source.number_taken.connect(self._take_number)
        self.source.pages.turned.connect(self._keep_turns)
        self.problems.history_wanted.connect(lambda: self._show_history(self.current_key or ""))

    def reload(self) -> None:
        """Read the worklist anew."""
        self.bench.list_reports(self.worklist.query, grouped=self.worklist.grouped)

    @property
    def worklist_habits(self) -> list[object]:
        """What is listed, to be taken up the next time."""
        return [kept(self.worklist.query), self.worklist.grouped]

    def take_up_worklist(self) -> None:
        """List what was listed the last time."""
        match self.notes.get("worklist"):
            case [query, grouped]:
                self.worklist.group(grouped is True)
                self.worklist.show_query(taken_up(query))
        self._filter_timer.stop()
        self.reload()

    def list_among(self, some: Slice) -> None:
        """List the reports of a slice and no others, and go to the list."""
        query = self.worklist.query
        among = WorklistQuery(among=some, sort=query.sort, descending=query.descending)
        self.worklist.show_query(among)
        self._filter_timer.stop()
        self.reload()
        self.worklist.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_report(self, report_id: int, key: CellKey = "") -> bool:
        """Open a report, at a cell if given; not while a refused text is being typed."""
        if not self.tables.finish_editing() or not self.bench.open(report_id):
            self.worklist.select(self.bench.report_id)
            return False
        return not key or self.go_to(key)

    def go_to(self, key: CellKey, *, focus: bool = True) -> bool:
        """Move the cursor to a cell and show its place in the source."""
        return self.tables.select(key, focus=focus)

    def relate(self, keys: frozenset[CellKey]) -> None:
        """Outline the cells that take part in the problem at hand."""
        if keys != self._related:
            self._related = keys
            self._paint_cells()

    def shade(self, guards: Mapping[CellKey, Guard]) -> None:
        """Shade the cells by how well they are guarded; without guards not at all."""
        if guards != self._guards:
            self._guards = guards
            self._paint_cells()

    @property
    def current_key(self) -> CellKey | None:
        """The cell the cursor is on."""
        return self.tables.current_key if self.bench.sheet else None

    def _show_report(self, sheet: Sheet) -> None:
        report = sheet.record.report
        self.reason.dismiss()
        self.words = Words(self.bench.language, self.bench.forms.cells(report.forms))
        self._related = frozenset()
        self._arriving = True
        try:
            self.documents.show(sheet)
            self.tables.show_report(self.bench.forms.of(report.forms))
            self._show_sheet(sheet)
            self.worklist.select(sheet.record.id)
            self._start_cell(sheet)
        finally:
            self._arriving = False
        self._paint_cells()
        if self.tables.table is not None:
            self.tables.table.reveal()
        for problem in presenter.first_problem(sheet):
            self.arrived.emit(problem.id)

    def _keep_turns(self) -> None:
        if self.bench.report_id is not None:
            keep_turns(self.notes, self.bench.report_id, self.source.pages.turns)

    def _start_cell(self, sheet: Sheet) -> None:
        """Begin at the first problem, or at the first cell."""
        keys = [problem.focus for problem in presenter.first_problem(sheet)]
        keys += [table.keys[0] for table in self.tables.tables if table.keys]
        if keys:
            self._followed = ""
            self.tables.select(keys[0])
            if self._followed != keys[0]:
                self._follow(keys[0])

    def _show_sheet(self, sheet: Sheet) -> None:
        lines = presenter.problem_lines(sheet, self.words)
        if not any(self._related == frozenset(line.cells) for line in lines):
            self._related = frozenset()
        self._paint_cells()
        self.header.show_sheet(sheet)
        self.remarks.show_record(sheet.record)
        self.problems.show_lines(
            lines, cause_heads(sheet, self.words), done=sheet.record.state is ReviewState.DONE
        )
        self.tables.show_counts(presenter.counts(sheet))
        self._show_history(self.current_key or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody had a use for leads back to the cell."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self.tables.take_focus()

    def try_on(self, made: Applied | None) -> None:
        """Show the tables as a step would leave them; None shows them as they are."""
        self._tried = made
        self._paint_cells()
        if made is not None:
            # What they say is of the cells as they are.
            self.tables.show_notes({})
        elif key := self.current_key:
            self.moved.emit(self.words.cell_name(key))

    def _paint_cells(self) -> None:
        sheet = self._tried.sheet if self._tried else self.bench.sheet
        if sheet is not None and not self._arriving:
            looks = presenter.looks(sheet, self.words, self._related, self._guards)
            if self._tried is not None:
                looks = presenter.changing(looks, self._tried.changes)
            self.tables.show_cells(looks, presenter.edit_texts(sheet, self.words))
            self.source.mark_cells(presenter.grounds(looks))

    def _show_rows(self) -> None:
        rows = self.bench.rows
        self.worklist.show_rows(rows, bodies=self.bench.bodies, current=self.bench.report_id)
        if any(row.source.lower().endswith(".pdf") for row in rows[:_FIRST]):
            self.source.expect_pages()
        done, total = self.bench.progress
        self.worklist.show_progress(done, total)
        self._filter_timer.setInterval(_FILTER_DELAY if total > _MANY else 0)

    def _show_row(self, row: WorklistRow) -> None:
        self.worklist.model.update(row)
        self.worklist.show_progress(*self.bench.progress)

    def _follow(self, key: CellKey) -> None:
        """The cursor is on another cell: show its place, its problem and its history."""
        self._followed = key
        self.source.show_cell(key)
        self.problems.list.follow(key)
        line = self.problems.list.current
        self.relate(frozenset(line.cells) if line and line.rule_id else frozenset())
        self._show_history(key)
        self.moved.emit(self.words.cell_name(key))

    def _show_history(self, key: CellKey) -> None:
        sheet = self.bench.sheet
        cell = sheet.record.report.cells.get(key) if sheet else None
        if sheet is None or cell is None or not self.problems.history_shown:
            return
        rules = about(key, [(item.rule.id, item.rule.keys) for item in sheet.everything])
        try:
            trail = self.bench.workspace.trail(sheet.record.id)
        except UserError:
            trail = []
        self.problems.show_history(history(cell, trail, rules, self.words))

    def _keep_draft(self, key: str, text: str) -> None:
        if self.bench.report_id is not None:
            self.drafts.keep(self.bench.report_id, key, text)

    def _take_number(self, text: str) -> None:
        """A number of the source was pointed at: it is what the current cell shall hold."""
        key, report_id = self.current_key, self.bench.report_id
        if not text:
            self.bench.noted.emit(self.tr("这里没有数字可取，请点在原文的一个数上"))
        elif key is not None and report_id is not None and self.tables.finish_editing():
            if self.bench.apply(SetCell(report_id, key, text, Origin.SOURCE)):
                self.bench.noted.emit(self.tr("取自原文：{text}").format(text=text))
            self.tables.take_focus()

    def _describe(self, key: CellKey) -> str:
        sheet = self.bench.sheet
        if sheet is None:
            return ""
        guard = self.bench.desk.guards(sheet).get(key)
        return presenter.describe(sheet, self.words, key, guard)
