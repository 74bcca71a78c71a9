"""The bar below the problems: one proposal, to take, to refuse or to pass on from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reviewer.review.proposing import Proposal, ProposalKind
from reviewer.ui.proposals.wording import changes_text, grounds_text
from reviewer.ui.theme import SPACE
from reviewer.ui.wording import Words


class ProposalBar(QFrame):
    """Shows one of the proposals that exclude each other; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._group: tuple[Proposal, ...] = ()
        self._place = 0
        self._words = Words("zh", {})
        self._title = QLabel(self)
        self._title.setProperty("role", "small")
        self._changes = QLabel(self)
        self._changes.setProperty("role", "section")
        self._grounds = QLabel(self)
        self._grounds.setProperty("role", "muted")
        for label in (self._title, self._changes, self._grounds):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._buttons = QHBoxLayout()
        self._turning: QToolButton | None = None
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self._buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE + 2, SPACE - 2, SPACE - 2, SPACE - 2)
        layout.setSpacing(SPACE // 2)
        for label in (self._title, self._changes, self._grounds):
            layout.addWidget(label)
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

    def show_group(self, group: Sequence[Proposal], words: Words) -> None:
        """Show the likeliest of these; the place stays if they are the same as before."""
        if tuple(group) != self._group:
            self._group, self._place = tuple(group), 0
        self._words = words
        self._show()

    def turn(self) -> None:
        """Show the next one, after the last the first."""
        if self._group:
            self._place = (self._place + 1) % len(self._group)
            self._show()

    def _show(self) -> None:
        proposal = self.current
        self.setVisible(proposal is not None)
        if proposal is None:
            return
        fills = proposal.kind is ProposalKind.IMPUTATION
        title = self.tr("建议补填") if fills else self.tr("建议更正")
        if len(self._group) > 1:
            count = self.tr("第 {place} 种，共 {count} 种").format(
                place=self._place + 1, count=len(self._group)
            )
            title = f"{title} · {count}"
        if self._turning is not None:
            self._turning.setVisible(len(self._group) > 1)
        self._title.setText(title)
        self._changes.setText(changes_text(proposal, self._words))
        self._grounds.setText(grounds_text(proposal))
