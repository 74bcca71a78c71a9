"""The bar below the problems: one proposal, to take, to refuse or to pass on from."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.form import CellKey
from reviewer.domain.report import Provenance
from reviewer.review.proposing import Proposal
from reviewer.ui.page.view import PageView
from reviewer.ui.proposals.candidates import Candidates
from reviewer.ui.proposals.rows import ChangeRows
from reviewer.ui.proposals.wording import (
    blind_spot_text,
    grounds_text,
    incomplete_text,
    kind_text,
    sureness_text,
)
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.tips import tip
from reviewer.ui.wording import Words

_NOTHING = Document("", DocumentKind.TEXT, "", "")
_CRAMPED = 46
"""In a window of fewer lines of text the blind spots are told by the tool tip."""


@dataclass(frozen=True, slots=True)
class Advised:
    """What the bar shows: proposals that exclude each other, likeliest first, and their source."""

    group: tuple[Proposal, ...]
    words: Words
    document: Document
    places: Mapping[CellKey, Provenance]
    complete: bool = True
    """Whether the search came to its end."""


class ProposalBar(QFrame):
    """Shows one of the proposals that exclude each other; hidden where there is none."""

    def __init__(self, pages: PageView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._theme = theme
        self._advised: Advised | None = None
        self._place = 0
        self._title, self._grounds, self._blind = (QLabel(self) for _ in range(3))
        self._title.setProperty("role", "small")
        self._grounds.setProperty("role", "muted")
        self._blind.setProperty("role", "small")
        for label in (self._title, self._grounds, self._blind):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.candidates = Candidates(theme, self)
        self.candidates.chosen.connect(self._turn_to)
        self.changes = ChangeRows(pages, theme, self)
        self._buttons = QHBoxLayout()
        self._turning: QToolButton | None = None
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self._buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE + 2, SPACE - 2, SPACE - 2, SPACE - 2)
        layout.setSpacing(SPACE // 2)
        for widget in (self._title, self.candidates, self.changes, self._grounds, self._blind):
            layout.addWidget(widget)
        layout.addLayout(self._buttons)

    def add_actions(self, *, take: QAction, refuse: QAction, turn: QAction) -> None:
        """Put a button for each of these at the bottom."""
        self._turning = self._button(turn)
        self._button(refuse)
        self._button(take).setProperty("role", "primary")

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._buttons.addWidget(button)
        return button

    @property
    def current(self) -> Proposal | None:
        """The proposal that is shown."""
        return self._group[self._place] if self._group else None

    @property
    def place(self) -> int:
        """Which of its group is shown, from 0."""
        return self._place

    @property
    def texts(self) -> list[str]:
        """What is said about the proposal that is shown."""
        return [label.text() for label in (self._title, self._grounds, self._blind)]

    @property
    def _group(self) -> tuple[Proposal, ...]:
        return self._advised.group if self._advised else ()

    def show_advice(self, advised: Advised | None) -> None:
        """Show the likeliest of a group; the place stays if it is the same group as before."""
        if advised is None or advised.group != self._group:
            self._place = 0
        if advised != self._advised:
            self._advised = advised
            self._show()

    def turn(self) -> None:
        """Show the next one, after the last the first."""
        if self._group:
            self._turn_to((self._place + 1) % len(self._group))

    def _turn_to(self, place: int) -> None:
        self._place = place
        self._show()

    def _show(self) -> None:
        advised, proposal = self._advised, self.current
        self.setVisible(proposal is not None)
        if advised is None or proposal is None:
            self.changes.show_changes((), Words("zh", {}), _NOTHING, {})
            return
        if self._turning is not None:
            self._turning.setVisible(len(self._group) > 1)
        self._title.setText(self._titled(proposal))
        self.candidates.show_group(self._group, self._place, advised.words)
        self.changes.show_changes(proposal.changes, advised.words, advised.document, advised.places)
        parts = [grounds_text(proposal), sureness_text(self._group, self._place)]
        parts += [] if advised.complete else [incomplete_text()]
        self._grounds.setText(self.tr("；").join(parts))
        self._blind.setText(blind_spot_text())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Claim the height that the wrapped texts need; the list above gives way."""
        layout = self.layout()
        cramped = self.window().height() < _CRAMPED * self._theme.size
        self._blind.setHidden(cramped)
        self.setToolTip(tip(self._blind.text()) if cramped else "")
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def _titled(self, proposal: Proposal) -> str:
        if len(self._group) == 1:
            return kind_text(proposal)
        return self.tr("{kind} · 第 {place} 种，共 {count} 种").format(
            kind=kind_text(proposal), place=self._place + 1, count=len(self._group)
        )
