"""Where a workspace file lies: on which kind of disk, and whether it can be written."""

import re
import sys
import tempfile
from pathlib import Path, PurePosixPath

_MOUNTS = Path("/proc/mounts")
_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|ncpfs|afs|9p|ceph|lustre|glusterfs|davfs|vboxsf|prl_fs|vmhgfs"
    r"|fuse\.(sshfs|rclone|gvfsd-fuse|glusterfs|s3fs|davfs2?|curlftpfs|vmhgfs-fuse)"
)
_DRIVE_REMOTE = 4


def is_writable(path: Path) -> bool:
    """Whether the file and its folder (where journals are made) can be written; tries it."""
    try:
        with path.open("r+b"):
            pass
        with tempfile.TemporaryFile(dir=path.parent):
            return True
    except OSError:
        return False


def on_network(path: Path) -> bool:
    """Whether the path is on a network share, where SQLite's write-ahead log does not work."""
    path = path.resolve()
    if sys.platform == "win32":
        return _is_remote_drive(path)
    if not _MOUNTS.is_file():
        return False
    mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    return is_network_type(file_system(path, mounts))


def is_network_type(kind: str) -> bool:
    """Whether a type of file system, as mounts name it, reaches over a network."""
    return _NETWORK.fullmatch(kind) is not None


def file_system(path: PurePosixPath | Path, mounts: str) -> str:
    """The type of the file system that holds a path, from the text of `/proc/mounts`."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePosixPath(_unescape(fields[1]))
        # A later mount on the same point hides the earlier one.
        if PurePosixPath(path).is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def _unescape(text: str) -> str:
    """Mount points write blanks and the like as three octal digits of a byte."""
    raw = text.encode("utf-8", errors="surrogateescape")
    plain = re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8)]), raw)
    return plain.decode("utf-8", errors="surrogateescape")


if sys.platform == "win32":
    import ctypes

    def _is_remote_drive(path: Path) -> bool:
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return path.drive.startswith("\\\\") or kind == _DRIVE_REMOTE
