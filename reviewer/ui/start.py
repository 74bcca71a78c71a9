"""How the window starts, in the order it happens.

1. `reviewer.ui` has taken variables that would load a foreign Qt's plugins out of the environment,
   and named an input method that Qt's own plugins reach.
2. The log is opened.
3. The Qt application is made, with name and icon.
4. What the window remembers is read: layout, look, language, recent workspaces.
5. Translations are loaded and the look is put in force.
6. The main window is made; from here on errors of the program are told in it.
7. The workspace asked for, or the last one, is opened; else the welcome page stays.
8. What is in memory now is kept out of the search for garbage.
9. The event loop runs until the window is closed.
"""

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from reviewer.app import Application
from reviewer.messages import LANGUAGES
from reviewer.ui import crash, language
from reviewer.ui.enter import EnterPresses
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
    sitting = Sitting(application, program, remembered)
    hook = crash.CrashHook(application)
    hook.crashed.connect(sitting.tell_crash)
    hook.install()
    ticker = _close_on_signals(application, sitting)
    try:
        sitting.window.show()
        _open_first(sitting.window, workspace)
        spare_collector()
        return application.exec()
    finally:
        gc.unfreeze()
        ticker.stop()
        hook.remove()
        crash.stop_log(log)


class Sitting:
    """The window of a run of the program; another language makes another window."""

    def __init__(self, application: QApplication, program: Application, remembered: Memory) -> None:
        self._application = application
        self._program = program
        self._memory = remembered
        self._translators: list[QTranslator] = []
        self.window = self._make()

    def renew(self) -> bool:
        """Make the window anew in the language kept; not while reports come in or go out."""
        if self.window.at_work:
            return False
        # The window lives until what has called this, one of its menus maybe, is over.
        QTimer.singleShot(0, self._application, self._renew)
        return True

    def tell_crash(self, report: crash.CrashReport) -> None:
        """Tell an error of the program in the window there is."""
        self.window.pages.tell_crash(report)

    def end(self) -> None:
        """Take the language back that the window had."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = []

    def _make(self) -> MainWindow:
        self.end()
        chosen = self._memory.get("language")
        if chosen in LANGUAGES:
            self._program.language = chosen
        self._translators = language.install(self._application, self._program.language)
        window = make_window(self._application, self._program, self._memory)
        window.renew = self.renew
        return window

    def _renew(self) -> None:
        """The old window stays in sight until the new one has all that was open in it."""
        before = self.window
        location = before.session.location if before.session else ""
        section = before.pages.section
        self._application.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            before.rest()
            self.window = self._make()
            if before.windowState() == Qt.WindowState.WindowNoState:
                self.window.resize(before.size())
            if location:
                self.window.open_workspace(location)
        finally:
            # What goes wrong here is told in the window that is left.
            self._application.restoreOverrideCursor()
            self.window.show()
            self.window.pages.reopen(section)
            if self.window is not before:
                before.close()
                before.deleteLater()


def spare_collector() -> None:
    """Let what is there now, which stays to the end, never be looked through for garbage again.

    Every look through all modules and widgets halts the window for some 100 ms.
    """
    gc.freeze()


def _close_on_signals(application: QApplication, sitting: Sitting) -> QTimer:
    """A log-out or Ctrl+C closes the window as a person would, half-typed text kept."""

    def close(_number: int, _frame: object) -> None:
        sitting.window.close()
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
    window = MainWindow(program, theme, remembered)
    EnterPresses(window)
    return window


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
