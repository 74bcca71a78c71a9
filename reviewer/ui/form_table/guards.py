"""How the guards of a cell are painted: a shade with a pattern, for those who see no colours."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from reviewer.review.guarding import Guard
from reviewer.ui.theme import Theme

_STRONG = 3
"""So many rules over one cell are the most that the forms have."""
_SCALE = 0.7


def paint_guard(
    painter: QPainter, theme: Theme, rect: QRect, guard: Guard, *, counted: bool = True
) -> None:
    """Shade a cell: hatched where nothing guards it, dotted where an error cannot be placed."""
    if guard.places:
        ground = QColor(theme.colour("accepted"))
        ground.setAlpha(46 if guard.rules >= _STRONG else 26)
        painter.fillRect(rect, ground)
    elif guard.rules:
        painter.fillRect(rect, theme.colour("undecided_soft"))
        _pattern(painter, theme, rect, "undecided", Qt.BrushStyle.Dense7Pattern)
    else:
        painter.fillRect(rect, theme.colour("look_soft"))
        _pattern(painter, theme, rect, "look", Qt.BrushStyle.FDiagPattern)
    if counted:
        _count(painter, theme, rect, guard)


def _pattern(painter: QPainter, theme: Theme, rect: QRect, name: str, style: Qt.BrushStyle) -> None:
    ink = QColor(theme.colour(name))
    ink.setAlpha(80)
    painter.fillRect(rect, QBrush(ink, style))


def _count(painter: QPainter, theme: Theme, rect: QRect, guard: Guard) -> None:
    """How many rules, small in the upper right corner."""
    painter.setFont(theme.font(_SCALE))
    painter.setPen(theme.colour("muted"))
    corner = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    painter.drawText(rect.adjusted(0, 0, -3, 0), corner, str(guard.rules))
