"""Searches in the background: only what was asked for last, and is still wanted, is told."""

from collections.abc import Iterator, Sequence
from threading import Event

import pytest

from reviewer.domain.report import Report
from reviewer.ui.finder import Finder
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt


class Slow:
    """A search that waits until it may go on."""

    def __init__(self, clerk: Clerk) -> None:
        self.go_on, self.begun = Event(), Event()
        self.told: list[object] = []
        self.finder = Finder(self._search, clerk.window)
        self.finder.found.connect(self.told.append)

    def _search(self, text: str, _report: Report, _before: Sequence[Report]) -> object:
        self.begun.set()
        assert self.go_on.wait(20)
        return text


@pytest.fixture
def slow(clerk: Clerk) -> Iterator[Slow]:
    """A search under way."""
    made = Slow(clerk)
    made.finder.look(clerk.sheet, "first")
    clerk.qtbot.waitUntil(made.begun.is_set)
    yield made
    made.go_on.set()
    made.finder.close()


def test_what_was_asked_for_last_is_told(clerk: Clerk, slow: Slow) -> None:
    slow.finder.look(clerk.sheet, "second")
    slow.go_on.set()
    clerk.qtbot.waitUntil(lambda: slow.told != [])
    assert slow.told == ["second"]


def test_what_is_no_longer_wanted_is_not_told(clerk: Clerk, slow: Slow) -> None:
    slow.finder.forget()
    slow.go_on.set()
    slow.finder.look(clerk.sheet, "next")
    clerk.qtbot.waitUntil(lambda: slow.told != [])
    assert slow.told == ["next"]


def test_a_search_that_ends_after_all_was_forgotten_tells_nothing(clerk: Clerk, slow: Slow) -> None:
    slow.finder.forget()
    slow.go_on.set()
    clerk.qtbot.waitUntil(lambda: slow.finder.idle)
    assert slow.told == []
