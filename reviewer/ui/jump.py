"""Goes to a problem: its cell, its line in the list, its words in the text, its other report."""

from PySide6.QtCore import QObject, Signal

from reviewer.ui.desk_page import DeskPage
from reviewer.ui.presenter import ProblemLine

_HIDDEN = "hidden_problems"


class Jump(QObject):
    """Between the list of problems, the tables and the source."""

    beside_wanted = Signal(int, object)
    """The report at hand and its `ProblemLine` whose other report shall be seen beside it."""

    def __init__(self, page: DeskPage) -> None:
        super().__init__(page)
        self._page = page
        self._marked = False
        page.problems.kinds.hide_kinds(page.notes.get(_HIDDEN))
        page.problems.kinds.changed.connect(self._keep_hidden)
        page.problems.list.chosen.connect(self.to)
        page.problems.list.turned.connect(self._offer)
        page.arrived.connect(self._arrive)
        page.moved.connect(lambda _name: self._forget_words())

    def _arrive(self, problem_id: str) -> None:
        """A report was opened at a problem: if that is about the text, show its words too."""
        line = self._page.problems.line(problem_id)
        if line is not None and line.span is not None:
            self._page.problems.list.select(line.id)
            self._show_words(line.span)

    def _show_words(self, span: tuple[int, int]) -> None:
        self._page.source.shown.show_words(*span)
        self._marked = True

    def to(self, line: ProblemLine) -> bool:
        """Go to a problem; one of the text alone has no cell."""
        page = self._page
        if line.focus and not page.go_to(line.focus):
            return False
        self._forget_words()
        page.problems.list.select(line.id)
        page.relate(frozenset(line.cells) if line.rule_id else frozenset())
        if line.span is not None:
            self._show_words(line.span)
        return True

    def to_problem(self, problem_id: str) -> bool:
        """Go to a problem of the report at hand; one that the list hides is said to be hidden."""
        line = self._page.problems.line(problem_id)
        if line is None or not self.to(line):
            return False
        if not self._page.problems.kinds.shows(line):
            self._page.bench.noted.emit(self.tr("这个问题在清单里被隐藏，仍未处理"))
        return True

    def compare(self) -> None:
        """Show the report at hand beside the one its problem is about."""
        line, report_id = self._page.problems.list.current, self._page.bench.report_id
        if line is None or not line.beside or report_id is None:
            self._page.bench.noted.emit(self.tr("这里没有涉及另一份报告的问题"))
            return
        self.beside_wanted.emit(report_id, line)

    def _offer(self) -> None:
        line = self._page.problems.list.current
        self._page.problems.offer_beside(line is not None and bool(line.beside))

    def _forget_words(self) -> None:
        if self._marked:
            self._marked = False
            self._page.source.shown.mark_found(())

    def _keep_hidden(self) -> None:
        self._page.notes.put(_HIDDEN, self._page.problems.kinds.hidden_kinds)
