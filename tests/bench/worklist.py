"""The window over many reports: `python -m tests.bench.worklist WORKSPACE BEGUN`.

`BEGUN` is when it was started, in seconds since the epoch. Every time is
from the key to the painted result, nothing left to be done.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.app import Application
from reviewer.domain.record import WorklistColumn, WorklistQuery
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.main_window import MainWindow
from reviewer.ui.memory import Memory
from reviewer.ui.start import make_window, spare_collector
from tests.bench.measure import Figures, milliseconds

CELL = "requests.granted.natural_person"
Key = Qt.Key
Actions = Iterator[Callable[[], None]]


def measured(location: str, begun: float) -> Figures:
    """Open the window and use it."""
    application = QApplication([sys.argv[0]])
    with TemporaryDirectory() as folder:
        window = make_window(application, Application(actor="bench"), Memory(Path(folder) / "m"))
        window.show()
        window.open_workspace(location)
        settle()
        spare_collector()
        figures: Figures = {
            "many_start_s": round(time.time() - begun, 2),
            "many_start_processor_s": round(time.process_time(), 2),
        }
        for name, actions in (
            ("move_cell", moves(window)),
            ("commit", commits(window)),
            ("next_report", openings(window)),
            ("done_next", finishings(window)),
            ("next_problem", problems(window)),
            ("filter_key", filtering(window)),
            ("filter_menu", narrowing(window)),
            ("sort", sorting(window)),
            ("group", grouping(window)),
            ("scroll", scrolling(window)),
            ("overview", counting(window)),
        ):
            figures |= milliseconds(f"many_{name}", actions)
        figures["many_memory_mb"] = psutil.Process().memory_info().rss >> 20
        window.close()
    return figures


def settle() -> None:
    """Let everything that is due be done, painting too."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents()


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the keyboard is, and wait for the picture."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
    settle()


def times(window: MainWindow, count: int, key: Qt.Key, *more: Qt.KeyboardModifier) -> Actions:
    """The same key so often."""
    modifiers = more[0] if more else Qt.KeyboardModifier.NoModifier
    return (partial(press, window, key, modifiers) for _ in range(count))


def moves(window: MainWindow) -> Actions:
    """Arrows in the table, never against its edge."""
    _page(window).go_to(CELL)
    for _ in range(3):
        yield from times(window, 10, Key.Key_Down)
        yield from times(window, 10, Key.Key_Up)


def commits(window: MainWindow) -> Actions:
    """A number typed and taken."""
    for number in range(40):

        def commit(text: str = str(number)) -> None:
            assert _page(window).bench.submit(CELL, text) == ""
            settle()

        yield commit


def openings(window: MainWindow) -> Actions:
    """The next report with its source."""
    return times(window, 40, Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)


def finishings(window: MainWindow) -> Actions:
    """Done and next; where a reason is asked, the recent one."""

    def finish() -> None:
        press(window, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    for _ in range(30):
        yield finish
        if _page(window).reason.isVisible():
            press(window, Key.Key_1, Qt.KeyboardModifier.ControlModifier)


def counting(window: MainWindow) -> Actions:
    """The overview with all its charts."""

    def count() -> None:
        window.views.overviewing.open()
        while window.runner.busy:
            settle()
        assert window.views.overviewing.page.charts

    for _ in range(3):
        yield count
        window.stage.back()


def problems(window: MainWindow) -> Actions:
    """The next problem, mostly in another report."""
    return times(window, 40, Key.Key_F8)


def filtering(window: MainWindow) -> Actions:
    """A filter typed letter by letter, Chinese and pinyin."""
    panel = _page(window).worklist
    panel.focus_filter()
    for text in ("临江2023", "qsx教育", "人民政府 2024", "没有这个", "bf"):
        for letter in text:

            def type_one(letter: str = letter) -> None:
                panel.filter.insert(letter)
                settle()

            yield type_one
        panel.filter.clear()
        settle()


def narrowing(window: MainWindow) -> Actions:
    """Filters from the menu."""
    queries = [
        WorklistQuery(only_open_problems=True),
        WorklistQuery(years=frozenset((2023,))),
        WorklistQuery(regions=frozenset(("青石临江县",)), only_open_problems=True),
        WorklistQuery(),
    ]
    return (partial(_show, window, query) for query in queries * 4)


def sorting(window: MainWindow) -> Actions:
    """Every column both ways."""
    queries = [
        WorklistQuery(sort=column, descending=descending)
        for column in WorklistColumn
        for descending in (False, True)
    ]
    return (partial(_show, window, query) for query in [*queries, WorklistQuery()] * 2)


def grouping(window: MainWindow) -> Actions:
    """Grouped and apart."""

    def group() -> None:
        _page(window).worklist.toggle_group()
        settle()

    return (group for _ in range(10))


def scrolling(window: MainWindow) -> Actions:
    """A page further in the list, over rows never seen."""
    view = _page(window).worklist.view
    view.setFocus()

    def scroll() -> None:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())
        settle()

    return (scroll for _ in range(60))


def _show(window: MainWindow, query: WorklistQuery) -> None:
    _page(window).worklist.show_query(query)
    settle()


def _page(window: MainWindow) -> DeskPage:
    assert window.session is not None
    return window.session.page


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1], float(sys.argv[2]))))
