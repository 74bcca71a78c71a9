"""How marks are painted over a page: in pixels of the window, on white paper in any scheme."""

from collections.abc import Callable, Iterable, Sequence
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reviewer.domain.document import BoundingBox
from reviewer.domain.picture import PagePart
from reviewer.ui import icons
from reviewer.ui.colours import LIGHT
from reviewer.ui.mentions import paint_mention
from reviewer.ui.page.marks import Marks
from reviewer.ui.page.store import PictureStore

Where = Callable[[BoundingBox], QRectF]
"""Where a box of the page is in the window."""
DIM = "#d5dade"
"""What white paper becomes where everything around it is dark."""
FOUND, SELECTED = "#ffe08a", "#bcd9f5"
_SIGN = 12.0
_CORNER = 6.0
_ROUND = 2.0
_SAY_AGAIN = 200


def colour(name: str) -> QColor:
    """A colour for paper, which is white in the dark scheme too."""
    return QColor(getattr(LIGHT, name))


def snapped(point: QPointF, ratio: float) -> QPointF:
    """A point moved to the nearest pixel of the screen, so that pictures stay sharp."""
    return QPointF(floor(point.x() * ratio + 0.5) / ratio, floor(point.y() * ratio + 0.5) / ratio)


def scaled(box: BoundingBox, origin: QPointF, zoom: float) -> QRectF:
    """Where a box of a page is in the window, whose corner is at `origin`."""
    wide, high = (box.x1 - box.x0) * zoom, (box.bottom - box.top) * zoom
    return QRectF(origin.x() + box.x0 * zoom, origin.y() + box.top * zoom, wide, high)


def paint_pictures(
    painter: QPainter, store: PictureStore, parts: Sequence[PagePart], origin: QPointF, ratio: float
) -> None:
    """Parts of a page at one scale; below them others where one of them is not there yet.

    `origin` is the corner of the page in the window, `ratio` its pixels of the screen.
    """
    drawn = [(part, store.picture(part)) for part in parts]
    waiting = next((part for part, image in drawn if image is None), None)
    if waiting is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for part, other in store.stand_ins(waiting):
            painter.drawImage(_rect(part, origin, waiting.scale / part.scale / ratio), other)
    for part, image in drawn:
        if image is not None:
            painter.drawImage(_rect(part, origin, 1 / ratio), image)


def _rect(part: PagePart, origin: QPointF, size: float) -> QRectF:
    """Where a part is in the window, `size` pixels of the window to one of its own."""
    left, top = origin.x() + part.left * size, origin.y() + part.top * size
    return QRectF(left, top, part.width * size, part.height * size)


def paint_marks(painter: QPainter, marks: Marks, page: int, where: Where) -> None:
    """Everything that is marked on a page."""
    cells = [(where(box), ground) for box, ground in marks.of_cells(page)]
    _tint(painter, [(rect, colour(ground)) for rect, ground in cells])
    _wash(painter, marks.found.get(page, ()), FOUND, where)
    _wash(painter, marks.selected.get(page, ()), SELECTED, where)
    for rect, ground in cells:
        _paint_cell(painter, rect, *ground.split("_"))
    for box, look in marks.of_mentions(page):
        paint_mention(painter, colour, where(box).adjusted(0, -1, 0, 1), look)
    for box in marks.spot.get(page, ()):
        _frame(painter, where(box).adjusted(-1, -1, 1, 1), "look", 2)
    hovered, current = marks.under_mouse(page), marks.framed(page)
    if hovered is not None and hovered != current:
        _frame(painter, where(hovered), "accent", 1)
    if current is not None:
        _frame(painter, where(current).adjusted(-1, -1, 1, 1), "accent", 2.6)
    if marks.number is not None and marks.number.page == page:
        rect = where(marks.number.box).adjusted(-2, -1, 2, 1)
        _tint(painter, [(rect, colour("accent_soft"))])
        _frame(painter, rect, "accent", 1.4)


def paint_trouble(painter: QPainter, rect: QRectF, text: str) -> None:
    """Say on a page why it cannot be shown, again and again: the top of it may be out of sight."""
    painter.setPen(colour("muted"))
    flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    wrap = int(Qt.TextFlag.TextWordWrap)
    first = round(min(80.0, rect.height() / 4))
    for down in range(first, max(round(rect.height()), first + 1), _SAY_AGAIN):
        painter.drawText(rect.adjusted(16, down, -16, -8), flags | wrap, text)


def dim(painter: QPainter, rect: QRectF) -> None:
    """Take the glare off white paper."""
    _tint(painter, [(rect, QColor(DIM))])


def _paint_cell(painter: QPainter, rect: QRectF, name: str, strength: str) -> None:
    """A frame with the sign of the table, or with a corner where the cell only takes part."""
    if strength == "faint":
        _frame(painter, rect, name, 0.8)
        _corner(painter, rect, name)
    else:
        _frame(painter, rect, name, 1.2)
        _sign(painter, rect, name)


def _wash(painter: QPainter, boxes: Iterable[BoundingBox], name: str, where: Where) -> None:
    tint = QColor(name)
    _tint(painter, [(where(box).adjusted(-1, -1, 1, 1), tint) for box in boxes])


def _tint(painter: QPainter, areas: Iterable[tuple[QRectF, QColor]]) -> None:
    """Colour the paper and leave the print black."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for rect, tint in areas:
        painter.fillRect(rect, tint)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _frame(painter: QPainter, rect: QRectF, name: str, width: float) -> None:
    pen = QPen(colour(name), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, _ROUND, _ROUND)


def _corner(painter: QPainter, rect: QRectF, name: str) -> None:
    x, y, side = rect.left(), rect.top(), min(_CORNER, rect.height() * 0.4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(name))
    painter.drawPolygon([QPointF(x, y), QPointF(x + side, y), QPointF(x, y + side)])


def _sign(painter: QPainter, rect: QRectF, name: str) -> None:
    """The sign of the table, for those who do not tell the colours apart; beside the print."""
    side = min(_SIGN, rect.height() * 0.6, rect.width() * 0.6)
    if side >= 6:
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(rect.topLeft())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(name))
        painter.drawEllipse(disc)
        inset = side * 0.16
        icons.draw(painter, name, "#ffffff", disc.adjusted(inset, inset, -inset, -inset))
