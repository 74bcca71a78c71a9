"""Small notes at both sides of a number: what is still missing in its column and in its row."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from reviewer.ui.form_table.painting import gutter
from reviewer.ui.theme import Theme

_SCALE = 0.8
_SMALL = 0.7
_EDGE = 2.5
_ARROW = 4.0
_GAP = 1.5
_CLEAR = 5.0
"""What stays free between a note and the number."""
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Corner:
    """What stands at one side: the longest wording first, in a colour of the scheme."""

    wordings: tuple[str, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is missing in the row (`across`) and in the column (`down`)."""

    across: Corner | None = None
    down: Corner | None = None
    strong: bool = False
    """Whether a change of this cell alone would do."""
    full: bool = False
    """Whether it is said in words; the cells beside the one at hand make do with the number."""


def paint_note(
    painter: QPainter, theme: Theme, rect: QRect, note: CellNote, *, digits: int
) -> None:
    """Paint a note in line with the number, between it and the signs.

    Where that is too narrow, the bare number goes below the signs, if it fits there; else nothing.
    `digits` is how wide the widest number of the column is.
    """
    side = gutter(theme)
    room = (rect.width() - 1 - digits) / 2 - side - _CLEAR
    metrics = QFontMetricsF(theme.font(_SCALE))
    for corner, down in ((note.down, True), (note.across, False)):
        text = _fitting(corner, metrics, room, full=note.full or note.strong)
        if corner is not None and text:
            width = _width(metrics, text)
            left = rect.left() + side if down else rect.right() - side - width
            top = rect.center().y() - metrics.height() / 2
            place = QRectF(left, top, width, metrics.height())
            ink = theme.colour(corner.colour)
            if note.strong:
                painter.fillRect(place.adjusted(-2, 1, 2, -1), ink)
                ink = theme.colour("surface")
            painter.setFont(theme.font(_SCALE))
            _write(painter, ink, place, text, down=down)
        elif corner is not None:
            _paint_small(painter, theme, rect, corner, left=down, digits=digits)


def _paint_small(
    painter: QPainter, theme: Theme, rect: QRect, corner: Corner, *, left: bool, digits: int
) -> None:
    """The shortest wording in a lower corner, if it leaves the number alone."""
    font, text = theme.font(_SMALL), corner.wordings[-1]
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    if width + _EDGE + 1 > (rect.width() - 1 - digits) / 2:
        return
    start = rect.left() + _EDGE if left else rect.right() - _EDGE - width
    place = QRectF(start, rect.bottom() - metrics.ascent() - _EDGE, width, metrics.ascent())
    painter.setFont(font)
    painter.setPen(theme.colour(corner.colour))
    painter.drawText(place, _CENTRE | int(Qt.TextFlag.TextDontClip), text)


def _width(metrics: QFontMetricsF, text: str) -> float:
    return metrics.horizontalAdvance(text) + _ARROW + _GAP


def _fitting(corner: Corner | None, metrics: QFontMetricsF, room: float, *, full: bool) -> str:
    """The longest wording there is room for; empty if there is none."""
    wordings = () if corner is None else corner.wordings if full else corner.wordings[-1:]
    return next((text for text in wordings if _width(metrics, text) <= room), "")


def _write(painter: QPainter, ink: QColor, place: QRectF, text: str, *, down: bool) -> None:
    painter.setPen(ink)
    painter.drawText(place.adjusted(_ARROW + _GAP, 0, 0, 0), _CENTRE, text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(_arrow(place, down=down))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _arrow(box: QRectF, *, down: bool) -> QPolygonF:
    """Which way the rule runs: along the row, or down the column."""
    x, y = box.left(), box.center().y()
    half = _ARROW / 2
    if down:
        points = [(x, y - half), (x + _ARROW, y - half), (x + half, y + half + 0.5)]
    else:
        points = [(x, y - half), (x + _ARROW, y), (x, y + half)]
    return QPolygonF([QPointF(*point) for point in points])
