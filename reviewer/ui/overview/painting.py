"""Draws bars and charts; the same strokes for the screen, a picture and a vector file."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPen

from reviewer.ui.overview.words import BarText, ChartText
from reviewer.ui.theme import SPACE, Theme

_LABEL_SHARE = 0.58
_LEAST = 2.0
"""So many pixels has a bar of a count that is not 0."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_PATTERNS = {
    "accepted": Qt.BrushStyle.BDiagPattern,
    "corrected": Qt.BrushStyle.VerPattern,
}


def bar_height(theme: Theme) -> int:
    """The height of one bar with the space around it."""
    return round(theme.size * 2.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """What all bars of a chart share, in pixels: the room of labels and numbers, and of a 1."""

    label: int
    number: int
    unit: float


def scale_of(theme: Theme, bars: Sequence[BarText], width: int) -> Scale:
    """The scale of a chart in a width."""
    metrics = QFontMetrics(theme.font())
    widest = max((metrics.horizontalAdvance(bar.label) for bar in bars), default=0)
    label = min(round(width * _LABEL_SHARE), widest + 2 * SPACE)
    number = max((metrics.horizontalAdvance(bar.number) for bar in bars), default=0) + SPACE
    longest = max((bar.total for bar in bars), default=0)
    return Scale(label, number, max(width - label - number, 0) / max(longest, 1))


def paint_bar(painter: QPainter, theme: Theme, rect: QRect, bar: BarText, scale: Scale) -> None:
    """Label, bar and number in one line."""
    metrics = QFontMetrics(theme.font())
    label = QRect(rect.left(), rect.top(), scale.label, rect.height())
    shown = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, label.width() - SPACE)
    _write(painter, label, shown, theme, colour="text")
    end = _paint_parts(painter, theme, QRectF(label), bar, scale.unit)
    place = QRect(round(end) + SPACE // 2, rect.top(), scale.number, rect.height())
    _write(painter, place, bar.number, theme, colour="muted")


def _paint_parts(
    painter: QPainter, theme: Theme, label: QRectF, bar: BarText, unit: float
) -> float:
    """The parts one after the other; returns where they end."""
    left, height = label.right(), label.height() * 0.58
    top = label.top() + (label.height() - height) / 2
    parted = len(bar.parts) > 1
    for count, colour in bar.parts:
        if count:
            part = QRectF(left, top, max(count * unit, _LEAST), height)
            paint_part(painter, theme, part, colour, parted=parted)
            left = part.right()
    return left


def paint_part(painter: QPainter, theme: Theme, rect: QRectF, colour: str, *, parted: bool) -> None:
    """A piece of a bar; of several, each has a pattern besides its colour."""
    pattern = _PATTERNS.get(colour) if parted else None
    painter.fillRect(rect, theme.colour(colour))
    if pattern is not None:
        painter.fillRect(rect, QBrush(theme.colour("surface"), pattern))
        painter.setPen(QPen(theme.colour(colour), 1))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def _write(
    painter: QPainter,
    rect: QRect,
    text: str,
    theme: Theme,
    *,
    colour: str,
    font: QFont | None = None,
) -> None:
    painter.setFont(font or theme.font())
    painter.setPen(theme.colour(colour))
    painter.drawText(rect, _LEFT, text)


def paint_legend(
    painter: QPainter, theme: Theme, rect: QRect, legend: Sequence[tuple[str, str]]
) -> None:
    """The names of the parts behind their colours."""
    font = theme.font(0.9)
    side, left = round(theme.size * 0.8), rect.left()
    for name, colour in legend:
        square = QRectF(left, rect.top() + (rect.height() - side) / 2, side, side)
        paint_part(painter, theme, square, colour, parted=True)
        left += side + SPACE // 2
        wide = QFontMetrics(font).horizontalAdvance(name) + 2 * SPACE
        place = QRect(left, rect.top(), wide, rect.height())
        _write(painter, place, name, theme, colour="muted", font=font)
        left += wide


def chart_height(theme: Theme, chart: ChartText) -> int:
    """How high a chart is drawn, its title included."""
    lines = max(len(chart.bars), 1) + 1 + bool(chart.legend)
    return lines * bar_height(theme) + 2 * SPACE


def paint_chart(painter: QPainter, theme: Theme, rect: QRect, chart: ChartText) -> None:
    """A whole chart: title, note, legend and bars."""
    painter.fillRect(rect, theme.colour("surface"))
    height = bar_height(theme)
    line = QRect(rect.left() + SPACE, rect.top() + SPACE, rect.width() - 2 * SPACE, height)
    bold = theme.font(bold=True)
    _write(painter, line, chart.title, theme, colour="text", font=bold)
    aside = QFontMetrics(bold).horizontalAdvance(chart.title) + 2 * SPACE
    _write(painter, line.adjusted(aside, 0, 0, 0), chart.note, theme, colour="muted")
    if chart.legend:
        line = line.translated(0, height)
        paint_legend(painter, theme, line, chart.legend)
    scale = scale_of(theme, chart.bars, line.width())
    for bar in chart.bars:
        line = line.translated(0, height)
        paint_bar(painter, theme, line, bar, scale)
    if not chart.bars:
        _write(painter, line.translated(0, height), chart.empty, theme, colour="faint")
