"""Word files whose tables are spoiled."""

import io
import re
import zipfile
from collections.abc import Mapping
from random import Random

PART = "word/document.xml"
_CELL = r"<w:tc>(?:(?!</?w:tc>).)*</w:tc>"
PATTERNS: Mapping[str, tuple[str, str]] = {
    "cell_gone": (_CELL, ""),
    "cell_twice": (rf"({_CELL})", r"\1\1"),
    "row_gone": (r"<w:tr>(?:(?!</?w:tr>).)*</w:tr>", ""),
    "cells_joined": (r"</w:tc><w:tc>", ""),
    "merge_gone": (r"<w:vMerge[^>]*>", ""),
    "merge_begun": (r"<w:vMerge/>", '<w:vMerge w:val="restart"/>'),
    "span_gone": (r"<w:gridSpan[^>]*>", ""),
    "span_wrong": (r'<w:gridSpan w:val="(\d)"/>', r'<w:gridSpan w:val="\g<1>1"/>'),
}
"""What is found once in the file, and what stands there instead."""


def spoiled(random: Random, file: bytes, name: str) -> bytes:
    """The file with one place changed."""
    pattern, instead = PATTERNS[name]
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    text = parts[PART].decode()
    if found := list(re.finditer(pattern, text, flags=re.DOTALL)):
        match = random.choice(found)
        text = text[: match.start()] + match.expand(instead) + text[match.end() :]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in (parts | {PART: text.encode()}).items():
            archive.writestr(part, content)
    return target.getvalue()
