"""Word files (docx): bytes → the text that is printed, with every table as a grid."""

import hashlib
from collections.abc import Iterator

from lxml.etree import _Element

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.errors import InputError
from reviewer.reading.docx_numbering import Numbering
from reviewer.reading.docx_styles import Styles
from reviewer.reading.docx_walk import Walk
from reviewer.reading.flow import MAX_CELLS, Block, Paragraph, set_text
from reviewer.reading.look import raised
from reviewer.reading.ooxml import children, find, value
from reviewer.reading.packages import Package, main_part, related

MAIN = "word/document.xml"


def read_docx(content: bytes, name: str) -> Document:
    """Read one Word file. Raises `InputError`: damaged, encrypted, too_large."""
    text, grids = set_text(_blocks(Package(content)))
    return Document(
        name=name,
        kind=DocumentKind.WORD,
        sha256=hashlib.sha256(content).hexdigest(),
        text=text,
        grids=grids,
    )


def _blocks(package: Package) -> Iterator[Block]:
    main = main_part(package, MAIN)
    if package.read(main).count(b":tc>") > MAX_CELLS:
        raise InputError("too_large", limit=MAX_CELLS)
    body = find(package.xml(main), "body")
    if body is None:
        raise InputError("damaged", detail="body")
    parts = related(package, main)
    walk = Walk(
        styles=Styles.of(parts.get("styles")),
        numbering=Numbering.of(parts.get("numbering")),
    )
    yield from walk.blocks(body)
    yield from _notes(walk, parts)


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
