"""How the window starts, in the order it happens.

1. `reviewer.ui` has taken variables that would load a foreign Qt's plugins out of the environment.
2. The log is opened.
3. The Qt application is made, with name and icon.
4. What the window remembers is read: layout, look, language, recent workspaces.
5. Translations are loaded and the look is put in force.
6. The main window is made; from here on errors of the program are told in it.
7. The workspace asked for, or the last one, is opened; else the welcome page stays.
8. The event loop runs until the window is closed.
"""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reviewer.app import Application
from reviewer.messages import LANGUAGES
from reviewer.ui import crash, language
from reviewer.ui.icons import application_icon
from reviewer.ui.main_window import MainWindow
from reviewer.ui.memory import Memory
from reviewer.ui.theme import Mode, Theme

_HEAR_SIGNALS = 300


def run(
    program: Application, workspace: str | None = None, *, arguments: Sequence[str] = ()
) -> int:
    """Open the window on a workspace (made if absent), or on the last one; returns the status."""
    log = crash.start_log(crash.log_file())
    application = QApplication([sys.argv[0] if sys.argv else "reviewer", *arguments])
    remembered = Memory(program.settings.home / "window.json")
    chosen = remembered.get("language")
    if chosen in LANGUAGES:
        program.language = chosen
    language.install(application, program.language)
    window = make_window(application, program, remembered)
    hook = crash.CrashHook(window)
    hook.crashed.connect(window.tell_crash)
    hook.install()
    ticker = _close_on_signals(application, window)
    try:
        window.show()
        _open_first(window, workspace)
        return application.exec()
    finally:
        ticker.stop()
        hook.remove()
        crash.stop_log(log)


def _close_on_signals(application: QApplication, window: MainWindow) -> QTimer:
    """A log-out or Ctrl+C closes the window as a person would, half-typed text kept."""

    def close(_number: int, _frame: object) -> None:
        window.close()
        application.quit()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, close)
    # Python hears of a signal only when it gets to run.
    ticker = QTimer(application, interval=_HEAR_SIGNALS)
    ticker.timeout.connect(_nothing)
    ticker.start()
    return ticker


def _nothing() -> None:
    """Give Python its turn."""


def make_window(application: QApplication, program: Application, remembered: Memory) -> MainWindow:
    """The main window with its look, not yet shown."""
    application.setApplicationName("reviewer")
    application.setWindowIcon(application_icon())
    theme = Theme(application, mode=_mode(remembered), size=_size(remembered))
    return MainWindow(program, theme, remembered)


def _open_first(window: MainWindow, workspace: str | None) -> None:
    if workspace:
        window.open_workspace(workspace, create=not Path(workspace).exists())
    else:
        last = window.memory.get("last")
        if isinstance(last, str) and ("://" in last or Path(last).exists()):
            window.open_workspace(last)


def _mode(remembered: Memory) -> Mode:
    kept = remembered.get("mode")
    return Mode(kept) if kept in set(Mode) else Mode.SYSTEM


def _size(remembered: Memory) -> int:
    kept = remembered.get("size")
    return kept if isinstance(kept, int) else 0
