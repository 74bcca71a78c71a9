"""Zip archives: the files inside one after another, in memory only, with readable names."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.domain.errors import InputError
from reviewer.reading.packages import Package

MAX_ARCHIVE = 512 << 20
MAX_MEMBERS = 5_000
MAX_MEMBER = 256 << 20
MAX_TOTAL = 2 << 30
MAX_NESTED = 1
_UTF8_FLAG = 0x800
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_IDLE = re.compile(r"(\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_STRANGE = re.compile("[\u0080-\u00b6\u00b8-\u07ff]")
_OFFICE_PARTS = ("[Content_Types].xml", "_rels/.rels", "mimetype")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its path inside and its bytes, or why they cannot be had."""

    name: str
    content: bytes = b""
    error: InputError | None = None


def members(path: Path, largest: int = MAX_MEMBER) -> Iterator[Member]:
    """The files of a zip archive, also of archives directly inside it; `largest` bytes each.

    Raises `InputError`: damaged, too_large (by its size or what it declares). What is wrong with
    one file alone is told by its `error`, and the others go on.
    """
    try:
        size = path.stat().st_size
        if size > MAX_ARCHIVE:
            raise InputError("too_large", name=path.name, size=size, limit=MAX_ARCHIVE)
        content = path.read_bytes()
    except OSError as error:
        raise InputError("damaged", name=path.name, reason="system") from error
    return members_of(content, largest)


def members_of(content: bytes, largest: int = MAX_MEMBER) -> Iterator[Member]:
    """The files of a zip archive that is in memory; raises like `members`, at once."""
    package = Package(content)
    _check(package)
    return _members(package, _Budget(member=largest), depth=0)


def is_archive(content: bytes) -> bool:
    """Whether it is a zip of files, rather than an Office file that is a zip itself."""
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        package = Package(content)
    except InputError:
        return True
    return not any(part in package for part in _OFFICE_PARTS)


@dataclass(slots=True)
class _Budget:
    """How much all members together may still take, and each of them."""

    count: int = MAX_MEMBERS
    total: int = MAX_TOTAL
    member: int = MAX_MEMBER

    def take(self, size: int) -> None:
        self.count -= 1
        self.total -= size
        if self.count < 0 or self.total < 0:
            raise InputError("too_large", members=MAX_MEMBERS, limit=MAX_TOTAL)


def _check(package: Package) -> None:
    sizes = [info.file_size for info in package.members]
    if len(sizes) > MAX_MEMBERS or sum(sizes) > MAX_TOTAL:
        raise InputError("too_large", members=len(sizes), size=sum(sizes), limit=MAX_TOTAL)


def _members(package: Package, budget: _Budget, *, depth: int) -> Iterator[Member]:
    for info in package.members:
        name = member_name(info)
        if info.filename.endswith("/") or any(_IDLE.match(part) for part in name.split("/")):
            continue
        try:
            content = package.read(info, budget.member)
            budget.take(len(content))
            inner = _inner(content, name, depth)
        except InputError as error:
            yield Member(name, error=error)
            continue
        if inner is None:
            yield Member(name, content)
        else:
            for member in _members(inner, budget, depth=depth + 1):
                yield replace(member, name=f"{name}/{member.name}")


def _inner(content: bytes, name: str, depth: int) -> Package | None:
    """The archive a member is, None for any other file."""
    if not is_archive(content):
        return None
    if depth >= MAX_NESTED:
        raise InputError("unsupported", reason="nested", name=name)
    package = Package(content)
    _check(package)
    return package


def member_name(info: zipfile.ZipInfo) -> str:
    """The path inside the archive as people wrote it; it never leads out of a folder."""
    name = info.filename
    if not info.flag_bits & _UTF8_FLAG:
        name = _decoded(name)
    parts = re.split(r"[/\\]", _CONTROL.sub("", name))
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "?"


def _decoded(name: str) -> str:
    """What zipfile took for code page 437 is UTF-8 or, from a Chinese desktop, GBK."""
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")
    # Two characters of GBK can look like letters of UTF-8 that no Chinese name has.
    return raw.decode("gb18030", "replace") if _STRANGE.search(text) else text
