"""A part of a PDF page → a picture; runs in a worker process, which may die of it."""

import hashlib
from ctypes import string_at
from dataclasses import dataclass
from enum import Enum
from math import isfinite
from typing import Any

import pypdfium2.raw as pdfium

from reviewer.domain.picture import LONGEST_SIDE, NoPicture, PagePart, Picture
from reviewer.reading.limits import DEFAULT_LIMITS

MOST_PIXELS = DEFAULT_LIMITS.pixels
_WHITE = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Order:
    """A part to draw, with the file where it may not be here yet; no part: only be ready."""

    part: PagePart | None = None
    content: bytes | None = None


class Reply(Enum):
    """What is answered where there is no picture yet."""

    READY = "ready"
    SEND_FILE = "send_file"


class Renderer:
    """Draws parts of pages; keeps the last document and its last page open for the next part."""

    def __init__(self, most_pixels: int = MOST_PIXELS) -> None:
        self._most_pixels = most_pixels
        self._sha256 = ""
        self._content = b""
        self._document: Any = None
        self._number = 0
        self._page: Any = None

    def __call__(self, order: Order) -> Picture | Reply:
        """The picture, or what is needed first."""
        part = order.part
        if part is None:
            return Reply.READY
        if order.content is not None:
            self._open(order.content)
        return self._draw(part) if part.sha256 == self._sha256 else Reply.SEND_FILE

    def _open(self, content: bytes) -> None:
        self._close_page()
        if self._document:
            pdfium.FPDF_CloseDocument(self._document)
        # PDFium reads from these bytes for as long as the document is open.
        self._content = content
        self._sha256 = hashlib.sha256(content).hexdigest()
        self._document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)

    def _draw(self, part: PagePart) -> Picture:
        page = self._load(part.page)
        if not page:
            return Picture(part, missing=NoPicture.DAMAGED)
        width = pdfium.FPDF_GetPageWidthF(page)
        height = pdfium.FPDF_GetPageHeightF(page)
        if not drawable(part, width, height, self._most_pixels):
            return Picture(part, missing=NoPicture.TOO_LARGE)
        if part.turns % 2:
            width, height = height, width
        size = max(1, round(width * part.scale)), max(1, round(height * part.scale))
        pixels = _pixels(page, part, size)
        return Picture(part, pixels, None if pixels else NoPicture.TOO_LARGE)

    def _load(self, number: int) -> Any:
        if number != self._number and self._document:
            self._close_page()
            self._number, self._page = number, pdfium.FPDF_LoadPage(self._document, number - 1)
        return self._page

    def _close_page(self) -> None:
        if self._page:
            pdfium.FPDF_ClosePage(self._page)
        self._number, self._page = 0, None


def drawable(part: PagePart, width: float, height: float, most: int = MOST_PIXELS) -> bool:
    """Whether a page of this size in points, and the part of it, are of a size to be drawn."""
    fine = all(isfinite(side) and 0 < side <= LONGEST_SIDE for side in (width, height))
    return fine and min(part.width, part.height) > 0 and part.width * part.height <= most


def _pixels(page: Any, part: PagePart, size: tuple[int, int]) -> bytes:
    """The box of a page that is `size` pixels large; nothing where there is no memory for it."""
    bitmap = pdfium.FPDFBitmap_CreateEx(
        part.width, part.height, pdfium.FPDFBitmap_BGRx, None, 4 * part.width
    )
    if not bitmap:
        return b""
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, part.width, part.height, _WHITE)
        place = -part.left, -part.top, *size
        pdfium.FPDF_RenderPageBitmap(bitmap, page, *place, part.turns % 4, pdfium.FPDF_ANNOT)
        pixels: bytes = string_at(
            pdfium.FPDFBitmap_GetBuffer(bitmap), part.height * pdfium.FPDFBitmap_GetStride(bitmap)
        )
        return pixels
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
