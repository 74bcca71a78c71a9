"""Errors of the program itself: written to a log, told in the window, which lives on."""

import logging
import logging.handlers
import platform
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QObject, Signal, qVersion

from reviewer import __version__

_log = logging.getLogger("reviewer")
_SIZE, _COPIES = 1_000_000, 3


def log_file() -> Path:
    """Where the log is."""
    return platformdirs.user_log_path("reviewer", appauthor=False) / "reviewer.log"


def start_log(path: Path) -> logging.Handler | None:
    """Write the log to a file that is turned over when it grows; None where that is impossible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=_SIZE, backupCount=_COPIES, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    return handler


def stop_log(handler: logging.Handler | None) -> None:
    """Close the log."""
    if handler is not None:
        _log.removeHandler(handler)
        handler.close()


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What can be sent of an error: `bare` names nothing of a report, `whole` has the message."""

    bare: str
    whole: str


def what_to_send(error: BaseException) -> CrashReport:
    """Version, system, and where in the program it happened."""
    head = (
        f"reviewer {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}\n"
    )
    bare = head + "".join(_places(error))
    return CrashReport(bare, bare + "\n" + "".join(traceback.format_exception(error)))


def _places(error: BaseException) -> Iterator[str]:
    """The kinds of the errors and the lines of the program, the first cause first."""
    cause = error.__cause__ or error.__context__
    if cause is not None:
        yield from _places(cause)
    yield f"{type(error).__name__}\n"
    for frame in traceback.extract_tb(error.__traceback__):
        # The folders above the program may bear a name of a person or an office.
        file = "/".join(Path(frame.filename).parts[-3:])
        yield f"  {file}:{frame.lineno} {frame.name}\n    {frame.line}\n"


class CrashHook(QObject):
    """Catches what nobody caught, on any thread, and tells it on the main thread."""

    crashed = Signal(object)
    """A `CrashReport`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: Callable[..., object] | None = None

    def install(self) -> None:
        """Take over the hooks of the interpreter."""
        self._before = sys.excepthook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook = self._before
            threading.excepthook = threading.__excepthook__
            self._before = None

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("not caught", exc_info=(kind, error, trace))
        self.crashed.emit(what_to_send(error))

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)
