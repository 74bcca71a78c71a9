"""Pages saved with all that belongs to them (mht, mhtml): the pages inside, one after another."""

import email
import hashlib
import re
from collections.abc import Iterator
from email.message import Message
from itertools import islice

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.errors import InputError
from reviewer.reading.flow import Block, set_text
from reviewer.reading.html import page_blocks
from reviewer.reading.html_encoding import decode_page

MAX_PAGES = 50
_HEAD = re.compile(rb"\s*[A-Za-z][\w-]*:[^\n]*\n")
_HOLDS_PAGES = re.compile(rb"^content-type:\s*(multipart/|text/html)", re.IGNORECASE | re.MULTILINE)


def is_mht(content: bytes) -> bool:
    """Whether it begins like a mail that holds pages."""
    return bool(_HEAD.match(content[:1000]) and _HOLDS_PAGES.search(content[:8000]))


def read_mht(content: bytes, name: str) -> Document:
    """Read the pages of an archive of pages. Raises `InputError`: damaged, too_large."""
    pages = list(_pages(content))
    if not pages:
        raise InputError("damaged", detail="no page")
    text, grids = set_text(block for page, _ in pages for block in page)
    return Document(
        name=name,
        kind=DocumentKind.HTML,
        sha256=hashlib.sha256(content).hexdigest(),
        text=text,
        grids=grids,
        encoding=pages[0][1],
    )


def mht_blocks(content: bytes) -> list[Block]:
    """What all pages of an archive of pages show. Raises `InputError`."""
    return [block for page, _ in _pages(content) for block in page]


def _pages(content: bytes) -> Iterator[tuple[list[Block], str]]:
    """The blocks and the encoding of every page; pictures and scripts are not looked at."""
    try:
        parts = [part for part in _walk(content) if part.get_content_type() == "text/html"]
    except (RecursionError, ValueError, LookupError) as error:
        raise InputError("damaged", detail=type(error).__name__) from error
    for part in islice(parts, MAX_PAGES):
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            text, encoding = decode_page(payload, part.get_content_charset() or "")
            yield page_blocks(text), encoding


def _walk(content: bytes) -> list[Message]:
    return list(email.message_from_bytes(content).walk())
