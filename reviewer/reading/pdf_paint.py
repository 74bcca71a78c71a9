"""How a PDF page is painted: lines, boxes, pictures, and which text can be seen."""

from collections.abc import Iterable, Iterator
from ctypes import addressof, c_float, c_int
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.reading import pdf_calls as calls
from reviewer.reading.pdf_glyphs import turned

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]
Box = tuple[Numbers, Numbers, Numbers, Numbers]
Orders = npt.NDArray[np.int64]

THIN = 3.0
WHITE = 245
DEEPEST = 12
MOST_SEGMENTS = 20_000
MOST_CLIP_SEGMENTS = 200
NOWHERE = BoundingBox(0.0, 0.0, -1.0, -1.0)
BLOCK = 1_000_000
"""How many pairs of a glyph and a cover are compared at once."""
INVISIBLE = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


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
        pdfium.FPDF_GetPageBoundingBox(page, box)
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
    """How a text object is painted, where that is not simply dark on the page."""

    hidden: bool
    light: bool
    clip: BoundingBox | None


class Cover(NamedTuple):
    """A filled path that may hide what was painted before it, and where it may do so."""

    order: int
    box: BoundingBox
    item: int


@dataclass(slots=True)
class Paint:
    """What the objects of a page paint. Only good while the page is loaded."""

    page: BoundingBox
    orders: dict[int, int] = field(default_factory=dict)
    """When each text object is painted, by its address."""
    inks: dict[int, Ink] = field(default_factory=dict)
    """The unusual ones, by order."""
    covers: list[Cover] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    pictures: list[BoundingBox] = field(default_factory=list)

    def shown(self, owners: Iterable[int], x: Numbers, y: Numbers) -> Mask:
        """Which of these points, each of one text object, can be seen."""
        orders = np.array([self.orders.get(owner, -1) for owner in owners], np.int64)
        seen = (orders >= 0) & _inside(x, y, self.page)
        for order in self.inks.keys() & set(orders.tolist()):
            mine = orders == order
            seen[mine] &= self._seen(self.inks[order], order, x[mine], y[mine])
        step = max(BLOCK // (len(self.covers) or 1), 1)
        for start in range(0, len(orders) if self.covers else 0, step):
            part = slice(start, start + step)
            seen[part] &= ~self._covered(orders[part], x[part], y[part])
        return seen

    def _covered(self, orders: Orders, x: Numbers, y: Numbers) -> Mask:
        """Whether a solid box was painted over the points later."""
        later = orders[:, None] < np.array([cover.order for cover in self.covers])
        boxes = np.array([cover.box for cover in self.covers]).T
        over = later & _inside(x[:, None], y[:, None], boxes)
        hit = np.flatnonzero(over.any(axis=0))
        solid = [i for i in hit if is_solid(self.covers[i].item)]
        return np.asarray(over[:, solid].any(axis=1))

    def _seen(self, ink: Ink, order: int, x: Numbers, y: Numbers) -> Mask:
        """White text is seen where the last box painted before it is dark."""
        seen = _inside(x, y, ink.clip or self.page) & (not ink.hidden)
        if ink.light:
            dark = np.zeros(len(x), np.bool_)
            for cover in self.covers:
                if cover.order < order and (over := _inside(x, y, cover.box)).any():
                    dark[over] = is_solid(cover.item) and not _is_light(cover.item)
            seen &= dark
        return seen


def _inside(x: Numbers, y: Numbers, box: Any) -> Mask:
    left, top, right, bottom = box
    return np.asarray((left <= x) & (x <= right) & (top <= y) & (y <= bottom))


def is_solid(item: int) -> bool:
    """Whether a filled path is a box that nothing shines through."""
    points = path_points(item)
    straight = all(_straight(one, two) for one, two in pairwise(points))
    return straight and len(points) in (4, 5) and not calls.object_blends(item)


def _is_light(item: int) -> bool:
    return bool(_light([item])[0])


def _light(items: list[int]) -> Mask:
    """Which objects are painted white or not at all."""
    colours = np.zeros((len(items), 4), np.uint32)
    at = colours.ctypes.data
    for item in items:
        calls.object_fill(item, at, at + 4, at + 8, at + 12)
        at += 16
    transparent = colours[:, 3] < 16
    return np.asarray(transparent | (colours[:, :3] >= WHITE).all(axis=1))


def paint_of(page: Any, frame: Frame) -> Paint:
    """Walk the objects of a page, also those inside of forms, in the order of painting."""
    painter = _Painter(frame)
    at, here = calls.address(page), _Place(None, None, 0)
    count = pdfium.FPDFPage_CountObjects(page)
    painter.add([calls.page_object(at, i) for i in range(count)], here)
    return painter.paint


class _Place(NamedTuple):
    """Where an object is drawn: the matrix of the forms around it, their clip and depth."""

    matrix: Matrix | None
    clip: BoundingBox | None
    depth: int


class _Painter:
    """Collects what the objects of one page paint."""

    def __init__(self, frame: Frame) -> None:
        self.paint = Paint(BoundingBox(0.0, 0.0, frame.width, frame.height))
        self._frame = frame
        self._order = 0
        self._floats, self._modes = (c_float * 4)(), (c_int * 2)()

    def add(self, items: list[int], place: _Place) -> None:
        """Take page objects that lie in one form or in none."""
        texts = []
        for item, kind in zip(items, map(calls.object_kind, items), strict=True):
            self._order += 1
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.paint.orders[item] = self._order
                texts.append(item)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(item, place)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(item, place)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                self._form(item, place)
        self._texts(texts, place)

    def _texts(self, items: list[int], place: _Place) -> None:
        """Text is asked for in bulk: some files have an object for every character."""
        hidden = [calls.text_mode(item) in INVISIBLE for item in items]
        clips = [self._clip(item, place) for item in items]
        for item, *ink in zip(items, hidden, _light(items).tolist(), clips, strict=True):
            if ink != [False, False, None]:
                self.paint.inks[self.paint.orders[item]] = Ink(*ink)

    def _form(self, item: int, place: _Place) -> None:
        if place.depth < DEEPEST:
            inner = _Place(_matrix(item, place), self._clip(item, place), place.depth + 1)
            count = calls.form_count(item)
            self.add([calls.form_object(item, i) for i in range(count)], inner)

    def _picture(self, item: int, place: _Place) -> None:
        box = _meet(self._bounds(item, place), self._clip(item, place))
        if box is not None and _thin(box):
            self.paint.rulings.append(Ruling(*box))
        elif box is not None:
            self.paint.pictures.append(box)

    def _path(self, item: int, place: _Place) -> None:
        at = addressof(self._modes)
        calls.path_mode(item, at, at + 4)
        fill, stroke = self._modes
        clip = self._clip(item, place)
        box = _meet(self._bounds(item, place), clip) if fill or stroke else None
        if box is None:
            return
        if _thin(box):
            self.paint.rulings.append(Ruling(*box))
            return
        simple = calls.path_length(item) <= 5
        if fill and simple:
            self.paint.covers.append(Cover(self._order, box, item))
        if stroke or not simple:
            self._lines(item, place, clip, drawn=bool(stroke))

    def _lines(self, item: int, place: _Place, clip: BoundingBox | None, *, drawn: bool) -> None:
        """The lines of a path: subpaths that are thin, and the sides of those that are drawn."""
        matrix = _matrix(item, place)
        for points in _subpaths(item):
            placed = [self._point(matrix, x, y) for x, y in points]
            box = _around(placed)
            pieces = [box] if _thin(box) else []
            if drawn and not pieces:
                pieces = [piece for one, two in pairwise(placed) if (piece := _straight(one, two))]
            parts = (_meet(piece, clip) for piece in pieces)
            self.paint.rulings += [Ruling(*part) for part in parts if part]

    def _point(self, matrix: Matrix, x: float, y: float) -> Point:
        a, b, c, d, e, f = matrix
        x, y = a * x + c * y + e, b * x + d * y + f
        left, top, _, _ = self._frame.box(x, y, x, y)
        return left, top

    def _bounds(self, item: int, place: _Place) -> BoundingBox:
        at = addressof(self._floats)
        calls.object_bounds(item, at, at + 4, at + 8, at + 12)
        x0, y0, x1, y1 = self._floats
        return self._placed(x0, y0, x1, y1, place.matrix)

    def _placed(
        self, x0: float, y0: float, x1: float, y1: float, matrix: Matrix | None
    ) -> BoundingBox:
        if matrix is not None:
            a, b, c, d, e, f = matrix
            xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
            ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
            x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
        return self._frame.box(x0, y0, x1, y1)

    def _clip(self, item: int, place: _Place) -> BoundingBox | None:
        """The box that the object is clipped to, with that of the forms around it."""
        clip, path = place.clip, calls.object_clip(item)
        for i in range(calls.clip_count(path)):
            points = clip_points(path, i)
            if points:
                box = self._placed(*_around(points), place.matrix)
                clip = _meet(box, clip) or NOWHERE
        return clip


def clip_points(path: int, index: int) -> list[Point]:
    """The points of one path of a clip; none where it is no simple shape."""
    count = calls.clip_length(path, index)
    if count > MOST_CLIP_SEGMENTS:
        return []
    return _points(calls.clip_segment(path, index, i) for i in range(count))


def path_points(item: int) -> list[Point]:
    """All points of a path."""
    count = min(calls.path_length(item), MOST_SEGMENTS)
    return _points(calls.path_segment(item, i) for i in range(count))


def _points(segments: Iterable[int]) -> list[Point]:
    point = (c_float * 2)()
    at, points = addressof(point), []
    for segment in segments:
        calls.segment_point(segment, at, at + 4)
        points.append((point[0], point[1]))
    return points


def _subpaths(item: int) -> Iterator[list[Point]]:
    """The subpaths of a path; closed ones end where they began."""
    points: list[Point] = []
    for i, point in enumerate(path_points(item)):
        segment = calls.path_segment(item, i)
        if calls.segment_kind(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(point)
        if calls.segment_closes(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _matrix(item: int, place: _Place) -> Matrix:
    """From the object's own coordinates to those of the page."""
    floats = (c_float * 6)()
    calls.object_matrix(item, addressof(floats))
    a, b, c, d, e, f = floats
    inner = a, b, c, d, e, f
    return inner if place.matrix is None else _times(inner, place.matrix)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    x, y = e * g + f * i + k, e * h + f * j + m
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, x, y


def _around(points: list[Point]) -> BoundingBox:
    xs, ys = zip(*points, strict=True)
    return BoundingBox(min(xs), min(ys), max(xs), max(ys))


def _meet(box: BoundingBox, clip: BoundingBox | None) -> BoundingBox | None:
    if clip is None:
        return box
    x0, top = max(box.x0, clip.x0), max(box.top, clip.top)
    x1, bottom = min(box.x1, clip.x1), min(box.bottom, clip.bottom)
    return BoundingBox(x0, top, x1, bottom) if x0 <= x1 and top <= bottom else None


def _thin(box: BoundingBox) -> bool:
    x0, top, x1, bottom = box
    return x1 - x0 <= THIN or bottom - top <= THIN


def _straight(one: Point, two: Point) -> BoundingBox | None:
    """The piece between two points if it runs along the page, not across."""
    wide, high = abs(one[0] - two[0]), abs(one[1] - two[1])
    if min(wide, high) > 0.5:
        return None
    (x0, x1), (top, bottom) = sorted((one[0], two[0])), sorted((one[1], two[1]))
    return BoundingBox(x0, top, x1, bottom)
