"""PDFium → what is visible on each page of a PDF file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from reviewer.domain.errors import InputError
from reviewer.reading import pdf_calls as calls
from reviewer.reading.pdf_glyphs import DESCENT, UNREADABLE, Glyph, Sheet, character
from reviewer.reading.pdf_paint import Box, Frame, Numbers, Orders, Paint
from reviewer.reading.pdf_walk import paint_of

SLANT = 0.1
"""Writing that leans more than this part of a quarter turn is a watermark."""
MOST_CHARACTERS = 100_000
"""On one page; a full page of a report has 1,500."""
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


def read_sheet(document: Any, index: int) -> Sheet | None:
    """What a page shows, or None where it cannot be read."""
    with _page(document, index) as page, _text(page) as text:
        if not page or not text:
            return None
        frame = Frame.of(page)
        paint = paint_of(page, frame)
        return Sheet(
            width=frame.width,
            height=frame.height,
            glyphs=tuple(_glyphs(text, frame, paint)),
            rulings=tuple(paint.rulings),
            pictures=tuple(paint.pictures),
        )


@contextmanager
def _page(document: Any, index: int) -> Iterator[Any]:
    """A loaded page with its annotations drawn into it."""
    page = pdfium.FPDF_LoadPage(document, index)
    if page and _has_notes(page) and pdfium.FPDFPage_Flatten(page, 0) == 1:
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, index)
    try:
        yield page
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def _has_notes(page: Any) -> bool:
    """Whether there are annotations that draw something: all but links."""
    for i in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, i)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind not in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP):
            return True
    return False


@contextmanager
def _text(page: Any) -> Iterator[Any]:
    text = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        yield text
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)


@dataclass(slots=True)
class _Characters:
    """What PDFium tells of every character of a page, in the file's own coordinates."""

    owners: list[int]
    codes: list[int]
    unmapped: list[int]
    sizes: list[float]
    origins: Numbers
    boxes: Numbers
    matrices: Numbers


def _characters(text: Any) -> _Characters:
    """Ask PDFium in bulk: the calls are most of the work of reading."""
    at, count = calls.address(text), pdfium.FPDFText_CountChars(text)
    if count > MOST_CHARACTERS:
        raise InputError("too_large", characters=count, limit=MOST_CHARACTERS)
    origins = np.zeros((count, 2), np.float64)
    boxes, matrices = np.zeros((count, 4), np.float32), np.zeros((count, 6), np.float32)
    origin, box, matrix = origins.ctypes.data, boxes.ctypes.data, matrices.ctypes.data
    text_origin, text_box, text_matrix = calls.text_origin, calls.text_box, calls.text_matrix
    for i in range(count):
        text_origin(at, i, origin + 16 * i, origin + 16 * i + 8)
        text_box(at, i, box + 16 * i)
        text_matrix(at, i, matrix + 24 * i)
    return _Characters(
        owners=[calls.text_object(at, i) or 0 for i in range(count)],
        codes=[calls.text_code(at, i) for i in range(count)],
        unmapped=[calls.text_unmapped(at, i) for i in range(count)],
        sizes=[calls.text_size(at, i) for i in range(count)],
        origins=origins,
        boxes=boxes,
        matrices=matrices,
    )


def _glyphs(text: Any, frame: Frame, paint: Paint) -> Iterator[Glyph]:
    """The visible characters; spaces stay in, they part words."""
    found = _characters(text)
    a, b, c, d = found.matrices.T[:4].astype(np.float64)
    sizes = np.array(found.sizes) * np.hypot(c, d)
    angles = np.arctan2(b, a) * 2 / np.pi
    turns = np.rint(angles).astype(np.int64)
    readable = (sizes >= SMALLEST) & (abs(angles - turns) < SLANT)
    boxes, bases = _places(found, sizes, turns % 4, frame)
    x0, top, x1, bottom = boxes
    seen = readable & paint.shown(found.owners, (x0 + x1) / 2, (top + bottom) / 2)
    texts = [
        UNREADABLE if unmapped else character(code)
        for code, unmapped in zip(found.codes, found.unmapped, strict=True)
    ]
    page_turns = (turns - frame.turns) % 4
    columns = [column.tolist() for column in (*boxes, bases, sizes, page_turns)]
    return compress(map(Glyph, texts, *columns), seen.tolist())


def _places(found: _Characters, sizes: Numbers, turns: Orders, frame: Frame) -> tuple[Box, Numbers]:
    """Boxes and base lines on the page; from origin and size where PDFium's box does not fit.

    It is wrong for some vertical fonts and for fonts made of drawings.
    """
    x, y = found.origins.T
    left, top, right, bottom = found.boxes.T.astype(np.float64)
    lying = turns % 2 == 1
    wide = np.where(lying, top - bottom, right - left)
    high = np.where(lying, right - left, top - bottom)
    usual = np.where(np.array(found.codes) > 0x2E80, sizes, sizes / 2)
    narrow = (wide < 0.15 * sizes) | (wide > 2 * sizes)
    wrong = narrow | (high < 0.5 * sizes) | (high > 2 * sizes)
    made = _around(x, y, np.where(narrow, usual, wide), sizes, turns)
    own = (left, bottom, right, top)
    box = (np.where(wrong, new, old) for new, old in zip(made, own, strict=True))
    return frame.boxes(*box), frame.boxes(x, y, x, y)[1]


def _around(x: Numbers, y: Numbers, advance: Numbers, size: Numbers, turn: Orders) -> Box:
    """The box of a glyph (left, bottom, right, top) that starts at a point and goes some way."""
    down, up = DESCENT * size, (1 - DESCENT) * size
    zero = np.zeros_like(size)
    return (
        x - np.choose(turn, [zero, up, advance, down]),
        y - np.choose(turn, [down, zero, up, advance]),
        x + np.choose(turn, [advance, down, zero, up]),
        y + np.choose(turn, [up, advance, down, zero]),
    )
