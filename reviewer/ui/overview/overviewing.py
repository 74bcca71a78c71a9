"""Opens the overview over the desk: counts in the background, leads from a bar to its list."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence

from reviewer.app import Application
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellForm, CellKey
from reviewer.domain.overview import Aspect, Overview, Slice
from reviewer.domain.record import WorklistQuery
from reviewer.domain.rules import Rule
from reviewer.review.overview import Chart, charts, example_of, known_rules
from reviewer.ui.banner import Level, Message
from reviewer.ui.keymap import called
from reviewer.ui.overview import pictures
from reviewer.ui.overview.page import OverviewPage
from reviewer.ui.overview.words import BarText, ChartText, OverviewWords
from reviewer.ui.session import Session
from reviewer.ui.stage import Stage
from reviewer.ui.tasks import JobControl, Task, TaskRunner
from reviewer.ui.theme import Theme
from reviewer.ui.wording import tr, translate


class Overviewing(QObject):
    """Lives as long as the window; its page is made when it is first wanted."""

    told = Signal(object)
    noted = Signal(str)
    counted = Signal()
    """All reports have been counted, also those that were not before."""

    def __init__(
        self,
        program: Application,
        theme: Theme,
        stage: Stage,
        runner: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._theme = theme
        self._stage = stage
        self._runner = runner
        self._rules: dict[str, Rule] = {}
        self._session: Session | None = None
        self._page: OverviewPage | None = None
        self._task: Task | None = None
        self._ask: Callable[[], str] = str
        self._import_keys: Callable[[], list[QKeySequence]] = list

    def save_to(self, ask: Callable[[], str]) -> None:
        """`ask` says where to save the charts, or an empty text."""
        self._ask = ask

    def import_by(self, keys: Callable[[], list[QKeySequence]]) -> None:
        """The keys by which reports are imported, told where there are none."""
        self._import_keys = keys

    def begin(self, session: Session) -> None:
        """A workspace was opened."""
        self._session = session
        session.bench.rows_changed.connect(self._reports_changed)

    def end(self) -> None:
        """The workspace is closed; the page goes."""
        self._session = None
        self._cancel()
        if self._page is not None:
            self._stage.drop(self._page)
        self._page = None

    @property
    def page(self) -> OverviewPage:
        """The page of the charts."""
        if self._page is None:
            page = OverviewPage(self._theme)
            page.back.connect(self._stage.back)
            page.refresh.connect(self.count)
            page.chosen.connect(self._list)
            page.copy_picture.connect(self._copy_picture)
            page.copy_table.connect(self._copy_table)
            page.save.connect(lambda: self.save(self._ask()))
            self._page = page
        return self._page

    def open(self) -> None:
        """Show the overview as it is now."""
        if self._session is not None:
            self._stage.open(self.page)
            self.count()

    def count(self) -> None:
        """Count in the background and show the result."""
        session = self._session
        if session is None:
            return
        if not self.page.charts:
            self.page.show_empty(translate("Overview", "正在统计…"))

        def job(control: JobControl) -> Overview:
            return session.count(cancelled=control.cancelled)

        self._cancel()
        task = self._task = self._runner.start(job)
        task.finished.connect(lambda: self._forget(task))
        task.succeeded.connect(lambda made: self._show(session, made))
        task.failed.connect(self._failed)

    def _cancel(self) -> None:
        """What is counted for nobody need not be counted to the end."""
        if self._task is not None:
            self._task.cancel()

    def _forget(self, task: Task) -> None:
        if self._task is task:
            self._task = None

    def _reports_changed(self) -> None:
        """Reports were imported while one looks."""
        if self._page is not None and self._stage.above is self._page:
            self.count()

    def save(self, target: str) -> None:
        """Save the charts as a picture, a vector file or a table, by the ending."""
        shown = self.page.charts
        if not target or not shown:
            return
        path = Path(target)
        try:
            self._program.save_file(path, self._content(shown, path.suffix.lower()))
        except UserError as error:
            self._failed(error)
        else:
            self.noted.emit(translate("Overview", "已保存：{name}").format(name=path.name))

    def _content(self, shown: Sequence[ChartText], ending: str) -> bytes | Iterable[Sequence[str]]:
        if ending == ".csv":
            return pictures.rows(shown)
        draw = pictures.svg if ending == ".svg" else pictures.png
        return draw(shown, self._theme)

    def _show(self, session: Session, made: Overview) -> None:
        if session is not self._session or self._page is None:
            return
        self.counted.emit()
        if not made.reports:
            self.page.show_empty(self._nothing())
            return
        shown = charts(made)
        words = OverviewWords(
            self._program.language, _all_cells(self._program), self._named(session, shown)
        )
        self.page.show_charts([words.chart(chart) for chart in shown], _told(made))
        if self._stage.above is self.page:
            self.page.setFocus()

    def _named(self, session: Session, shown: Iterable[Chart]) -> dict[str, Rule]:
        """The rules of the bars; one that no form has is looked up where it was found."""
        self._rules = self._rules or known_rules(self._program.forms)
        for chart in shown:
            for bar in chart.bars:
                if bar.slice.aspect is Aspect.RULE and bar.slice.value not in self._rules:
                    self._look_up(session, bar.slice)
        return self._rules

    def _look_up(self, session: Session, some: Slice) -> None:
        rows = session.bench.workspace.worklist(WorklistQuery(among=some))
        try:
            sheet = session.bench.desk.look(rows[0].id) if rows else None
        except UserError:
            return
        rule = example_of(some.value, (*sheet.findings, *sheet.soft)) if sheet else None
        if rule is not None:
            self._rules[some.value] = rule

    def _list(self, bar: BarText) -> None:
        if self._session is not None:
            self._stage.back()
            self._session.page.list_among(replace(bar.slice, name=bar.label))

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(pictures.image(self.page.charts, self._theme))
        self.noted.emit(translate("Overview", "已复制图片"))

    def _copy_table(self) -> None:
        lines = ("\t".join(row) for row in pictures.rows(self.page.charts))
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.noted.emit(translate("Overview", "已复制表格，可粘贴到 WPS 或 Excel"))

    def _nothing(self) -> str:
        keys = [called(key) for key in self._import_keys()]
        text = translate(
            "Overview", "还没有报告。先导入年报（{key}），这里会显示进度、问题和更正的统计。"
        )
        return text.format(key=keys[0] if keys else translate("Overview", "文件菜单"))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if error.code == "cancelled":
            # Counted anew, or the workspace is closed.
            return
        self.told.emit(Message(self._program.sentence(error), Level.ERROR, "overview"))


def _all_cells(program: Application) -> dict[CellKey, CellForm]:
    return {
        key: cell
        for edition in program.forms.editions
        for form in edition.tables
        for key, cell in form.cells.items()
    }


def _told(made: Overview) -> str:
    done = made.states.get("done", 0)
    used = made.reports - made.states.get("set_aside", 0)
    text = translate("Overview", "{done}/{count} 份已完成").format(done=done, count=used)
    if made.uncounted:
        text += tr("；%n 份报告读不出，未计入问题", "", made.uncounted)
    return text
