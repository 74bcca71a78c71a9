"""Where the panes of the desk stand: worklist, source over problems, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.ui.theme import SPACE

if TYPE_CHECKING:
    from reviewer.ui.desk_page import DeskPage


_SOURCE, _PROBLEMS = 90, 80
"""To this height they give way in a low window, before the buttons of a proposal leave it."""


def lay_out(page: DeskPage) -> None:
    """Put the panes of a page into its dividers."""
    page.middle.addWidget(page.source)
    page.middle.addWidget(_below_the_source(page))
    page.middle.setSizes([300, 330])
    page.source.setMinimumHeight(_SOURCE)
    page.problems.setMinimumHeight(_PROBLEMS)
    page.right.addWidget(page.middle)
    page.right.addWidget(page.tables)
    page.right.setSizes([420, 680])
    page.whole.addWidget(page.worklist)
    page.whole.addWidget(_beside_the_worklist(page))
    page.whole.setSizes([250, 1100])
    page.whole.setStretchFactor(1, 1)
    for splitter in (page.middle, page.right, page.whole):
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(SPACE - 2)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(SPACE, 0, SPACE, 0)
    layout.addWidget(page.whole)


def indented(widget: QWidget) -> QVBoxLayout:
    """A widget as far from the edges of the window as the panes of the desk."""
    layout = QVBoxLayout()
    layout.setContentsMargins(SPACE, 0, SPACE, 0)
    layout.addWidget(widget)
    return layout


def _beside_the_worklist(page: DeskPage) -> QWidget:
    desk = QWidget()
    layout = _stack(desk)
    layout.addWidget(page.header)
    layout.addWidget(page.remarks)
    layout.addWidget(page.reason)
    layout.addWidget(page.legend)
    layout.addWidget(page.right, 1)
    return desk


def _below_the_source(page: DeskPage) -> QWidget:
    """The problems with what is proposed, or the step that is tried."""
    advice = _stack(page.advice)
    advice.addWidget(page.problems, 1)
    advice.addWidget(page.proposals)
    box = QWidget()
    both = _stack(box)
    both.addWidget(page.advice)
    both.addWidget(page.preview)
    return box


def _stack(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE // 2)
    return layout
