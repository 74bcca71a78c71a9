"""Looks something up about the report at hand, in the background."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.domain.report import Report
from reviewer.review.desk import Sheet
from reviewer.ui.tasks import Job, JobControl, Task, TaskRunner

_PAUSE = 150
"""Milliseconds without a new sheet before a search begins; who types on is not slowed down."""

Search = Callable[[str, Report, Sequence[Report]], object]
"""From the shown text of a report, it and the body's year before to what is to be found."""


class Finder(QObject):
    """One search at a time; what came too late for the sheet at hand is dropped."""

    found = Signal(object)
    """What was found for the sheet asked for last."""

    def __init__(self, search: Search, parent: QObject) -> None:
        super().__init__(parent)
        self._search = search
        self._runner = TaskRunner(self, workers=1)
        self._running: Task | None = None
        self._next: Job | None = None
        self._unwanted = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._start)

    def look(self, sheet: Sheet, text: str) -> None:
        """Search for a sheet; the newest request wins."""
        report = sheet.record.report
        before = [record.report for record in sheet.before]

        def job(_control: JobControl) -> object:
            return self._search(text, report, before)

        self._next = job
        self._timer.start()

    @property
    def idle(self) -> bool:
        """Whether no search is under way."""
        return self._running is None

    @property
    def busy(self) -> bool:
        """Whether something is still to be found."""
        return self._next is not None or (self._running is not None and not self._unwanted)

    def forget(self) -> None:
        """Nothing is to be found any more: what is under way is dropped."""
        self._timer.stop()
        self._next = None
        self._unwanted = True

    def close(self) -> None:
        """Stop searching."""
        self._timer.stop()
        self._next = None
        self._runner.close()

    def _start(self) -> None:
        if self._next is not None and self._running is None:
            self._running = self._runner.start(self._next)
            self._next = None
            self._unwanted = False
            self._running.succeeded.connect(self._succeeded)
            self._running.finished.connect(self._finished)

    def _succeeded(self, found: object) -> None:
        if self._next is None and not self._unwanted:
            self.found.emit(found)

    def _finished(self) -> None:
        self._running = None
        if not self._timer.isActive():
            self._start()
