"""The annotations of a PDF page: which draw something, and which somebody wrote over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref
from typing import Any

import pypdfium2.raw as pdfium

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in the file's own coordinates."""

_SILENT = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
_REMARKS = (
    pdfium.FPDF_ANNOT_FREETEXT,
    pdfium.FPDF_ANNOT_STAMP,
    pdfium.FPDF_ANNOT_INK,
    pdfium.FPDF_ANNOT_LINE,
    pdfium.FPDF_ANNOT_SQUARE,
    pdfium.FPDF_ANNOT_CIRCLE,
    pdfium.FPDF_ANNOT_POLYGON,
    pdfium.FPDF_ANNOT_POLYLINE,
    pdfium.FPDF_ANNOT_REDACT,
)


def has_notes(page: Any) -> bool:
    """Whether there are annotations that draw something: all but links."""
    return any(pdfium.FPDFAnnot_GetSubtype(note) not in _SILENT for note in _notes(page))


def remarks(page: Any) -> Iterator[Rectangle]:
    """Where somebody wrote or drew over the page, or a field does not say how it looks.

    Other fields of forms are part of the page.
    """
    for note in _notes(page):
        rectangle = pdfium.FS_RECTF()
        kind, flags = pdfium.FPDFAnnot_GetSubtype(note), pdfium.FPDFAnnot_GetFlags(note)
        mute = kind == pdfium.FPDF_ANNOT_WIDGET and not pdfium.FPDFAnnot_HasKey(note, b"AP")
        if (mute or kind in _REMARKS) and not flags & pdfium.FPDF_ANNOT_FLAG_HIDDEN:
            pdfium.FPDFAnnot_GetRect(note, byref(rectangle))
            yield rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def _notes(page: Any) -> Iterator[Any]:
    for i in range(pdfium.FPDFPage_GetAnnotCount(page)):
        with _note(page, i) as note:
            yield note


@contextmanager
def _note(page: Any, index: int) -> Iterator[Any]:
    note = pdfium.FPDFPage_GetAnnot(page, index)
    try:
        yield note
    finally:
        pdfium.FPDFPage_CloseAnnot(note)
