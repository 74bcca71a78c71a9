"""Opens the comparison over the desk: finds the partner, compares, goes back to a cell."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from reviewer.app import Application
from reviewer.assets import read_rules
from reviewer.domain.document import Document
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.record import Record
from reviewer.review.comparison import Comparison, Relation, compare, partners, tie_rules
from reviewer.review.prose_diff import Passage, passages, prose
from reviewer.ui.comparison.page import ComparisonPage
from reviewer.ui.palette.reports import Arrange
from reviewer.ui.presenter import ProblemLine
from reviewer.ui.session import Session
from reviewer.ui.stage import Stage
from reviewer.ui.tasks import JobControl, TaskRunner
from reviewer.ui.theme import Theme
from reviewer.ui.wording import translate
from reviewer.ui.worklist.telling import agency_text

Ask = Callable[[str, Callable[[int], None], Arrange], None]
"""Lets a report be found: title, what is done with its id, the order of what is offered."""
Prose = tuple[tuple[Passage, ...], bool]


class Comparing(QObject):
    """Lives as long as the window; its page is made when it is first wanted."""

    noted = Signal(str)

    def __init__(
        self,
        program: Application,
        theme: Theme,
        stage: Stage,
        runner: TaskRunner,
        ask: Ask,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._theme = theme
        self._stage = stage
        self._runner = runner
        self._ask = ask
        self._rules = tie_rules(read_rules("soft.toml"))
        self._session: Session | None = None
        self._page: ComparisonPage | None = None
        self._steps: tuple[QAction, QAction] | None = None
        self._left: int = 0

    def step_by(self, following: QAction, previous: QAction) -> None:
        """Take the keys of these actions for the next and the previous difference."""
        self._steps = following, previous

    def begin(self, session: Session) -> None:
        """A workspace was opened."""
        self._session = session

    def end(self) -> None:
        """The workspace is closed; the pages go."""
        self._session = None
        if self._page is not None:
            self._stage.drop(self._page)
        self._page = None

    def choose(self) -> None:
        """Ask which report the one at hand shall be compared with."""
        if self._session is not None and self._session.bench.report_id is not None:
            self._ask_for(self._session.bench.report_id)

    def open(self, left_id: int, right_id: int, wanted: Relation | None = None) -> None:
        """Show two reports side by side; what cannot be read is told."""
        records = self._records(left_id, right_id)
        if len(records) != 2:
            return
        self._left = left_id
        left, right = records
        made = compare(left, right, self._program.forms, self._rules, wanted=wanted)
        self.page.show_comparison(made)
        self.page.show_prose((), translate("Comparison", "正在比较正文…"))
        if self._steps is not None:
            self.page.set_keys(*(action.shortcuts() for action in self._steps))
        self._stage.open(self.page)
        self._compare_prose(made)

    def open_problem(self, report_id: int, line: ProblemLine) -> None:
        """Show a report beside the one a problem of it is about, at the line of that problem."""
        self.open(report_id, line.beside[0])
        if self._stage.above is self._page and self._page is not None:
            self._page.show_problem(line.rule_id, line.focus)

    @property
    def page(self) -> ComparisonPage:
        """The page of two reports."""
        if self._page is None:
            page = ComparisonPage(self._theme, self._program.forms, self._program.language)
            page.opened.connect(self._go)
            page.noted.connect(self.noted)
            page.heading.back.connect(self._stage.back)
            page.heading.swap.connect(self._swap)
            page.heading.partner.connect(lambda: self._ask_for(self._left))
            page.heading.relation_chosen.connect(self._see_as)
            self._page = page
        return self._page

    def _ask_for(self, report_id: int) -> None:
        for record in self._records(report_id):
            report = record.report
            name = agency_text(report.agency)
            title = translate("Comparison", "把 {name} {year} 与哪一份对比？").format(
                name=name, year=report.year or ""
            )
            self._ask(
                title,
                lambda other: self.open(report_id, other),
                partial(partners, record=record),
            )

    def _records(self, *ids: int) -> list[Record]:
        """The reports that can be read."""
        found: list[Record] = []
        for report_id in ids if self._session else ():
            bench = self._session.bench if self._session else None
            try:
                found += [bench.workspace.record(report_id)] if bench else []
            except UserError as error:
                if bench is not None:
                    bench.tell_error(error)
        return found

    def _swap(self) -> None:
        made = self.page.made
        if made is not None:
            self.open(made.right.id, made.left.id, made.relation)

    def _see_as(self, relation: Relation) -> None:
        made = self.page.made
        if made is not None:
            self.open(made.left.id, made.right.id, relation)

    def _go(self, key: str, left: bool) -> None:
        made = self.page.made
        if made is None or self._session is None:
            return
        pair = made.pairs[key]
        wanted = made.left if (left and pair.left) or not pair.right else made.right
        self._stage.back()
        self._session.page.open_report(wanted.id, key)

    def _compare_prose(self, made: Comparison) -> None:
        if self._session is None:
            return
        read = self._session.workspace.document
        task = self._runner.start(partial(_prose_of, made, self._program.forms, read))
        task.succeeded.connect(lambda found: self._show_prose(made, found))
        task.failed.connect(lambda error: self._prose_failed(made, error))

    def _show_prose(self, made: Comparison, found: Prose) -> None:
        if self._page is not None and self.page.made is made:
            note = translate("Comparison", "文字过长，只比较了开头部分")
            self.page.show_prose(found[0], note if found[1] else "")

    def _prose_failed(self, made: Comparison, error: Exception) -> None:
        if self._page is None or self.page.made is not made:
            return
        self.page.show_prose((), translate("Comparison", "正文不能比较"))
        if not isinstance(error, UserError):
            raise error
        if self._session is not None:
            self._session.bench.tell_error(error)


def _prose_of(
    made: Comparison, forms: Forms, read: Callable[[int], Document], _control: JobControl
) -> Prose:
    texts = [
        prose(read(record.id), record.report.cells, forms.of(record.report.forms))
        for record in (made.left, made.right)
    ]
    return passages(texts[0].paragraphs, texts[1].paragraphs), any(text.cut for text in texts)
