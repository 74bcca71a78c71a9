"""Work on a workspace in the background: one task, its progress in the strip, what came of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from reviewer.app import Progress
from reviewer.domain.errors import UserError
from reviewer.messages import sentence
from reviewer.ui.banner import Level, Message
from reviewer.ui.strip import WorkStrip
from reviewer.ui.tasks import JobControl, Task, TaskRunner


class BackgroundWork(QObject):
    """One task at a time; what it tells has `topic`."""

    told = Signal(object)
    topic = ""

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
        """Whether the work is under way."""
        return self._task is not None

    def cancel(self) -> None:
        """Stop after the file or report at hand."""
        if self._task is not None:
            self._task.cancel()

    def _run(
        self, text: str, job: Callable[[JobControl], Any], done: Callable[[Any], None]
    ) -> None:
        """Start the work; `text` says what begins."""
        self._strip.begin(text)
        self._task = self._runner.start(job)
        self._task.progressed.connect(self._progress)
        self._task.succeeded.connect(done)
        self._task.failed.connect(self._failed)
        self._task.finished.connect(self._finished)

    def _progress(self, progress: Progress) -> None:
        text = self._under_way().format(
            done=progress.done, total=progress.total, name=progress.name
        )
        self._strip.advance(text, progress.done, progress.total)

    def _under_way(self) -> str:
        """What is told of the progress, with `{done}`, `{total}` and `{name}`."""
        return "{done}/{total}  {name}"

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.told.emit(Message(sentence(error, self._language), Level.ERROR, self.topic))

    def _finished(self) -> None:
        self._task = None
        self._strip.end()
