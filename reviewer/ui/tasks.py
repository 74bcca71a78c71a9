"""Work off the main thread: jobs run in an executor, what they tell arrives on the main thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum, auto
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

_log = logging.getLogger(__name__)


class JobControl:
    """What a job gets: a way to tell how far it is, and to hear that it shall stop."""

    def __init__(self, tell: Callable[[object], None]) -> None:
        self._stop = Event()
        self.report = tell

    def cancelled(self) -> bool:
        """Whether the job shall stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._stop.set()


Job = Callable[[JobControl], Any]


class _News(Enum):
    PROGRESS = auto()
    RESULT = auto()
    ERROR = auto()


@dataclass(frozen=True, slots=True)
class _Post:
    task: "Task"
    news: _News
    content: object


class Task(QObject):
    """A job under way, as the main thread sees it; `finished` comes last, always."""

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.control = JobControl(lambda _content: None)

    def cancel(self) -> None:
        """Ask the job to stop; it still ends with `succeeded` or `failed`."""
        self.control.cancel()


class TaskRunner(QObject):
    """Lives on the main thread and owns all signals; the job never touches Qt."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None, *, workers: int = 2) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix="job")
        self._running: dict[Task, Future[Any]] = {}
        self._closed = False
        self._posted.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return bool(self._running)

    def start(self, job: Job) -> Task:
        """Run a job in the background."""
        task = Task(self)
        task.control.report = lambda content: self._post(task, _News.PROGRESS, content)
        self._running[task] = self._executor.submit(self._run, task, job)
        return task

    def close(self) -> None:
        """Ask all jobs to stop and wait for them."""
        self._closed = True
        for task in self._running:
            task.cancel()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._running.clear()

    def _run(self, task: Task, job: Job) -> None:
        try:
            result = job(task.control)
        except Exception as error:
            self._post(task, _News.ERROR, error)
        else:
            self._post(task, _News.RESULT, result)

    def _post(self, task: Task, news: _News, content: object) -> None:
        if not self._closed:
            self._posted.emit(_Post(task, news, content))

    def _deliver(self, post: _Post) -> None:
        if post.task not in self._running:
            return
        if post.news is _News.PROGRESS:
            post.task.progressed.emit(post.content)
            return
        del self._running[post.task]
        told = post.task.succeeded if post.news is _News.RESULT else post.task.failed
        told.emit(post.content)
        post.task.finished.emit()
        post.task.deleteLater()
