"""The objects of a PDF page in the order of painting → lines, boxes, pictures, inks."""

from ctypes import addressof, c_float, c_int
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.domain.errors import InputError
from reviewer.reading import pdf_calls as calls
from reviewer.reading.pdf_paint import Cover, Frame, Ink, Paint, light
from reviewer.reading.pdf_paths import (
    Matrix,
    Point,
    around,
    clip_points,
    is_thin,
    matrix_of,
    meet,
    straight,
    subpaths,
)

DEEPEST = 12
MOST_OBJECTS = 200_000
MOST_COVERS = 10_000
NOWHERE = BoundingBox(0.0, 0.0, -1.0, -1.0)
EVERYWHERE = BoundingBox(-1e9, -1e9, 1e9, 1e9)
FILLED = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
INVISIBLE = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


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
            if self._order > MOST_OBJECTS or len(self.paint.covers) > MOST_COVERS:
                raise InputError("too_large", objects=self._order, limit=MOST_OBJECTS)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                texts.append((self._order, item))
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(item, place)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(item, place)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                self._form(item, place)
        self._texts(texts, place)

    def _texts(self, items: list[tuple[int, int]], place: _Place) -> None:
        """Text is asked for in bulk: some files have an object for every character."""
        whites = light([item for _, item in items]).tolist()
        for (order, item), is_light in zip(items, whites, strict=True):
            mode = calls.text_mode(item)
            clip = self._clip(item, place) or EVERYWHERE
            self.paint.inks[item] = Ink(order, mode in INVISIBLE, is_light and mode in FILLED, clip)

    def _form(self, item: int, place: _Place) -> None:
        if place.depth < DEEPEST:
            inner = _Place(matrix_of(item, place.matrix), self._clip(item, place), place.depth + 1)
            count = calls.form_count(item)
            self.add([calls.form_object(item, i) for i in range(count)], inner)

    def _picture(self, item: int, place: _Place) -> None:
        box = meet(self._bounds(item, place), self._clip(item, place))
        if box is not None and is_thin(box):
            self.paint.rulings.append(Ruling(*box))
        elif box is not None:
            self.paint.pictures.append(box)

    def _path(self, item: int, place: _Place) -> None:
        at = addressof(self._modes)
        calls.path_mode(item, at, at + 4)
        fill, stroke = self._modes
        clip = self._clip(item, place)
        box = meet(self._bounds(item, place), clip) if fill or stroke else None
        if box is None:
            return
        if is_thin(box):
            self.paint.rulings.append(Ruling(*box))
            return
        simple = calls.path_length(item) <= 5
        if fill and simple:
            self.paint.covers.append(Cover(self._order, box, item))
        if stroke or not simple:
            self._lines(item, place, clip, drawn=bool(stroke))

    def _lines(self, item: int, place: _Place, clip: BoundingBox | None, *, drawn: bool) -> None:
        """The lines of a path: subpaths that are thin, and the sides of those that are drawn."""
        matrix = matrix_of(item, place.matrix)
        for points in subpaths(item):
            placed = [self._point(matrix, x, y) for x, y in points]
            box = around(placed)
            pieces = [box] if is_thin(box) else []
            if drawn and not pieces:
                pieces = [piece for one, two in pairwise(placed) if (piece := straight(one, two))]
            parts = (meet(piece, clip) for piece in pieces)
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
                box = self._placed(*around(points), place.matrix)
                clip = meet(box, clip) or NOWHERE
        return clip
