"""Files → reports, in worker processes: no file is ever parsed in the process of the window."""

import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reviewer.domain.document import Document
from reviewer.domain.errors import InputError
from reviewer.domain.form import Forms
from reviewer.domain.report import Report
from reviewer.reading.limits import DEFAULT_LIMITS, Limits
from reviewer.recognition import ALLOWANCE, Recognition, is_installed, may_help
from reviewer.sources import holds, is_wanted, shown_name
from reviewer.workers import Allowance, Lost, run_in_workers

if TYPE_CHECKING:
    from reviewer.reading.archive import Member
    from reviewer.reading.ocr import Recogniser

Given = TypeVar("Given")
Made = TypeVar("Made")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Handling:
    """What a file may cost, and how to open it: every password is tried on every locked one."""

    limits: Limits = DEFAULT_LIMITS
    passwords: tuple[str, ...] = field(default=(), repr=False)
    only: frozenset[str] = frozenset()
    """The sources wanted of archives; empty for all."""
    recognise: bool = True
    """Whether pictures of text are read, where that can be done."""


USUAL = Handling()


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
    pictured: bool = False
    """Whether what is missing may stand in a picture."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file on disk and what to call it."""

    path: Path
    source: str


def extract_file(
    path: Path,
    forms: Forms,
    limits: Limits = DEFAULT_LIMITS,
    *,
    source: str = "",
    passwords: Sequence[str] = (),
    recogniser: "Recogniser | None" = None,
) -> Extracted:
    """Read one file and extract its report, here and now. Raises nothing for a bad file."""
    # Only the workers read files; the window starts without the readers.
    source = source or shown_name(path)
    try:
        from reviewer.extraction.report import extract  # noqa: PLC0415
        from reviewer.reading.files import read_file  # noqa: PLC0415

        read, content = read_file(path, limits, passwords, recogniser)
        document = replace(read, name=Path(source).name)
        try:
            report = extract(document, forms)
        except InputError as error:
            return replace(_failed(source, error), pictured=may_help(document, None))
    except InputError as error:
        return _failed(source, error)
    except MemoryError:
        return _failed(source, _out_of_memory(limits))
    except ImportError as error:
        return _failed(source, InputError("damaged", reason="install", detail=str(error)))
    except Exception as error:  # A reader met something nobody thought of; the next file waits.
        detail = f"{type(error).__name__}: {error}"
        return _failed(source, InputError("damaged", reason="internal", detail=detail))
    pictured = may_help(document, report)
    name, sha256 = document.name, document.sha256
    return Extracted(source, name, sha256, document, content, report, pictured=pictured)


def _failed(source: str, error: InputError) -> Extracted:
    name = Path(source).name
    error.facts["name"] = name
    return Extracted(source, name, error=error, pictured=error.code == "no_text_layer")


def _out_of_memory(limits: Limits) -> InputError:
    return InputError("too_large", reason="memory", limit=limits.memory >> 20)


@dataclass(frozen=True, slots=True)
class _Extract:
    """What a worker does with a file, in a form that can be sent to it once."""

    forms: Forms
    handling: Handling

    def __call__(self, given: _File | Extracted) -> Extracted:
        if isinstance(given, Extracted):
            return given
        how = self.handling
        return extract_file(
            given.path, self.forms, how.limits, source=given.source, passwords=how.passwords
        )


@dataclass(frozen=True)
class _Recognise:
    """What a worker does with a file whose pictures are to be read."""

    forms: Forms
    handling: Handling

    @cached_property
    def _recogniser(self) -> "Recogniser":
        from reviewer.reading.ocr import Recogniser  # noqa: PLC0415 - as in `extract_file`

        return Recogniser()

    def __call__(self, given: _File) -> Extracted:
        how = self.handling
        return extract_file(
            given.path,
            self.forms,
            how.limits,
            source=given.source,
            passwords=how.passwords,
            recogniser=self._recogniser,
        )


