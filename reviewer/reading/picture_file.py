"""A scan or photo in a picture file → a PDF with a page for each picture, as all else reads."""

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from reviewer.domain.errors import InputError

MOST_PIXELS = 64_000_000
"""Of one picture; a page of A4 at 600 dots to the inch has 35 million."""
LARGEST = 4_700
"""Pixels of the longer side that are kept: 400 dots to the inch on A4."""
LEAST_DOTS, MOST_DOTS = 72, 800
"""Dots to the inch beyond which a picture does not know its own size."""
A4_HIGH = 11.69
"""Inches."""
QUALITY = 95


def pdf_of(content: bytes, name: str, most_pages: int) -> bytes:
    """The PDF. Raises `InputError`: damaged, too_large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _pdf(list(_pages(content, most_pages)))
    except (Image.DecompressionBombError, MemoryError) as error:
        raise InputError("too_large", name=name) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise InputError("damaged", name=name) from error


def _pages(content: bytes, most_pages: int) -> Iterator[Image.Image]:
    with Image.open(io.BytesIO(content)) as picture:
        for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
            if number > most_pages:
                raise InputError("too_large", pages=number, limit=most_pages)
            if frame.width * frame.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            yield _page(frame)


def _page(frame: Image.Image) -> Image.Image:
    """Upright, in grey or colour, on white, and of a size that makes sense."""
    dots = float(frame.info.get("dpi", (0, 0))[0])
    page = ImageOps.exif_transpose(frame).convert("RGBA")
    page = Image.alpha_composite(Image.new("RGBA", page.size, "white"), page).convert("RGB")
    if not LEAST_DOTS < dots <= MOST_DOTS:
        dots = max(page.size) / A4_HIGH
    shrink = min(LARGEST / max(page.size), 1.0)
    if shrink < 1:
        page = page.resize((round(page.width * shrink), round(page.height * shrink)))
    page.info["dpi"] = (dots * shrink, dots * shrink)
    return page


def _pdf(pages: list[Image.Image]) -> bytes:
    """One page for each picture, all as fine as the first; the same bytes every time."""
    first, *others = pages
    out = io.BytesIO()
    first.save(
        out,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=first.info["dpi"][0],
        quality=QUALITY,
        creationDate=None,
        modDate=None,
    )
    return out.getvalue()
