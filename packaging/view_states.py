"""States of the window for its pictures: the overview, two reports side by side."""

from collections.abc import Callable
from functools import partial

from posing import wait_while

from reviewer.domain.record import WorklistQuery
from reviewer.ui.main_window import MainWindow


def _overview(window: MainWindow) -> None:
    window.views.overviewing.open()
    wait_while(lambda: window.runner.busy)


def _compared(tab: str, window: MainWindow) -> None:
    """The first two reports, at the first difference of a tab."""
    if window.session is None:
        return
    first, second, *_ = window.session.workspace.report_ids(WorklistQuery())
    window.show_comparison(first, second)
    window.views.comparing.page.show_tab(tab)
    wait_while(lambda: window.runner.busy)
    window.views.comparing.page.step(1)


STATES: dict[str, Callable[[MainWindow], None]] = {
    "overview": _overview,
    "comparison": partial(_compared, "requests"),
    "comparison-prose": partial(_compared, "prose"),
}
"""By name, how one gets there."""
