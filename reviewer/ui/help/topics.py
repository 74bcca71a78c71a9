"""Which page of the help fits where the user is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow

START, ELSEWHERE = "01-first-steps", "08-worklist"
TOPIC = "help"
"""The property in which a page over the desk names the page of the help about it."""


def topic_at(window: MainWindow, focus: QWidget | None) -> str:
    """The id of the page about the widget with the keyboard, or about what is at hand."""
    if window.stage.above is not None:
        return str(window.stage.above.property(TOPIC) or ELSEWHERE)
    if window.session is None or focus is None:
        return START
    fitting = (topic for room, topic in _rooms(window) if room is focus or room.isAncestorOf(focus))
    return next(fitting, START)


def _rooms(window: MainWindow) -> Iterator[tuple[QWidget, str]]:
    """The rooms of the desk with their pages, the tables by the problem at hand."""
    if window.session is None:
        return
    page = window.session.page
    yield page.worklist, "08-worklist" if page.bench.rows else "09-importing"
    yield page.source, "03-source"
    yield page.reason, "06-as-printed"
    yield page.problems, "02-tables-and-rules"
    yield page.tables, "05-proposals" if page.proposals.current is not None else "04-correcting"
