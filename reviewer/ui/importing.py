"""Importing in the background: files chosen or dropped, progress, what failed and why."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal

from reviewer.app import Failure, ImportSummary, Locked, Progress
from reviewer.messages import sentence
from reviewer.ui.background import BackgroundWork
from reviewer.ui.banner import Level, Message, Offer, Question
from reviewer.ui.file_names import telling_names
from reviewer.ui.strip import WorkStrip
from reviewer.ui.tasks import TaskRunner

PASSWORD = "password"
"""The topic of the message that asks for one."""
_NEWS_DELAY = 500
_NAMED = 3

Take = Callable[..., ImportSummary]
"""Takes files into one workspace; its arguments are what to take, progress and cancelled."""


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How files get into one workspace: `Application.import_files` and `unlock_files` on it."""

    import_files: Take
    unlock_files: Take


@dataclass(frozen=True, slots=True)
class _Order:
    """An import to do, with the way back in for what turns out to be locked."""

    ways: WaysIn
    take: Take
    again: bool = False


class Importer(BackgroundWork):
    """One import at a time; a second one waits in line."""

    topic = "import"
    changed = Signal()
    """Reports have come in."""
    refused = Signal()
    """A password that was typed does not fit."""
    twins_wanted = Signal()
    """Reports of one body and year shall be chosen between."""

    def __init__(
        self, language: str, runner: TaskRunner, strip: WorkStrip, parent: QObject
    ) -> None:
        super().__init__(language, runner, strip, parent)
        self._waiting: list[_Order] = []
        # The list is read anew now and then, not for every file.
        self._news = QTimer(self, singleShot=True, interval=_NEWS_DELAY)
        self._news.timeout.connect(self.changed)

    def start(self, ways: WaysIn, paths: Sequence[Path]) -> None:
        """Import files and folders into a workspace."""
        self._begin(_Order(ways, partial(ways.import_files, paths)))

    def _unlock(self, ways: WaysIn, locked: Locked, password: str) -> None:
        self._begin(_Order(ways, partial(ways.unlock_files, locked, password), again=True))

    def _begin(self, order: _Order) -> None:
        if self._task is not None:
            self._waiting.append(order)
            return
        self._run(
            self.tr("正在导入…"),
            lambda control: order.take(progress=control.report, cancelled=control.cancelled),
            partial(self._done, order),
        )

    def cancel(self) -> None:
        """Stop after the file at hand; what is in stays in."""
        self._waiting.clear()
        self._news.stop()
        super().cancel()

    def _under_way(self) -> str:
        return self.tr("正在导入 {done}/{total}  {name}")

    def _progress(self, progress: Progress) -> None:
        super()._progress(progress)
        if not self._news.isActive():
            self._news.start()

    def _done(self, order: _Order, summary: ImportSummary) -> None:
        if summary.imported or not order.again:
            self._tell_summary(summary, again=order.again)
        if summary.locked is not None:
            self._ask_password(order, summary.locked)

    def _tell_summary(self, summary: ImportSummary, *, again: bool) -> None:
        text = self.tr("导入 %n 份", "", len(summary.imported))
        if not (summary.imported or summary.skipped or summary.failed or summary.cancelled):
            text = self.tr("没有找到可以导入的文件")
        if summary.skipped:
            text += self.tr("，跳过已有的 {skipped} 份").format(skipped=summary.skipped)
        if summary.twins:
            text += self.tr("，其中 {twins} 份与别的报告同机关同年度").format(twins=summary.twins)
        if summary.passed_over:
            text += self.tr("，另有 %n 个其他类型的文件没有读取", "", summary.passed_over)
        if summary.failed:
            text += self.tr("，%n 个文件未能导入：", "", len(summary.failed))
        told = (*filter(None, (summary.warning,)), *summary.failed, *summary.known)
        waiting = summary.locked.files if summary.locked and not again else {}
        names = telling_names(item.source for item in told)
        details = tuple(f"{names[item.source]}：{self._said(item, waiting)}" for item in told)
        level = Level.WARNING if summary.warning or summary.failed else Level.INFO
        choose = Offer(self.tr("选定采用哪一份"), self.twins_wanted.emit)
        offers = (choose,) if summary.twins else ()
        self.told.emit(Message(text, level, self.topic, offers, details))

    def _said(self, failure: Failure, waiting: Collection[str]) -> str:
        """The sentence of a failure; of a file that waits for a password where that is typed."""
        if failure.source in waiting:
            return sentence("encrypted", self._language, reason="window")
        return failure.message

    def _ask_password(self, order: _Order, locked: Locked) -> None:
        names = self.tr("、").join([*telling_names(locked.files).values()][:_NAMED])
        if len(locked.files) > _NAMED:
            names = self.tr("{names} 等 {count} 个文件").format(
                names=names, count=len(locked.files)
            )
        text = self.tr("密码不对，打不开：{names}。可以再试，也可以不管。")
        if not order.again:
            text = self.tr("设有密码，还没有导入：{names}")
        question = Question(
            self.tr("密码"),
            self.tr("打开并导入"),
            lambda password: self._unlock(order.ways, locked, password),
        )
        level = Level.WARNING
        self.told.emit(Message(text.format(names=names), level, PASSWORD, question=question))
        if order.again:
            self.refused.emit()

    def _finished(self) -> None:
        self._news.stop()
        super()._finished()
        self.changed.emit()
        if self._waiting:
            self._begin(self._waiting.pop(0))


def dropped_paths(data: QMimeData) -> list[Path]:
    """The local files and folders that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
