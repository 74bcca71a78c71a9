"""Whether the compressed parts of a PDF file are whole, which no reader tells.

Readers go on with what they could unpack: half a table then looks like one with blank cells. Each
packed stream carries a checksum, so it can be known.
"""

import re
import zlib
from base64 import a85decode
from collections.abc import Iterator

MOST_UNPACKED = 32 << 20
_STEP = 1 << 20
_ENTRIES = 600
_BEGIN = re.compile(rb">>\s*stream\r?\n")
_START = re.compile(rb"startxref\s+(\d{1,12})")
_SECTION = re.compile(rb"\s*(\d{1,10}) (\d{1,10})\s*\n")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])[ \r\n]{1,2}")
_DEFINITION = re.compile(rb"(\d{1,10}) \d{1,5} obj\b")
_REFERENCE = re.compile(rb"(\d{1,10}) \d{1,5} R\b")
_PREVIOUS = re.compile(rb"/Prev (\d{1,12})")
_MOST_UPDATES = 50
_PICTURE = re.compile(rb"/Image\b|/DCTDecode")
_FONT = re.compile(rb"/Length1\b|/CIDFontType0C|/Type1C|/OpenType")


def has_damaged_streams(content: bytes, *, fonts: bool) -> bool:
    """Whether a packed stream with text, tables or meanings of characters is damaged.

    The shapes of `fonts` are large, and matter only where text is lost for want of them.
    """
    if b"/Encrypt" in content:
        return False
    left = MOST_UNPACKED
    for packed in _packed_streams(content, fonts=fonts):
        unpacked = _unpacked(packed, left)
        if unpacked is None:
            return True
        left -= unpacked
        if left <= 0:
            break
    return False


def _packed_streams(content: bytes, *, fonts: bool) -> Iterator[memoryview | bytes]:
    view = memoryview(content)
    for begin in _BEGIN.finditer(content):
        entries = content[max(begin.start() - _ENTRIES, 0) : begin.start()]
        entries = entries[entries.rfind(b" obj") + 1 :]
        wanted = not _PICTURE.search(entries) and (fonts or not _FONT.search(entries))
        if wanted and b"/FlateDecode" in entries:
            end = content.find(b"endstream", begin.end())
            data = view[begin.end() : end if end >= 0 else None]
            yield _plain(bytes(data)) if b"/ASCII85Decode" in entries else data


def _plain(text: bytes) -> bytes:
    try:
        return a85decode(text.partition(b"~>")[0])
    except ValueError:
        return b""


def _unpacked(packed: memoryview | bytes, most: int) -> int | None:
    """How many bytes a stream holds; None where it breaks off or its checksum is wrong."""
    unpacker, size = zlib.decompressobj(), 0
    data: memoryview | bytes = packed
    try:
        while not unpacker.eof and size <= most:
            part = unpacker.decompress(data, _STEP)
            size += len(part)
            data = unpacker.unconsumed_tail
            if not part and not data:
                return None
    except zlib.error:
        return None
    return size


def is_layered(content: bytes) -> bool:
    """Whether a file may have layers that can be switched off."""
    if b"/OCProperties" in content:
        return True
    if b"/ObjStm" not in content:
        return False
    return b"/Encrypt" in content or any(map(_names_layers, _object_streams(content)))


def _object_streams(content: bytes) -> Iterator[bytes]:
    for begin in _BEGIN.finditer(content):
        entries = content[max(begin.start() - _ENTRIES, 0) : begin.start()]
        if b"/ObjStm" in entries[entries.rfind(b" obj") + 1 :]:
            end = content.find(b"endstream", begin.end())
            yield content[begin.end() : end if end >= 0 else None]


def _names_layers(packed: bytes) -> bool:
    """Whether a packed list of objects names layers, or may do so because it is damaged."""
    try:
        unpacked = zlib.decompressobj().decompress(packed, MOST_UNPACKED)
    except zlib.error:
        return True
    return b"/OCProperties" in unpacked


def has_lost_objects(content: bytes) -> bool:
    """Whether the file's own list of objects leads astray and some that it needs are gone."""
    if _is_list_right(content):
        return False
    named = set(_REFERENCE.findall(content))
    return b"/ObjStm" in content or not named <= set(_DEFINITION.findall(content))


def _is_list_right(content: bytes) -> bool:
    """A list in a packed stream is believed: its checksum is looked at elsewhere."""
    starts = [int(start) for start in _START.findall(content)[-1:]]
    for start in starts:
        if content[start : start + 4] != b"xref":
            return _DEFINITION.match(content[start : start + 30].lstrip()) is not None
        end = _checked(content, start + 4)
        if end is None:
            return False
        previous = _PREVIOUS.search(content, end, end + _ENTRIES)
        if previous and len(starts) < _MOST_UPDATES:
            starts.append(int(previous[1]))
    return bool(starts)


def _checked(content: bytes, at: int) -> int | None:
    """Where a list of objects ends; None where one is not at its place."""
    while section := _SECTION.match(content, at):
        at = section.end()
        for number in range(int(section[1]), int(section[1]) + int(section[2])):
            entry = _ENTRY.match(content, at)
            if entry is None:
                return None
            at = entry.end()
            offset = int(entry[1])
            begins = content[offset : offset + 20].split(b" ", 1)[0].strip()
            if entry[3] == b"n" and begins != b"%d" % number:
                return None
    return at
