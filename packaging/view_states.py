"""States of the window for its pictures: the overview, two reports side by side."""

from collections.abc import Callable
from functools import partial
from time import monotonic

from PySide6.QtTest import QTest

from reviewer.domain.record import WorklistQuery
from reviewer.ui.main_window import MainWindow

_SECONDS = 5


def _wait(window: MainWindow) -> None:
    deadline = monotonic() + _SECONDS
    while window.runner.busy and monotonic() < deadline:
        QTest.qWait(20)


def _overview(window: MainWindow) -> None:
    window.views.overviewing.open()
    _wait(window)


def _compared(tab: str, window: MainWindow) -> None:
    """The first two reports, at the first difference of a tab."""
    if window.session is None:
        return
    first, second, *_ = window.session.workspace.report_ids(WorklistQuery())
    window.show_comparison(first, second)
    window.views.comparing.page.show_tab(tab)
    _wait(window)
    window.views.comparing.page.step(1)


STATES: dict[str, Callable[[MainWindow], None]] = {
    "overview": _overview,
    "comparison": partial(_compared, "requests"),
    "comparison-prose": partial(_compared, "prose"),
}
"""By name, how one gets there."""
