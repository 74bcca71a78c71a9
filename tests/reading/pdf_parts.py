"""Small PDF files, written by hand: just the objects a test needs."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import md5

A4 = (0, 0, 595, 842)
# A Chinese font by name only: PDFium knows its characters without a file.
_FONTS = {
    "F1": "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "F2": (
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        "/DescendantFonts [ << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> /DW 1000 "
        "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 "
        "/FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 752 /Descent -271 /CapHeight 737 "
        "/StemV 58 >> >> ] >>"
    ),
}


@dataclass(frozen=True)
class Sheet:
    """A page: its drawing, its entries, its further resources and annotations."""

    drawing: str
    box: Sequence[float] = A4
    entries: str = ""
    fonts: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Forms by name: their entries (box, matrix) and their drawing."""
    notes: Sequence[tuple[str, str]] = ()
    """Annotations: their entries and the drawing of their appearance."""
    images: Sequence[str] = ()
    unicode: str = ""
    """What the codes of font F3 mean."""
    layered: bool = False
    """Whether there is a layer that is switched off: /Off in drawings, `OFF` in entries."""


OFF = "3 0 R"
"""The layer that is switched off."""


def text(x: float, y: float, words: str, size: float = 12, more: str = "") -> str:
    """A line of writing whose base line starts at a point."""
    if words.isascii():
        shown = f"/F1 {size} Tf ({words}) Tj"
    else:
        shown = f"/F2 {size} Tf <{words.encode('utf-16-be').hex()}> Tj"
    return f"BT {more} 1 0 0 1 {x} {y} Tm {shown} ET\n"


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    """A drawn line."""
    return f"{x0} {y0} m {x1} {y1} l S\n"


SLANTED = "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 300 600 Tm (77) Tj ET\n"
"""A watermark."""


def box(x: float, y: float, width: float, height: float, gray: float = 1) -> str:
    """A filled rectangle; painting is black again after it."""
    return f"{gray} g {x} {y} {width} {height} re f 0 g\n"


def table(x: float, top: float, rows: Sequence[Sequence[str]], width: float = 80) -> str:
    """A ruled table, its cells 20 points high."""
    high, columns = 20, max(map(len, rows))
    bottom, right = top - high * len(rows), x + width * columns
    drawing = [line(x, top - high * i, right, top - high * i) for i in range(len(rows) + 1)]
    drawing += [line(x + width * i, bottom, x + width * i, top) for i in range(columns + 1)]
    for i, row in enumerate(rows):
        for j, words in enumerate(row):
            drawing.append(text(x + width * j + 4, top - high * i - 14, words, 10))
    return "".join(drawing)


