"""How marks are painted under and over drawn text, in the colours of the scheme."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reviewer.ui import icons
from reviewer.ui.theme import Theme

_SIGN = 12.0
_CORNER = 6.0


def tint(painter: QPainter, theme: Theme, rects: Iterable[QRectF], ground: str) -> None:
    """Lay a colour under text."""
    for rect in rects:
        painter.fillRect(rect, theme.colour(ground))


def frame(painter: QPainter, theme: Theme, rect: QRectF, name: str, width: float) -> None:
    """Draw a line around text."""
    painter.setPen(QPen(theme.colour(name), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 2, 2)


def mark(painter: QPainter, theme: Theme, rect: QRectF, ground: str) -> None:
    """A frame with the sign of the table, or with a corner where the cell only takes part."""
    name, _, strength = ground.partition("_")
    if strength == "faint":
        frame(painter, theme, rect, name, 0.8)
        _corner(painter, theme, rect, name)
    else:
        frame(painter, theme, rect, name, 1.2)
        _sign(painter, theme, rect, name)


def _corner(painter: QPainter, theme: Theme, rect: QRectF, name: str) -> None:
    x, y, side = rect.left(), rect.top(), min(_CORNER, rect.height() * 0.4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(name))
    painter.drawPolygon([QPointF(x, y), QPointF(x + side, y), QPointF(x, y + side)])


def _sign(painter: QPainter, theme: Theme, rect: QRectF, name: str) -> None:
    """The sign of the table, for those who do not tell the colours apart; beside the text."""
    side = min(_SIGN, rect.height() * 0.6)
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(rect.topLeft())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(name))
    painter.drawEllipse(disc)
    inset = side * 0.16
    icons.draw(painter, name, theme.colours.surface, disc.adjusted(inset, inset, -inset, -inset))
