"""What the actions do on ranges of the tables: copy, paste, repairs of structure."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey
from reviewer.domain.lines import ValueLines
from reviewer.domain.numbers import EntryError
from reviewer.messages import sentence
from reviewer.review import repairs
from reviewer.review.desk import Applied, Sheet
from reviewer.review.operations import ReportOperation
from reviewer.review.pasting import as_text, land
from reviewer.review.repairs import Direction
from reviewer.review.structure import ClearCells, PasteCells, RestoreCells, ZeroBlanks, splits
from reviewer.ui import presenter
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.preview_panel import Preview
from reviewer.ui.repair_wording import pasted, shift_title, tried
from reviewer.ui.worklist.telling import agency_text

_MANY = 7
"""A step on more cells than a row has is told loudly."""

Make = Callable[["Range"], ReportOperation]


@dataclass(frozen=True, slots=True)
class Range:
    """What is selected, where, in which report."""

    sheet: Sheet
    lines: ValueLines
    selected: tuple[CellKey, ...]

    @property
    def report_id(self) -> int:
        """The report at hand."""
        return self.sheet.record.id


class TableCommands(QObject):
    """Repairs are shown first and taken by Enter; each is one step to undo."""

    large_step = Signal(str)
    """Many cells were changed without a preview: what was done, in words."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        self._bench = page.bench
        self._operation: ReportOperation | None = None
        self._turn: Callable[[int, int], None] | None = None
        page.preview.taken.connect(self._take)
        page.preview.left.connect(self._leave)
        page.preview.turned.connect(self._turned)
        page.tables.current_key_changed.connect(lambda _key: self._drop())
        page.bench.sheet_changed.connect(lambda _sheet: self._drop())
        page.bench.report_opened.connect(lambda _sheet: self._drop())
        page.tables.clearing.connect(self.clear)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def shift(self, direction: Direction) -> None:
        """Move the range, or the cells from the current one on; arrows choose where to."""
        self._try(
            shift_title(direction),
            lambda at: repairs.shift(at.report_id, at.lines, at.selected, direction),
            hint=self.tr("方向键：换一个方向"),
            turn=self._turn_shift,
        )

    def swap_rows(self) -> None:
        """Swap the two selected rows, or the current one with the next."""
        self._try(
            self.tr("互换两行"),
            lambda at: repairs.swap_lines(at.report_id, at.lines.rows, at.selected),
        )

    def swap_columns(self) -> None:
        """Swap the two selected columns, or the current one with the next."""
        self._try(
            self.tr("互换两列"),
            lambda at: repairs.swap_lines(at.report_id, at.lines.columns, at.selected),
        )

    def swap_cells(self) -> None:
        """Swap the two selected cells, or the current one with its neighbour."""
        self._try(
            self.tr("互换两格"),
            lambda at: repairs.swap_cells(at.report_id, at.lines, at.selected),
        )

    def split(self, place: int = 0) -> None:
        """Divide the number of the current cell; left and right choose where."""
        at = self._range()
        text = self._typed_text(at.selected[0]) if at else ""
        ways = splits(text)
        after = ways[place % len(ways)] if ways else 0
        self._try(
            self.tr("把“{text}”拆成两格").format(text=text),
            lambda at: repairs.split(at.report_id, at.lines, at.selected[0], after),
            hint=self.tr("← →：换一个拆开的位置") if len(ways) > 1 else "",
            turn=lambda right, _down: self.split(place + right) if right else None,
        )

    def join(self, *, pull: bool = False) -> None:
        """Join the numbers of two neighbours; left and right choose whether the rest follows."""
        title = self.tr("并成一格，后面的格左移") if pull else self.tr("并成一格，后面的格不动")
        self._try(
            title,
            lambda at: repairs.join(at.report_id, at.lines, at.selected, pull=pull),
            hint=self.tr("← →：后面的格左移或不动"),
            turn=lambda right, _down: self.join(pull=not pull) if right else None,
        )

    def zero(self) -> None:
        """Let the selected cells that are blank hold 0."""
        self._try(self.tr("空白格填 0"), lambda at: ZeroBlanks(at.report_id, at.selected))

    def offer(self, title: str, operation: ReportOperation) -> None:
        """Show a step that somebody else has made; Enter takes it."""
        self._try(title, lambda _at: operation)

    def clear(self) -> None:
        """Leave the selected cells blank."""
        self._do(
            lambda at: ClearCells(at.report_id, at.selected),
            lambda count: self.tr("已清空 %n 格", "", count),
        )

    def restore(self) -> None:
        """Back to what was read in the selected cells."""
        self._do(
            lambda at: RestoreCells(at.report_id, at.selected),
            lambda count: self.tr("已恢复 %n 格的原文读数", "", count),
        )

    def cut(self) -> None:
        """Put the selected cells into the clipboard and leave them blank."""
        if self._looks_elsewhere():
            self._bench.noted.emit(self.tr("只能剪切表格里的格，按 F6 到表格"))
            return
        self.copy()
        self._do(
            lambda at: ClearCells(at.report_id, at.selected),
            lambda count: self.tr("已剪切 %n 格", "", count),
        )

    def _looks_elsewhere(self) -> bool:
        """Whether the keyboard is in another pane, where nobody thinks of the cells selected."""
        page, focus = self._page, QApplication.focusWidget()
        panes = (page.source, page.worklist, page.problems)
        return focus is not None and any(
            pane.isAncestorOf(focus) or pane is focus for pane in panes
        )

    def copy(self, *, heads: bool = False) -> None:
        """Put the selected cells into the clipboard, for a spreadsheet."""
        at = self._range()
        if at is None:
            return
        texts = presenter.edit_texts(at.sheet, self._page.words)
        cells = self._bench.forms.cells(at.sheet.record.report.forms) if heads else None
        text = as_text(at.lines, at.selected, texts.__getitem__, heads=cells)
        QGuiApplication.clipboard().setText(text)
        self._bench.noted.emit(self.tr("已复制 %n 格", "", len(at.selected)))

    def paste(self) -> None:
        """Show what of the clipboard lands where."""
        at = self._range()
        if at is None:
            return
        title, self._turn = self.tr("粘贴"), None
        try:
            cells = self._bench.forms.cells(at.sheet.record.report.forms)
            text, html = _copied()
            paste = land(text, at.lines, cells, at.selected, html=html)
            operation = PasteCells(at.report_id, paste.values)
            made = self._bench.desk.plan(operation).applied
        except (EntryError, UserError) as error:
            self._refuse(title, error)
            return
        self._offer(operation, made, pasted(title, at.sheet, made, paste, self._page.words))

    def _range(self) -> Range | None:
        """The selection, when nothing refused is being typed."""
        tables, sheet = self._page.tables, self._bench.sheet
        if sheet is None or tables.table is None or not tables.finish_editing():
            return None
        selected = tables.selected_keys
        # What was being typed is committed now, so the sheet may be another one.
        fresh = self._bench.sheet or sheet
        return Range(fresh, tables.table.value_lines, selected) if selected else None

    def _typed_text(self, key: CellKey) -> str:
        sheet = self._bench.sheet
        texts = presenter.edit_texts(sheet, self._page.words) if sheet else {}
        return texts.get(key, "").lstrip("+")

    def _try(
        self,
        title: str,
        make: Make,
        *,
        hint: str = "",
        turn: Callable[[int, int], None] | None = None,
    ) -> None:
        at = self._range()
        if at is None:
            return
        self._turn = turn
        try:
            operation = make(at)
            made = self._bench.desk.plan(operation).applied
        except (EntryError, UserError) as error:
            self._refuse(title, error, hint=hint)
            return
        preview = tried(title, at.sheet, made, self._page.words, hint=hint)
        self._offer(operation, made, preview)

    def _offer(self, operation: ReportOperation, made: Applied, preview: Preview) -> None:
        self._operation = operation
        self._page.try_on(made)
        self._page.preview.show_preview(preview)

    def _refuse(self, title: str, error: EntryError | UserError, *, hint: str = "") -> None:
        self._operation = None
        self._page.try_on(None)
        refusal = sentence(error, self._page.words.language)
        self._page.preview.show_preview(Preview(title, hint=hint, refusal=refusal))

    def _do(self, make: Make, say: Callable[[int], str]) -> None:
        """Carry it out and say how many cells are otherwise now; loudly if they are many."""
        at = self._range()
        if at is None or not self._bench.apply(make(at)):
            return
        count = _changed(at, self._bench.sheet)
        told = say(count)
        if count > _MANY:
            agency = agency_text(at.sheet.record.report.agency)
            self.large_step.emit(self.tr("{agency}：{done}").format(agency=agency, done=told))
        else:
            self._bench.noted.emit(told if count else self.tr("所选的格本来如此"))

    def _take(self) -> None:
        operation = self._operation
        self._leave()
        if operation is not None:
            self._bench.apply(operation)

    def _leave(self) -> None:
        self._drop()
        self._page.tables.take_focus()

    def _drop(self) -> None:
        """Forget the step that is shown."""
        self._operation = self._turn = None
        if self._page.preview.preview is not None:
            self._page.preview.dismiss()
            self._page.try_on(None)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Who goes on in the tables means the cells as they are."""
        if new is not None and self._page.tables.isAncestorOf(new):
            self._drop()

    def _turned(self, right: int, down: int) -> None:
        if self._turn is not None:
            self._turn(right, down)

    def _turn_shift(self, right: int, down: int) -> None:
        ways = {
            (-1, 0): Direction.LEFT,
            (1, 0): Direction.RIGHT,
            (0, -1): Direction.UP,
            (0, 1): Direction.DOWN,
        }
        self.shift(ways[right, down])


def _changed(at: Range, after: Sheet | None) -> int:
    """How many of the cells are not what they were."""
    old = at.sheet.record.report.cells
    new = after.record.report.cells if after else old
    return sum(old[key].entry != new[key].entry for key in at.selected)


def _copied() -> tuple[str, str]:
    """What is in the clipboard, as text and as HTML."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return (data.text(), data.html()) if data is not None else ("", "")
