"""Zip-based files, read part by part into memory and never beyond what they may cost."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from lxml import etree

from reviewer.domain.errors import InputError
from reviewer.reading.ooxml import children, value

MAX_PARTS = 20_000
MAX_PART = 64 << 20
MAX_XML = 24 << 20
"""A tree takes ten times the size of its text."""
MAX_RATIO = 300
"""Office files reach 60."""
_HELPERS = ("styles", "numbering", "footnotes", "endnotes", "sharedStrings")
_SMALL = 1 << 20
_CHUNK = 1 << 18
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    NotImplementedError,
)


class Package:
    """The parts of one zip file, by name."""

    def __init__(self, content: bytes) -> None:
        """Open it. Raises `InputError`: damaged, too_large (by what it declares)."""
        with _tell_broken():
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        if len(self._zip.infolist()) > MAX_PARTS:
            raise InputError("too_large", parts=len(self._zip.infolist()), limit=MAX_PARTS)

    @property
    def members(self) -> list[zipfile.ZipInfo]:
        """What the directory of the file lists."""
        return self._zip.infolist()

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, part: str | zipfile.ZipInfo, limit: int = MAX_PART) -> bytes:
        """The bytes of one part, counted while they are read: what it declares may be a lie.

        Raises `InputError`: damaged, encrypted, too_large.
        """
        with _tell_broken():
            info = self._zip.getinfo(part) if isinstance(part, str) else part
            if info.flag_bits & 0x1:
                raise InputError("encrypted", part=info.filename, reason="archive")
            if info.file_size > limit or _swells(info.compress_size, info.file_size):
                raise InputError("too_large", part=info.filename, size=info.file_size, limit=limit)
            return b"".join(self._chunks(info, limit))

    def _chunks(self, info: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
        total = 0
        with self._zip.open(info) as file:
            while chunk := file.read(_CHUNK):
                total += len(chunk)
                if total > limit:
                    raise InputError("too_large", part=info.filename, limit=limit)
                yield chunk

    def xml(self, part: str, limit: int = MAX_XML) -> etree._Element | None:
        """The tree of one part, None where there is no such part."""
        return parse_xml(self.read(part, limit)) if part in self else None


class FlatPackage:
    """The parts of an Office file that was saved as one XML (flat OPC)."""

    def __init__(self, content: bytes) -> None:
        """Take it apart. Raises `InputError`: damaged, too_large."""
        if len(content) > MAX_XML:
            raise InputError("too_large", size=len(content), limit=MAX_XML)
        self._parts = {
            value(part, "name").lstrip("/"): root
            for part in children(parse_xml(content), "part")
            for data in children(part, "xmlData")
            for root in data
        }

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def xml(self, part: str, limit: int = MAX_XML) -> etree._Element | None:
        """The tree of one part, None where there is no such part."""
        del limit  # All parts together keep to it.
        return self._parts.get(part)


Parts = Package | FlatPackage


def parse_xml(content: bytes) -> etree._Element:
    """The tree of trusted-by-nobody XML: no entities, nothing fetched, no depth without end.

    Raises `InputError`: damaged, too_large.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        deep = "depth" in str(error) or "XML_PARSE_HUGE" in str(error)
        raise InputError("too_large" if deep else "damaged", detail=str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError("damaged", detail="DTD")
    return root


def _swells(packed: int, size: int) -> bool:
    return size > _SMALL and size > MAX_RATIO * max(1, packed)


@contextmanager
def _tell_broken() -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise InputError("damaged", detail=str(error)) from error
    except _BROKEN as error:
        raise InputError("damaged", detail=str(error)) from error
    except RuntimeError as error:
        # zipfile says so of a password it does not have.
        raise InputError("encrypted", detail=str(error), reason="archive") from error


class Link(NamedTuple):
    """How one part refers to another."""

    id: str
    kind: str
    target: str


def main_part(package: Parts, default: str) -> str:
    """The part of an Office file that holds the document itself."""
    for link in relations(package, ""):
        if link.kind == "officeDocument" and link.target in package:
            return link.target
    return default


def related(package: Parts, part: str) -> dict[str, etree._Element]:
    """The parts that another one needs to be understood, by kind."""
    trees = {
        link.kind: package.xml(link.target)
        for link in relations(package, part)
        if link.kind in _HELPERS
    }
    return {kind: root for kind, root in trees.items() if root is not None}


def relations(package: Parts, part: str) -> Iterator[Link]:
    """The parts inside the package that this one refers to."""
    folder, file = posixpath.split(part)
    root = package.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
    for item in () if root is None else children(root, "Relationship"):
        if value(item, "TargetMode") != "External":
            kind = value(item, "Type").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, value(item, "Target")))
            yield Link(value(item, "Id"), kind, target.lstrip("/"))
