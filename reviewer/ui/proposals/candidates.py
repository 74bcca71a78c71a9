"""The proposals that exclude each other, one a line in order; a click turns to one."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.review.proposing import Proposal
from reviewer.ui.proposals.wording import pattern_text, summary
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.wording import Words, translate

_MOST = 4
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Candidates(QWidget):
    """Hidden where there is only one."""

    chosen = Signal(int)
    """The place of a proposal in its group."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts: list[str] = []
        self._first = 0
        self._place = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("可能的更正"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    @property
    def texts(self) -> Sequence[str]:
        """The lines that are seen."""
        return self._texts[self._first : self._first + _MOST]

    def show_group(self, group: Sequence[Proposal], place: int, words: Words) -> None:
        """Show the proposals of a group and which of them is at hand."""
        line = translate("Proposals", "{number}. {changes}（{pattern}）")
        self._texts = [
            line.format(
                number=number,
                changes=summary(proposal, words),
                pattern=pattern_text(proposal.pattern),
            )
            for number, proposal in enumerate(group, start=1)
        ]
        self._place = place
        self._first = max(0, min(place - _MOST // 2, len(self._texts) - _MOST))
        self.setVisible(len(group) > 1)
        self.setToolTip("\n".join(self._texts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, len(self.texts) * self._line())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for line, text in enumerate(self.texts):
            at_hand = self._first + line == self._place
            rect = QRect(0, line * self._line(), self.width(), self._line())
            if at_hand:
                painter.fillRect(rect, self._theme.colour("accent_soft"))
            font = self._theme.font(0.92, bold=at_hand)
            painter.setFont(font)
            painter.setPen(self._theme.colour("text" if at_hand else "muted"))
            room = rect.adjusted(SPACE // 2, 0, -SPACE // 2, 0)
            mode = Qt.TextElideMode.ElideRight
            painter.drawText(room, _LEFT, QFontMetrics(font).elidedText(text, mode, room.width()))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line = int(event.position().y()) // self._line()
        if 0 <= line < len(self.texts):
            self.chosen.emit(self._first + line)

    def _line(self) -> int:
        return round(self._theme.size * 1.5)
