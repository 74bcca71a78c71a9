"""What a PDF page's paint lets be seen: where its frame is, what is hidden, what lies over what."""

from collections.abc import Callable, Iterable
from ctypes import byref
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.domain.turning import turned
from reviewer.reading import pdf_calls as calls
from reviewer.reading.pdf_calls import Handle, Room
from reviewer.reading.pdf_glyphs import Integers, Mask, Numbers
from reviewer.reading.pdf_paths import path_points, straight

Box = tuple[Numbers, Numbers, Numbers, Numbers]

WHITE, PALE, DARK = 245, 200, 128
"""Tones from which on writing is unseen, is doubtful, or up to which a box hides what is in it."""
CONTRAST = 10
"""Writing that differs less from its ground is unseen."""
EVERYWHERE = BoundingBox(-1e9, -1e9, 1e9, 1e9)
MOST_GROUNDS = 500
"""Boxes of the tone of some writing that are looked at; a page of a table has none."""
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


class Cover(NamedTuple):
    """A filled path that may hide what was painted before it, and where it may do so."""

    order: int
    box: BoundingBox
    item: Handle
    clip: Callable[[], BoundingBox | None]
    """Asked only where it matters: what the path is clipped to."""


class Veil(NamedTuple):
    """What may hide what was painted before it, which only drawing it can tell."""

    order: int
    box: BoundingBox


@dataclass(frozen=True, slots=True)
class Inks:
    """How the text objects of a page are painted: when, invisible, in what tone, in which box.

    The last one stands for objects that are not known; nothing of it can be seen.
    """

    orders: Integers
    hidden: Mask
    tones: Integers
    """From 0 (black) to 255; -1 where it cannot be told."""
    clips: Numbers | None
    """None where nothing is clipped."""


