"""Web pages: bytes → the text a browser shows, with every table as a grid."""

import hashlib
import re

from lxml import etree

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.errors import InputError
from reviewer.reading.flow import Block, Paragraph, set_text
from reviewer.reading.html_encoding import decode_page
from reviewer.reading.html_style import Hidden
from reviewer.reading.html_walk import Walk

_HEAD = 8192
MAX_TAGS = 400_000
"""Twenty times the largest real page."""
_TAG = re.compile(r"<(!doctype html|\?xml|[a-z][\w:.-]*)(\s[^<]*)?>", re.IGNORECASE | re.ASCII)
_ENDINGS = (".htm", ".html", ".shtml", ".xhtml")
_REPORT = re.compile(r"政\s*府\s*信\s*息\s*公\s*开.{0,20}报\s*告", re.DOTALL)


def is_page(content: bytes, name: str) -> bool:
    """Whether it is a page or part of one: by its first sign, or by its name where it has tags."""
    text = decode_page(content[:_HEAD])[0].lstrip("\ufeff \t\r\n")
    text = re.sub(r"^(<!--.*?-->\s*)+", "", text, flags=re.DOTALL)
    found = _TAG.match if not name.lower().endswith(_ENDINGS) else _TAG.search
    return found(text) is not None


def read_html(content: bytes, name: str) -> Document:
    """Read one page. Raises `InputError`: damaged, too_large."""
    text, encoding = decode_page(content)
    shown, grids = set_text(page_blocks(text))
    return Document(
        name=name,
        kind=DocumentKind.HTML,
        sha256=hashlib.sha256(content).hexdigest(),
        text=shown,
        grids=grids,
        encoding=encoding,
    )


def page_blocks(text: str) -> list[Block]:
    """What a page shows; its title comes first where nothing on the page names the report."""
    root = _parse(text.replace("\r\n", "\n").replace("\r", "\n"))
    if root is None:
        return []
    sheets = (sheet for sheet in root.iter("style") if _is_for_screens(sheet))
    hidden = Hidden.by_sheets(sheet.text or "" for sheet in sheets)
    blocks = Walk(hidden).page(root)
    title = " ".join((root.findtext(".//title") or "").split())
    named = any(isinstance(block, Paragraph) and _REPORT.search(block.text) for block in blocks)
    return blocks if named or not _REPORT.search(title) else [Paragraph(title), *blocks]


def _parse(text: str) -> etree._Element | None:
    """The tree of a page, however broken; nothing outside of it is fetched."""
    if text.count("<") > MAX_TAGS:
        raise InputError("too_large", tags=text.count("<"), limit=MAX_TAGS)
    parser = etree.HTMLParser(
        encoding="utf-8",
        recover=True,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        if "empty" in str(error):
            return None
        raise InputError("damaged", detail=str(error)) from error
    if any(_is_limit(entry) for entry in parser.error_log):
        raise InputError("too_large", detail="nesting")
    return root


def _is_for_screens(sheet: etree._Element) -> bool:
    media = (sheet.get("media") or "all").lower()
    return "all" in media or "screen" in media


def _is_limit(entry: etree._LogEntry) -> bool:
    """Whether the parser gave up: the rest of the page is missing from the tree."""
    return entry.type_name == "ERR_RESOURCE_LIMIT" or "depth" in entry.message
