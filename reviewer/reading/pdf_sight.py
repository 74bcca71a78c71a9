"""Whether writing can be seen, by drawing a page with it and without it.

What a layer that is switched off hides, or a picture that lies on top, no list of objects tells.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from reviewer.reading import pdf_calls as calls
from reviewer.reading.pdf_glyphs import Integers, Mask, Numbers

DOTS_A_POINT = 1.5
MOST_PIXELS = 4_000_000
_DIFFERENT = 24
"""Of 255 grades of grey."""
Picture = npt.NDArray[np.int16]


def seen(page: Any, size: tuple[float, float], texts: Iterable[int], boxes: Numbers) -> Mask:
    """Which of these boxes on the page as shown look different without the texts."""
    scale = min(DOTS_A_POINT, (MOST_PIXELS / max(size[0] * size[1], 1)) ** 0.5)
    texts = list(texts)
    before = _drawn(page, size, scale)
    for item in texts:
        calls.object_activate(item, 0)
    after = _drawn(page, size, scale)
    for item in texts:
        calls.object_activate(item, 1)
    return _any_in(abs(before - after) > _DIFFERENT, boxes * scale)


def _drawn(page: Any, size: tuple[float, float], scale: float) -> Picture:
    wide, high = (max(round(side * scale), 1) for side in size)
    pixels = np.full((high, wide), 255, np.uint8)
    at = pixels.ctypes.data
    bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, pdfium.FPDFBitmap_Gray, at, wide)
    if bitmap:
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, pdfium.FPDF_ANNOT)
        pdfium.FPDFBitmap_Destroy(bitmap)
    return pixels.astype(np.int16)


def _any_in(mask: Mask, boxes: Numbers) -> Mask:
    """Whether anything of the mask lies in each of the boxes."""
    high, wide = mask.shape
    sums = np.zeros((high + 1, wide + 1), np.int64)
    sums[1:, 1:] = mask.cumsum(axis=0).cumsum(axis=1)
    left, top = (_within(np.floor(boxes[:, i]), most) for i, most in ((0, wide), (1, high)))
    right, bottom = (_within(np.ceil(boxes[:, i]), most) for i, most in ((2, wide), (3, high)))
    found = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return np.asarray(found > 0)


def _within(places: Numbers, most: int) -> Integers:
    return np.clip(places, 0, most).astype(np.int64)
