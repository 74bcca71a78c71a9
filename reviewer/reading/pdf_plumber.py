"""The second reader: pdfplumber, for files in which PDFium finds no pages or no characters."""

import io
import logging
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.domain.turning import Box
from reviewer.reading.pdf_glyphs import DESCENT, UNREADABLE, Glyphs, Sheet, characters
from reviewer.reading.pdf_paint import WHITE
from reviewer.reading.pdf_visible import SLANT, SMALLEST


class _Glyph(NamedTuple):
    code: int
    box: Box
    size: float
    turns: int


def read_sheets(content: bytes, most_pages: int) -> list[Sheet]:
    """What the pages show; nothing where this reader fails too or finds too many pages.

    It cannot tell invisible text.
    """
    # Hardly a file needs it, and loading it takes longer than reading a report.
    pdfplumber = import_module("pdfplumber")
    # What it makes of a broken file it tells on standard error.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    with suppress(Exception), pdfplumber.open(io.BytesIO(content)) as document:
        if len(document.pages) <= most_pages:
            return [_sheet(page) for page in document.pages]
    return []


def _sheet(page: Any) -> Sheet:
    frame = BoundingBox(*page.cropbox)
    seen = [item for item in page.chars if _is_seen(item, frame)]
    return Sheet(
        width=frame.x1 - frame.x0,
        height=frame.bottom - frame.top,
        glyphs=_glyphs([one for item in seen for one in _parted(item, frame)]),
        rulings=tuple(Ruling(*_box(item, frame)) for item in page.edges),
        pictures=tuple(_box(item, frame) for item in page.images),
    )


def _parted(item: Mapping[str, Any], frame: BoundingBox) -> Iterator[_Glyph]:
    """The characters of one glyph, which may stand for several, with the part each has of it."""
    text = UNREADABLE if "(cid:" in item["text"] else item["text"]
    x0, top, x1, bottom = _box(item, frame)
    wide = (x1 - x0) / max(len(text), 1)
    for i, character in enumerate(text):
        part = x0 + i * wide, top, x0 + (i + 1) * wide, bottom
        yield _Glyph(ord(character), part, item["size"], round(_angle(item)) % 4)


def _glyphs(found: Sequence[_Glyph]) -> Glyphs:
    sizes = np.array([glyph.size for glyph in found], np.float64)
    boxes = np.array([glyph.box for glyph in found], np.float64).reshape(-1, 4)
    return Glyphs(
        codes=characters(np.array([glyph.code for glyph in found], np.int64)),
        boxes=np.round(boxes, 2),
        bases=boxes[:, 3] - DESCENT * sizes,
        sizes=sizes,
        turns=np.array([glyph.turns for glyph in found], np.int64),
    )


def _angle(item: Mapping[str, Any]) -> float:
    """In quarter turns to the left."""
    a, b = item["matrix"][:2]
    return math.degrees(math.atan2(b, a)) / 90


def _is_seen(item: Mapping[str, Any], frame: BoundingBox) -> bool:
    """Not slanted, nor too small, nor white, nor beside the page."""
    x0, top, x1, bottom = _box(item, frame)
    width, height = frame.x1 - frame.x0, frame.bottom - frame.top
    on_page = 0 <= (x0 + x1) / 2 <= width and 0 <= (top + bottom) / 2 <= height
    straight = abs(_angle(item) - round(_angle(item))) < SLANT
    return on_page and straight and item["size"] >= SMALLEST and not _is_white(item)


def _is_white(item: Mapping[str, Any]) -> bool:
    colour = item["non_stroking_color"]
    if not isinstance(colour, Sequence) or len(colour) not in (1, 3):
        return False
    return all(isinstance(part, int | float) and part * 255 >= WHITE for part in colour)


def _box(item: Mapping[str, Any], frame: BoundingBox) -> BoundingBox:
    x, y = frame.x0, frame.top
    return BoundingBox(item["x0"] - x, item["top"] - y, item["x1"] - x, item["bottom"] - y)
