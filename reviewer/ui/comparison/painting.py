"""Paints a compared cell: its number, what it differs by, and the sign of the rules on it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.domain.numbers import CellStatus
from reviewer.ui import icons
from reviewer.ui.comparison.looks import PairLook
from reviewer.ui.form_table.model import LabelKind, Role
from reviewer.ui.form_table.painting import LabelStyle, frame, paint_current, paint_label
from reviewer.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_TIES = {True: ("accepted", "accepted"), False: ("failed", "failed"), None: ("undecided",) * 2}


class PairDelegate(QStyledItemDelegate):
    """Draws the cells of one side."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        look = index.data(Role.LOOK)
        painter.save()
        if isinstance(look, PairLook):
            paint_pair(painter, self._theme, rect, look)
            self._paint_current(painter, rect, index)
        else:
            kind = index.data(Role.LABEL)
            style = LabelStyle(left=kind is LabelKind.ROW, strong=kind is LabelKind.HEADING)
            paint_label(painter, self._theme, rect, index.data() or "", style)
        painter.restore()

    def _paint_current(self, painter: QPainter, rect: QRect, index: Index) -> None:
        view = self.parent()
        if isinstance(view, QWidget) and view.property("currentKey") == index.data(Role.KEY):
            paint_current(painter, self._theme, rect, active=view.hasFocus())


def paint_pair(painter: QPainter, theme: Theme, rect: QRect, look: PairLook) -> None:
    """A cell with ground, number, difference and signs."""
    painter.fillRect(rect, theme.colour(_ground(look)))
    if look.alone:
        hatching = QColor(theme.colour("line_strong"))
        hatching.setAlpha(110)
        painter.fillRect(rect, QBrush(hatching, Qt.BrushStyle.BDiagPattern))
    frame(painter, theme, rect)
    _paint_text(painter, theme, rect, look)
    _paint_signs(painter, theme, rect, look)


def _ground(look: PairLook) -> str:
    if look.tied and look.tie is False:
        return "failed_soft"
    if look.differs:
        return "failed_faint" if look.grave else "accent_soft"
    return "sunken" if look.alone else "surface"


def _colour(look: PairLook) -> str:
    if look.differs:
        return "failed" if look.grave else "accent"
    return "text" if look.status is CellStatus.PRINTED else "faint"


def _paint_text(painter: QPainter, theme: Theme, rect: QRect, look: PairLook) -> None:
    inner = rect.adjusted(2, 0, -3, -1)
    painter.setPen(theme.colour(_colour(look)))
    if not look.differs:
        painter.setFont(theme.font())
        painter.drawText(inner, _CENTRE, look.text)
        return
    half = inner.height() * 11 // 20
    painter.setFont(theme.font(bold=True))
    painter.drawText(inner.adjusted(0, 1, 0, half - inner.height()), _CENTRE, look.text)
    painter.setFont(theme.font(0.8))
    below = inner.adjusted(0, half - 1, 0, 0)
    text = painter.fontMetrics().elidedText(
        look.beneath, Qt.TextElideMode.ElideRight, below.width()
    )
    painter.drawText(below, _CENTRE, text)


def _paint_signs(painter: QPainter, theme: Theme, rect: QRect, look: PairLook) -> None:
    size = max(7.0, theme.size * 0.6)
    painter.setFont(theme.font(bold=True))
    room = rect.width() - painter.fontMetrics().horizontalAdvance(look.text)
    # A long number needs the corner; what stands beneath it is a sign of its own.
    if look.differs and room > 2 * size + 6:
        name = theme.colour(_colour(look)).name()
        icons.draw(painter, "differs", name, QRectF(rect.left() + 2, rect.top() + 2, size, size))
    if look.tied:
        icon, colour = _TIES[look.tie]
        corner = QRectF(rect.right() - size - 2, rect.bottom() - size - 2, size, size)
        icons.draw(painter, icon, theme.colour(colour).name(), corner)
