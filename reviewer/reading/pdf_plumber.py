"""The second reader: pdfplumber, for files in which PDFium finds no pages or no characters."""

import io
import logging
import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

import numpy as np

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.reading.pdf_glyphs import DESCENT, UNREADABLE, Glyphs, Sheet, character
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
    frame = BoundingBox(*page.cropbox)
    seen = [item for item in page.chars if _is_seen(item, frame)]
    sizes = np.array([item["size"] for item in seen], np.float64)
    boxes = np.array([_box(item, frame) for item in seen], np.float64).reshape(-1, 4)
    return Sheet(
        width=frame.x1 - frame.x0,
        height=frame.bottom - frame.top,
        glyphs=Glyphs(
            texts=[_text(item["text"]) for item in seen],
            boxes=np.round(boxes, 2),
            bases=boxes[:, 3] - DESCENT * sizes,
            sizes=sizes,
            turns=np.array([round(_angle(item)) % 4 for item in seen], np.int64),
        ),
        rulings=tuple(Ruling(*_box(item, frame)) for item in page.edges),
        pictures=tuple(_box(item, frame) for item in page.images),
    )


def _text(text: str) -> str:
    return UNREADABLE if "(cid:" in text else "".join(map(character, map(ord, text)))


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
