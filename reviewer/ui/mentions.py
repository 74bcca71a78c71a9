"""How a place where the prose speaks of a cell is marked, in whatever way the source is shown."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reviewer.domain.form import CellKey
from reviewer.review.mentions import Mention
from reviewer.ui import icons

_ROUND = 2.0
_SIGN = 11.0
Ink = Callable[[str], QColor]
"""From the name of a colour of the scheme to the colour."""


@dataclass(frozen=True, slots=True)
class MentionLook:
    """A dotted line below, or a frame; the sign of a warning where it disagrees."""

    colour: str
    width: float
    framed: bool
    sign: bool = False


def look_of(mention: Mention, current: CellKey | None) -> MentionLook:
    """The look of a place; framed where it speaks of the current cell or disagrees."""
    about = current is not None and current in mention.keys
    if mention.doubtful:
        return MentionLook("warning", 2.4 if about else 1.6, framed=True, sign=True)
    return MentionLook("accent", 2.0 if about else 1.2, framed=about)


def paint_mention(painter: QPainter, ink: Ink, rect: QRectF, look: MentionLook) -> None:
    """Mark one line of a place."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not look.framed:
        painter.setPen(QPen(ink(look.colour), look.width, Qt.PenStyle.DotLine))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        return
    painter.setPen(QPen(ink(look.colour), look.width))
    painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 0), _ROUND, _ROUND)
    if look.sign:
        _paint_sign(painter, ink, rect, look)


def _paint_sign(painter: QPainter, ink: Ink, rect: QRectF, look: MentionLook) -> None:
    """The sign of a warning beside the frame, for those who do not tell the colours apart."""
    side = min(_SIGN, max(rect.height() * 0.7, 6.0))
    place = QRectF(0, 0, side, side)
    place.moveBottomRight(rect.topLeft() + QPointF(2, 2))
    painter.fillRect(place, ink("surface"))
    icons.draw(painter, "warning", ink(look.colour).name(), place)
