"""Pixels → ink and drawn lines, and by how much a scan lies askew."""

from importlib import import_module
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from reviewer.reading.ocr_engine import Box, Pixels

Mask = npt.NDArray[np.bool_]

STEEPEST = 5.0
"""A scan is straightened by so many degrees at most."""
STRAIGHT = 0.05
"""A tilt of fewer degrees does no harm."""
_CONTRAST = 14
_GRAINS = 4
"""So many times as dark as the grain of the paper is ink."""
_SPECK = 5
"""Ink of fewer pixels, at 200 to the inch, is dust."""
_LINE = 0.25
"""A drawn line is at least so many inches long; no stroke of a character is."""
_THICK = 0.05
"""And at most so many thick."""


class Drawn(NamedTuple):
    """A picture taken apart: its writing, and the boxes of its lines."""

    writing: Mask
    lines: list[Box]


def take_apart(picture: Pixels, dots: float) -> Drawn:
    """Tell lines from writing; `dots` to the inch."""
    ink = _ink(picture)
    across, down = _lines(ink, dots)
    lines = [box for mask in (across, down) for box in _boxes(mask) if _is_thin(box, dots)]
    cv2 = _cv2()
    drawn = cv2.dilate(across | down, np.ones((3, 3), np.uint8))
    return Drawn(_without_specks(ink & ~drawn, dots), lines)


def straightened(picture: Pixels, dots: float) -> tuple[Pixels, float]:
    """The picture with its lines level, and the degrees it was turned by (to the left)."""
    angle = _tilt(_lines(_ink(picture), dots)[0], dots)
    if abs(angle) < STRAIGHT:
        return picture, 0.0
    cv2 = _cv2()
    high, wide = picture.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    level = cv2.warpAffine(picture, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=255)
    return np.asarray(level, np.uint8), angle


def _cv2() -> Any:
    return import_module("cv2")


def _ink(picture: Pixels) -> Any:
    """255 where a pixel is darker than what is around it."""
    cv2 = _cv2()
    mean, below = cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV
    calm = cv2.GaussianBlur(picture, (3, 3), 0)
    return cv2.adaptiveThreshold(calm, 255, mean, below, 41, _contrast(picture, calm))


def _contrast(picture: Pixels, calm: Any) -> float:
    """How much darker ink is than paper: more where the paper itself is uneven."""
    grain = np.abs(picture.astype(np.int16) - calm)
    return max(_CONTRAST, _GRAINS * float(np.median(grain)))


def _lines(ink: Any, dots: float) -> tuple[Any, Any]:
    """The ink of horizontal and of vertical lines."""
    cv2, long = _cv2(), max(round(_LINE * dots), 8)
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    return across, cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))


def _tilt(across: Any, dots: float) -> float:
    """The degrees by which long lines fall to the right; 0 where there are none."""
    cv2 = _cv2()
    found = cv2.HoughLinesP(
        across, 1, np.pi / 3600, 100, minLineLength=round(2 * dots), maxLineGap=round(0.1 * dots)
    )
    if found is None:
        return 0.0
    x0, y0, x1, y1 = found.reshape(-1, 4).astype(np.float64).T
    angles = np.degrees(np.arctan2(y1 - y0, x1 - x0))
    angle = float(np.median(angles))
    return angle if abs(angle) <= STEEPEST else 0.0


def _boxes(mask: Any) -> list[Box]:
    """The boxes around what hangs together."""
    found = _cv2().connectedComponentsWithStats(mask, connectivity=8)[2][1:]
    return [Box(x, y, x + wide, y + high) for x, y, wide, high, _ in found.tolist()]


def _is_thin(box: Box, dots: float) -> bool:
    return min(box.right - box.left, box.bottom - box.top) <= max(_THICK * dots, 3)


def _without_specks(ink: Any, dots: float) -> Mask:
    least = _SPECK * (dots / 200) ** 2
    _, labels, found, _ = _cv2().connectedComponentsWithStats(ink, connectivity=8)
    large = found[:, 4] >= least
    large[0] = False
    return np.asarray(large[labels])
