"""Small notes in the lower corners of a cell, beside its number: what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from reviewer.domain.numbers import CellStatus
from reviewer.ui.form_table.looks import CellLook
from reviewer.ui.theme import Theme

_SCALE = 0.7
_ARROW = 4.0
_GAP = 2.0
_EDGE = 3.0
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is missing in the row (`across`) and the column (`down`), the longest wording first."""

    across: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    colour: str = "failed"
    strong: bool = False
    """Whether a change of this cell alone would do."""


def paint_note(painter: QPainter, theme: Theme, rect: QRect, look: CellLook, note: CellNote) -> None:
    """Paint a note; where a wording would cover the number, a shorter one or the arrow alone."""
    room = (rect.width() - _number_width(theme, look)) / 2 - 2 * _EDGE
    if note.down:
        _paint_corner(painter, theme, rect, note, room, down=True)
    if note.across:
        _paint_corner(painter, theme, rect, note, room, down=False)


def _number_width(theme: Theme, look: CellLook) -> float:
    small = look.status in (CellStatus.BLANK, CellStatus.UNREAD)
    font = theme.font(0.85) if small else theme.font(bold=look.corrected or look.focus)
    return QFontMetricsF(font).horizontalAdvance(look.text)


def _paint_corner(
    painter: QPainter, theme: Theme, rect: QRect, note: CellNote, room: float, *, down: bool
) -> None:
    font = theme.font(_SCALE)
    metrics = QFontMetricsF(font)
    text = _fitting(note.down if down else note.across, metrics, room - _ARROW - _GAP)
    height = metrics.ascent() + 1
    width = metrics.horizontalAdvance(text) + _ARROW + _GAP if text else _ARROW
    box = QRectF(0, rect.bottom() - height - 1, width, height)
    box.moveLeft(rect.left() + _EDGE if down else rect.right() - _EDGE - width)
    ink = theme.colour(note.colour)
    if note.strong:
        painter.fillRect(box.adjusted(-1.5, 0, 1.5, 0.5), ink)
        ink = theme.colour("surface")
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box.adjusted(_ARROW + _GAP, 0, 0, 0), _CENTRE, text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(_arrow(box, down=down))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _fitting(wordings: Sequence[str], metrics: QFontMetricsF, room: float) -> str:
    fitting = (text for text in wordings if metrics.horizontalAdvance(text) <= room)
    return next(fitting, "")


def _arrow(box: QRectF, *, down: bool) -> QPolygonF:
    """Which way the rule runs: along the row, or down the column."""
    x, y = box.left(), box.center().y()
    half = _ARROW / 2
    if down:
        points = [(x, y - half), (x + _ARROW, y - half), (x + half, y + half + 0.5)]
    else:
        points = [(x, y - half), (x + _ARROW, y), (x, y + half)]
    return QPolygonF([QPointF(*point) for point in points])
