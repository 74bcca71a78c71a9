"""Which files of what the user names are looked at, in what order, and how they are called."""

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp")
# What is looked at in a folder; a file named by the user is tried whatever its ending.
ENDINGS = (
    *(".txt", ".pdf", ".htm", ".html", ".shtml", ".xhtml", ".mht", ".mhtml"),
    *(".doc", ".docx", ".docm", ".dot", ".dotx", ".wps", ".wpt", ".rtf", ".odt", ".ofd"),
    *(".xls", ".xlsx", ".xlsm", ".et", ".ods"),
    *_PICTURES,
    *(".zip", ".rar", ".7z"),
)
_BESIDE_A_PAGE = ("_files", ".files")
_HIDDEN = (".", "~$")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Files as given, folders with all that is in them in natural order.

    A folder that cannot be listed stands in the list itself, so that reading it tells why.
    """
    return [file for path in paths for file in (_inside(path) if holds(path.is_dir) else [path])]


def _inside(folder: Path) -> list[Path]:
    return [path for path in _listed(folder) if holds(path.is_dir) or is_wanted(path.as_posix())]


def holds(asked: Callable[[], bool]) -> bool:
    """What was asked of a path; no where one may not even ask."""
    try:
        return asked()
    except OSError:
        return False


def passed_over(folder: Path) -> int:
    """How many files of a folder `find_files` leaves out because of what they are."""
    return len(_listed(folder)) - len(_inside(folder))


def _listed(folder: Path) -> list[Path]:
    """All but hidden files in natural order, with the folders that cannot be listed."""
    closed: list[Path] = []
    found: list[Path] = []

    def note(error: OSError) -> None:
        closed.append(Path(error.filename))

    for parent, folders, files in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(parent, name) for name in files if not name.startswith(_HIDDEN))
    return sorted(found + closed, key=_natural)


def is_wanted(name: str) -> bool:
    """Whether a file is looked at by its path; not the pictures a saved page came with."""
    path = PurePosixPath(name)
    ending = path.suffix.lower()
    decoration = ending in _PICTURES and path.parent.name.endswith(_BESIDE_A_PAGE)
    return ending in ENDINGS and not path.name.startswith(_HIDDEN) and not decoration


def _natural(path: Path) -> list[list[tuple[int, str]]]:
    """Numbers in names compare as numbers, part by part of the path."""
    return [
        [
            (int(digits), "") if digits.isascii() and digits.isdigit() else (-1, digits)
            for digits in re.split(r"([0-9]+)", part)
        ]
        for part in path.parts
    ]


def shown_name(path: Path) -> str:
    """A path as text that can be stored and printed, also where its bytes are no UTF-8."""
    raw = os.fsencode(path)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")
