"""One page in the view: paper, pictures, marks."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from reviewer.domain.document import BoundingBox
from reviewer.domain.picture import NoPicture
from reviewer.ui.page import painting, tiles, zoom
from reviewer.ui.page.marks import Marks
from reviewer.ui.page.store import PictureStore
from reviewer.ui.theme import Theme
from reviewer.ui.wording import translate

_EDGE = 3.0


class PageItem(QGraphicsItem):
    """A page at its place; what it shows is looked up while it is painted."""

    def __init__(
        self,
        number: int,
        frame: BoundingBox,
        store: PictureStore,
        marks: Marks,
        theme: Theme,
        *,
        turns: int = 0,
    ) -> None:
        super().__init__()
        self.number, self._turns = number, turns
        self.size = frame.x1 - frame.x0, frame.bottom - frame.top
        self._store, self._marks, self._theme = store, marks, theme
        self.setPos(frame.x0, frame.top)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, *self.size).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        device = widget or painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        world = painter.worldTransform()
        exposed: QRectF = option.exposedRect
        corner = painting.snapped(world.map(QPointF(0, 0)), ratio)
        painter.save()
        painter.setWorldTransform(QTransform())
        self._paint(painter, corner, world.m11(), ratio, exposed)
        painter.restore()

    def _paint(
        self, painter: QPainter, corner: QPointF, size: float, ratio: float, exposed: QRectF
    ) -> None:
        scale = zoom.scale(size, ratio)
        sides = [tiles.pixels(side, scale) / ratio for side in self.size]
        paper = QRectF(corner.x(), corner.y(), *sides)
        painter.fillRect(paper, QColor("white"))
        trouble = self._store.missing(self.number)
        if trouble is None:
            seen = BoundingBox(exposed.left(), exposed.top(), exposed.right(), exposed.bottom())
            name, turns = self._store.sha256, self._turns
            parts = tiles.parts(name, self.number, self.size, scale, seen, turns=turns)
            painting.paint_pictures(painter, self._store, list(parts), corner, ratio)
        if self._theme.colours.dark:
            painting.dim(painter, paper)
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))
        if trouble is not None:
            painter.setFont(self._theme.font())
            painting.paint_trouble(painter, paper, trouble_text(self.number, trouble))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.paint_marks(
            painter, self._marks, self.number, lambda box: painting.scaled(box, corner, size)
        )


def trouble_text(page: int, why: NoPicture) -> str:
    """Why a page cannot be shown, and what is still there."""
    reason = {
        NoPicture.TOO_LARGE: translate("Page", "这一页的尺寸或内容过大"),
        NoPicture.DAMAGED: translate("Page", "文件在这里已损坏"),
        NoPicture.TOO_LONG: translate("Page", "画出它用时过长"),
        NoPicture.DIED: translate("Page", "画出它时出错"),
    }[why]
    text = translate("Page", "第 {page} 页无法显示：{reason}。\n可以改看文字。")
    return text.format(page=page, reason=reason)
