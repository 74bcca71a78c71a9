"""Files → reports, in worker processes: no file is ever parsed in the process of the window."""

import logging
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from reviewer.domain.document import Document
from reviewer.domain.errors import InputError
from reviewer.domain.form import Forms
from reviewer.domain.report import Report
from reviewer.reading.limits import DEFAULT_LIMITS, Limits
from reviewer.workers import Allowance, Lost, run_in_workers

if TYPE_CHECKING:
    from reviewer.reading.archive import Member

Given = TypeVar("Given")
Made = TypeVar("Made")

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp")
# What is looked at in a folder; a file named by the user is tried whatever its ending.
ENDINGS = (
    *(".txt", ".pdf", ".htm", ".html", ".shtml", ".xhtml", ".mht", ".mhtml"),
    *(".doc", ".docx", ".docm", ".dot", ".dotx", ".wps", ".wpt", ".rtf", ".odt"),
    *(".xls", ".xlsx", ".xlsm", ".et", ".ods"),
    *_PICTURES,
    *(".zip", ".rar", ".7z"),
)
_log = logging.getLogger(__name__)
MAX_FILE = DEFAULT_LIMITS.file_bytes
"""Bytes of the largest file that is read."""
_BESIDE_A_PAGE = ("_files", ".files")
_HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of one file: a report with its document, or an error.

    `content` is the file itself, empty where it could not be read.
    """

    source: str
    name: str
    sha256: str = ""
    document: Document | None = None
    content: bytes = b""
    report: Report | None = None
    error: InputError | None = None


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


@dataclass(frozen=True, slots=True)
class _File:
    """A file on disk and what to call it."""

    path: Path
    source: str


def extract_file(
    path: Path, forms: Forms, limits: Limits = DEFAULT_LIMITS, *, source: str = ""
) -> Extracted:
    """Read one file and extract its report, here and now. Raises nothing for a bad file."""
    # Only the workers read files; the window starts without the readers.
    source = source or shown_name(path)
    try:
        from reviewer.extraction.report import extract  # noqa: PLC0415
        from reviewer.reading.files import read_file  # noqa: PLC0415

        read, content = read_file(path, limits)
        document = replace(read, name=Path(source).name)
        report = extract(document, forms)
    except InputError as error:
        return _failed(source, error)
    except MemoryError:
        return _failed(source, InputError("too_large"))
    except ImportError as error:
        return _failed(source, InputError("damaged", reason="install", detail=str(error)))
    except Exception as error:  # A reader met something nobody thought of; the next file waits.
        detail = f"{type(error).__name__}: {error}"
        return _failed(source, InputError("damaged", reason="internal", detail=detail))
    return Extracted(source, document.name, document.sha256, document, content, report)


def _failed(source: str, error: InputError) -> Extracted:
    name = Path(source).name
    error.facts["name"] = name
    return Extracted(source, name, error=error)


@dataclass(frozen=True, slots=True)
class _Extract:
    """What a worker does with a file, in a form that can be sent to it once."""

    forms: Forms
    limits: Limits

    def __call__(self, given: _File | Extracted) -> Extracted:
        if isinstance(given, Extracted):
            return given
        return extract_file(given.path, self.forms, self.limits, source=given.source)


@dataclass(frozen=True, slots=True)
class _Unpack:
    """What a worker does with an archive: its files go into a folder under names of our own."""

    folder: Path

    def __call__(self, archive: _File) -> list[_File | Extracted]:
        from reviewer.reading.archive import members  # noqa: PLC0415 - as in `extract_file`

        try:
            found = [
                self._put(number, member, f"{archive.source}/{member.name}")
                for number, member in enumerate(members(archive.path))
                if member.error or is_wanted(member.name)
            ]
            if not found:
                raise InputError("not_a_report", reason="empty_archive")
        except InputError as error:
            return [_failed(archive.source, error)]
        except MemoryError:
            return [_failed(archive.source, InputError("too_large"))]
        except OSError:
            return [_failed(archive.source, InputError("damaged", reason="system"))]
        return found

    def _put(self, number: int, member: "Member", source: str) -> _File | Extracted:
        if member.error:
            return _failed(source, member.error)
        path = self.folder / f"{number}{Path(member.name).suffix}"
        path.write_bytes(member.content)
        return _File(path, source)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Files under way to reports; archives are unpacked into `folder`."""

    folder: Path
    limits: Limits
    cancelled: Callable[[], bool]
    unpacked: Callable[[int], None]

    def inputs(self, paths: Iterable[Path]) -> Iterator[_File | Extracted]:
        """The files to read; of an archive those in it."""
        for path in paths:
            file = _File(path, shown_name(path))
            if path.suffix.lower() == ".zip" and holds(path.is_file):
                yield from self._unpack(file)
            else:
                yield file

    def _unpack(self, archive: _File) -> list[_File | Extracted]:
        job = _Unpack(Path(tempfile.mkdtemp(dir=self.folder)))
        found: list[_File | Extracted] = []
        for file, outcome in self.run(job, [archive], jobs=1):
            found = [self.lost(file, outcome)] if isinstance(outcome, Lost) else outcome
        self.unpacked(len(found))
        return found

    def run(
        self, job: Callable[[Given], Made], inputs: Iterable[Given], *, jobs: int
    ) -> Iterator[tuple[Given, Made | Lost]]:
        """Do a job on each input in worker processes, within the limits."""
        allowance = Allowance(self.limits.seconds, self.limits.memory)
        return run_in_workers(job, inputs, jobs=jobs, allowance=allowance, cancelled=self.cancelled)

    def lost(self, file: _File | Extracted, why: Lost) -> Extracted:
        """What to tell of a file whose process was stopped or died."""
        if why is Lost.TOO_LONG:
            return _failed(file.source, InputError("timeout", seconds=self.limits.seconds))
        return _failed(file.source, InputError("damaged", reason="died"))


def _never() -> bool:
    return False


def _ignore(_count: int) -> None:
    """Nobody counts."""


def extract_files(
    paths: Iterable[Path],
    *,
    forms: Forms,
    jobs: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    cancelled: Callable[[], bool] = _never,
    unpacked: Callable[[int], None] = _ignore,
) -> Iterator[Extracted]:
    """Every file in the order given, zip archives as the files in them, read by `jobs` processes.

    A process that takes too long, too much memory or dies costs its own file only. Ends early
    when cancelled. `unpacked` is told how many files an archive was found to hold.
    """
    with tempfile.TemporaryDirectory(prefix="reviewer-") as folder:
        batch = _Batch(Path(folder), limits, cancelled, unpacked)
        for file, outcome in batch.run(_Extract(forms, limits), batch.inputs(paths), jobs=jobs):
            extracted = batch.lost(file, outcome) if isinstance(outcome, Lost) else outcome
            _note_broken_install(extracted)
            yield extracted


def _note_broken_install(extracted: Extracted) -> None:
    """Workers say nothing themselves, and the file is not to blame."""
    if extracted.error and extracted.error.facts.get("reason") == "install":
        _log.error("a part of the program is missing: %s", extracted.error.facts["detail"])
