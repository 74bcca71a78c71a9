"""Makes of a PDF what a scanner makes of its paper: pictures, grainy and askew if wanted."""

import io
from collections.abc import Iterator

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

NOTE = "The table of requests follows as a picture of the sealed paper."


def pictures(content: bytes, dots: int, grain: float = 0, tilt: float = 0) -> list[Image.Image]:
    """The pages in grey, so many dots to the inch; turned to the left by degrees."""
    return [_worn(page, grain, tilt) for page in _rendered(content, dots)]


def scanned(content: bytes, dots: int, grain: float = 0, tilt: float = 0) -> bytes:
    """A PDF without text."""
    first, *others = pictures(content, dots, grain, tilt)
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=dots, quality=80)
    return out.getvalue()


def with_picture_of(content: bytes, number: int, dots: int) -> bytes:
    """The same file, but what stands on one page (from 0) is a picture below a line of text."""
    picture = _rendered_page(content, number, dots)
    document = pypdfium2.PdfDocument(content)
    width, height = document[number].get_size()
    document.del_page(number)
    page = document.new_page(width, height, number)
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(pypdfium2.PdfBitmap.from_pil(picture))
    image.set_matrix(pypdfium2.PdfMatrix().scale(0.8 * width, 0.8 * height).translate(20, 20))
    page.insert_obj(image)
    _write(document, page, 20, height - 40)
    page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, x: float, y: float) -> None:
    text = pdfium.FPDFPageObj_NewTextObj(document, b"Helvetica", 11)
    units = (NOTE + "\0").encode("utf-16-le")
    pdfium.FPDFText_SetText(
        text, np.frombuffer(units, np.uint16).ctypes.data_as(pdfium.FPDF_WIDESTRING)
    )
    pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, x, y)
    pdfium.FPDFPage_InsertObject(page, text)


def _rendered(content: bytes, dots: int) -> Iterator[Image.Image]:
    for number in range(len(pypdfium2.PdfDocument(content))):
        yield _rendered_page(content, number, dots)


def _rendered_page(content: bytes, number: int, dots: int) -> Image.Image:
    page = pypdfium2.PdfDocument(content)[number]
    picture: Image.Image = page.render(scale=dots / 72).to_pil().convert("L")
    return picture


def _worn(page: Image.Image, grain: float, tilt: float) -> Image.Image:
    if tilt:
        page = page.rotate(tilt, fillcolor=255, resample=Image.Resampling.BICUBIC)
    if not grain:
        return page
    random = np.random.default_rng(7)
    paper = np.asarray(page, np.float64) * 0.92 + 12
    worn = (paper + random.normal(0, grain, paper.shape)).clip(0, 255)
    return Image.fromarray(worn.astype(np.uint8))
