"""Small notes beside or below a number: what is still missing in its column and in its row."""

from dataclasses import dataclass
from math import ceil

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

    @property
    def corners(self) -> list[tuple[Corner, bool]]:
        """What there is to show, each with whether it is about the column."""
        both = ((self.down, True), (self.across, False))
        return [(corner, down) for corner, down in both if corner is not None]


def paint_note(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    note: CellNote,
    *,
    digits: int,
    ground: str = "surface",
) -> None:
    """Paint a note in line with the number, between it and the signs, else at the cell's foot.

    `digits` is how wide the widest number of the column is, `ground` the colour of the cell.
    """
    if at_foot(theme, rect, note, digits=digits):
        _paint_foot(painter, theme, rect, note, theme.colour(ground))
        return
    side = gutter(theme)
    metrics = QFontMetricsF(theme.font(_SCALE))
    painter.setFont(theme.font(_SCALE))
    for corner, down in note.corners:
        room = _room(theme, rect, digits)
        text = _fitting(corner, metrics, room, full=note.full or note.strong)
        width = _width(metrics, text)
        left = rect.left() + side if down else rect.right() - side - width
        top = rect.center().y() - metrics.height() / 2
        place = QRectF(left, top, width, metrics.height())
        ink = theme.colour(corner.colour)
        if note.strong:
            painter.fillRect(place.adjusted(-2, 1, 2, -1), ink)
            ink = theme.colour("surface")
        _write(painter, ink, place, text, down=down)


def at_foot(theme: Theme, rect: QRect, note: CellNote, *, digits: int) -> bool:
    """Whether a note has no room in line with the number."""
    metrics, room = QFontMetricsF(theme.font(_SCALE)), _room(theme, rect, digits)
    return any(not _fitting(corner, metrics, room) for corner, _ in note.corners)


def foot(theme: Theme) -> int:
    """The height of a note at the foot of a cell, in pixels."""
    return ceil(QFontMetricsF(theme.font(_SMALL)).capHeight()) + 3


def _room(theme: Theme, rect: QRect, digits: int) -> float:
    """What is free at each side between the widest number and the signs."""
    return (rect.width() - 1 - digits) / 2 - gutter(theme) - _CLEAR


def _paint_foot(
    painter: QPainter, theme: Theme, rect: QRect, note: CellNote, under: QColor
) -> None:
    """Under the number, over lines of the cell: the column's need left, the row's right."""
    font, height = theme.font(_SMALL), foot(theme)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    texts, pointed = _side_by_side(note, metrics, rect.width() - 1 - 2 * _EDGE)
    for (corner, down), text in zip(note.corners, texts, strict=True):
        width = metrics.horizontalAdvance(text) + (_ARROW + _GAP) * pointed
        left = rect.left() + _EDGE if down else rect.right() - _EDGE - width
        place = QRectF(left, rect.bottom() - height + 1, width, height - 1)
        ink, ground = theme.colour(corner.colour), under
        if note.strong:
            ink, ground = theme.colour("surface"), ink
        painter.fillRect(place.adjusted(-1, 0, 1, 0), ground)
        if pointed:
            _point(painter, ink, place, down=down)
        painter.setPen(ink)
        painter.drawText(QPointF(left + (_ARROW + _GAP) * pointed, rect.bottom() - 2), text)


def _side_by_side(note: CellNote, metrics: QFontMetricsF, room: float) -> tuple[list[str], bool]:
    """The bare numbers, as far as there is room, and whether the arrows find room too.

    Where there is none for a number, only which way it goes is told, never a part of it.
    """
    texts = [corner.wordings[-1] for corner, _ in note.corners]
    room -= _CLEAR * (len(texts) - 1)
    if sum(_width(metrics, text) for text in texts) <= room:
        return texts, True
    if sum(map(metrics.horizontalAdvance, texts)) > room:
        share = room / len(texts)
        texts = [
            text if metrics.horizontalAdvance(text) <= share else f"{text[:1]}.." for text in texts
        ]
    return texts, False


def _width(metrics: QFontMetricsF, text: str) -> float:
    return metrics.horizontalAdvance(text) + _ARROW + _GAP


def _fitting(corner: Corner, metrics: QFontMetricsF, room: float, *, full: bool = False) -> str:
    """The longest wording there is room for; empty if there is none."""
    wordings = corner.wordings if full else corner.wordings[-1:]
    return next((text for text in wordings if _width(metrics, text) <= room), "")


def _write(painter: QPainter, ink: QColor, place: QRectF, text: str, *, down: bool) -> None:
    _point(painter, ink, place, down=down)
    painter.setPen(ink)
    painter.drawText(place.adjusted(_ARROW + _GAP, 0, 0, 0), _CENTRE, text)


def _point(painter: QPainter, ink: QColor, place: QRectF, *, down: bool) -> None:
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
