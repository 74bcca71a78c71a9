"""PDFium → what is visible on each page of a PDF file."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

from reviewer.domain.document import BoundingBox
from reviewer.domain.errors import InputError
from reviewer.reading.pdf_calls import Room
from reviewer.reading.pdf_characters import Writing, characters_of, writing_of
from reviewer.reading.pdf_glyphs import Glyphs, Sheet, spaces
from reviewer.reading.pdf_notes import Rectangle, has_notes, remarks
from reviewer.reading.pdf_paint import Frame, Paint
from reviewer.reading.pdf_sight import seen
from reviewer.reading.pdf_visible import SMALLEST, Visible, visible_of
from reviewer.reading.pdf_walk import paint_of

AT_ONCE = 10_000
"""Characters of pages that are read in one go, about: those of a usual report."""
PAGES_AT_ONCE = 20
WIDE, HIGH = 120.0, 60.0
"""A line that is bent or slanted and larger than this has nothing to do with one number."""
TILE, MOST_TILES = 6.0, 40


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """A document handle, or None for a damaged file. Raises `InputError("encrypted")`.

    The empty password, which opens what is only locked against changes, is tried.
    """
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document and pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
        raise InputError("encrypted")
    try:
        yield document
    finally:
        if document:
            pdfium.FPDF_CloseDocument(document)


def page_count(document: Any) -> int:
    """How many pages the document has."""
    return int(pdfium.FPDF_GetPageCount(document))


class _Page(NamedTuple):
    """A loaded page, what it paints, and its text."""

    page: Any
    frame: Frame
    paint: Paint
    text: Writing
    noted: list[Rectangle]
    """The places of remarks."""


def read_sheets(document: Any, count: int, *, layered: bool = False) -> Iterator[Sheet | None]:
    """What each page shows, or None where it cannot be read; of a `layered` file all is drawn."""
    room, done = Room(), 0
    while done < count:
        # No page stays open while somebody else goes on: the document may be closed meanwhile.
        some = _read_some(document, range(done, count), room, layered=layered)
        done += len(some)
        yield from some


def _read_some(document: Any, numbers: range, room: Room, *, layered: bool) -> list[Sheet | None]:
    """The first pages of these, as many as are read in one go."""
    pages: list[_Page | None] = []
    writing = 0
    with ExitStack() as loaded:
        for number in numbers:
            pages.append(page := _load(loaded, document, number, room, layered=layered))
            writing += page.text.size if page else 0
            if writing > AT_ONCE or len(pages) >= PAGES_AT_ONCE:
                break
        sheets: list[Sheet | None] = []
        for frame, alike in groupby(pages, key=lambda page: page.frame if page else None):
            some = [*alike]
            known = [page for page in some if page]
            sheets += _sheets(known, frame, room, layered=layered) if frame else [None] * len(some)
        return sheets


def _load(
    loaded: ExitStack, document: Any, number: int, room: Room, *, layered: bool
) -> _Page | None:
    noted: list[Rectangle] = []
    page = loaded.enter_context(page_of(document, number, noted))
    text = loaded.enter_context(_text(page))
    if not page or not text:
        return None
    frame = Frame.of(page)
    paint = paint_of(page, frame, room, layered=layered)
    return _Page(page, frame, paint, writing_of(text, len(paint.index)), noted)


def _sheets(pages: list[_Page], frame: Frame, room: Room, *, layered: bool) -> Iterator[Sheet]:
    """The sheets of pages that lie alike."""
    found = characters_of([page.text for page in pages], room)
    visible = visible_of(found, frame, [page.paint for page in pages])
    for page, own in zip(pages, visible, strict=True):
        yield _sheet(page, own, layered=layered)


def _sheet(page: _Page, visible: Visible, *, layered: bool) -> Sheet:
    frame, paint = page.frame, page.paint
    glyphs, inks = visible.glyphs, visible.inks
    x0, top, x1, bottom = glyphs.boxes.T
    if layered or paint.is_veiled(inks, (x0 + x1) / 2, (top + bottom) / 2):
        size = frame.width, frame.height
        drawn = seen(page.page, size, paint.index, glyphs.boxes) | spaces(glyphs.codes)
        glyphs = glyphs.pick(np.flatnonzero(drawn))
    boxes = [paint.outline(item) for item in paint.index.keys() - visible.owners]
    large = [box for box in boxes if _area(box) > SMALLEST**2]
    return Sheet(
        width=frame.width,
        height=frame.height,
        glyphs=glyphs,
        rulings=tuple(paint.rulings),
        pictures=tuple(paint.pictures),
        texts=len(paint.index),
        mute=len(boxes) - len(large),
        lost=any(_is_lost(box, glyphs) for box in large),
        faint=(
            *map(paint.outline, paint.retold),
            *filter(_is_small, paint.scrawls),
            *visible.doubtful,
            *_tiles(page.noted, frame),
        ),
        marks=(*paint.marks, *paint.dark_boxes()),
    )


def _is_lost(box: BoundingBox, glyphs: Glyphs) -> bool:
    """Whether a text that says nothing covers a place where nothing else says anything.

    Writing in false bold has a double there.
    """
    x0, top, x1, bottom = glyphs.boxes.T
    wide = np.minimum(x1, box.x1) - np.maximum(x0, box.x0)
    high = np.minimum(bottom, box.bottom) - np.maximum(top, box.top)
    return float((np.maximum(wide, 0) * np.maximum(high, 0)).sum()) < _area(box) / 2


def _tiles(noted: Iterable[Rectangle], frame: Frame) -> Iterator[BoundingBox]:
    """The places of remarks in pieces so small that each lies in one cell."""
    for left, bottom, right, top in noted:
        box = frame.box(left, bottom, right, top)
        across, down = _steps(box.x0, box.x1), _steps(box.top, box.bottom)
        yield from (BoundingBox(x, y, x + TILE, y + TILE) for x in across for y in down)


def _steps(start: float, stop: float) -> list[float]:
    """Where tiles begin that fill a stretch; few of them are enough for a large one."""
    count = min(max(int((stop - start) / TILE), 1), MOST_TILES)
    return [start + i * (stop - start) / count for i in range(count)]


def _is_small(box: BoundingBox) -> bool:
    """Whether a scrawl is about a number, not about the page."""
    return box.x1 - box.x0 < WIDE and box.bottom - box.top < HIGH


def _area(box: BoundingBox) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


@contextmanager
def page_of(document: Any, index: int, noted: list[Rectangle] | None = None) -> Iterator[Any]:
    """A loaded page with its annotations drawn into it; `noted` gets the places of remarks."""
    page = pdfium.FPDF_LoadPage(document, index)
    if page and noted is not None:
        noted += remarks(page)
    if page and has_notes(page) and pdfium.FPDFPage_Flatten(page, 0) == 1:
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, index)
    try:
        yield page
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


@contextmanager
def _text(page: Any) -> Iterator[Any]:
    text = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        yield text
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