def saying(character: int) -> Sheet:
    """A page in a font that says its letter A is another character."""
    table = (
        f"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <{character:04x}>"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 99 0 R >>"
    return Sheet("BT /F3 12 Tf 100 700 Td (AAA) Tj ET", fonts={"F3": font}, unicode=table)


def pdf(*sheets: Sheet | str, password: str | bytes | None = None) -> bytes:
    """A whole file with these pages (or drawings on A4), locked if a password is given."""
    secret = password.encode() if isinstance(password, str) else password
    writer = _Writer(_Lock(secret) if secret is not None else None)
    layered = any(isinstance(sheet, Sheet) and sheet.layered for sheet in sheets)
    layers = writer.layers() if layered else ""
    pages = [writer.page(s if isinstance(s, Sheet) else Sheet(s)) for s in sheets]
    kids = " ".join(f"{number} 0 R" for number in pages)
    writer.objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    writer.objects[0] = f"<< /Type /Catalog /Pages 2 0 R {layers} >>".encode()
    return writer.file()


def bomb(size: int) -> bytes:
    """A file of some kilobytes with a page whose drawing is `size` bytes when unpacked twice."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    # What is packed up to a full flush can be repeated.
    block = packer.compress(b"q " * (1 << 23)) + packer.flush(zlib.Z_FULL_FLUSH)
    once = b"\x78\xda" + block * (size >> 24) + packer.flush()
    packed = zlib.compress(once, 9)
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(packed)
        + packed
        + b"\nendstream",
    )
    objects = (b"%d 0 obj\n%b\nendobj\n" % (number, part) for number, part in enumerate(parts, 1))
    return b"%PDF-1.7\n" + b"".join(objects) + b"trailer\n<< /Root 1 0 R >>\n%%EOF"


_ID = b"0123456789abcdef"
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


class _Lock:
    """The oldest of PDF's ciphers, which every reader knows."""

    def __init__(self, password: bytes) -> None:
        padded = (password + _PADDING)[:32]
        owner = _rc4(md5((b"owner" + _PADDING)[:32]).digest()[:5], padded)
        allowed = (-4).to_bytes(4, "little", signed=True)
        self._key = md5(padded + owner + allowed + _ID).digest()[:5]
        user = _rc4(self._key, _PADDING)
        self.entries = (
            "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
            f"/O <{owner.hex()}> /U <{user.hex()}> >> /ID [<{_ID.hex()}> <{_ID.hex()}>]"
        )

    def close(self, number: int, data: bytes) -> bytes:
        """The stream of an object as the file holds it."""
        key = md5(self._key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
        return _rc4(key, data)


class _Writer:
    def __init__(self, lock: _Lock | None) -> None:
        self.objects: list[bytes] = [b"", b""]
        self._lock = lock

    def add(self, content: str) -> int:
        self.objects.append(content.encode("latin-1"))
        return len(self.objects)

    def layers(self) -> str:
        """One layer, switched off."""
        assert self.add("<< /Type /OCG /Name (draft) >>") == int(OFF.split(maxsplit=1)[0])
        return f"/OCProperties << /OCGs [{OFF}] /D << /OFF [{OFF}] >> >>"

    def stream(self, entries: str, drawing: str | bytes) -> int:
        data = zlib.compress(drawing.encode("latin-1") if isinstance(drawing, str) else drawing)
        if self._lock:
            data = self._lock.close(len(self.objects) + 1, data)
        head = f"<< {entries} /Length {len(data)} /Filter /FlateDecode >>\nstream\n".encode()
        self.objects.append(head + data + b"\nendstream")
        return len(self.objects)

    def page(self, sheet: Sheet) -> int:
        fonts = " ".join(f"/{name} {font}" for name, font in (_FONTS | dict(sheet.fonts)).items())
        if sheet.unicode:
            head = "/CIDInit /ProcSet findresource begin begincmap "
            number = self.stream("", f"{head}{sheet.unicode} endbfchar endcmap end")
            fonts = fonts.replace("99 0 R", f"{number} 0 R")
        fonts = f"/Font << {fonts} >>"
        if sheet.layered:
            fonts += f" /Properties << /Off {OFF} >>"
        forms = {
            name: self.stream(
                f"/Type /XObject /Subtype /Form {box} /Resources << {fonts} >>", drawn
            )
            for name, (box, drawn) in sheet.forms.items()
        }
        forms |= {name: self._image(name) for name in sheet.images}
        objects = " ".join(f"/{name} {number} 0 R" for name, number in forms.items())
        notes = " ".join(f"{self._note(*note, fonts)} 0 R" for note in sheet.notes)
        content = self.stream("", sheet.drawing)
        return self.add(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{' '.join(map(str, sheet.box))}] "
            f"/Resources << {fonts} /XObject << {objects} >> >> /Contents {content} 0 R "
            f"/Annots [{notes}] {sheet.entries} >>"
        )

    def _image(self, name: str) -> int:
        """Four shades of grey; those whose name ends so are half transparent."""
        entries = "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8"
        entries += " /ColorSpace /DeviceGray"
        if name.endswith("Clear"):
            entries += f" /SMask {self.stream(entries, bytes((60, 60, 60, 60)))} 0 R"
        return self.stream(entries, bytes((0, 90, 180, 255)))

    def _note(self, entries: str, drawing: str, fonts: str) -> int:
        shown = f"/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Resources << {fonts} >>"
        return self.add(
            f"<< /Type /Annot {entries} /AP << /N {self.stream(shown, drawing)} 0 R >> >>"
        )

    def file(self) -> bytes:
        out = bytearray(b"%PDF-1.7\n")
        offsets = []
        for number, content in enumerate(self.objects, start=1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
        locked = self._lock.entries if self._lock else ""
        out += f"trailer << /Size {len(offsets) + 1} /Root 1 0 R {locked} >>\n".encode()
        return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())
