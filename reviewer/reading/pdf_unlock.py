"""A PDF file behind a password → the same file without it, which every reader can open."""

from collections.abc import Iterable
from ctypes import POINTER, c_ubyte, cast, string_at
from io import BytesIO
from typing import Any

import pypdfium2.raw as pdfium

ENCODINGS = ("utf-8", "gb18030")
"""How programs have turned the characters of a password into bytes."""


def unlocked(content: bytes, passwords: Iterable[str]) -> bytes | None:
    """The file as it is without its password, or None where none of these opens it."""
    for secret in _spelled(passwords):
        document = pdfium.FPDF_LoadMemDocument64(content, len(content), secret)
        if document:
            try:
                return _copy(document)
            finally:
                pdfium.FPDF_CloseDocument(document)
    return None


def _spelled(passwords: Iterable[str]) -> Iterable[bytes]:
    """Each password in every encoding, once."""
    every = (word.encode(name, "ignore") for word in passwords for name in ENCODINGS)
    return dict.fromkeys(every)


def _copy(document: Any) -> bytes | None:
    written = BytesIO()

    def write(_self: Any, data: Any, size: int) -> int:
        written.write(string_at(cast(data, POINTER(c_ubyte)), size))
        return 1

    target = pdfium.FPDF_FILEWRITE(version=1)
    # The function must live as long as PDFium may call it.
    target.WriteBlock = type(target.WriteBlock)(write)
    done = pdfium.FPDF_SaveAsCopy(document, target, pdfium.FPDF_REMOVE_SECURITY)
    return written.getvalue() if done else None
