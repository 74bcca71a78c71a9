"""Brings the window into states for its pictures: commands, typing, waiting."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.ui.main_window import MainWindow

_SECONDS = 10
_SETTLE_MS = 60


def press(window: MainWindow, *names: str) -> None:
    """Trigger actions by name."""
    for name in names:
        window.actions_by_id[name].trigger()
        QApplication.processEvents()


def type_text(text: str) -> None:
    """Type where the focus is."""
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClicks(focus, text)


def wait_while(busy: Callable[[], bool]) -> None:
    """Wait until something has come to its end, some seconds at most."""
    deadline = monotonic() + _SECONDS
    while busy() and monotonic() < deadline:
        QTest.qWait(20)


def settle(window: MainWindow) -> None:
    """Wait until all is laid out and the pages at hand are drawn."""
    # What a state has changed is laid out in the rounds that follow.
    QTest.qWait(_SETTLE_MS)
    session = window.session
    if session is not None:
        store = session.page.source.pages.store
        wait_while(lambda: not store.complete)
        QTest.qWait(_SETTLE_MS)
