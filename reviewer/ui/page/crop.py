"""A magnified piece of a page around one place."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.picture import PagePart
from reviewer.ui.page import painting, tiles, zoom
from reviewer.ui.page.places import Place
from reviewer.ui.page.view import PageView
from reviewer.ui.theme import Theme

_SMALLEST, _LARGEST = 2.2, 4.0
"""Pixels a point: writing of 10 points is at least 22 pixels high."""
_FILLED = 0.8


class Crop(QWidget):
    """A magnified piece of a page around one place."""

    def __init__(
        self,
        view: PageView,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        who: str = "crop",
        lines: float = 3.4,
    ) -> None:
        """`who` tells its wishes from those of other crops of the same pages.

        It is as high as so many `lines` of text.
        """
        super().__init__(parent)
        self._lines = lines
        self._view, self._theme, self._who = view, theme, who
        self._of_file: Place | None = None
        self._place: Place | None = None
        """The same on the page as it is shown."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("这一格的原文，放大"))
        self.setToolTip(self.accessibleName())
        view.store.changed.connect(self._repaint)
        view.turned.connect(self._turn)
        theme.changed.connect(self.updateGeometry)

    def show_place(self, place: Place | None) -> None:
        """Show another place of the file, or nothing."""
        self._of_file = place
        self._turn()

    def _turn(self) -> None:
        place = self._view.as_shown(self._of_file) if self._of_file else None
        self._place = place if place and self._view.stack.box(place) else None
        self._have_drawn()
        self.update()

    @property
    def sharp(self) -> bool:
        """Whether the picture of the place is there."""
        part = self._part()
        return part is not None and self._view.store.picture(part) is not None

    def sizeHint(self) -> QSize:
        return QSize(160, round(self._lines * self._theme.size))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._have_drawn()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._have_drawn()

    def paintEvent(self, event: QPaintEvent) -> None:
        part = self._part()
        if part is None or self._place is None:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        self._paint(painter, part, self._place)
        painter.end()

    def _paint(self, painter: QPainter, part: PagePart, place: Place) -> None:
        ratio = self.devicePixelRatioF()
        free = (self.width() - part.width / ratio) / 2, (self.height() - part.height / ratio) / 2
        corner = painting.snapped(QPointF(*free), ratio)
        paper = QRectF(corner.x(), corner.y(), part.width / ratio, part.height / ratio)
        painter.fillRect(paper, Qt.GlobalColor.white)
        origin = corner - QPointF(part.left, part.top) / ratio
        painting.paint_pictures(painter, self._view.store, [part], origin, ratio)
        if self._theme.colours.dark:
            painting.dim(painter, paper)
        frame = painting.scaled(place.box, origin, part.scale / ratio)
        self._fade(painter, paper, min(1.6 * self._theme.size, frame.left() - paper.left()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(painting.colour("accent"), 2))
        painter.drawRoundedRect(frame.intersected(paper.adjusted(1, 1, -1, -1)), 2, 2)

    def _fade(self, painter: QPainter, paper: QRectF, width: float) -> None:
        """Let the page fade where the widget cuts it: half a number must not look like a whole."""
        ground, clear = QColor(self._theme.colour("surface")), QColor(self._theme.colour("surface"))
        clear.setAlpha(0)
        if width <= 0:
            return
        for edge, way in ((paper.left(), 1), (paper.right(), -1)):
            shade = QLinearGradient(edge, 0, edge + way * width, 0)
            shade.setColorAt(0, ground)
            shade.setColorAt(1, clear)
            strip = QRectF(edge, paper.top(), way * width, paper.height()).normalized()
            painter.fillRect(strip.adjusted(-1, 0, 1, 0), shade)

    def _part(self) -> PagePart | None:
        """The piece of the page that fills the widget, the place in its middle.

        None while the widget has no room: a part of no pixels would count as a page too large.
        """
        if self._place is None or self.size().isEmpty():
            return None
        page, (x0, top, x1, bottom) = self._place
        ratio = self.devicePixelRatioF()
        wanted = _FILLED * min(self.height() / max(bottom - top, 1), self.width() / max(x1 - x0, 1))
        scale = zoom.scale(min(max(wanted, _SMALLEST), _LARGEST), ratio)
        part = tiles.crop(
            self._view.store.sha256,
            page,
            self._view.stack.sizes[page - 1],
            scale,
            ((x0 + x1) / 2, (top + bottom) / 2),
            (round(self.width() * ratio), round(self.height() * ratio)),
        )
        return replace(part, turns=self._view.stack.turns[page - 1])

    def _have_drawn(self) -> None:
        part = self._part() if self.isVisible() else None
        self._view.store.want(self._who, [part] if part else [])

    def _repaint(self, page: int) -> None:
        if self._place is not None and self._place.page == page:
            self.update()
