"""A whole report as a PDF file behind a password: a sample, drawn anew word by word."""

from pathlib import Path

from reviewer.domain.document import Document, Page, Ruling
from reviewer.reading.pdf import read_pdf
from tests.reading.pdf_parts import Sheet, line, pdf, text


def locked(sample: Path, password: str) -> bytes:
    """The sample as a file that this password opens."""
    return redrawn(read_pdf(sample.read_bytes(), sample.name), password)


def redrawn(document: Document, password: str | None = None) -> bytes:
    """A file that shows what the document shows."""
    sheets = [Sheet(_drawing(page), (0, 0, page.width, page.height)) for page in document.pages]
    return pdf(*sheets, password=password)


def _drawing(page: Page) -> str:
    rules = "".join(_line(page, ruling) for ruling in page.rulings)
    words = "".join(
        text(word.bbox.x0, page.height - word.bbox.bottom + 2, _plain(word.text), _size(word.bbox))
        for word in page.words
    )
    return rules + words


def _line(page: Page, ruling: Ruling) -> str:
    return line(ruling.x0, page.height - ruling.top, ruling.x1, page.height - ruling.bottom)


def _plain(words: str) -> str:
    return (
        words.translate({ord(sign): f"\\{sign}" for sign in "()\\"}) if words.isascii() else words
    )


def _size(box: tuple[float, float, float, float]) -> float:
    return round((box[3] - box[1]) * 0.9, 1)
