"""Where an export goes: a new file or folder appears whole or not at all, the old one stays."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reviewer.domain.errors import UserError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REASONS = {
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "read_only",
    errno.EISDIR: "folder",
    errno.ENOTEMPTY: "folder",
    errno.ENOTDIR: "no_folder",
    errno.ENAMETOOLONG: "long_name",
    errno.EINVAL: "bad_name",
    errno.EILSEQ: "bad_name",
    errno.EBUSY: "in_use",
    errno.ETXTBSY: "in_use",
    errno.EIO: "disk",
    errno.ENODEV: "disk",
    errno.ENXIO: "disk",
}
_IN_USE = {32, 33}
"""What Windows answers where another program has the file open or locked."""


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """A scratch folder beside the target; its `out` takes the target's place at the end.

    Raises `UserError` where the target cannot be written; it is then as it was.
    """
    try:
        scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise _no_scratch(error, target) from error
    try:
        yield scratch
        _settle(scratch / "out", target)
    except OSError as error:
        raise refusal(error, target) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def save_bytes(target: Path, content: bytes) -> None:
    """Write a file as a whole. Raises `UserError`."""
    with replaced(target) as scratch:
        (scratch / "out").write_bytes(content)


def _settle(new: Path, target: Path) -> None:
    for path in [*new.iterdir()] if new.is_dir() else [new]:
        _sync(path)
    if not target.is_dir():
        new.replace(target)
        return
    old = target.replace(new.parent / "old")
    try:
        new.replace(target)
    except OSError:
        old.replace(target)
        raise


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _no_scratch(error: OSError, target: Path) -> UserError:
    """A folder that refuses may answer as if it were not there."""
    there = False
    with suppress(OSError):
        there = target.parent.is_dir()
    known = error.errno in _FULL or _reason(error) not in ("", "permission")
    if there and not known:
        return UserError("export_folder_refuses", path=str(target.parent))
    return refusal(error, target)


def refusal(error: OSError, target: Path) -> UserError:
    """Why nothing can be written to a target."""
    if error.errno in _FULL:
        return UserError("export_disk_full", path=str(target))
    if isinstance(error, FileNotFoundError):
        return UserError("export_folder_missing", path=str(target.parent))
    why = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return UserError("export_not_writable", path=str(target), reason=_reason(error), why=why)


def _reason(error: OSError) -> str:
    if getattr(error, "winerror", None) in _IN_USE:
        return "in_use"
    return _REASONS.get(error.errno or 0, "")
