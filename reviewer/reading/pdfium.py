"""PDFium → what is visible on each page of a PDF file."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from reviewer.domain.document import BoundingBox
from reviewer.domain.errors import InputError
from reviewer.reading.pdf_characters import CHINESE, Characters, characters_of
from reviewer.reading.pdf_glyphs import (
    DESCENT,
    Glyphs,
    Integers,
    Numbers,
    Sheet,
    spaces,
)
from reviewer.reading.pdf_notes import Rectangle, has_notes, remarks
from reviewer.reading.pdf_paint import Box, Frame, Paint
from reviewer.reading.pdf_raised import are_digits
from reviewer.reading.pdf_sight import seen
from reviewer.reading.pdf_walk import paint_of

SLANT = 0.1
"""Writing that leans more than this part of a quarter turn is a watermark."""
WIDE, HIGH = 120.0, 60.0
"""A line that is bent or slanted and larger than this has nothing to do with one number."""
TILE, MOST_TILES = 6.0, 40
SMALLEST = 2.0
"""Writing below this size cannot be read by anybody."""


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


def read_sheet(document: Any, index: int, *, layered: bool = False) -> Sheet | None:
    """What a page shows, or None where it cannot be read; of a `layered` file all is drawn."""
    noted: list[Rectangle] = []
    with page_of(document, index, noted) as page, _text(page) as text:
        if not page or not text:
            return None
        frame = Frame.of(page)
        paint = paint_of(page, frame, layered=layered)
        found = characters_of(text, objects=len(paint.index))
        glyphs, inks, faint = _glyphs(found, frame, paint)
        x0, top, x1, bottom = glyphs.boxes.T
        if layered or paint.is_veiled(inks, (x0 + x1) / 2, (top + bottom) / 2):
            size = frame.width, frame.height
            visible = seen(page, size, paint.index, glyphs.boxes) | spaces(glyphs.codes)
            glyphs = glyphs.pick(np.flatnonzero(visible))
        boxes = [paint.outline(item) for item in paint.index.keys() - set(found.owners)]
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
                *faint,
                *_tiles(noted, frame),
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


def _glyphs(
    found: Characters, frame: Frame, paint: Paint
) -> tuple[Glyphs, Integers, list[BoundingBox]]:
    """The visible characters and their inks; spaces stay in, they part words.

    And the places of digits that are pale, or of which only a part can be seen.
    """
    a, b, c, d, e, f = found.matrices.T
    run_sizes = found.sizes * np.hypot(c, d)
    angles = np.arctan2(b, a) * 2 / np.pi
    run_turns = np.rint(angles).astype(np.int64)
    readable = (run_sizes >= SMALLEST) & (abs(angles - run_turns) < SLANT)
    runs = found.runs
    sizes, turns = run_sizes[runs], run_turns[runs]
    x0, top, x1, bottom = boxes = frame.boxes(*_boxes(found, sizes, turns % 4))
    bases = frame.boxes(e, f, e, f)[1][runs]
    # Writing that goes down the page leaves the line on which it began.
    bases = np.where((top < bases) & (bases < bottom), bases, bottom - DESCENT * sizes)
    inks = paint.inks_of(found.owners)[runs]
    legible = readable[runs]
    shown = legible & paint.shown(inks, (x0 + x1) / 2, (top + bottom) / 2)
    digits = are_digits(found.characters)
    doubtful = shown & digits & paint.is_pale(inks)
    lost = np.flatnonzero(legible & ~shown & digits)
    places = np.stack(boxes, axis=1)
    doubtful[lost] = paint.is_partly_lost(inks[lost], places[lost])
    glyphs = Glyphs(
        codes=found.characters[shown],
        boxes=np.round(places[shown], 2),
        bases=bases[shown],
        sizes=sizes[shown],
        turns=(turns[shown] - frame.turns) % 4,
    )
    return glyphs, inks[shown], [BoundingBox(*place) for place in places[doubtful].tolist()]


def _boxes(found: Characters, sizes: Numbers, turns: Integers) -> Box:
    """Left, bottom, right, top; from origin and size where PDFium's box does not fit the size.

    It is wrong for some vertical fonts and for fonts made of drawings.
    """
    left, top, right, bottom = found.boxes.T
    lying = turns % 2 == 1
    wide = np.where(lying, top - bottom, right - left)
    high = np.where(lying, right - left, top - bottom)
    narrow = (wide < 0.15 * sizes) | (wide > 2 * sizes)
    wrong = np.flatnonzero((sizes > 0) & (narrow | (high < 0.5 * sizes) | (high > 2 * sizes)))
    if not len(wrong):
        return left, bottom, right, top
    usual = np.where(found.codes >= CHINESE, sizes, sizes / 2)
    advance = np.where(narrow, usual, wide)[wrong]
    x, y = found.origins(wrong)
    made = _around(x, y, advance, sizes[wrong], turns[wrong])
    for column, right_one in zip((left, bottom, right, top), made, strict=True):
        column[wrong] = right_one
    return left, bottom, right, top


def _around(x: Numbers, y: Numbers, advance: Numbers, size: Numbers, turn: Integers) -> Box:
    """The box of a glyph (left, bottom, right, top) that starts at a point and goes some way."""
    down, up = DESCENT * size, (1 - DESCENT) * size
    zero = np.zeros_like(size)
    return (
        x - np.choose(turn, [zero, up, advance, down]),
        y - np.choose(turn, [down, zero, up, advance]),
        x + np.choose(turn, [advance, down, zero, up]),
        y + np.choose(turn, [up, advance, down, zero]),
    )
