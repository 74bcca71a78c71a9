"""Between the desk and the panes: carries out what a person wants and tells what has changed."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from reviewer.domain.changes import ReviewState, Subject
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import EntryError
from reviewer.domain.record import WorklistQuery
from reviewer.messages import sentence
from reviewer.review.bulk import carry_out
from reviewer.review.desk import Applied, Desk, Sheet
from reviewer.review.listing import Body, Listing, by_body
from reviewer.review.navigation import Place, Target, Unfinished, next_problem, next_unfinished
from reviewer.review.operations import ReportOperation, SetCell
from reviewer.ui.banner import Level, Message
from reviewer.ui.slices import Slices
from reviewer.ui.workspace import OpenWorkspace


class Workbench(QObject):
    """The open workspace with its desk; holds no rule of the business."""

    report_opened = Signal(object)
    """A `Sheet` of another report than before."""
    sheet_changed = Signal(object)
    """The `Sheet` of the report at hand after an operation."""
    rows_changed = Signal()
    several_changed = Signal()
    """One command has changed several reports, or was taken back."""
    row_changed = Signal(object)
    """A `WorklistRow` as it is now."""
    stored = Signal(bool)
    """Whether the change that was wanted is in the store now."""
    replayed = Signal(object, bool)
    """An `Applied`, taken back (True) or brought back."""
    told = Signal(object)
    noted = Signal(str)
    """A passing remark for the status bar."""

    def __init__(
        self,
        workspace: OpenWorkspace,
        desk: Desk,
        forms: Forms,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.desk = desk
        self.forms = forms
        self.language = language
        self.rows = Listing()
        self.bodies: Sequence[Body] = ()
        self._counts: Mapping[ReviewState, int] = {}
        self._query, self._grouped = WorklistQuery(), False
        self._replayed: list[int] = []
        self._slices = Slices(self)
        self._slices.stepped.connect(lambda done: self._replayed.append(done.sheet.record.id))
        self._slices.ended.connect(self._end_replay)
        self._slices.failed.connect(self._fail_replay)
        self._at: Target | None = None
        self._cell: CellKey | None = None

    @property
    def sheet(self) -> Sheet | None:
        """The report at hand."""
        return self.desk.current

    @property
    def report_id(self) -> int | None:
        """The id of the report at hand."""
        return self.sheet.record.id if self.sheet else None

    def list_reports(self, query: WorklistQuery, *, grouped: bool = False) -> None:
        """Read the worklist anew: the ids, and the counts of the states."""
        self._query, self._grouped = query, grouped
        years = self.workspace.bodies(query) if grouped else ()
        ids = [one.report_id for one in years] if grouped else self.workspace.report_ids(query)
        self.rows, self.bodies = Listing(self.workspace, ids), by_body(years)
        self._counts = self.workspace.counts()
        self.rows_changed.emit()

    @property
    def all_rows(self) -> Listing:
        """Every report by id, also those that a filter hides; read anew at every call."""
        return Listing(self.workspace, self.workspace.report_ids(WorklistQuery()))

    @property
    def progress(self) -> tuple[int, int]:
        """How many reports are done, of how many that count."""
        aside = self._counts.get(ReviewState.SET_ASIDE, 0)
        return self._counts.get(ReviewState.DONE, 0), sum(self._counts.values()) - aside

    def open(self, report_id: int) -> bool:
        """Make a report the one at hand; False (and told) if it cannot be read."""
        if report_id == self.report_id:
            return True
        try:
            sheet = self.desk.open(report_id)
        except UserError as error:
            self.tell_error(error)
            return False
        self._at = None
        self.report_opened.emit(sheet)
        return True

    def submit(self, key: CellKey, text: str) -> str:
        """Take a typed text into a cell; returns why it is refused, or an empty text."""
        if self.report_id is None:
            return ""
        try:
            applied = self.desk.do(SetCell(self.report_id, key, text))
        except (EntryError, UserError) as error:
            self._catch_up(error)
            return sentence(error, self.language)
        self._publish(applied, before=self.report_id)
        self._note_guess(applied, key)
        return ""

    def apply(
        self,
        operation: ReportOperation,
        *,
        again: bool = False,
        leaving: bool = False,
        topic: str = "error",
    ) -> bool:
        """Carry out an operation; False (and told) if it is refused.

        `again`: once more on what is stored, if somebody was faster; `leaving`: paint it no more.
        """
        try:
            applied = self.desk.do(operation)
        except (EntryError, UserError) as error:
            if again and isinstance(error, UserError) and error.code == "conflict":
                self.judge_anew()
                return self.apply(operation, leaving=leaving, topic=topic)
            self._failed(error, topic)
            return False
        self._publish(applied, before=self.report_id, leaving=leaving)
        return True

    def apply_all(self, operations: Sequence[ReportOperation]) -> bool:
        """Carry out operations on several reports as one step; False (and told) if one is not."""
        if len(operations) < 2:
            return all(map(self.apply, operations))
        try:
            effects = list(carry_out(self.desk, operations))
        except UserError as error:
            self._failed(error)
            return False
        self.refresh([effect.report_id for effect in effects])
        refused = [effect.refusal for effect in effects if effect.refusal is not None]
        for refusal in refused[:1]:
            self.tell_error(refusal)
        self.stored.emit(not refused)
        return not refused

    def undo(self) -> CellKey | None:
        """Take the last operation back; returns the cell concerned."""
        return self._replay(self.desk.undo_steps, self.tr("没有可以撤销的步骤"), back=True)

    def redo(self) -> CellKey | None:
        """Bring back what was undone; returns the cell concerned."""
        return self._replay(self.desk.redo_steps, self.tr("没有可以重做的步骤"), back=False)

    def stop(self) -> None:
        """Leave what is still to be undone or redone as it is; the next undo goes on with it."""
        self._slices.stop()

    def find_problem(
        self, current: CellKey | None, *, forward: bool, round_again: bool = False
    ) -> Target | None:
        """The next open problem after the place where one stands, or the first of all."""
        after = None if round_again else self._place(current)
        target = next_problem(self.desk, self.rows.ids, after=after, forward=forward)
        self._at = target or self._at
        return target

    def arrive(self, target: Target, cell: CellKey | None) -> None:
        """Remember that one stands at this problem while the cursor stays on this cell."""
        self._at, self._cell = target, cell

    def next_unfinished(self) -> Unfinished | None:
        """The next report that is not done."""
        return next_unfinished(self.desk, self.rows.ids, self.report_id)

    def tell_error(self, error: UserError | EntryError, *, topic: str = "error") -> None:
        """Show the sentence of an error."""
        self.told.emit(Message(sentence(error, self.language), Level.ERROR, topic))

    def _place(self, current: CellKey | None) -> Place | None:
        if self.report_id is None:
            return None
        at = self._at
        if at is not None and at.report_id == self.report_id and self._cell == current:
            return at
        return (self.report_id, current) if current is not None else None

    def refresh(self, concerned: Collection[int]) -> None:
        """Several reports have changed: list all anew, and show the one at hand as it is."""
        self.list_reports(self._query, grouped=self._grouped)
        if self.report_id in {*concerned, *self.desk.recounted}:
            self.judge_anew()
        self.several_changed.emit()

    def _replay(
        self, steps: Callable[[], Iterator[Applied]], nothing: str, *, back: bool
    ) -> CellKey | None:
        before = self.report_id
        if self._slices.busy:
            return None
        try:
            way = steps()
            applied = next(way, None)
            if applied is not None and applied.batch:
                self._go_on(applied, way)
                return None
            deque(way, maxlen=0)
        except (EntryError, UserError) as error:
            self._failed(error)
            return None
        if applied is None:
            self.noted.emit(nothing)
            return None
        self._publish(applied, before=before)
        self.replayed.emit(applied, back)
        cells = [change.key for change in applied.changes if change.subject is Subject.CELL]
        return cells[0] if cells else None

    def _go_on(self, first: Applied, rest: Iterator[Applied]) -> None:
        """A command over several reports is taken back a report at a time."""
        self._replayed = [first.sheet.record.id]
        self._slices.run(rest)

    def _end_replay(self) -> None:
        self.refresh(self._replayed)
        self.stored.emit(True)
        self.noted.emit(self.tr("已撤销或重做对 %n 份报告的批量处理", "", len(self._replayed)))

    def _fail_replay(self, error: UserError) -> None:
        self.refresh(self._replayed)
        self.tell_error(error)
        self.stored.emit(False)

    def _failed(self, error: EntryError | UserError, topic: str = "error") -> None:
        self.tell_error(error, topic=topic)
        self._catch_up(error)
        self.stored.emit(False)

    def _note_guess(self, applied: Applied, key: CellKey) -> None:
        """A full stop that was taken for a decimal point is told, not passed over."""
        entry = applied.sheet.record.report.cells[key].entry
        if applied.changes and entry is not None and "。" in entry.text:
            text = self.tr("已把“{text}”理解为 {value}，“。”当作小数点")
            self.noted.emit(text.format(text=entry.text, value=entry.value))

    def judge_anew(self) -> None:
        """Show the report at hand as it is stored, by the rules and other reports as they are."""
        if self.sheet is None:
            return
        try:
            sheet = self.desk.refresh()
        except UserError as error:
            self.tell_error(error)
        else:
            self.sheet_changed.emit(sheet)

    def _catch_up(self, error: EntryError | UserError) -> None:
        """Where somebody else was faster, show what is stored now."""
        if isinstance(error, UserError) and error.code == "conflict":
            self.judge_anew()

    def _publish(self, applied: Applied, *, before: int | None, leaving: bool = False) -> None:
        """Tell the panes; an undo may have gone to another report than `before`."""
        sheet = applied.sheet
        for report_id in (sheet.record.id, *self.desk.recounted):
            self._update_row(report_id)
        if self.report_id != before:
            self.report_opened.emit(sheet)
        elif self.report_id == sheet.record.id and not leaving:
            self.sheet_changed.emit(sheet)
        elif self.report_id in self.desk.recounted:
            self.judge_anew()
        self.stored.emit(True)

    def _update_row(self, report_id: int) -> None:
        """Bring one line of the list up to date without reading the others again."""
        for row in self.workspace.worklist_rows([report_id]):
            self.rows.update(row)
            self._counts = self.workspace.counts()
            self.row_changed.emit(row)
