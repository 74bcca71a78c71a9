"""Word files (docx): bytes → the text that is printed, with every table as a grid."""

import hashlib
from collections.abc import Iterator
from functools import partial
from itertools import islice

from lxml.etree import _Element

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.errors import InputError
from reviewer.reading.docx_numbering import Numbering
from reviewer.reading.docx_styles import Styles
from reviewer.reading.docx_walk import Walk
from reviewer.reading.flow import MAX_CELLS, Block, Paragraph, set_text
from reviewer.reading.html import page_blocks
from reviewer.reading.html_encoding import decode_page
from reviewer.reading.look import raised
from reviewer.reading.mht import is_mht, mht_blocks
from reviewer.reading.ooxml import children, find, value
from reviewer.reading.packages import (
    FlatPackage,
    Package,
    Parts,
    main_part,
    related,
    relations,
)

MAIN = "word/document.xml"


def read_docx(content: bytes, name: str) -> Document:
    """Read one Word file. Raises `InputError`: damaged, encrypted, too_large."""
    package = Package(content) if content.startswith(b"PK") else FlatPackage(content)
    text, grids = set_text(_blocks(package))
    return Document(
        name=name,
        kind=DocumentKind.WORD,
        sha256=hashlib.sha256(content).hexdigest(),
        text=text,
        grids=grids,
    )


def _blocks(package: Parts) -> Iterator[Block]:
    main = main_part(package, MAIN)
    root = package.xml(main)
    body = find(root, "body")
    if root is None or body is None:
        raise InputError("damaged", detail="body")
    if sum(1 for _ in islice(root.iter("{*}tc"), MAX_CELLS + 1)) > MAX_CELLS:
        raise InputError("too_large", limit=MAX_CELLS)
    parts = related(package, main)
    walk = Walk(
        styles=Styles.of(parts.get("styles")),
        numbering=Numbering.of(parts.get("numbering")),
        chunks={link.id: link.target for link in relations(package, main)},
        pages=partial(_page, package),
    )
    yield from walk.blocks(body)
    yield from _notes(walk, parts)


def _page(package: Parts, part: str) -> list[Block]:
    """The blocks of a page that a program put into the file for Word to take over."""
    content = package.read(part) if isinstance(package, Package) and part in package else b""
    if is_mht(content):
        return mht_blocks(content)
    return page_blocks(decode_page(content)[0])


def _notes(walk: Walk, parts: dict[str, _Element]) -> Iterator[Paragraph]:
    """Foot- and endnotes that are referred to, after the text."""
    by_id = {
        (kind, value(note, "id")): note
        for kind in ("footnote", "endnote")
        if (part := parts.get(f"{kind}s")) is not None
        for note in children(part, kind)
    }
    for number, key in enumerate(tuple(walk.notes), 1):
        if key in by_id:
            inside = walk.blocks(by_id[key])
            text = " ".join(block.text for block in inside if isinstance(block, Paragraph))
            yield Paragraph(f"{raised(str(number))} {text}")
