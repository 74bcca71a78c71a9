"""A PDF file → a document: pages with words and lines, the shown text, a grid for every table."""

import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.errors import InputError
from reviewer.reading import pdfium
from reviewer.reading.ocr import Recogniser
from reviewer.reading.pdf_glyphs import Sheet
from reviewer.reading.pdf_layout import lay_out
from reviewer.reading.pdf_plumber import read_sheets as read_with_plumber
from reviewer.reading.pdf_streams import has_damaged_streams, has_lost_objects, is_layered
from reviewer.reading.pdf_text import Composer
from reviewer.reading.scans import is_scan, recognised

PDFIUM, PDFPLUMBER, OCR = "pdfium", "pdfplumber", "ocr"
MOST_PAGES = 500
MOST_WRITING = 1_000_000
"""Characters in a file; a long report has 20,000."""
MANY_UNREADABLE = 0.05
"""The part of unknown characters at which another reader is asked."""
MOST_UNREADABLE = 0.5
MANY_MUTE = 0.08
"""The part of texts that say nothing at which a font must be broken."""
EMPTY = Sheet(0.0, 0.0)


def read_pdf(
    content: bytes,
    name: str,
    most_pages: int = MOST_PAGES,
    recogniser: Recogniser | None = None,
) -> Document:
    """Read a PDF file; `encoding` tells by which reader. Scans need a recogniser.

    Raises `InputError`: encrypted, damaged, too_large, no_text_layer.
    """
    try:
        with _collector_paused():
            return _read(content, name, most_pages, recogniser)
    except InputError as error:
        raise InputError(error.code, **{"name": name, **error.facts}) from error


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pages make thousands of tuples, no cycles: looking for them takes a tenth of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _read(content: bytes, name: str, most_pages: int, recogniser: Recogniser | None) -> Document:
    sheets, reader = _sheets(content, most_pages)
    whole = reader == PDFIUM and _is_whole(content, sheets)
    if recogniser:
        sheets = recognised(content, sheets, recogniser)
    _refuse_unread(sheets, recognised=recogniser is not None)
    composer = Composer()
    for sheet, layout in zip(sheets, lay_out(sheets), strict=True):
        composer.add(sheet, layout)
    return Document(
        name=name,
        kind=DocumentKind.PDF,
        sha256=hashlib.sha256(content).hexdigest(),
        text=composer.text,
        pages=tuple(composer.pages),
        grids=tuple(composer.grids),
        encoding=_told(reader, sheets),
        sure=whole,
    )


def _is_whole(content: bytes, sheets: Sequence[Sheet]) -> bool:
    """Whether nothing of the file is damaged or missing, as far as that can be told."""
    mute, texts = sum(sheet.mute for sheet in sheets), sum(sheet.texts for sheet in sheets)
    if any(sheet.lost for sheet in sheets) or mute > MANY_MUTE * texts:
        return False
    return not (has_lost_objects(content) or has_damaged_streams(content, fonts=bool(mute)))


def _sheets(content: bytes, most_pages: int) -> tuple[Sequence[Sheet], str]:
    """What the pages show by PDFium; by pdfplumber where PDFium finds no pages or no characters."""
    sheets, reader = _by_pdfium(content, most_pages), PDFIUM
    if not sheets or _unreadable(sheets) > MANY_UNREADABLE:
        others = read_with_plumber(content, most_pages)
        if others and (not sheets or _unreadable(others) < _unreadable(sheets)):
            sheets, reader = others, PDFPLUMBER
    if not sheets:
        raise InputError("damaged")
    return sheets, reader


def _refuse_unread(sheets: Sequence[Sheet], *, recognised: bool) -> None:
    """Raises `InputError("no_text_layer")` where nobody can read what the pages show."""
    private = _unreadable(sheets) > MOST_UNREADABLE
    if private or all(
        is_scan(sheet) and not (sheet.recognised and sheet.glyphs) for sheet in sheets
    ):
        reason = "illegible" if recognised else "private_font" if private else None
        raise InputError("no_text_layer", **({"reason": reason} if reason else {}))


def _told(reader: str, sheets: Iterable[Sheet]) -> str:
    """By which readers the pages were read."""
    seen = {sheet.recognised for sheet in sheets}
    if True not in seen:
        return reader
    return f"{reader}+{OCR}" if False in seen else OCR


def _by_pdfium(content: bytes, most_pages: int) -> Sequence[Sheet]:
    """Nothing where the file is damaged beyond PDFium's repair."""
    with pdfium.opened(content) as document:
        count = pdfium.page_count(document) if document else 0
        if count > most_pages:
            raise InputError("too_large", pages=count, limit=most_pages)
        layered = is_layered(content)
        sheets: list[Sheet | None] = []
        writing = 0
        for sheet in pdfium.read_sheets(document, count, layered=layered):
            sheets.append(sheet)
            writing += len(sheet.glyphs) if sheet else 0
            if writing > MOST_WRITING:
                raise InputError("too_large", characters=writing, limit=MOST_WRITING)
    return [sheet or EMPTY for sheet in sheets] if any(sheets) else []


def _unreadable(sheets: Iterable[Sheet]) -> float:
    """The part of the writing whose characters are unknown."""
    glyphs = sum(len(sheet.glyphs) for sheet in sheets)
    return sum(sheet.unreadable for sheet in sheets) / glyphs if glyphs else 0.0
