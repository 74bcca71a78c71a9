"""Paints an entry of a chooser: icon, title, detail, and what stands at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.ui import icons
from reviewer.ui.palette.entries import Entry
from reviewer.ui.palette.model import Role
from reviewer.ui.theme import SPACE, Theme

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EntryDelegate(QStyledItemDelegate):
    """One line an entry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, line_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Role.ENTRY)
        if not isinstance(entry, Entry):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("accent_soft"))
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, self._theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        inner = rect.adjusted(SPACE + 4, 0, -SPACE, 0)
        inner = self._picture(painter, inner, entry)
        inner = self._aside(painter, inner, entry)
        self._texts(painter, inner, entry)
        painter.restore()

    def _picture(self, painter: QPainter, room: QRect, entry: Entry) -> QRect:
        """Paint the icon; returns the room that is left."""
        side = round(self._theme.size * 1.2)
        if entry.icon:
            place = QRectF(room.left(), room.center().y() - side / 2 + 1, side, side)
            icons.draw(painter, entry.icon, getattr(self._theme.colours, entry.colour), place)
        return room.adjusted(side + SPACE, 0, 0, 0)

    def _aside(self, painter: QPainter, room: QRect, entry: Entry) -> QRect:
        """Paint what stands at the right; returns the room that is left."""
        painter.setFont(self._theme.font(0.92))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(room, _RIGHT, entry.aside)
        width = painter.fontMetrics().horizontalAdvance(entry.aside)
        return room.adjusted(0, 0, -(width + 2 * SPACE if width else 0), 0)

    def _texts(self, painter: QPainter, room: QRect, entry: Entry) -> None:
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour("text"))
        title = painter.fontMetrics().elidedText(entry.title, elide, room.width())
        painter.drawText(room, _LEFT, title)
        room = room.adjusted(painter.fontMetrics().horizontalAdvance(title) + 2 * SPACE, 0, 0, 0)
        if room.width() > 4 * SPACE:
            painter.setFont(self._theme.font(0.92))
            painter.setPen(self._theme.colour("muted"))
            detail = painter.fontMetrics().elidedText(entry.detail, elide, room.width())
            painter.drawText(room, _LEFT, detail)


def line_height(theme: Theme) -> int:
    """How high an entry is, in pixels."""
    return round(theme.size * 2.3)
