"""How labels, values and marks of a printed table are painted."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPolygonF

from reviewer.domain.numbers import CellStatus
from reviewer.ui import icons
from reviewer.ui.form_table.guards import paint_guard
from reviewer.ui.form_table.looks import CellLook, Sign
from reviewer.ui.theme import Theme

_SIGN_COLOURS = {
    Sign.FAILED: "failed",
    Sign.UNDECIDED: "undecided",
    Sign.LOOK: "look",
    Sign.STALE: "look",
    Sign.WARNING: "warning",
    Sign.NOTICE: "notice",
}
_GROUNDS = {
    Sign.UNDECIDED: "undecided_soft",
    Sign.LOOK: "look_soft",
    Sign.STALE: "look_soft",
    Sign.WARNING: "warning_soft",
}
WORD = 0.85
"""The size of what stands in place of a number."""
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAP = int(Qt.TextFlag.TextWordWrap)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """How a label stands in its cell."""

    lit: bool = False
    """Whether the current cell is under this head."""
    strip: bool = False
    """Written downwards, one character a line."""
    left: bool = False
    strong: bool = False
    """The heading of a block of rows."""


def paint_label(
    painter: QPainter, theme: Theme, rect: QRect, text: str, style: LabelStyle = LabelStyle()
) -> None:
    """A head cell with its border."""
    ground = "accent_soft" if style.lit else "hover" if style.strong else "sunken"
    painter.fillRect(rect, theme.colour(ground))
    frame(painter, theme, rect)
    painter.setFont(theme.font(0.92))
    painter.setPen(theme.colour("text" if style.lit or style.strong else "muted"))
    inner = rect.adjusted(4, 1, -5, -2)
    if style.strip:
        painter.drawText(inner, _CENTRE, "\n".join(re.findall(r".[、.．]?", text)))
    elif style.left:
        shrunk = _balanced(painter, inner, text)
        painter.drawText(shrunk.translated(inner.left() - shrunk.left(), 0), _WRAP | _LEFT, text)
    else:
        centred = _balanced(painter, rect.adjusted(1, 1, -2, -2), text)
        painter.drawText(centred, _WRAP | _CENTRE, text)


def _balanced(painter: QPainter, rect: QRect, text: str) -> QRect:
    """The rectangle narrowed so that the wrapped lines come out about equally long."""
    metrics = painter.fontMetrics()
    if "\n" in text:
        return rect
    lines = -(-metrics.horizontalAdvance(text) // max(rect.width(), 1))
    em = metrics.horizontalAdvance("国")
    wanted = (-(-len(text) // max(lines, 1)) * em) + em // 3
    spare = max(0, rect.width() - wanted) // 2 if lines > 1 else 0
    return rect.adjusted(spare, 0, -spare, 0)


def frame(painter: QPainter, theme: Theme, rect: QRect) -> None:
    """The thin line on the right and at the foot of a cell."""
    line = theme.colour("line")
    painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line)
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)


def gutter(theme: Theme) -> int:
    """The room at each side of a number, in pixels, that is left to the signs."""
    return round(_sign_size(theme)) + 5


def paint_value(
    painter: QPainter, theme: Theme, rect: QRect, look: CellLook, *, digits: int, foot: int = 0
) -> None:
    """A cell with its number, ground and signs, without the border of the current cell.

    `digits` is how wide the widest number of the column is: the last digits stand in one line.
    The number keeps out of the lowest `foot` pixels.
    """
    painter.fillRect(rect, theme.colour(ground(look)))
    if look.guard is not None:
        marked = look.corrected or look.accepted or look.confirmed
        paint_guard(painter, theme, rect, look.guard, counted=not marked)
    if look.status is CellStatus.UNREAD:
        hatching = QColor(theme.colour("look"))
        hatching.setAlpha(70)
        painter.fillRect(rect, QBrush(hatching, Qt.BrushStyle.BDiagPattern))
    frame(painter, theme, rect)
    if look.changing:
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
    _paint_text(painter, theme, _number_rect(theme, rect, digits), look, foot=foot)
    _paint_signs(painter, theme, rect, look, top=1 if foot else 3)
    if look.related:
        painter.setPen(QPen(theme.colour("failed"), 1, Qt.PenStyle.DotLine))
        painter.drawRect(rect.adjusted(1, 1, -3, -3))


def paint_selected(painter: QPainter, theme: Theme, rect: QRect) -> None:
    """The veil and the line over a cell of the selected range."""
    veil = QColor(theme.colour("accent"))
    veil.setAlpha(46)
    painter.fillRect(rect.adjusted(0, 0, -1, -1), veil)
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.drawRect(rect.adjusted(0, 0, -2, -2))


def paint_current(painter: QPainter, theme: Theme, rect: QRect, *, active: bool) -> None:
    """The border of the current cell; fainter where the table has not the focus."""
    pen = QPen(theme.colour("accent" if active else "line_strong"), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(rect.adjusted(1, 1, -2, -2))


def ground(look: CellLook) -> str:
    """The colour under a number, by its name in the scheme."""
    if look.guard:
        return "surface"
    if look.sign is Sign.FAILED:
        return "failed_soft" if look.focus or look.weight > 1 else "failed_faint"
    if look.sign in _GROUNDS:
        return _GROUNDS[look.sign]
    if look.corrected:
        return "corrected_soft"
    return "accepted_soft" if look.accepted else "surface"


def _paint_text(painter: QPainter, theme: Theme, rect: QRect, look: CellLook, *, foot: int) -> None:
    painter.setFont(theme.font(bold=look.corrected or look.focus))
    colour = "text" if look.status is CellStatus.PRINTED else "faint"
    if look.corrected:
        colour = "corrected"
    elif look.sign is Sign.FAILED and look.focus:
        colour = "failed"
    if look.status in (CellStatus.BLANK, CellStatus.UNREAD):
        painter.setFont(theme.font(WORD))
    if look.status is CellStatus.UNREAD:
        colour = "look"
    painter.setPen(theme.colour(colour))
    if foot:
        painter.drawText(_above(painter.fontMetrics(), rect, look, foot), look.text)
    else:
        painter.drawText(rect, _RIGHT, look.text)


def _above(metrics: QFontMetrics, rect: QRect, look: CellLook, foot: int) -> QPoint:
    """Where a text begins that ends on the right and stays out of the lowest `foot` pixels."""
    # All digits are equally high; to measure them one by one would make them dance.
    ink = metrics.tightBoundingRect("0" if look.status is CellStatus.PRINTED else look.text)
    top = min((rect.height() - ink.height()) // 2, rect.height() - foot - ink.height())
    left = rect.right() + 1 - metrics.horizontalAdvance(look.text)
    return QPoint(left, rect.top() + max(top, 0) - ink.top())


def _number_rect(theme: Theme, rect: QRect, digits: int) -> QRect:
    """Where the numbers of a column end: the widest stands in the middle between the signs."""
    side = gutter(theme)
    spare = max(0, rect.width() - 1 - 2 * side - digits) // 2
    return QRect(rect.left(), rect.top(), rect.width() - 1 - side - spare, rect.height() - 1)


def _sign_size(theme: Theme) -> float:
    # Beside large text the numbers need the room.
    return min(max(7.0, theme.size * 0.62), 13.0)


def _paint_signs(painter: QPainter, theme: Theme, rect: QRect, look: CellLook, *, top: int) -> None:
    size = _sign_size(theme)
    if look.sign is Sign.FAILED and not look.focus:
        _paint_corner(painter, theme, rect, size)
    elif look.sign is not None:
        corner = QRectF(rect.left() + 3, rect.top() + top, size, size)
        icons.draw(painter, look.sign.value, theme.colour(_SIGN_COLOURS[look.sign]).name(), corner)
    right = QRectF(rect.right() - size - 3, rect.top() + top, size, size)
    if look.corrected:
        icons.draw(painter, "corrected", theme.colours.corrected, right)
    elif look.accepted:
        icons.draw(painter, "accepted", theme.colours.accepted, right)
    elif look.confirmed:
        icons.draw(painter, "accepted", theme.colours.faint, right)


def _paint_corner(painter: QPainter, theme: Theme, rect: QRect, size: float) -> None:
    """The small corner of a cell that takes part in a failing rule without being its total."""
    side = size * 0.8
    left, top = rect.left() + 0.5, rect.top() + 0.5
    corner = QPolygonF([QPointF(left, top), QPointF(left + side, top), QPointF(left, top + side)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("failed"))
    painter.drawPolygon(corner)
    painter.setBrush(Qt.BrushStyle.NoBrush)
