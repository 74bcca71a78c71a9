"""PDFium's functions over plain addresses.

A page has thousands of characters and objects, each asked for several times. An address is a
number, so it can be a key; as a `Handle`, made once for many calls, it costs a third of what the
typed bindings take to pass it on. What is seldom called takes addresses as they are.
"""

from collections import deque
from collections.abc import Callable, Iterable
from ctypes import PYFUNCTYPE, c_char_p, c_double, c_int, c_uint, c_void_p, cast
from typing import Any, NewType

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

Handle = NewType("Handle", object)
"""An address as ctypes passes it on."""
_ROWS, _WIDTH = 256, 6
"""How many calls write before it is read, and the most numbers that one writes."""


def address(pointer: Any) -> int:
    """The address behind a handle or function of the typed bindings."""
    return cast(pointer, c_void_p).value or 0


def handles(addresses: Iterable[int | None]) -> list[Handle]:
    """Addresses as they are passed on."""
    passed_on: Callable[[int | None], Any] = c_void_p.from_param
    return [*map(passed_on, addresses)]


def do(call: Callable[..., Any], *arguments: Iterable[Any]) -> None:
    """Call once for each set of arguments, for what it writes."""
    deque(map(call, *arguments), maxlen=0)


class Room:
    """Where PDFium writes numbers: a few rows of them, used again and again."""

    def __init__(self) -> None:
        self._numbers = np.zeros((_ROWS, _WIDTH), np.uint32)
        start, size = self._numbers.ctypes.data, self._numbers.itemsize
        stop = start + self._numbers.nbytes
        self._at = [handles(range(start + i * size, stop, _WIDTH * size)) for i in range(4)]

    def rows(
        self, call: Callable[..., Any], texts: list[Handle], places: list[int], width: int
    ) -> npt.NDArray[np.float32]:
        """The row of numbers that a call writes for each place in its text."""
        found = np.empty((len(places), width), np.uint32)
        for start in range(0, len(places), _ROWS):
            some = places[start : start + _ROWS]
            self._numbers[:] = 0
            do(call, texts[start : start + _ROWS], some, self._at[0])
            found[start : start + _ROWS] = self._numbers[: len(some), :width]
        return found.view(np.float32)

    def columns(
        self,
        call: Callable[..., Any],
        items: list[Handle],
        count: int = 4,
        unless: int | tuple[int, ...] = 0,
    ) -> npt.NDArray[np.uint32]:
        """The numbers that a call writes one by one for each object, or what stands for none."""
        found = np.empty((len(items), count), np.uint32)
        for start in range(0, len(items), _ROWS):
            some = items[start : start + _ROWS]
            self._numbers[:, :count] = unless
            do(call, some, *self._at[:count])
            found[start : start + _ROWS] = self._numbers[: len(some), :count]
        return found


def _quick(name: str, result: Any) -> Callable[..., Any]:
    """A function that takes handles and small numbers, and looks at none of them."""
    return PYFUNCTYPE(result)(address(getattr(pdfium, name)))


def _plain(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    return PYFUNCTYPE(result, *arguments)(address(getattr(pdfium, name)))


text_object: Callable[[Handle, int], int | None] = _quick("FPDFText_GetTextObject", c_void_p)
text_unmapped: Callable[[Handle, int], int] = _quick("FPDFText_HasUnicodeMapError", c_int)
text_size: Callable[[Handle, int], float] = _quick("FPDFText_GetFontSize", c_double)
text_matrix: Callable[[Handle, int, Handle], None] = _quick("FPDFText_GetMatrix", None)
text_box: Callable[[Handle, int, Handle], None] = _quick("FPDFText_GetLooseCharBox", None)

page_object: Callable[[Handle, int], int] = _quick("FPDFPage_GetObject", c_void_p)
form_object: Callable[[Handle, int], int] = _quick("FPDFFormObj_GetObject", c_void_p)
object_kind: Callable[[Handle], int] = _quick("FPDFPageObj_GetType", c_int)
object_marks: Callable[[Handle], int] = _quick("FPDFPageObj_CountMarks", c_int)
object_clip: Callable[[Handle], int | None] = _quick("FPDFPageObj_GetClipPath", c_void_p)
object_bounds: Callable[..., None] = _quick("FPDFPageObj_GetBounds", None)
object_fill: Callable[..., None] = _quick("FPDFPageObj_GetFillColor", None)
text_mode: Callable[[Handle], int] = _quick("FPDFTextObj_GetTextRenderMode", c_int)
clip_count: Callable[[Handle], int] = _quick("FPDFClipPath_CountPaths", c_int)
path_mode: Callable[[Handle, Handle, Handle], None] = _quick("FPDFPath_GetDrawMode", None)
path_length: Callable[[Handle], int] = _quick("FPDFPath_CountSegments", c_int)

_AT = c_void_p
# An index, never negative: no calling convention tells it from an address, which is made quicker.
_NTH = c_void_p

text_code = _plain("FPDFText_GetUnicode", c_uint, _AT, _NTH)
text_units = _plain("FPDFText_GetText", c_int, _AT, _NTH, _NTH, _AT)
text_origin = _plain("FPDFText_GetCharOrigin", c_int, _AT, _NTH, _AT, _AT)
form_count = _plain("FPDFFormObj_CountObjects", c_int, _AT)
object_matrix = _plain("FPDFPageObj_GetMatrix", c_int, _AT, _AT)
object_blends = _plain("FPDFPageObj_HasTransparency", c_int, _AT)
object_activate = _plain("FPDFPageObj_SetIsActive", c_int, _AT, _NTH)
object_mark = _plain("FPDFPageObj_GetMark", _AT, _AT, _NTH)
mark_entry = _plain("FPDFPageObjMark_GetParamValueType", c_int, _AT, c_char_p)
clip_length = _plain("FPDFClipPath_CountPathSegments", c_int, _AT, _NTH)
clip_segment = _plain("FPDFClipPath_GetPathSegment", _AT, _AT, _NTH, _NTH)
path_segment = _plain("FPDFPath_GetPathSegment", _AT, _AT, _NTH)
segment_point = _plain("FPDFPathSegment_GetPoint", c_int, _AT, _AT, _AT)
segment_kind = _plain("FPDFPathSegment_GetType", c_int, _AT)
segment_closes = _plain("FPDFPathSegment_GetClose", c_int, _AT)
