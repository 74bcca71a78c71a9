"""Importing in the background: files chosen or dropped, progress, what failed and why."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal

from reviewer.app import ImportSummary, Progress
from reviewer.domain.errors import UserError
from reviewer.messages import sentence
from reviewer.ui.banner import Level, Message
from reviewer.ui.strip import WorkStrip
from reviewer.ui.tasks import Task, TaskRunner

_NEWS_DELAY = 500

ImportInto = Callable[..., ImportSummary]
"""`Application.import_files` on one workspace."""


class Importer(QObject):
    """One import at a time; a second one waits in line."""

    told = Signal(object)
    changed = Signal()
    """Reports have come in."""

    def __init__(
        self, language: str, runner: TaskRunner, strip: WorkStrip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._runner = runner
        self._strip = strip
        self._task: Task | None = None
        self._waiting: list[tuple[ImportInto, list[Path]]] = []
        # The list is read anew now and then, not for every file.
        self._news = QTimer(self, singleShot=True, interval=_NEWS_DELAY)
        self._news.timeout.connect(self.changed)
        strip.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether an import is under way."""
        return self._task is not None

    def start(self, import_into: ImportInto, paths: Sequence[Path]) -> None:
        """Import files and folders into a workspace."""
        if self._task is not None:
            self._waiting.append((import_into, list(paths)))
            return
        self._strip.begin(self.tr("正在导入…"))
        self._task = self._runner.start(
            lambda control: import_into(paths, progress=control.report, cancelled=control.cancelled)
        )
        self._task.progressed.connect(self._progress)
        self._task.succeeded.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.finished.connect(self._finished)

    def cancel(self) -> None:
        """Stop after the file at hand; what is in stays in."""
        self._waiting.clear()
        self._news.stop()
        if self._task is not None:
            self._task.cancel()

    def _progress(self, progress: Progress) -> None:
        text = self.tr("正在导入 {done}/{total}  {name}").format(
            done=progress.done, total=progress.total, name=progress.name
        )
        self._strip.advance(text, progress.done, progress.total)
        if not self._news.isActive():
            self._news.start()

    def _done(self, summary: ImportSummary) -> None:
        text = self.tr("导入 {imported} 份").format(imported=len(summary.imported))
        if summary.skipped:
            text += self.tr("，跳过已有的 {skipped} 份").format(skipped=summary.skipped)
        if summary.failed:
            text += self.tr("，{failed} 个文件未能导入：").format(failed=len(summary.failed))
        told = (*filter(None, (summary.warning,)), *summary.failed)
        details = tuple(f"{Path(item.source).name}：{item.message}" for item in told)
        level = Level.WARNING if told else Level.INFO
        self.told.emit(Message(text, level, "import", details=details))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        text = sentence(error, self._language)
        self.told.emit(Message(text, Level.ERROR, "import"))

    def _finished(self) -> None:
        self._task = None
        self._news.stop()
        self._strip.end()
        self.changed.emit()
        if self._waiting:
            self.start(*self._waiting.pop(0))


def dropped_paths(data: QMimeData) -> list[Path]:
    """The local files and folders that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
