"""Paints a line of the list: a report with its state, problems and tags, or a body's years."""

from zlib import crc32

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.domain.changes import ReviewState
from reviewer.domain.record import Tally, WorklistRow, YearOfBody
from reviewer.review.listing import Body
from reviewer.ui import icons
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.wording import state_text
from reviewer.ui.worklist.model import Role
from reviewer.ui.worklist.telling import agency_text, year_text

Index = QModelIndex | QPersistentModelIndex
_STATE_COLOURS = {
    ReviewState.OPEN: "faint",
    ReviewState.STARTED: "accent",
    ReviewState.DONE: "accepted",
    ReviewState.SET_ASIDE: "faint",
}
_TAG_COLOURS = ("accent", "corrected", "undecided", "look", "accepted")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LINES = 3.5
"""The height of a line of the list in sizes of the font."""


def row_height(theme: Theme) -> int:
    """The height of every line in pixels."""
    return round(theme.size * _LINES)


def tag_colour(tag: str) -> str:
    """The colour of a tag by name; the same tag has the same colour everywhere."""
    return _TAG_COLOURS[crc32(tag.encode()) % len(_TAG_COLOURS)]


class ReportDelegate(QStyledItemDelegate):
    """Two lines a report; the state has an icon and a word, every count a sign."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._ground(painter, rect, state)
        row, body = index.data(Role.ROW), index.data(Role.BODY)
        if isinstance(row, WorklistRow):
            indent = int(index.data(Role.DEPTH) or 0) * self._side
            twin = bool(index.data(Role.TWIN))
            self._report(painter, rect.adjusted(indent, 0, 0, 0), row, twin=twin)
        elif isinstance(body, Body):
            self._body(painter, rect, body, unfolded=bool(index.data(Role.UNFOLDED)))
        painter.restore()

    @property
    def _side(self) -> int:
        return round(self._theme.size * 1.1)

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus or (
            state & QStyle.StateFlag.State_Selected and not self._several
        ):
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, self._theme.colour("accent"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    @property
    def _several(self) -> bool:
        view = self.parent()
        return isinstance(view, QWidget) and bool(view.property("several"))

    def _report(self, painter: QPainter, rect: QRect, row: WorklistRow, *, twin: bool) -> None:
        upper, lower = _lines(rect)
        self._state(painter, upper, row.state)
        text = upper.adjusted(self._side + 6, 0, 0, 0)
        text.setRight(self._tags(painter, text, row.tags))
        done = row.state.settled
        self._name(
            painter, text, agency_text(row.agency), bold=not done and row.tally.open > 0, muted=done
        )
        below = lower.adjusted(self._side + 6, 0, 0, 0)
        painter.setFont(self._theme.font(0.9))
        below.setRight(self._counts(painter, below, row.tally))
        if twin:
            below.setRight(self._sign(painter, below, "twins", "look"))
        self._facts(painter, below, row)

    def _facts(self, painter: QPainter, rect: QRect, row: WorklistRow) -> None:
        """Year, state and region; where there is little room the sign alone tells the state."""
        whole = _joined(year_text(row.year), state_text(row.state), row.region)
        if painter.fontMetrics().horizontalAdvance(whole) > rect.width():
            whole = _joined(year_text(row.year), row.region)
        self._elided(painter, rect, whole, "muted")

    def _state(self, painter: QPainter, rect: QRect, state: ReviewState) -> None:
        place = QRectF(rect.left(), rect.center().y() - self._side / 2 + 1, self._side, self._side)
        colour = getattr(self._theme.colours, _STATE_COLOURS[state])
        icons.draw(painter, f"state-{state.value}", colour, place)

    def _name(self, painter: QPainter, rect: QRect, text: str, *, bold: bool, muted: bool) -> None:
        painter.setFont(self._theme.font(bold=bold))
        self._elided(painter, rect, text, "muted" if muted else "text")

    def _elided(self, painter: QPainter, rect: QRect, text: str, colour: str) -> None:
        painter.setPen(self._theme.colour(colour))
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, _LEFT, shown)

    def _tags(self, painter: QPainter, rect: QRect, tags: tuple[str, ...]) -> int:
        """The tags at the right, as many as leave the name room; returns where they begin."""
        painter.setFont(self._theme.font(0.8))
        metrics = QFontMetrics(painter.font())
        right, least = rect.right(), rect.left() + rect.width() * 55 // 100
        for shown, tag in enumerate(tags):
            left = right - metrics.horizontalAdvance(tag) - SPACE
            more = metrics.horizontalAdvance(f"+{len(tags)}") + SPACE
            if left - (more if shown + 1 < len(tags) else 0) < least:
                rest = QRect(rect.left(), rect.top(), right - rect.left(), rect.height())
                painter.setPen(self._theme.colour("muted"))
                painter.drawText(rest, _RIGHT, f"+{len(tags) - shown}")
                return right - more
            self._pill(painter, QRect(left, rect.top() + 2, right - left, rect.height() - 4), tag)
            right = left - SPACE // 2
        return right

    def _pill(self, painter: QPainter, rect: QRect, tag: str) -> None:
        colour = tag_colour(tag)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{colour}_soft"))
        painter.drawRoundedRect(rect, 3, 3)
        painter.setPen(self._theme.colour(colour))
        painter.drawText(rect, _MIDDLE, tag)

    def _counts(self, painter: QPainter, rect: QRect, tally: Tally) -> int:
        """The open problems at the right, the worst kind outermost left."""
        right = rect.right()
        size = self._theme.size * 0.62
        for name, count in (
            ("warning", tally.warnings),
            ("look", tally.look),
            ("undecided", tally.undecided),
            ("failed", tally.failed),
        ):
            if count:
                right = self._count(painter, rect, right, name=name, count=count, size=size)
        return right

    def _sign(self, painter: QPainter, rect: QRect, name: str, colour: str) -> int:
        """Paint a sign at the right; returns where it begins."""
        left, side = rect.right() - self._side, self._side
        place = QRectF(left, rect.center().y() - side / 2 + 1, side, side)
        icons.draw(painter, name, getattr(self._theme.colours, colour), place)
        return left - 4

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

    def _body(self, painter: QPainter, rect: QRect, body: Body, *, unfolded: bool) -> None:
        """A body: whether it is unfolded, its name, and every year with the sign of its state."""
        upper, lower = _lines(rect)
        sign = QRect(upper.left(), upper.top(), self._side, upper.height())
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(sign, _MIDDLE, "▾" if unfolded else "▸")
        troubled = any(one.open_problems and not one.state.settled for one in body.years)
        name = upper.adjusted(self._side + 6, 0, 0, 0)
        self._name(painter, name, agency_text(body.agency), bold=troubled, muted=False)
        painter.setFont(self._theme.font(0.9))
        left = name.left()
        for shown, one in enumerate(body.years):
            left = self._year(painter, lower, left, one, rest=len(body.years) - shown)

    def _year(
        self, painter: QPainter, rect: QRect, left: int, one: YearOfBody, *, rest: int
    ) -> int:
        """A year with its state before; the number of the rest where there is no more room."""
        side = round(self._theme.size * 0.85)
        text = str(one.year) if one.year is not None else "?"
        width = painter.fontMetrics().horizontalAdvance(text)
        end = left + side + 3 + width
        if left < 0 or (end > rect.right() - (0 if rest == 1 else 2 * side)):
            if left >= 0:
                painter.setPen(self._theme.colour("muted"))
                place = QRect(left, rect.top(), rect.right() - left, rect.height())
                painter.drawText(place, _LEFT, f"+{rest}")
            return -1
        place_of_sign = QRectF(left, rect.center().y() - side / 2 + 0.5, side, side)
        colour = getattr(self._theme.colours, _STATE_COLOURS[one.state])
        icons.draw(painter, f"state-{one.state.value}", colour, place_of_sign)
        painter.setPen(self._theme.colour("failed" if one.open_problems else "muted"))
        painter.drawText(QRect(left + side + 3, rect.top(), width, rect.height()), _LEFT, text)
        return end + SPACE


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _lines(rect: QRect) -> tuple[QRect, QRect]:
    inner = rect.adjusted(10, 4, -10, -4)
    half = inner.height() // 2
    upper = QRect(inner.left(), inner.top(), inner.width(), half)
    return upper, upper.translated(0, half)
