"""A line of the source text with one number framed in its middle, magnified."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.ui.crop.excerpt import Excerpt
from reviewer.ui.rendered.writing import harmless
from reviewer.ui.theme import Theme

_SCALE = 1.15
_LARGE = 1.5
_ROOM = 5.0
_LEAST = 9.0
_LINES = 2.4
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class TextCrop(QWidget):
    """Paints an excerpt; what does not fit is cut off at both ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._excerpt = Excerpt("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_excerpt(self, shown: Excerpt) -> None:
        """Show another excerpt."""
        self._excerpt = Excerpt(*(harmless(part) for part in shown))
        self.setAccessibleName("".join(self._excerpt))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, round(_LINES * self._theme.size))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.colour("sunken"))
        middle = self._frame()
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(self._theme.font(_SCALE))
        before = QRectF(_ROOM, 0, middle.left() - 2 * _ROOM, self.height())
        after = QRectF(middle.right() + _ROOM, 0, self.width() - middle.right() - 2 * _ROOM, 0)
        after.setHeight(self.height())
        painter.drawText(before, _RIGHT, self._cut(self._excerpt.before, before, start=True))
        painter.drawText(after, _LEFT, self._cut(self._excerpt.after, after, start=False))
        self._paint_inside(painter, middle)
        painter.end()

    def _paint_inside(self, painter: QPainter, middle: QRectF) -> None:
        painter.fillRect(middle, self._theme.colour("accent_soft"))
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawRoundedRect(middle, 3, 3)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._theme.font(_LARGE, bold=True))
        painter.drawText(middle, int(Qt.AlignmentFlag.AlignCenter), self._excerpt.inside)

    def _frame(self) -> QRectF:
        metrics = QFontMetricsF(self._theme.font(_LARGE, bold=True))
        wide = max(metrics.horizontalAdvance(self._excerpt.inside), _LEAST) + 2 * _ROOM
        frame = QRectF(0, 0, min(wide, self.width() - 4.0), self.height() - 6.0)
        frame.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        return frame

    def _cut(self, text: str, room: QRectF, *, start: bool) -> str:
        mode = Qt.TextElideMode.ElideLeft if start else Qt.TextElideMode.ElideRight
        metrics = QFontMetricsF(self._theme.font(_SCALE))
        return metrics.elidedText(text, mode, max(room.width(), 0.0))
