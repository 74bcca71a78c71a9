"""Exporting in the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from reviewer.app import ExportSummary
from reviewer.domain.errors import UserError
from reviewer.messages import sentence
from reviewer.ui.banner import Level, Message, Offer
from reviewer.ui.strip import WorkStrip
from reviewer.ui.tasks import Task, TaskRunner


class Exporter(QObject):
    """Writes what the screen shows to a file, and tells where it is."""

    told = Signal(object)

    def __init__(
        self, language: str, runner: TaskRunner, strip: WorkStrip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._runner = runner
        self._strip = strip

    def start(self, export: Callable[[Path], ExportSummary], target: Path) -> Task:
        """Export a workspace to a file."""
        self._strip.begin(self.tr("正在导出 {name}…").format(name=target.name))
        task = self._runner.start(lambda _control: export(target))
        task.succeeded.connect(lambda summary: self._done(summary, target))
        task.failed.connect(self._failed)
        task.finished.connect(self._strip.end)
        return task

    def _done(self, summary: ExportSummary, target: Path) -> None:
        text = self.tr("已导出 {count} 份报告到 {path}").format(count=summary.reports, path=target)
        folder = QUrl.fromLocalFile(str(target.parent))
        show = Offer(self.tr("打开所在文件夹"), lambda: _open(folder))
        self.told.emit(Message(text, Level.INFO, "export", offers=(show,)))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        text = sentence(error, self._language)
        self.told.emit(Message(text, Level.ERROR, "export"))


def _open(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