@dataclass(slots=True)
class Paint:
    """What the objects of a page paint. Only good while the page is loaded."""

    page: BoundingBox
    inks: Inks
    index: dict[int, int]
    """Which ink a text object has, by its address."""
    outline: Callable[[int], BoundingBox]
    """Where a text object stands."""
    room: Room
    retold: list[int] = field(default_factory=list)
    """Texts that say something else than they show, perhaps."""
    covers: list[Cover] = field(default_factory=list)
    veils: list[Veil] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    pictures: list[BoundingBox] = field(default_factory=list)
    marks: list[BoundingBox] = field(default_factory=list)
    """Filled shapes that are neither lines nor boxes."""
    scrawls: list[BoundingBox] = field(default_factory=list)
    """Drawn lines that are bent or slanted."""
    _known: Integers | None = None

    def inks_of(self, owners: Iterable[int]) -> Integers:
        """The inks of text objects."""
        return np.array([self.index.get(owner, -1) for owner in owners], np.int64)

    def shown(self, inks: Integers, x: Numbers, y: Numbers) -> Mask:
        """Which of these points, each painted in one of the inks, can be seen."""
        orders = self.inks.orders[inks]
        seen = ~self.inks.hidden[inks] & _inside(x, y, self.page)
        if self.inks.clips is not None:
            seen &= _inside(x, y, self.inks.clips[inks].T)
        rest = np.flatnonzero(seen) if self.covers else np.empty(0, np.int64)
        step = max(BLOCK // (len(self.covers) or 1), 1)
        for start in range(0, len(rest), step):
            part = rest[start : start + step]
            seen[part] = ~self._covered(orders[part], x[part], y[part])
        tones = self.inks.tones[inks]
        for i in np.flatnonzero(seen & ((tones >= WHITE) | self._on_its_like(inks, x, y))):
            seen[i] = abs(tones[i] - self._ground(orders[i], x[i], y[i])) > CONTRAST
        return seen

    def dark_boxes(self) -> list[BoundingBox]:
        """Filled boxes that nothing below them can be seen through."""
        if not self.covers:
            return []
        dark = self._grounds() < DARK
        return [cover.box for cover, is_dark in zip(self.covers, dark, strict=True) if is_dark]

    def is_pale(self, inks: Integers) -> Mask:
        """Which writing is so pale that it may be no part of the report."""
        tones = self.inks.tones[inks]
        return np.asarray((tones >= PALE) & (tones < WHITE))

    def is_partly_lost(self, inks: Integers, boxes: Numbers) -> Mask:
        """Which characters whose middle is hidden show an end, or lie on a box of their tone."""
        if not len(boxes):
            return np.empty(0, np.bool_)
        x0, top, x1, bottom = boxes.T
        x, quarter = (x0 + x1) / 2, (bottom - top) / 4
        ends = self.shown(inks, x, top + quarter) | self.shown(inks, x, bottom - quarter)
        blotted = self._on_its_like(inks, x, (top + bottom) / 2)
        return ends | (blotted & (self.inks.tones[inks] < WHITE))

    def is_veiled(self, inks: Integers, x: Numbers, y: Numbers) -> bool:
        """Whether a picture or the like was painted over any of the points later."""
        orders = self.inks.orders[inks]
        return any(
            bool((_inside(x, y, veil.box) & (orders < veil.order)).any()) for veil in self.veils
        )

    def _covered(self, orders: Integers, x: Numbers, y: Numbers) -> Mask:
        """Whether a solid box was painted over the points later."""
        first = orders.min()
        covers = [cover for cover in self.covers if cover.order > first]
        if not covers:
            return np.zeros(len(x), np.bool_)
        sides = np.array([*zip(*(cover.box for cover in covers), strict=True)])
        over = _inside(x[:, None], y[:, None], sides)
        over &= orders[:, None] < np.array([cover.order for cover in covers])
        solid = [i for i in np.flatnonzero(over.any(axis=0)) if is_solid(covers[i].item)]
        for i in solid:
            over[:, i] &= _inside(x, y, covers[i].clip() or EVERYWHERE)
        return np.asarray(over[:, solid].any(axis=1))

    def _on_its_like(self, inks: Integers, x: Numbers, y: Numbers) -> Mask:
        """Which points may lie on a box of their own tone."""
        found = np.zeros(len(inks), np.bool_)
        if not self.covers:
            return found
        grounds, used = self._grounds(), np.unique(self.inks.tones)[:, None]
        alike = (used >= 0) & (abs(used - grounds) <= CONTRAST)
        covers = np.flatnonzero(alike.any(axis=0))
        for i in covers if len(covers) <= MOST_GROUNDS else ():
            cover, tone = self.covers[i], self.inks.tones[inks]
            later = (tone >= 0) & (abs(tone - grounds[i]) <= CONTRAST)
            later &= self.inks.orders[inks] > cover.order
            found |= later & _inside(x, y, cover.box)
        return found

    def _grounds(self) -> Integers:
        """The tones of all covers, asked for once."""
        if self._known is None:
            self._known = tones([cover.item for cover in self.covers], self.room)
        return self._known

    def _ground(self, order: int, x: float, y: float) -> int:
        """The tone of the last box painted under a point, or of the paper."""
        under = (c for c in reversed(self.covers) if c.order < order and c.box.holds(x, y))
        solid = next((cover for cover in under if is_solid(cover.item)), None)
        return 255 if solid is None else int(tones([solid.item], self.room)[0])


def _inside(x: Numbers, y: Numbers, box: Any) -> Mask:
    left, top, right, bottom = box
    return np.asarray((left <= x) & (x <= right) & (top <= y) & (y <= bottom))


def is_solid(item: Handle) -> bool:
    """Whether a filled path is a box that nothing shines through."""
    points = path_points(item)
    if len(points) not in (4, 5) or calls.object_blends(item):
        return False
    return all(straight(one, two) for one, two in pairwise(points))


def tones(items: list[Handle], room: Room) -> Integers:
    """The darkest of the three colours each object is filled with on white paper, 0 to 255."""
    # A pattern has no colour to ask for: it counts as dark.
    colours = room.columns(calls.object_fill, items, unless=(0, 0, 0, 255))
    red, green, blue, alpha = colours.T.astype(np.int64)
    colour = np.minimum(np.minimum(red, green), blue)
    return np.where(alpha < 16, 255, 255 - (255 - colour) * alpha // 255)