@dataclass(frozen=True, slots=True)
class _Unpack:
    """What a worker does with an archive: its files go into a folder under names of our own."""

    folder: Path
    handling: Handling

    def __call__(self, archive: _File) -> list[_File | Extracted]:
        from reviewer.reading.archive import members  # noqa: PLC0415 - as in `extract_file`

        try:
            found = [
                self._put(number, member, f"{archive.source}/{member.name}")
                for number, member in enumerate(
                    members(archive.path, self.handling.limits.file_bytes)
                )
                if self._is_asked_for(member, f"{archive.source}/{member.name}")
            ]
            if not found:
                raise InputError("not_a_report", reason="empty_archive")
        except InputError as error:
            return [_failed(archive.source, error)]
        except MemoryError:
            return [_failed(archive.source, _out_of_memory(self.handling.limits))]
        except OSError:
            return [_failed(archive.source, InputError("damaged", reason="system"))]
        return found

    def _is_asked_for(self, member: "Member", source: str) -> bool:
        wanted = member.error is not None or is_wanted(member.name)
        return source in self.handling.only if self.handling.only else wanted

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
    handling: Handling
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
        job = _Unpack(Path(tempfile.mkdtemp(dir=self.folder)), self.handling)
        found: list[_File | Extracted] = []
        for file, outcome in self.run(job, [archive], jobs=1):
            found = [self.lost(file, outcome)] if isinstance(outcome, Lost) else outcome
        self.unpacked(len(found))
        return found

    def run(
        self, job: Callable[[Given], Made], inputs: Iterable[Given], *, jobs: int
    ) -> Iterator[tuple[Given, Made | Lost]]:
        """Do a job on each input in worker processes, within the limits."""
        limits = self.handling.limits
        allowance = Allowance(limits.seconds, limits.memory)
        return run_in_workers(job, inputs, jobs=jobs, allowance=allowance, cancelled=self.cancelled)

    def lost(self, file: _File | Extracted, why: Lost) -> Extracted:
        """What to tell of a file whose process was stopped or died."""
        limits = self.handling.limits
        if why is Lost.TOO_LONG:
            return _failed(file.source, InputError("timeout", seconds=limits.seconds))
        if why is Lost.TOO_MUCH:
            return _failed(file.source, _out_of_memory(limits))
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
    handling: Handling = USUAL,
    cancelled: Callable[[], bool] = _never,
    unpacked: Callable[[int], None] = _ignore,
) -> Iterator[Extracted]:
    """Every file in the order given, zip archives as the files in them, read by `jobs` processes.

    A process that takes too long, too much memory or dies costs its own file only. Ends early
    when cancelled. `unpacked` is told how many files an archive was found to hold.
    """
    with tempfile.TemporaryDirectory(prefix="reviewer-") as folder:
        batch = _Batch(Path(folder), handling, cancelled, unpacked)
        job = _Extract(forms, handling)
        recognition = Recognition(_Recognise(forms, handling), cancelled)
        with closing(recognition):
            for file, outcome in batch.run(job, batch.inputs(paths), jobs=jobs):
                extracted = batch.lost(file, outcome) if isinstance(outcome, Lost) else outcome
                if extracted.pictured and isinstance(file, _File) and is_installed():
                    wanted = handling.recognise
                    again = recognition(file) if wanted else None
                    extracted = _better(extracted, again, wanted=wanted)
                _note_broken_install(extracted)
                yield extracted


def _better(first: Extracted, again: Extracted | Lost | None, *, wanted: bool) -> Extracted:
    """What reading the pictures brought, or what was there without."""
    if not wanted and first.error:
        first.error.facts["reason"] = "switched_off"
    if isinstance(again, Extracted) and (again.report or not first.report):
        return again
    if again is Lost.TOO_LONG and not first.report:
        return _failed(first.source, InputError("timeout", seconds=ALLOWANCE.seconds))
    return first


def _note_broken_install(extracted: Extracted) -> None:
    """Workers say nothing themselves, and the file is not to blame."""
    if extracted.error and extracted.error.facts.get("reason") == "install":
        _log.error("a part of the program is missing: %s", extracted.error.facts["detail"])
