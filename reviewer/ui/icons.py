"""The program's own SVG icons, drawn in a colour of the scheme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reviewer.assets import resource

_SIZES = (16, 24, 32, 48)


def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """The icon `resources/icons/<name>.svg` in `colour`; `disabled` colours its greyed state."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, colour, size))
        if disabled:
            made.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """The icon of the program itself."""
    made = QIcon()
    for size in (*_SIZES, 64, 128, 256):
        made.addPixmap(pixmap("reviewer", "", size))
    return made


def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """The icon as a square picture of `size` device pixels."""
    return QPixmap.fromImage(_image(name, colour, size))


def draw(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Paint the icon into `rect`, sharp at any scaling of the screen."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    image = _image(name, colour, max(1, round(rect.width() * ratio)))
    painter.drawImage(rect, image)


# Images, not pixmaps: a pixmap must not outlive the application.
@lru_cache(maxsize=1024)
def _image(name: str, colour: str, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    source = _source(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")
