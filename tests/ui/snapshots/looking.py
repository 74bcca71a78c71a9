"""Compares two pictures by the shares of colours and by coarse squares."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from reviewer.ui.colours import Colours

SQUARE = 20
"""The side of a coarse square in pixels."""
_OFF, _MOST_OFF = 40, 0.08
"""A square is off from so much on; so large a part of them may be."""
_RELATIVE, _LEAST = 0.45, 0.0015
"""How far the share of a colour may change; shares below the least are left alone."""


def differences(made: QImage, kept: QImage, colours: Colours) -> Iterator[str]:
    """What is not the same, in words; nothing if all is well."""
    ours, theirs = shares(made, colours), shares(kept, colours)
    for colour in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(colour, 0.0), theirs.get(colour, 0.0)
        if abs(one - other) > max(_RELATIVE * max(one, other), _LEAST):
            yield f"{colour} covers {one:.2%}, not {other:.2%}"
    off = _squares_off(made, kept)
    if off > _MOST_OFF:
        yield f"{off:.1%} of the squares look different"


def shares(image: QImage, colours: Colours) -> Mapping[str, float]:
    """The share of the pixels that have exactly a colour of the scheme."""
    wanted = {QColor(value).rgb() for value in asdict(colours).values() if isinstance(value, str)}
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counts: dict[int, int] = {}
    data = memoryview(plain.constBits()).cast("B").cast("I")
    for pixel in data.tolist():
        counts[pixel] = counts.get(pixel, 0) + 1
    whole = len(data)
    return {QColor(value).name(): counts[value] / whole for value in wanted if counts.get(value)}


def _squares_off(made: QImage, kept: QImage) -> float:
    ours, theirs = _coarse(made), _coarse(kept)
    if ours.size() != theirs.size():
        return 1.0
    places = [(x, y) for x in range(ours.width()) for y in range(ours.height())]
    off = sum(_distance(ours.pixelColor(*at), theirs.pixelColor(*at)) > _OFF for at in places)
    return off / len(places)


def _coarse(image: QImage) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    shape = Qt.AspectRatioMode.IgnoreAspectRatio
    width, height = image.width() // SQUARE, image.height() // SQUARE
    return image.scaled(max(width, 1), max(height, 1), shape, smooth)


def _distance(one: QColor, other: QColor) -> int:
    return max(
        abs(one.red() - other.red()),
        abs(one.green() - other.green()),
        abs(one.blue() - other.blue()),
    )
