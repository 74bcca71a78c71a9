"""Long-lived processes that do one thing after another and may hang or die without harm."""

import contextlib
import logging
import os
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from threading import Lock
from types import ModuleType
from typing import Generic, TypeVar

from reviewer.process_job import ProcessJob
from reviewer.worker_process import STARTED, Lost, reason, serve

__all__ = ["Allowance", "Lost", "run_in_workers"]

Input = TypeVar("Input")
Output = TypeVar("Output")

_log = logging.getLogger(__name__)
_CONTEXT = get_context("spawn")
_STARTING = Lock()
"""What a process starts with is of this whole process, and several threads start some."""
_START_SECONDS = 60.0
_END_SECONDS = 5.0
"""How long a process may take to be gone once its pipe is closed."""
_LOOK_EVERY_SECONDS = 0.1
_AHEAD = 4
"""How many inputs a process may be ahead of the oldest one that is not done."""
_INPUTS_A_PROCESS = 500
"""After so many a fresh process takes over, since readers leak."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one input may take: seconds, and bytes of memory of the whole process."""

    seconds: float
    memory: int


def run_in_workers(
    job: Callable[[Input], Output],
    inputs: Iterable[Input],
    *,
    jobs: int,
    allowance: Allowance,
    cancelled: Callable[[], bool],
) -> Generator[tuple[Input, Output | Lost], None, None]:
    """Each input with what `job` makes of it, in the order given; ends early when cancelled.

    `job` is sent to the processes once, so it must be importable there; inputs are taken as
    processes become free.
    """
    crew = _Crew(job, max(1, jobs), allowance)
    waiting, done = enumerate(inputs), dict[int, tuple[Input, Output | Lost]]()
    turn = 0
    try:
        while not cancelled():
            crew.hand_out(waiting, before=turn + _AHEAD * crew.size)
            if not crew.busy and not done:
                return
            done.update(crew.collect())
            while turn in done:
                yield done.pop(turn)
                turn += 1
    finally:
        crew.dismiss()


class _Crew(Generic[Input, Output]):
    """The processes, hired when there is something to do."""

    def __init__(self, job: Callable[[Input], Output], size: int, allowance: Allowance) -> None:
        self._job, self.size, self._allowance = job, size, allowance
        self._workers: list[_Worker[Input, Output]] = []
        self._next = 0

    @property
    def busy(self) -> list["_Worker[Input, Output]"]:
        return [worker for worker in self._workers if worker.task is not None]

    def hand_out(self, waiting: Iterator[tuple[int, Input]], *, before: int) -> None:
        """Give every free process an input, as far as inputs before a number go."""
        while len(self.busy) < self.size and self._next < before:
            task = next(waiting, None)
            if task is None:
                return
            self._next = task[0] + 1
            self._free().take(task)

    def _free(self) -> "_Worker[Input, Output]":
        for worker in [worker for worker in self._workers if worker.task is None]:
            if worker.alive:
                return worker
            self._let_go(worker)
        self._workers.append(_Worker(self._job, self._allowance))
        return self._workers[-1]

    def collect(self) -> Iterator[tuple[int, tuple[Input, Output | Lost]]]:
        """Wait a moment; what was done or lost meanwhile, by the number of its input."""
        busy = self.busy
        ready = wait([worker.connection for worker in busy], _LOOK_EVERY_SECONDS)
        for worker in busy:
            outcome = worker.answer(arrived=worker.connection in ready)
            if outcome is None:
                continue
            yield worker.finish(outcome)
            if worker.spent or isinstance(outcome, Lost):
                self._let_go(worker)

    def _let_go(self, worker: "_Worker[Input, Output]") -> None:
        worker.dismiss()
        self._workers.remove(worker)

    def dismiss(self) -> None:
        for worker in self._workers:
            worker.dismiss()


class _Worker(Generic[Input, Output]):
    """One process, its pipe, and the input it has."""

    def __init__(self, job: Callable[[Input], Output], allowance: Allowance) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        given = theirs, job, allowance.seconds, allowance.memory
        self._process = _CONTEXT.Process(target=serve, args=given, daemon=True)
        with _STARTING, _without_main(), _safe_path():
            self._process.start()
        theirs.close()
        self._job = _job_around(self._process, allowance.memory)
        self._seconds = allowance.seconds
        self._started = False
        self._count = 0
        self._deadline = time.monotonic() + _START_SECONDS
        self.task: tuple[int, Input] | None = None

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    @property
    def spent(self) -> bool:
        return self._count >= _INPUTS_A_PROCESS

    def take(self, task: tuple[int, Input]) -> None:
        self.task = task
        self._count += 1
        if self._started:
            self._deadline = time.monotonic() + self._seconds
        # A process that is gone is noticed when its answer is awaited.
        with contextlib.suppress(OSError):
            self.connection.send(task[1])

    def answer(self, *, arrived: bool) -> Output | Lost | None:
        """The output, why there is none, or None while it is awaited."""
        if not arrived:
            late = time.monotonic() > self._deadline
            return self._lost(Lost.TOO_LONG) if late else None
        try:
            message = self.connection.recv()
        except (EOFError, OSError):
            self._process.join(_END_SECONDS)
            return self._lost(reason(self._process.exitcode))
        if message is STARTED:
            self._started = True
            self._deadline = time.monotonic() + self._seconds
            return None
        output: Output = message[0]
        return output

    def _lost(self, why: Lost) -> Lost:
        if not self._started:
            raise RuntimeError(f"a worker process could not start ({self._process.exitcode})")
        return why

    def finish(self, outcome: Output | Lost) -> tuple[int, tuple[Input, Output | Lost]]:
        assert self.task is not None
        number, given = self.task
        self.task = None
        return number, (given, outcome)

    def dismiss(self) -> None:
        self.connection.close()
        self._process.kill()
        if self._job is not None:
            self._job.close()
        self._process.join()
        self._process.close()


def _job_around(process: BaseProcess, memory: int) -> ProcessJob | None:
    """Bound the process and what it will start, where this is not done by itself."""
    try:
        return ProcessJob(process.sentinel, memory)
    except OSError:
        # Some managed machines allow no jobs within theirs; time is limited all the same.
        _log.warning("a worker process runs without a limit on memory", exc_info=True)
        return None


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """A new process would run the main script again; ours needs nothing of it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextlib.contextmanager
def _safe_path() -> Iterator[None]:
    """A module in the folder the user happens to be in must not be taken for ours."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = before or "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
