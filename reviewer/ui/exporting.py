"""Exporting in the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from reviewer.app import ExportSummary, Progress
from reviewer.domain.errors import UserError
from reviewer.messages import sentence
from reviewer.ui.banner import Level, Message, Offer
from reviewer.ui.export_kinds import ExportKind
from reviewer.ui.strip import WorkStrip
from reviewer.ui.tasks import Task, TaskRunner

ExportTo = Callable[..., ExportSummary]
"""`Application.export` of one workspace."""


class Exporter(QObject):
    """Writes what the screen shows to a file, and tells where it is and what it lacks."""

    told = Signal(object)

    def __init__(
        self, language: str, runner: TaskRunner, strip: WorkStrip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._runner = runner
        self._strip = strip
        self._task: Task | None = None
        strip.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether an export is under way."""
        return self._task is not None

    def start(self, export: ExportTo, target: Path, kind: ExportKind) -> None:
        """Export a workspace to a file or folder."""
        self._strip.begin(self.tr("正在导出 {name}…").format(name=target.name))
        options = kind.options(self._language)
        self._task = self._runner.start(
            lambda control: export(
                target, options=options, progress=control.report, cancelled=control.cancelled
            )
        )
        self._task.progressed.connect(self._progress)
        self._task.succeeded.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.finished.connect(self._finished)

    def cancel(self) -> None:
        """Stop after the report at hand; nothing is written then."""
        if self._task is not None:
            self._task.cancel()

    def _progress(self, progress: Progress) -> None:
        text = self.tr("正在导出 {done}/{total}  {name}").format(
            done=progress.done, total=progress.total, name=progress.name
        )
        self._strip.advance(text, progress.done, progress.total)

    def _done(self, summary: ExportSummary) -> None:
        target = summary.target
        text = self.tr("已导出 {count} 份报告到 {path}").format(count=summary.reports, path=target)
        if summary.set_aside:
            text += self.tr("，{count} 份不采用的没有列入数据").format(count=summary.set_aside)
        if summary.failed:
            text += self.tr("，{failed} 份报告没有导出：").format(failed=len(summary.failed))
        details = tuple(f"{Path(item.source).name}：{item.message}" for item in summary.failed)
        folder = QUrl.fromLocalFile(str(target.parent))
        show = Offer(self.tr("打开所在文件夹"), lambda: _open(folder))
        level = Level.WARNING if summary.failed else Level.INFO
        self.told.emit(Message(text, level, "export", offers=(show,), details=details))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if error.code == "cancelled":
            text = self.tr("已停止导出，没有写出文件")
            self.told.emit(Message(text, Level.INFO, "export"))
        else:
            self.told.emit(Message(sentence(error, self._language), Level.ERROR, "export"))

    def _finished(self) -> None:
        self._task = None
        self._strip.end()


def _open(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
