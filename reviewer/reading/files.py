"""A file of any kind → a document: what it is by its content, whether it may be read at all."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.errors import InputError
from reviewer.reading.html import is_page, read_html
from reviewer.reading.limits import DEFAULT_LIMITS, Limits
from reviewer.reading.mht import is_mht, read_mht
from reviewer.reading.ocr import Recogniser
from reviewer.reading.office import is_office_xml, read_office_file
from reviewer.reading.pdf import read_pdf
from reviewer.reading.pdf_unlock import unlocked
from reviewer.reading.text import decode

_HEAD = 4096
_TEXT, _PDF = "text", "pdf"
_LATE_PDF = re.compile(rb"[\r\n]%PDF-\d")
_SIGNATURES = (
    (b"%PDF-", _PDF),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"\x7fELF", "elf"),
    (b"\x1f\x8b", "gz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"SQLite format 3\x00", "sqlite"),
)
_OFFICE = ("zip", "ole", "rtf")
_ARCHIVES = ("zip", "rar", "7z", "gz")
_PICTURES = ("png", "jpg", "gif", "tif", "bmp")
_BLANK = b"\xef\xbb\xbf \t\r\n"
"""What broken servers and scripts put before a file of any kind."""
_BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)


def read_file(
    path: Path,
    limits: Limits = DEFAULT_LIMITS,
    passwords: Sequence[str] = (),
    recogniser: Recogniser | None = None,
) -> tuple[Document, bytes]:
    """Read a file and its bytes. Raises `InputError`: damaged, too_large, unsupported, ….

    A file that is too large or of another kind is refused by its first bytes. One that a
    password opens is given without it, a picture as a PDF: those bytes are what is kept, the
    sha256 is the file's. Without a recogniser scans and pictures are not read.
    """
    try:
        if not path.is_file():
            raise InputError("damaged", name=path.name, reason=_no_file(path))
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
            _refuse(head, path.name, size, limits)
            content = head + file.read(limits.file_bytes)
    except OSError as error:
        reason = "permission" if isinstance(error, PermissionError) else "system"
        raise InputError("damaged", name=path.name, reason=reason) from error
    if _kind(content[:_HEAD]) in _PICTURES:
        return _read_picture(content, path.name, limits, recogniser)
    try:
        return read_bytes(content, path.name, limits, recogniser), content
    except InputError as error:
        if error.code != "encrypted" or _kind(content[:_HEAD]) != _PDF or not passwords:
            raise
    return _read_locked(content, path.name, limits, passwords, recogniser)


def _read_locked(
    content: bytes,
    name: str,
    limits: Limits,
    passwords: Sequence[str],
    recogniser: Recogniser | None,
) -> tuple[Document, bytes]:
    """Raises `InputError("encrypted")` where no password fits."""
    copy = unlocked(content, passwords)
    if copy is None:
        raise InputError("encrypted", name=name, reason="wrong_password")
    return _as_copy(read_bytes(copy, name, limits, recogniser), content), copy


def _as_copy(document: Document, content: bytes) -> Document:
    """What was read in a copy of a file, said of the file."""
    sha256 = hashlib.sha256(content).hexdigest()
    return replace(document, sha256=sha256, unlocked=document.sha256)


def _read_picture(
    content: bytes, name: str, limits: Limits, recogniser: Recogniser | None
) -> tuple[Document, bytes]:
    if recogniser is None:
        raise InputError("no_text_layer", name=name, reason="picture")
    # Hardly a file is a picture, and workers start sooner without the library for them.
    from reviewer.reading.picture_file import pdf_of  # noqa: PLC0415

    copy = pdf_of(content, name, limits.pages)
    return _as_copy(read_bytes(copy, name, limits, recogniser), content), copy


def read_bytes(
    content: bytes,
    name: str,
    limits: Limits = DEFAULT_LIMITS,
    recogniser: Recogniser | None = None,
) -> Document:
    """Read the bytes of a file. Raises `InputError` like `read_file`; pictures are refused."""
    _refuse(content[:_HEAD], name, len(content), limits)
    kind = _kind(content[:_HEAD])
    if kind == _PDF:
        return read_pdf(content, name, limits.pages, recogniser)
    if kind in _PICTURES:
        raise InputError("no_text_layer", name=name, reason="picture")
    if kind in _OFFICE or is_office_xml(content):
        bare = content.lstrip(_BLANK)
        document = read_office_file(bare, name, seconds=limits.office_seconds)
        return replace(document, sha256=hashlib.sha256(content).hexdigest())
    if is_mht(content):
        return read_mht(content, name)
    if b"<" in content and is_page(content, name):
        return read_html(content, name)
    try:
        decoded = decode(content)
    except InputError as error:
        raise InputError(error.code, name=name, **error.facts) from error
    return Document(
        name=name,
        kind=DocumentKind.TEXT,
        sha256=hashlib.sha256(content).hexdigest(),
        text=decoded.text,
        encoding=decoded.encoding,
    )


def _no_file(path: Path) -> str:
    if not path.exists():
        return "missing"
    return "folder" if path.is_dir() else "no_file"


def _refuse(head: bytes, name: str, size: int, limits: Limits) -> None:
    """Turn away what cannot be read, before any of it is decoded."""
    kind = _kind(head)
    limit = limits.text_bytes if kind == _TEXT else limits.file_bytes
    if size == 0:
        raise InputError("damaged", name=name, reason="empty")
    if size > limit:
        raise InputError("too_large", name=name, size=size, limit=limit)
    if kind in _ARCHIVES and kind not in _OFFICE:
        raise InputError("unsupported", name=name, reason="archive", ending=kind)
    if kind not in (_TEXT, _PDF, *_OFFICE, *_PICTURES):
        raise InputError("unsupported", name=name, ending=kind, reason="foreign")


def _kind(head: bytes) -> str:
    """What the first bytes say it is; plain text where they say nothing."""
    bare = head.lstrip(_BLANK)
    for signature, kind in _SIGNATURES:
        if (bare if kind in _OFFICE else head).startswith(signature):
            return kind
    if _BITMAP.match(head):
        return "bmp"
    # Mail and web servers put lines of their own before the file.
    return _PDF if _LATE_PDF.search(head) else _TEXT
