"""Small notes in the lower corners of a cell, beside its number: what is still missing."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from reviewer.ui.theme import Theme

_SCALES = 0.85, 0.7
_ARROW = 4.0
_GAP = 0.5
_EDGE = 1.5
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Corner:
    """What stands in one corner: the longest wording first, in a colour of the scheme."""

    wordings: tuple[str, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is missing in the row (`across`) and in the column (`down`)."""

    across: Corner | None = None
    down: Corner | None = None
    strong: bool = False
    """Whether a change of this cell alone would do."""


def paint_note(
    painter: QPainter, theme: Theme, rect: QRect, note: CellNote, *, digits: int
) -> None:
    """Paint a note; where a wording would cover the number, a shorter one or an arrow alone.

    `digits` is how wide the widest number of the column is.
    """
    room = (rect.width() - digits) / 2 - _EDGE - 1
    if note.down is not None:
        _paint(painter, theme, _Box(rect, note.down, room, down=True), strong=note.strong)
    if note.across is not None:
        _paint(painter, theme, _Box(rect, note.across, room, down=False), strong=note.strong)


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a corner is painted: the cell, and how wide it may be."""

    cell: QRect
    corner: Corner
    room: float
    down: bool

    def writing(self, theme: Theme) -> tuple["_Writing", float]:
        """The longest wording that fits beside the number, and its width; else an arrow alone."""
        wordings = self.corner.wordings
        choices = [_Writing(text, scale) for text in wordings for scale in _SCALES]
        choices.append(_Writing(wordings[-1], _SCALES[-1], arrow=False))
        for choice in choices:
            width = choice.width(theme)
            if width <= self.room:
                return choice, width
        return _Writing("", _SCALES[-1]), _ARROW

    def place(self, metrics: QFontMetricsF, width: float) -> QRectF:
        """The corner as wide as that."""
        height = metrics.ascent() + 1
        left = self.cell.left() + _EDGE if self.down else self.cell.right() - _EDGE - width
        return QRectF(left, self.cell.bottom() - height - 1, width, height)


@dataclass(frozen=True, slots=True)
class _Writing:
    """How a wording is written."""

    text: str
    scale: float
    arrow: bool = True

    def width(self, theme: Theme) -> float:
        """How wide it comes out."""
        wide = QFontMetricsF(theme.font(self.scale)).horizontalAdvance(self.text)
        return wide + (_ARROW + _GAP if self.arrow else 0.0)


def _paint(painter: QPainter, theme: Theme, box: _Box, *, strong: bool) -> None:
    writing, width = box.writing(theme)
    font = theme.font(writing.scale)
    place = box.place(QFontMetricsF(font), width)
    ink = theme.colour(box.corner.colour)
    if strong:
        painter.fillRect(place.adjusted(-1, 0, 1, 0.5), ink)
        ink = theme.colour("surface")
    painter.setFont(font)
    painter.setPen(ink)
    text_place = place.adjusted(_ARROW + _GAP if writing.arrow else 0, 0, 0, 0)
    painter.drawText(text_place, _CENTRE, writing.text)
    if writing.arrow:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(_arrow(place, down=box.down))
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
