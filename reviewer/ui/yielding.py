"""Source and worklist give way where large text would leave columns of the tables out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSplitter

from reviewer.ui.theme import Theme

if TYPE_CHECKING:
    from reviewer.ui.desk_page import DeskPage

_SOURCE, _LIST = 300, 240
"""What stays of the source and of the list at least, in pixels."""


class Yielding(QObject):
    """Moves the dividers when the size of the text changes, and back when it returns."""

    def __init__(self, page: DeskPage, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._theme = page, theme
        self._size = theme.size
        self._chosen: tuple[list[int], list[int]] | None = None
        """Where the dividers stood before they were moved here; a person has not since."""
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._settle)
        theme.changing.connect(self._follow)
        for divider in (page.whole, page.right):
            divider.splitterMoved.connect(self._forget)

    def settle_soon(self) -> None:
        """Give way once the panes have been laid out."""
        self._timer.start()

    @property
    def settled(self) -> bool:
        """Whether the dividers stand where they shall."""
        return not self._timer.isActive()

    def _follow(self) -> None:
        if self._theme.size != self._size:
            self._size = self._theme.size
            self._chosen = self._chosen or (self._page.whole.sizes(), self._page.right.sizes())
            self._timer.start()

    def _settle(self) -> None:
        """Give the tables what they need, from where a person has put the dividers."""
        page = self._page
        for divider in (page.whole, page.right):
            divider.refresh()
        if self._chosen is not None:
            page.whole.setSizes(self._chosen[0])
            page.right.setSizes(self._chosen[1])
        for divider, pane, stays in (
            (page.right, page.middle, _SOURCE),
            (page.whole, page.worklist, _LIST),
        ):
            least = max(pane.minimumSizeHint().width(), stays)
            _give(divider, self._missing(), least)

    def _missing(self) -> int:
        """The pixels for want of which the longest table, the one most looked at, scrolls."""
        at_hand, tables = self._page.tables.table, self._page.tables.tables
        longest = max(tables, key=lambda table: table.lines, default=None)
        return longest.least_width - at_hand.width() if longest and at_hand else 0

    def _forget(self) -> None:
        self._chosen = None


def _give(divider: QSplitter, missing: int, least: int) -> None:
    """Take `missing` pixels, or as many as leave it its least width, from the left pane."""
    left, right = divider.sizes()
    given = min(missing, left - least)
    if given > 0:
        divider.setSizes([left - given, right + given])
