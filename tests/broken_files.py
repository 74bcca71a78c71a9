"""Files that are no report: every kind of damage, disguise and hostility, by name."""

import gzip
import io
import zipfile
from collections.abc import Mapping

from tests.reading.office_parts import p, package, r, sheet_file, word
from tests.reading.pdf_parts import Sheet, pdf, text

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LETTER = "关于召开会议的通知\n请各单位于明日上午九时参加会议。\n"
_NESTED = '<!DOCTYPE a [<!ENTITY x "9999999999">' + "".join(
    f'<!ENTITY x{i} "{f"&x{i - 1 if i else str()};" * 10}">' for i in range(9)
)
_ENTITIES = f"<?xml version='1.0'?>{_NESTED}]><a>&x8;</a>"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def ole(stream: str) -> bytes:
    """A file of old office programs with one stream of this name."""
    return OLE + f"{stream}\0".encode("utf-16-le")


def _bomb(name: str) -> bytes:
    """A zip whose one member swells a thousand times."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(64 << 20))
    return file.getvalue()


WITHIN = pdf(
    Sheet("/X0 Do", forms={f"X{i}": ("/BBox [0 0 9 9]", f"/X{i + 1} Do " * 20) for i in range(8)})
)
"""Forms within forms: twenty to the eighth objects."""
BROKEN: Mapping[str, bytes] = {
    "empty.txt": b"",
    "blanks.txt": b" \r\n\t" * 50,
    "junk.txt": bytes(range(256)) * 64,
    "letter.txt": LETTER.encode("gb18030"),
    "picture-as.pdf": PNG,
    "picture-as.txt": PNG,
    "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(200),
    "scan.tif": b"II*\x00" + bytes(200),
    "program-as.doc": b"MZ" + bytes(range(256)) * 8,
    "program-as.docx": b"\x7fELF" + bytes(200),
    "workspace-as.txt": b"SQLite format 3\x00" + bytes(200),
    "packed.rar": b"Rar!\x1a\x07\x00" + bytes(200),
    "packed.7z": b"7z\xbc\xaf\x27\x1c" + bytes(200),
    "packed-as.txt": gzip.compress(LETTER.encode(), mtime=0),
    "broken.zip": b"PK\x03\x04 and nothing more",
    "nothing.zip": package({"readme.exe": "MZ"}),
    "bomb.zip": _bomb("年报.txt"),
    "rubbish.pdf": b"%PDF-1.7\nrubbish",
    "truncated.pdf": pdf(text(100, 700, "12"))[:400],
    "no-pages.pdf": pdf(),
    "no-objects.pdf": pdf(text(100, 700, "12")).replace(b"obj", b"objx"),
    "locked.pdf": pdf(text(100, 700, "12"), password="secret"),
    "scanned.pdf": pdf(Sheet("q 595 0 0 842 0 0 cm /I1 Do Q", images=["I1"])),
    "letter.pdf": pdf(text(100, 700, "会议通知")),
    "within-itself.pdf": pdf(Sheet("/X0 Do", forms={"X0": ("/BBox [0 0 9 9]", "/X0 Do")})),
    "deep.pdf": pdf(Sheet("q " * 200_000)),
    "lines.pdf": pdf(Sheet("0 0 m 9 9 l S " * 60_000)),
    "truncated.docx": word(p(r("年报")))[:200],
    "letter.docx": word(p(r(LETTER))),
    "locked.docx": ole("EncryptedPackage"),
    "slides.ppt.doc": ole("PowerPoint Document"),
    "entities.docx": package({"_rels/.rels": _RELATIONS, "word/document.xml": _ENTITIES}),
    "bomb.docx": _bomb("word/document.xml"),
    "far-cell.xlsx": sheet_file(
        {"年报": '<sheetData><row r="1048576"><c r="XFD1048576"/></row></sheetData>'}
    ),
    "letter.html": f"<html><body><p>{LETTER}</p></body></html>".encode(),
    "wide.html": "<table><tr><td colspan=10000000 rowspan=10000000>年报</td></tr></table>".encode(),
    "nested.html": ("<table><tr><td>" * 300 + "年报").encode(),
}
"""Every name has its own content; none gives a report, none needs another program to say so."""
