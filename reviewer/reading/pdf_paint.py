"""What a PDF page's paint lets be seen: where its frame is, what is hidden, what lies over what."""

from collections.abc import Iterable
from ctypes import byref
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.reading import pdf_calls as calls
from reviewer.reading.pdf_glyphs import turned
from reviewer.reading.pdf_paths import path_points, straight

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]
Orders = npt.NDArray[np.int64]
Box = tuple[Numbers, Numbers, Numbers, Numbers]

WHITE = 245
BLOCK = 1_000_000
"""How many pairs of a glyph and a cover are compared at once."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page in the file's own coordinates, and its quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @classmethod
    def of(cls, page: Any) -> "Frame":
        """The frame of a loaded page."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, byref(box))
        turns = pdfium.FPDFPage_GetRotation(page)
        return cls(box.left, box.bottom, box.right, box.top, max(turns, 0))

    @property
    def width(self) -> float:
        """The width of the page as shown."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """The height of the page as shown."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> BoundingBox:
        """A box of the file as a box on the page as shown."""
        flat = BoundingBox(left - self.left, self.top - top, right - self.left, self.top - bottom)
        if not self.turns:
            return flat
        return turned(flat, self.turns, self.right - self.left, self.top - self.bottom)

    def boxes(self, left: Numbers, bottom: Numbers, right: Numbers, top: Numbers) -> Box:
        """Many boxes of the file as boxes on the page as shown (x0, top, x1, bottom)."""
        x0, y0, x1, y1 = left - self.left, self.top - top, right - self.left, self.top - bottom
        wide, high = self.right - self.left, self.top - self.bottom
        for _ in range(self.turns):
            x0, y0, x1, y1 = high - y1, x0, high - y0, x1
            wide, high = high, wide
        return x0, y0, x1, y1


class Ink(NamedTuple):
    """How a text object is painted: when, whether invisible or white, and where it may show."""

    order: int
    hidden: bool
    light: bool
    clip: BoundingBox


class Cover(NamedTuple):
    """A filled path that may hide what was painted before it, and where it may do so."""

    order: int
    box: BoundingBox
    item: int


@dataclass(slots=True)
class Paint:
    """What the objects of a page paint. Only good while the page is loaded."""

    page: BoundingBox
    inks: dict[int, Ink] = field(default_factory=dict)
    """By the address of the text object."""
    covers: list[Cover] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    pictures: list[BoundingBox] = field(default_factory=list)

    def shown(self, owners: Iterable[int], x: Numbers, y: Numbers) -> Mask:
        """Which of these points, each of one text object, can be seen."""
        nothing = Ink(-1, True, False, self.page)
        inks = [self.inks.get(owner, nothing) for owner in owners]
        orders = np.array([ink.order for ink in inks], np.int64)
        clips = np.array([ink.clip for ink in inks], np.float64).reshape(-1, 4).T
        seen = ~np.array([ink.hidden for ink in inks], np.bool_)
        seen &= _inside(x, y, self.page) & _inside(x, y, clips)
        step = max(BLOCK // (len(self.covers) or 1), 1)
        for start in range(0, len(orders) if self.covers else 0, step):
            part = slice(start, start + step)
            seen[part] &= ~self._covered(orders[part], x[part], y[part])
        for i, ink in enumerate(inks):
            if ink.light and seen[i]:
                seen[i] = self._on_dark(ink.order, x[i], y[i])
        return seen

    def _covered(self, orders: Orders, x: Numbers, y: Numbers) -> Mask:
        """Whether a solid box was painted over the points later."""
        later = orders[:, None] < np.array([cover.order for cover in self.covers])
        boxes = np.array([cover.box for cover in self.covers]).T
        over = later & _inside(x[:, None], y[:, None], boxes)
        hit = np.flatnonzero(over.any(axis=0))
        solid = [i for i in hit if is_solid(self.covers[i].item)]
        return np.asarray(over[:, solid].any(axis=1))

    def _on_dark(self, order: int, x: float, y: float) -> bool:
        """Whether the last box painted under a point is dark."""
        under = (c for c in reversed(self.covers) if c.order < order and _holds(c.box, x, y))
        solid = next((cover for cover in under if is_solid(cover.item)), None)
        return solid is not None and not light([solid.item])[0]


def _holds(box: BoundingBox, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _inside(x: Numbers, y: Numbers, box: Any) -> Mask:
    left, top, right, bottom = box
    return np.asarray((left <= x) & (x <= right) & (top <= y) & (y <= bottom))


def is_solid(item: int) -> bool:
    """Whether a filled path is a box that nothing shines through."""
    points = path_points(item)
    if len(points) not in (4, 5) or calls.object_blends(item):
        return False
    return all(straight(one, two) for one, two in pairwise(points))


def light(items: list[int]) -> Mask:
    """Which objects are painted white or not at all."""
    # A pattern has no colour to ask for: it counts as dark.
    colours = np.full((len(items), 4), (0, 0, 0, 255), np.uint32)
    at = colours.ctypes.data
    for item in items:
        calls.object_fill(item, at, at + 4, at + 8, at + 12)
        at += 16
    transparent = colours[:, 3] < 16
    return np.asarray(transparent | (colours[:, :3] >= WHITE).all(axis=1))
