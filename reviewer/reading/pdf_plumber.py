"""The second reader: pdfplumber, for files in which PDFium finds no pages or no characters."""

import io
import logging
import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.reading.pdf_glyphs import DESCENT, UNREADABLE, Glyph, Sheet, character
from reviewer.reading.pdf_paint import WHITE
from reviewer.reading.pdfium import SLANT, SMALLEST


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
    left, top, right, bottom = page.cropbox
    glyphs = (_glyph(item) for item in page.chars if not _is_white(item))
    frame = BoundingBox(left, top, right, bottom)
    return Sheet(
        width=right - left,
        height=bottom - top,
        glyphs=tuple(_moved(glyph, frame) for glyph in glyphs if glyph and _within(glyph, frame)),
        rulings=tuple(Ruling(*_box(item, frame)) for item in page.edges),
        pictures=tuple(_box(item, frame) for item in page.images),
    )


def _glyph(item: Mapping[str, Any]) -> Glyph | None:
    """None where it is slanted or too small to see."""
    a, b = item["matrix"][:2]
    angle = math.degrees(math.atan2(b, a)) / 90
    turn, size = round(angle), item["size"]
    if size < SMALLEST or abs(angle - turn) > SLANT:
        return None
    text, bottom = item["text"], item["bottom"]
    known = "".join(map(character, map(ord, text))) if "(cid:" not in text else UNREADABLE
    box = item["x0"], item["top"], item["x1"], bottom
    return Glyph(known, *box, bottom - DESCENT * size, size, turn % 4)


def _is_white(item: Mapping[str, Any]) -> bool:
    colour = item["non_stroking_color"]
    if not isinstance(colour, Sequence) or len(colour) not in (1, 3):
        return False
    return all(isinstance(part, int | float) and part * 255 >= WHITE for part in colour)


def _within(glyph: Glyph, frame: BoundingBox) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return frame.x0 <= x <= frame.x1 and frame.top <= y <= frame.bottom


def _moved(glyph: Glyph, frame: BoundingBox) -> Glyph:
    x, y = frame.x0, frame.top
    return glyph._replace(
        x0=glyph.x0 - x,
        top=glyph.top - y,
        x1=glyph.x1 - x,
        bottom=glyph.bottom - y,
        base=glyph.base - y,
    )


def _box(item: Mapping[str, Any], frame: BoundingBox) -> BoundingBox:
    x, y = frame.x0, frame.top
    return BoundingBox(item["x0"] - x, item["top"] - y, item["x1"] - x, item["bottom"] - y)
