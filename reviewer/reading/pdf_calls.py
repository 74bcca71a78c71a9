"""PDFium's functions over plain addresses.

A page has thousands of characters and objects, each asked for several times: called with numbers
for handles and buffers, they cost half of what the typed bindings do, and a handle can be a key.
"""

from collections import deque
from collections.abc import Callable, Iterable
from ctypes import PYFUNCTYPE, c_char_p, c_double, c_int, c_uint, c_void_p, cast
from typing import Any

import numpy.typing as npt
import pypdfium2.raw as pdfium


def address(handle: Any) -> int:
    """The address behind a handle or function of the typed bindings."""
    return cast(handle, c_void_p).value or 0


def rows(buffer: npt.NDArray[Any]) -> range:
    """The address of each row of a buffer."""
    start: int = buffer.ctypes.data
    return range(start, start + buffer.nbytes, buffer.itemsize * buffer.shape[1])


def do(call: Callable[..., Any], *arguments: Iterable[int]) -> None:
    """Call once for each set of arguments, for what it writes."""
    deque(map(call, *arguments), maxlen=0)


def fill(call: Callable[..., Any], buffer: npt.NDArray[Any], handles: Iterable[int]) -> None:
    """Call for each handle what writes four numbers, each to an address of its own."""
    start, size = buffer.ctypes.data, buffer.itemsize
    starts = (range(start + i * size, start + buffer.nbytes, 4 * size) for i in range(4))
    do(call, handles, *starts)


def _plain(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    return PYFUNCTYPE(result, *arguments)(address(getattr(pdfium, name)))


_AT = c_void_p
# An index, never negative: no calling convention tells it from an address, which is made quicker.
_NTH = c_void_p

text_object = _plain("FPDFText_GetTextObject", _AT, _AT, _NTH)
text_code = _plain("FPDFText_GetUnicode", c_uint, _AT, _NTH)
text_units = _plain("FPDFText_GetText", c_int, _AT, _NTH, _NTH, _AT)
text_unmapped = _plain("FPDFText_HasUnicodeMapError", c_int, _AT, _NTH)
text_origin = _plain("FPDFText_GetCharOrigin", c_int, _AT, _NTH, _AT, _AT)
text_size = _plain("FPDFText_GetFontSize", c_double, _AT, _NTH)
text_matrix = _plain("FPDFText_GetMatrix", c_int, _AT, _NTH, _AT)
text_box = _plain("FPDFText_GetLooseCharBox", c_int, _AT, _NTH, _AT)

page_object = _plain("FPDFPage_GetObject", _AT, _AT, _NTH)
form_object = _plain("FPDFFormObj_GetObject", _AT, _AT, _NTH)
form_count = _plain("FPDFFormObj_CountObjects", c_int, _AT)
object_kind = _plain("FPDFPageObj_GetType", c_int, _AT)
object_bounds = _plain("FPDFPageObj_GetBounds", c_int, _AT, _AT, _AT, _AT, _AT)
object_matrix = _plain("FPDFPageObj_GetMatrix", c_int, _AT, _AT)
object_fill = _plain("FPDFPageObj_GetFillColor", c_int, _AT, _AT, _AT, _AT, _AT)
object_blends = _plain("FPDFPageObj_HasTransparency", c_int, _AT)
object_activate = _plain("FPDFPageObj_SetIsActive", c_int, _AT, _NTH)
object_marks = _plain("FPDFPageObj_CountMarks", c_int, _AT)
object_mark = _plain("FPDFPageObj_GetMark", _AT, _AT, _NTH)
mark_entry = _plain("FPDFPageObjMark_GetParamValueType", c_int, _AT, c_char_p)
object_clip = _plain("FPDFPageObj_GetClipPath", _AT, _AT)
text_mode = _plain("FPDFTextObj_GetTextRenderMode", c_int, _AT)
clip_count = _plain("FPDFClipPath_CountPaths", c_int, _AT)
clip_length = _plain("FPDFClipPath_CountPathSegments", c_int, _AT, _NTH)
clip_segment = _plain("FPDFClipPath_GetPathSegment", _AT, _AT, _NTH, _NTH)
path_mode = _plain("FPDFPath_GetDrawMode", c_int, _AT, _AT, _AT)
path_length = _plain("FPDFPath_CountSegments", c_int, _AT)
path_segment = _plain("FPDFPath_GetPathSegment", _AT, _AT, _NTH)
segment_point = _plain("FPDFPathSegment_GetPoint", c_int, _AT, _AT, _AT)
segment_kind = _plain("FPDFPathSegment_GetType", c_int, _AT)
segment_closes = _plain("FPDFPathSegment_GetClose", c_int, _AT)
