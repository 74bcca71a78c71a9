"""Paints the rows of the problem list: two lines each, with the sign of the problem."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.ui import icons
from reviewer.ui.presenter import ProblemLine
from reviewer.ui.problems.rows import Row
from reviewer.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_COLOURS = {"stale": "look", "undecided": "undecided"}
_INDENT, _MARGIN = 16, 10
FOLD_WIDTH = 64
"""So much at the right of a head shows how many stand under it, and folds them."""


class Role(IntEnum):
    """What the model tells besides the text."""

    ROW = Qt.ItemDataRole.UserRole + 1


class ProblemDelegate(QStyledItemDelegate):
    """Two lines a problem: the rule, then both sides or the reason; a proposal stands over its."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, round(self._theme.size * 3.3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Role.ROW)
        rect: QRect = option.rect
        painter.save()
        self._ground(painter, option, row)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if row.head is not None:
            self._paint_head(painter, rect, row)
        elif row.line is not None:
            self._paint_line(painter, rect, row.line, indented=row.indented)
        else:
            self._text(painter, rect.adjusted(10, 0, -8, 0), row.remark, colour="muted", scale=0.92)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        elif row.head is not None:
            painter.fillRect(rect, self._theme.colour("sunken"))
        if row.head is not None or row.indented:
            painter.fillRect(
                rect.left(), rect.top(), 3, rect.height(), self._theme.colour("accent")
            )

    def _paint_head(self, painter: QPainter, rect: QRect, row: Row) -> None:
        head = row.head
        assert head is not None
        self._sign(painter, rect, head.icon, _COLOURS.get(head.icon, "accent"))
        texts = self._beside(rect)
        if row.folded is not None:
            texts.setRight(rect.right() - FOLD_WIDTH)
            self._fold(painter, rect, row)
        upper = QRect(texts.left(), texts.top(), texts.width(), texts.height() // 2)
        self._text(painter, upper, head.title, colour="text", bold=True)
        lower = upper.translated(0, texts.height() // 2)
        self._text(painter, lower, head.detail, colour="muted", scale=0.92)

    def _fold(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """How many stand under a head, and which way they go."""
        side = self._theme.size * 0.75
        left = rect.right() - 10 - side
        place = QRectF(left, rect.top() + rect.height() / 2 - side / 2, side, side)
        icon = "folded" if row.folded else "unfolded"
        icons.draw(painter, icon, self._theme.colours.muted, place)
        room = QRect(rect.right() - FOLD_WIDTH, rect.top(), FOLD_WIDTH, rect.height())
        room.setRight(round(left) - 4)
        painter.setFont(self._theme.font(0.92))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(room, _RIGHT, str(len(row.members)))

    def _paint_line(
        self, painter: QPainter, rect: QRect, line: ProblemLine, *, indented: bool
    ) -> None:
        rect = rect.adjusted(_INDENT if indented else 0, 0, 0, 0)
        colour = _COLOURS.get(line.sign, line.sign)
        self._sign(painter, rect, line.sign, colour)
        texts = self._beside(rect)
        upper = QRect(texts.left(), texts.top(), texts.width(), texts.height() // 2)
        self._text(painter, upper, line.title, colour="muted" if line.accepted else "text")
        lower = upper.translated(0, texts.height() // 2)
        self._text(painter, lower, line.detail, colour=colour, scale=0.92)

    def _beside(self, rect: QRect) -> QRect:
        """The room for the words beside the sign."""
        return rect.adjusted(round(self._side) + 2 * _MARGIN - 1, 3, -8, -4)

    @property
    def _side(self) -> float:
        return self._theme.size * 0.85

    def _sign(self, painter: QPainter, rect: QRect, icon: str, colour: str) -> None:
        side = self._side
        place = QRectF(rect.left() + _MARGIN, rect.top() + rect.height() / 2 - side / 2, side, side)
        icons.draw(painter, icon, getattr(self._theme.colours, colour), place)

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        *,
        colour: str,
        scale: float = 1.0,
        bold: bool = False,
    ) -> None:
        font = self._theme.font(scale, bold=bold)
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, shown)
