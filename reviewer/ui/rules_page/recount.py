"""Counts all reports anew in the background after the rules have changed."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from reviewer.app import Progress
from reviewer.ui.strip import WorkStrip
from reviewer.ui.tasks import JobControl, Task, TaskRunner

Count = Callable[[], Iterator[Progress]]
"""Counts a report at a time and says which."""
_EACH = 10


class Recount(QObject):
    """One at a time; a change of the rules in between begins it anew."""

    begun = Signal()
    finished = Signal(bool)
    """Whether it was stopped on the way, so that some reports are left uncounted."""

    def __init__(self, strip: WorkStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._strip = strip
        self._runner: TaskRunner | None = None
        self._task: Task | None = None
        self._next: Count | None = None
        self._stopped = False
        strip.cancelled.connect(self._cancel)

    @property
    def busy(self) -> bool:
        """Whether reports are being counted."""
        return self._task is not None

    def start(self, count: Count) -> None:
        """Count all reports, or begin anew where that is under way."""
        if self._task is not None:
            self._next = count
            self._task.cancel()
            return
        self._runner = self._runner or TaskRunner(self, workers=1)
        self._stopped = False
        self._strip.begin(self.tr("规则有变，正在重新核对各份报告…"))
        self._task = self._runner.start(lambda control: _run(count, control))
        self._task.progressed.connect(self._progress)
        self._task.finished.connect(self._done)
        self.begun.emit()

    def stop(self) -> None:
        """Stop for good, as before the workspace is closed."""
        self._next = None
        if self._runner is not None:
            self._runner.close()
            self._runner.deleteLater()
            self._runner = None
        if self._task is not None:
            self._task = None
            self._strip.end()

    def _cancel(self) -> None:
        if self._task is not None:
            self._next = None
            self._stopped = True
            self._task.cancel()

    def _progress(self, progress: Progress) -> None:
        text = self.tr("正在重新核对 {done}/{total}").format(
            done=progress.done, total=progress.total
        )
        self._strip.advance(text, progress.done, progress.total)

    def _done(self) -> None:
        self._task = None
        self._strip.end()
        following, self._next = self._next, None
        if following is not None:
            self.start(following)
        else:
            self.finished.emit(self._stopped)


def _run(count: Count, control: JobControl) -> None:
    for progress in count():
        if control.cancelled():
            return
        if progress.done % _EACH == 0 or progress.done == progress.total:
            control.report(progress)
