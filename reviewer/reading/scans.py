"""Which pages of a PDF must be recognised, and their pictures; the pages after that."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.domain.errors import InputError
from reviewer.reading import pdfium as reader
from reviewer.reading.ocr import Recogniser, Scan
from reviewer.reading.pdf_glyphs import Glyphs, Sheet

DOTS = 200
MOST_PIXELS = 16_000_000
MOST_PAGES = 60
"""More scanned pages in one file are no report."""
FEW_GLYPHS = 30
"""A page with a picture and no more writing than this is a scan."""
SCAN = 0.5
"""The part of a page that the picture of a scan covers."""
MANY_UNREADABLE = 0.05
"""The part of unknown characters at which the page itself must be looked at."""
WIDE, HIGH = 150.0, 60.0
"""A picture of a table is larger than this, in points."""
_WHITE = 0xFFFFFFFF


def is_scan(sheet: Sheet) -> bool:
    """Whether a page shows a picture of writing, or nothing."""
    covered = max(((b.x1 - b.x0) * (b.bottom - b.top) for b in sheet.pictures), default=0.0)
    large = covered > SCAN * sheet.width * sheet.height
    return not sheet.glyphs or (len(sheet.glyphs) < FEW_GLYPHS and large)


def recognised(content: bytes, sheets: Sequence[Sheet], recogniser: Recogniser) -> list[Sheet]:
    """The pages with what their pictures say. Raises `InputError("too_large")`."""
    scans = sum(map(_is_illegible, sheets))
    if scans > MOST_PAGES:
        raise InputError("too_large", pages=scans, limit=MOST_PAGES)
    with reader.opened(content) as document:
        return [_seen(document, i, sheet, recogniser) for i, sheet in enumerate(sheets)]


def tables_in_pictures(sheet: Sheet) -> Iterator[BoundingBox]:
    """The pictures of a page that may show a table and have no text upon them."""
    boxes = sheet.glyphs.boxes
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    for box in sheet.pictures:
        on_it = (box.x0 < x) & (x < box.x1) & (box.top < y) & (y < box.bottom)
        if box.x1 - box.x0 > WIDE and box.bottom - box.top > HIGH and not on_it.any():
            yield box


def _is_illegible(sheet: Sheet) -> bool:
    unknown = sheet.unreadable > MANY_UNREADABLE * len(sheet.glyphs)
    return unknown or (is_scan(sheet) and bool(sheet.pictures))


def _seen(document: Any, index: int, sheet: Sheet, recogniser: Recogniser) -> Sheet:
    if document is None or not (_is_illegible(sheet) or any(tables_in_pictures(sheet))):
        return sheet
    with reader.page_of(document, index) as page:
        scan = _rendered(page, sheet) if page else None
    if scan is None:
        return sheet
    if _is_illegible(sheet):
        found = recogniser.page(scan)
        return replace(found, width=sheet.width, height=sheet.height, pictures=sheet.pictures)
    for box in tables_in_pictures(sheet):
        part = recogniser.table(_cut(scan, box))
        sheet = _joined(sheet, part, box) if part else sheet
    return sheet


def _rendered(page: Any, sheet: Sheet) -> Scan | None:
    """The page as it is shown, in grey; None where there is no memory for it."""
    area = sheet.width * sheet.height
    dots = min(DOTS, 72 * (MOST_PIXELS / max(area, 1.0)) ** 0.5)
    wide, high = max(round(sheet.width * dots / 72), 1), max(round(sheet.height * dots / 72), 1)
    pixels = np.full((high, wide), 255, np.uint8)
    bitmap = pdfium.FPDFBitmap_CreateEx(
        wide, high, pdfium.FPDFBitmap_Gray, pixels.ctypes.data, wide
    )
    if not bitmap:
        return None
    try:
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, pdfium.FPDF_ANNOT)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return Scan(pixels, dots)


def _cut(scan: Scan, box: BoundingBox) -> Scan:
    scale = scan.dots / 72
    left, top, right, bottom = (max(round(side * scale), 0) for side in box)
    return Scan(np.ascontiguousarray(scan.picture[top:bottom, left:right]), scan.dots)


def _joined(sheet: Sheet, part: Sheet, place: BoundingBox) -> Sheet:
    """The page with what a picture at that place shows."""
    own, more = sheet.glyphs, part.glyphs
    x, y = place.x0, place.top
    glyphs = Glyphs(
        codes=np.concatenate([own.codes, more.codes]),
        boxes=np.concatenate([own.boxes, more.boxes + np.array([x, y, x, y])]),
        bases=np.concatenate([own.bases, more.bases + y]),
        sizes=np.concatenate([own.sizes, more.sizes]),
        turns=np.concatenate([own.turns, more.turns]),
    )
    moved = (Ruling(r.x0 + x, r.top + y, r.x1 + x, r.bottom + y) for r in part.rulings)
    faint = (BoundingBox(b.x0 + x, b.top + y, b.x1 + x, b.bottom + y) for b in part.faint)
    return replace(
        sheet,
        glyphs=glyphs,
        rulings=(*sheet.rulings, *moved),
        faint=tuple(chain(sheet.faint, faint)),
        recognised=True,
    )
