"""What a worker process does with what it is sent, and what its end says."""

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from enum import Enum
from multiprocessing.connection import Connection
from typing import Any

STARTED = None
"""The first message of a process; every other one is a tuple of one output."""
OUT_OF_MEMORY = 98
"""The exit status of a process that noticed by itself."""
# A library that cannot go on without memory ends the process: by abort(), on Windows with
# PDFium's own exception, STATUS_NO_MEMORY or STATUS_COMMITMENT_LIMIT.
_NO_MEMORY = (OUT_OF_MEMORY, 0xE0000008, 0xC0000017, 0xC000012D)


class Lost(Enum):
    """Why an input has no output: its process was stopped, or died by itself."""

    TOO_LONG = "too_long"
    TOO_MUCH = "too_much"
    """It wanted more memory than it was allowed."""
    DIED = "died"


def reason(status: int | None) -> Lost:
    """Why a process ended that nobody has stopped, by its exit status (below 0 a signal)."""
    if sys.platform != "win32" and status is not None and status < 0:
        by_signal = {-signal.SIGABRT: Lost.TOO_MUCH, -signal.SIGXCPU: Lost.TOO_LONG}
        return by_signal.get(status, Lost.DIED)
    return Lost.TOO_MUCH if status in _NO_MEMORY else Lost.DIED


def serve(connection: Connection, job: Callable[[Any], Any], seconds: float, memory: int) -> None:
    """What a process does until the other side is gone: seconds an input, bytes of memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory)
    _silence()
    connection.send(STARTED)
    while True:
        try:
            given = connection.recv()
            _limit_processor(seconds)
            connection.send((job(given),))
        except EOFError:
            return
        except MemoryError:
            os._exit(OUT_OF_MEMORY)


def _silence() -> None:
    """Nothing a reader says may end up between the results."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        with contextlib.suppress(OSError):
            os.dup2(nowhere, stream)


if sys.platform == "win32":

    def _limit_memory(limit: int) -> None:
        """The Job object does it."""

    def _limit_processor(seconds: float) -> None:
        """Not limited here."""

else:
    import resource

    def _limit_memory(limit: int) -> None:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
            # What is left of a process that dies would be as large as its memory.
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def _limit_processor(seconds: float) -> None:
        """Let the process end by itself should nobody be left to stop it."""
        usage = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(usage.ru_utime + usage.ru_stime + 2 * seconds) + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))
