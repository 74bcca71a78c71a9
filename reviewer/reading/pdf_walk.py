"""The objects of a PDF page in the order of painting → lines, boxes, pictures, inks."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.domain.errors import InputError
from reviewer.reading import pdf_calls as calls
from reviewer.reading.pdf_calls import Handle, Room
from reviewer.reading.pdf_glyphs import Integers, Mask, Numbers
from reviewer.reading.pdf_paint import EVERYWHERE, Cover, Frame, Inks, Paint, Veil, tones
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

TEXT, PATH = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH
IMAGE, FORM = pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM
SHADING = pdfium.FPDF_PAGEOBJ_SHADING
DEEPEST = 12
MOST_OBJECTS = 50_000
"""On one page; a page of a table has 700."""
MOST_COVERS = 10_000
NOWHERE = BoundingBox(0.0, 0.0, -1.0, -1.0)
FILLED = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
HIDDEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


def paint_of(page: Any, frame: Frame, room: Room, *, layered: bool = False) -> Paint:
    """Walk the objects of a page, also those inside of forms, in the order of painting.

    In a `layered` file what belongs to a layer may not be painted at all.
    """
    walk = _Walk(frame, room, layered=layered)
    (at,) = calls.handles([calls.address(page)])
    count = pdfium.FPDFPage_CountObjects(page)
    if count > MOST_OBJECTS:
        raise InputError("too_large", objects=count, limit=MOST_OBJECTS)
    walk.add([*map(calls.page_object, repeat(at), range(count))], HERE)
    return walk.paint()


class _Place(NamedTuple):
    """Where an object is drawn: the matrix of the forms around it, their clip and depth."""

    matrix: Matrix | None
    clip: BoundingBox | None
    depth: int


HERE = _Place(None, None, 0)


class _Walk:
    """Collects what the objects of one page paint."""

    def __init__(self, frame: Frame, room: Room, *, layered: bool) -> None:
        self._frame, self._room, self._layered = frame, room, layered
        self._order = 0
        self._orders: dict[int, int] = {}
        """When each text is drawn."""
        self._clips: dict[int, BoundingBox] = {}
        self._places: dict[int, _Place] = {}
        """Of the texts within forms."""
        self._texts: dict[int, Handle] = {}
        self._covers: list[Cover] = []
        self._veils: list[Veil] = []
        self._rulings: list[Ruling] = []
        self._pictures: list[BoundingBox] = []
        self._marks: list[BoundingBox] = []
        self._scrawls: list[BoundingBox] = []

    def paint(self) -> Paint:
        """All that was found."""
        texts = [*self._texts.values()]
        index = {item: i for i, item in enumerate(self._texts)}
        modes = np.array([*map(calls.text_mode, texts), HIDDEN[0]])
        filled = np.where(_among(modes, FILLED), np.append(tones(texts, self._room), 0), -1)
        orders = np.array([*self._orders.values(), -1])
        inks = Inks(orders, _among(modes, HIDDEN), filled, self._clipping(index))
        return Paint(
            page=BoundingBox(0.0, 0.0, self._frame.width, self._frame.height),
            inks=inks,
            index=index,
            outline=lambda item: self._bounds(self._texts[item], self._places.get(item, HERE)),
            room=self._room,
            retold=_retold(self._texts),
            covers=self._covers,
            veils=self._veils,
            rulings=self._rulings,
            pictures=self._pictures,
            marks=self._marks,
            scrawls=self._scrawls,
        )

    def _clipping(self, index: dict[int, int]) -> Numbers | None:
        """The box that each ink is clipped to, if any is."""
        if not self._clips:
            return None
        clips = np.tile(np.array(EVERYWHERE), (len(index) + 1, 1))
        for item, clip in self._clips.items():
            clips[index[item]] = clip
        return clips

    def add(self, items: list[int], place: _Place) -> None:
        """Take page objects that lie in one form or in none."""
        # Forms within forms can multiply without end.
        if self._order + len(items) > MOST_OBJECTS or len(self._covers) > MOST_COVERS:
            raise InputError("too_large", objects=self._order + len(items), limit=MOST_OBJECTS)
        texts: list[int] = []
        handles = calls.handles(items)
        kinds = [*map(calls.object_kind, handles)]
        paths = [at for at, kind in zip(handles, kinds, strict=True) if kind == PATH]
        drawn = self._drawn(paths, place)
        for item, at, kind in zip(items, handles, kinds, strict=True):
            self._order += 1
            if kind == TEXT:
                texts.append(item)
                self._texts[item] = at
                self._orders[item] = self._order
            elif kind == PATH:
                self._path(at, *next(drawn), place)
            elif kind == IMAGE:
                self._picture(at, place)
            elif kind == FORM:
                self._form(at, place)
            elif kind == SHADING:
                self._veils.append(Veil(self._order, self._bounds(at, place)))
        self._place_texts(texts, place)

    def _place_texts(self, texts: list[int], place: _Place) -> None:
        """Note where the texts of one form, or of none, are and what they are clipped to."""
        if place.matrix is not None:
            self._places |= dict.fromkeys(texts, place)
        handles = map(self._texts.__getitem__, texts)
        clips = calls.handles(map(calls.object_clip, handles))
        for item, clipped in zip(texts, map(calls.clip_count, clips), strict=True):
            if clipped > 0 or place.clip is not None:
                clip = self._clip(self._texts[item], place)
                if clip is not None:
                    self._clips[item] = clip

    def _form(self, item: Handle, place: _Place) -> None:
        if place.depth < DEEPEST:
            inner = _Place(matrix_of(item, place.matrix), self._clip(item, place), place.depth + 1)
            count = calls.form_count(item)
            self.add([*map(calls.form_object, repeat(item), range(count))], inner)

    def _picture(self, item: Handle, place: _Place) -> None:
        box = meet(self._bounds(item, place), self._clip(item, place))
        if box is not None and is_thin(box):
            self._rulings.append(Ruling(*box))
        elif box is not None:
            self._pictures.append(box)
            self._veils.append(Veil(self._order, box))

    def _drawn(
        self, paths: list[Handle], place: _Place
    ) -> Iterator[tuple[BoundingBox, tuple[int, int]]]:
        """The box of each path, and whether it is filled and stroked."""
        modes = self._room.columns(calls.path_mode, paths, 2).tolist()
        return zip(self._boxes(paths, place), modes, strict=True)

    def _path(self, item: Handle, box: BoundingBox, mode: tuple[int, int], place: _Place) -> None:
        fill, stroke = mode
        if not (fill or stroke):
            return
        if is_thin(box):
            if part := meet(box, self._clip(item, place)):
                self._rulings.append(Ruling(*part))
            return
        simple = calls.path_length(item) <= 5
        solid = simple and not (self._layered and calls.object_marks(item))
        if fill and solid:
            self._covers.append(Cover(self._order, box, item, partial(self._clip, item, place)))
        elif fill:
            self._veils.append(Veil(self._order, box))
            self._marks.append(box)
        if stroke or not simple:
            self._lines(item, place, drawn=bool(stroke))

    def _lines(self, item: Handle, place: _Place, *, drawn: bool) -> None:
        """The lines of a path: subpaths that are thin, and the sides of those that are drawn."""
        clip = self._clip(item, place)
        matrix = matrix_of(item, place.matrix)
        for points in subpaths(item):
            placed = [self._point(matrix, x, y) for x, y in points]
            box = around(placed)
            pieces = [box] if is_thin(box) else []
            if drawn and not pieces:
                sides = [straight(one, two) for one, two in pairwise(placed)]
                pieces = [side for side in sides if side]
                self._scrawls += [box] if len(pieces) < len(sides) else []
            parts = (meet(piece, clip) for piece in pieces)
            self._rulings += [Ruling(*part) for part in parts if part]

    def _point(self, matrix: Matrix, x: float, y: float) -> Point:
        a, b, c, d, e, f = matrix
        x, y = a * x + c * y + e, b * x + d * y + f
        left, top, _, _ = self._frame.box(x, y, x, y)
        return left, top

    def _bounds(self, item: Handle, place: _Place) -> BoundingBox:
        return self._boxes([item], place)[0]

    def _boxes(self, items: list[Handle], place: _Place) -> list[BoundingBox]:
        found = self._room.columns(calls.object_bounds, items).view(np.float32)
        if place.matrix is not None:
            return [self._placed(x0, y0, x1, y1, place.matrix) for x0, y0, x1, y1 in found.tolist()]
        sides = self._frame.boxes(*found.T.astype(np.float64))
        return [*map(BoundingBox, *(side.tolist() for side in sides))]

    def _placed(
        self, x0: float, y0: float, x1: float, y1: float, matrix: Matrix | None
    ) -> BoundingBox:
        if matrix is not None:
            a, b, c, d, e, f = matrix
            xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
            ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
            x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
        return self._frame.box(x0, y0, x1, y1)

    def _clip(self, item: Handle, place: _Place) -> BoundingBox | None:
        """The box that the object is clipped to, with that of the forms around it."""
        clip, (path,) = place.clip, calls.handles([calls.object_clip(item)])
        for i in range(calls.clip_count(path)):
            points = clip_points(path, i)
            if points:
                box = self._placed(*around(points), place.matrix)
                clip = meet(box, clip) or NOWHERE
        return clip


def _among(modes: Integers, wanted: Iterable[int]) -> Mask:
    return np.asarray(np.logical_or.reduce([modes == mode for mode in wanted]))


def _retold(texts: dict[int, Handle]) -> list[int]:
    """The texts that the file gives other words for than it draws."""
    known: dict[int, bool] = {}
    found = []
    for item, count in zip(texts, map(calls.object_marks, texts.values()), strict=True):
        for number in range(count):
            mark = calls.object_mark(texts[item], number)
            if mark not in known:
                known[mark] = _gives_words(mark)
            if known[mark]:
                found.append(item)
    return found


def _gives_words(mark: int) -> bool:
    return bool(calls.mark_entry(mark, b"ActualText") != pdfium.FPDF_OBJECT_UNKNOWN)
