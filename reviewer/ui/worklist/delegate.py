"""Paints a report in the list: agency and problems, then year, state and what is open."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.domain.changes import ReviewState
from reviewer.domain.record import Tally, WorklistRow
from reviewer.ui import icons
from reviewer.ui.theme import Theme
from reviewer.ui.wording import state_text
from reviewer.ui.worklist.model import Role, agency_text, year_text

Index = QModelIndex | QPersistentModelIndex
_STATE_COLOURS = {
    ReviewState.OPEN: "faint",
    ReviewState.STARTED: "accent",
    ReviewState.DONE: "accepted",
    ReviewState.SET_ASIDE: "faint",
}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ReportDelegate(QStyledItemDelegate):
    """Two lines a report; the state has an icon and a word, every count a sign."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, round(self._theme.size * 3.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Role.ROW)
        if not isinstance(row, WorklistRow):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._ground(painter, rect, state)
        upper, lower = _lines(rect)
        self._first(painter, upper, row)
        self._second(painter, lower, row, twin=bool(index.data(Role.TWIN)))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("accent_soft"))
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, self._theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _first(self, painter: QPainter, rect: QRect, row: WorklistRow) -> None:
        side = round(self._theme.size * 1.1)
        place = QRectF(rect.left(), rect.center().y() - side / 2 + 1, side, side)
        colour = getattr(self._theme.colours, _STATE_COLOURS[row.state])
        icons.draw(painter, f"state-{row.state.value}", colour, place)
        text = rect.adjusted(side + 6, 0, 0, 0)
        font = self._theme.font(bold=not row.state.settled and row.tally.open > 0)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted" if row.state.settled else "text"))
        metrics = QFontMetrics(font)
        name = metrics.elidedText(
            agency_text(row.agency), Qt.TextElideMode.ElideMiddle, text.width()
        )
        painter.drawText(text, _LEFT, name)

    def _second(self, painter: QPainter, rect: QRect, row: WorklistRow, *, twin: bool) -> None:
        side = round(self._theme.size * 1.1)
        text = rect.adjusted(side + 6, 0, 0, 0)
        painter.setFont(self._theme.font(0.9))
        painter.setPen(self._theme.colour("muted"))
        told = f"{year_text(row.year)} · {state_text(row.state)}"
        painter.drawText(text, _LEFT, told)
        if twin:
            left = text.left() + painter.fontMetrics().horizontalAdvance(told) + 6
            place = QRectF(left, text.center().y() - side / 2 + 1, side, side)
            icons.draw(painter, "twins", self._theme.colours.look, place)
        self._counts(painter, text, row.tally)

    def _counts(self, painter: QPainter, rect: QRect, tally: Tally) -> None:
        """The open problems at the right, the worst kind outermost left."""
        right = rect.right()
        size = self._theme.size * 0.62
        for name, count in (
            ("look", tally.look),
            ("undecided", tally.undecided),
            ("failed", tally.failed),
        ):
            if count:
                right = self._count(painter, rect, right, name=name, count=count, size=size)

    def _count(
        self, painter: QPainter, rect: QRect, right: int, *, name: str, count: int, size: float
    ) -> int:
        """Paint a sign with its number before `right`; returns where it begins."""
        painter.setPen(self._theme.colour(name))
        width = painter.fontMetrics().horizontalAdvance(str(count))
        painter.drawText(QRect(right - width, rect.top(), width, rect.height()), _RIGHT, str(count))
        left = right - width - size - 3
        place = QRectF(left, rect.center().y() - size / 2 + 0.5, size, size)
        icons.draw(painter, name, getattr(self._theme.colours, name), place)
        return round(left) - 7


def _lines(rect: QRect) -> tuple[QRect, QRect]:
    inner = rect.adjusted(10, 4, -10, -4)
    half = inner.height() // 2
    upper = QRect(inner.left(), inner.top(), inner.width(), half)
    return upper, upper.translated(0, half)
