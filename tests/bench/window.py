"""The window on a workspace: `python -m tests.bench.window WORKSPACE BEGUN` in its own process.

`BEGUN` is when it was started, in seconds since the epoch. Does what `reviewer open WORKSPACE`
does up to the event loop, on the offscreen platform.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.app import Application
from reviewer.ui.main_window import MainWindow
from reviewer.ui.memory import Memory
from reviewer.ui.start import make_window, spare_collector
from tests.bench.measure import Figures, milliseconds

KEY = "requests.granted.natural_person"


def main(location: str, begun: float) -> Figures:
    """Start, open, commit cells, open reports."""
    application = QApplication([sys.argv[0]])
    with TemporaryDirectory() as folder:
        window = make_window(application, Application(actor="bench"), Memory(Path(folder) / "m"))
        window.show()
        window.open_workspace(location)
        _settle()
        spare_collector()
        process = psutil.Process()
        figures: Figures = {"window_start_s": round(time.time() - begun, 2)}
        figures |= milliseconds("window_commit", _commits(window))
        figures |= milliseconds("window_digit", _digits(window))
        figures |= milliseconds("window_move", _moves(window))
        figures |= milliseconds("window_next_report", _openings(window))
        figures["window_memory_mb"] = process.memory_info().rss >> 20
        window.close()
    return figures


def _settle() -> None:
    """Let everything that is due be done, painting too."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


def _commits(window: MainWindow) -> Iterator[Callable[[], None]]:
    session = window.session
    assert session is not None
    for number in range(60):

        def commit(text: str = str(number)) -> None:
            assert session.bench.submit(KEY, text) == ""
            _settle()

        yield commit


def _digits(window: MainWindow) -> Iterator[Callable[[], None]]:
    """Keys in an open editor whose row and column do not balance, painted with all notes."""
    session = window.session
    assert session is not None
    session.page.go_to(KEY)
    session.page.tables.amend("12")
    for number in range(60):
        yield partial(_press, Qt.Key.Key_Backspace if number % 2 else Qt.Key.Key_7)
    _press(Qt.Key.Key_Escape)


def _press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    _settle()


def _moves(window: MainWindow) -> Iterator[Callable[[], None]]:
    """From cell to cell, with the source, the problems and the notes in step."""
    session = window.session
    assert session is not None
    session.page.tables.take_focus()
    for _ in range(60):
        yield partial(_press, Qt.Key.Key_Tab)


def _openings(window: MainWindow) -> Iterator[Callable[[], None]]:
    session = window.session
    assert session is not None
    for row in list(session.bench.rows)[1:61]:

        def show(report_id: int = row.id) -> None:
            session.page.open_report(report_id)
            _settle()

        yield show


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], float(sys.argv[2]))))
