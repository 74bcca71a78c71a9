"""What the actions do on the page of a workspace."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from reviewer.domain.changes import ReviewState
from reviewer.domain.form import CellKey
from reviewer.domain.numbers import CellStatus, ValueType, parse_printed
from reviewer.review.desk import Applied, Sheet
from reviewer.review.navigation import next_problem
from reviewer.review.operations import (
    AcceptFinding,
    ConfirmCells,
    ReopenFinding,
    SetHeading,
    SetState,
)
from reviewer.review.problems import Problem
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.jump import Jump
from reviewer.ui.presenter import ProblemLine
from reviewer.ui.replayed import replayed_text
from reviewer.ui.wording import left_text

_REASONS_KEPT = 9


class Commands(QObject):
    """Every action on the open report, by keyboard alone."""

    def __init__(self, page: DeskPage, jump: Jump) -> None:
        super().__init__(page)
        self._page = page
        self._jump = jump
        self._bench = page.bench
        self._ended_at: tuple[int | None, CellKey | None, bool] | None = None
        page.tables.confirmed.connect(self.confirm)
        page.bench.replayed.connect(self._tell_replayed)
        self._asked_about: Sequence[Problem] = ()
        page.bench.sheet_changed.connect(self._ask_no_more)
        page.header.corrected.connect(self.correct_heading)

    def undo(self) -> None:
        """Take the last step back and show where it was."""
        if self._page.tables.finish_editing():
            self._show(self._bench.undo())

    def redo(self) -> None:
        """Bring the last undone step back and show where it was."""
        if self._page.tables.finish_editing():
            self._show(self._bench.redo())

    def go(self, *, forward: bool) -> None:
        """To the next or previous problem, over tables and reports."""
        if not self._page.tables.finish_editing():
            return
        self._page.reason.dismiss()
        here = (self._bench.report_id, self._page.current_key, forward)
        round_again, self._ended_at = here == self._ended_at, None
        target = self._bench.find_problem(here[1], forward=forward, round_again=round_again)
        if target is None:
            self._ended_at = here
            self._tell_end(*here)
            return
        if not self._page.open_report(target.report_id):
            return
        self._page.problems.turn_to_history(False)
        self._jump.to_problem(target.problem.id)
        self._bench.arrive(target, self._page.current_key)
        if target.hidden:
            self._bench.noted.emit(self.tr("这份报告被筛选条件隐藏，问题仍在"))

    def accept(self) -> None:
        """原文如此: ask for the reason and close the problem at hand."""
        if not self._page.tables.finish_editing():
            return
        line = self._line(accepted=False)
        if line is None:
            self._bench.noted.emit(self.tr("这里没有可以接受的问题"))
            return
        self._ask(
            self.tr("原文如此：{rule}（{sides}）").format(rule=line.title, sides=line.detail),
            lambda reason: self._accept(line.rule_id, reason),
        )

    def reopen(self) -> None:
        """Take the decision on the problem at hand back."""
        line = self._line(accepted=True)
        if line is None or self._bench.report_id is None:
            self._bench.noted.emit(self.tr("这里没有已接受的问题"))
            return
        self._bench.apply(ReopenFinding(self._bench.report_id, line.rule_id))

    def confirm(self) -> None:
        """The readings of the selected line are right; on to the next uncertain one beside them."""
        if not self._page.tables.finish_editing():
            return
        keys, sheet = self._page.tables.selected_keys, self._bench.sheet
        if sheet is None or not keys:
            return
        if not self._in_one_line(keys):
            self._bench.noted.emit(self.tr("一次只能核对一行或一列，请逐行对照原文"))
            return
        as_read = tuple(key for key in keys if not sheet.record.report.cells[key].corrected)
        if not as_read:
            # Going back to the reading would undo what a person decided.
            self._bench.noted.emit(
                self.tr("这里已经更正，没有改动；要恢复原文读数，用“恢复为原文读数”")
            )
        elif self._bench.apply(ConfirmCells(sheet.record.id, as_read)):
            following = self._next_uncertain(keys[-1])
            if following:
                self._page.go_to(following)
            several = self.tr("已核对 %n 格", "", len(as_read))
            self._bench.noted.emit(several if len(as_read) > 1 else self.tr("已核对"))

    def done_and_next(self) -> None:
        """Finish the report and open the next unfinished one."""
        self._finish(then_next=True)

    def toggle_done(self) -> None:
        """Finish the report, or take it up again."""
        sheet = self._bench.sheet
        if sheet is not None and sheet.record.state is ReviewState.DONE:
            self._bench.apply(SetState(sheet.record.id, ReviewState.STARTED))
        else:
            self._finish(then_next=False)

    def step_report(self, way: int) -> None:
        """To the next or previous report of the list."""
        rows = self._bench.rows
        at = rows.place_of(self._bench.report_id)
        place = 0 if at is None else at + way
        if 0 <= place < len(rows):
            self._page.open_report(rows.ids[place])
        else:
            self._bench.noted.emit(self.tr("已到清单尽头"))

    def correct_heading(self, agency: str, year: str) -> None:
        """Take a corrected agency and year."""
        report_id = self._bench.report_id
        if report_id is None:
            return
        typed = parse_printed(year, ValueType.COUNT)
        if typed.status not in (CellStatus.PRINTED, CellStatus.BLANK):
            self._bench.noted.emit(self.tr("年度应为四位数字"))
            self._page.header.ask_again()
            return
        value = None if typed.value is None else int(typed.value)
        if not self._bench.apply(SetHeading(report_id, agency, value)):
            self._page.header.ask_again()

    def _tell_replayed(self, applied: Applied, back: bool) -> None:
        text = self.tr("已撤销：{what}") if back else self.tr("已重做：{what}")
        what = replayed_text(applied.sheet, applied.changes, self._page.words)
        self._bench.noted.emit(text.format(what=what))

    def _tell_end(self, report_id: int | None, key: CellKey | None, forward: bool) -> None:
        """Past the last problem: nothing is left elsewhere, or it lies the other way."""
        bench = self._bench
        left = next_problem(bench.desk, bench.rows.ids, forward=forward)
        text = self.tr("后面无更多问题；前面还有没处理的，再按一次从头看起")
        if not forward:
            text = self.tr("前面无更多问题；后面还有没处理的，再按一次从末尾看起")
        if left is None or (left.report_id, left.problem.focus) == (report_id, key):
            text = self.tr("无更多问题")
        bench.noted.emit(text)

    def _in_one_line(self, keys: Sequence[CellKey]) -> bool:
        """Whether cells stand in one row or column: more can hardly have been looked at."""
        table = self._page.tables.table
        lines = (*table.value_lines.rows, *table.value_lines.columns) if table else ()
        return any(set(keys) <= set(line) for line in lines)

    def _finish(self, *, then_next: bool) -> None:
        sheet = self._bench.sheet
        if sheet is None or not self._page.tables.finish_editing():
            return
        if sheet.record.state.settled and then_next:
            self._open_next()
            return
        report_id, left = sheet.record.id, self._bench.desk.unanswered(sheet)
        if not left.open:
            self._set_done(report_id, "", then_next=then_next)
            return
        self._ask(
            self.tr("还有 {left}。按 F8 去看；仍要完成，请写明理由：").format(left=left_text(left)),
            lambda reason: self._set_done(report_id, reason, then_next=then_next),
        )

    def _set_done(self, report_id: int, reason: str, *, then_next: bool) -> None:
        done = SetState(report_id, ReviewState.DONE, reason=reason)
        if self._bench.apply(done, leaving=then_next):
            if reason:
                self._remember(reason)
            if then_next and not self._open_next():
                self._bench.sheet_changed.emit(self._bench.sheet)

    def _ask(self, question: str, answer: Callable[[str], None]) -> None:
        sheet = self._bench.sheet
        self._asked_about = sheet.problems if sheet else ()
        self._page.reason.ask(question, self._reasons(), answer)

    def _ask_no_more(self, sheet: Sheet) -> None:
        """A question about problems that are others now no longer holds."""
        if sheet.problems != self._asked_about:
            self._page.reason.dismiss()

    def _open_next(self) -> bool:
        """Whether another report is open now."""
        following = self._bench.next_unfinished()
        if following is None or following.report_id == self._bench.report_id:
            self._bench.noted.emit(self.tr("全部报告都已完成"))
            return False
        opened = self._page.open_report(following.report_id)
        if opened and following.hidden:
            self._bench.noted.emit(self.tr("清单中的报告都已完成，这一份被筛选条件隐藏"))
        return opened

    def _accept(self, rule_id: str, reason: str) -> None:
        report_id = self._bench.report_id
        if report_id is not None and self._bench.apply(
            AcceptFinding(report_id, rule_id, reason=reason)
        ):
            self._remember(reason)

    def _line(self, *, accepted: bool) -> ProblemLine | None:
        """The rule at hand: the selected line, or the first one about the current cell."""
        lines = self._page.problems.lines_about(self._page.current_key)
        fitting = [line for line in lines if line.rule_id and line.accepted == accepted]
        return fitting[0] if fitting else None

    def _next_uncertain(self, key: CellKey) -> CellKey | None:
        sheet = self._bench.sheet
        row = key.rpartition(".")[0] + "."
        cells = sheet.record.report.cells if sheet else {}
        keys = list(cells)
        after = keys[keys.index(key) + 1 :]
        same_row = (other for other in after if other.startswith(row))
        return next((other for other in same_row if cells[other].needs_look), None)

    def _show(self, key: CellKey | None) -> None:
        if key is not None:
            self._page.go_to(key)

    def _reasons(self) -> Sequence[str]:
        kept = self._page.notes.get("reasons")
        own = [str(reason) for reason in kept] if isinstance(kept, list) else []
        usual = [
            self.tr("与公开的原件一致"),
            self.tr("原件合计未填写"),
            self.tr("原件前后矛盾，无法判断"),
        ]
        return list(dict.fromkeys([*own, *usual]))[:_REASONS_KEPT]

    def _remember(self, reason: str) -> None:
        kept = [reason, *(other for other in self._reasons() if other != reason)]
        self._page.notes.put("reasons", kept[:_REASONS_KEPT])
