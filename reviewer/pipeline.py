"""Files → reports, in worker processes: no file is ever parsed in the process of the window."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.domain.document import Document
from reviewer.domain.errors import InputError
from reviewer.domain.form import Forms
from reviewer.domain.report import Report
from reviewer.extraction.report import extract
from reviewer.reading.files import DEFAULT_LIMITS, Limits, read_file
from reviewer.workers import Allowance, Lost, run_in_workers

# What is looked at in a folder; a file named by the user is tried whatever its ending.
ENDINGS = (
    *(".txt", ".pdf", ".htm", ".html", ".mht", ".mhtml"),
    *(".doc", ".docx", ".wps", ".rtf", ".xls", ".xlsx", ".et"),
    *(".zip", ".rar", ".7z"),
)


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
    return [file for path in paths for file in (_inside(path) if path.is_dir() else [path])]


def _inside(folder: Path) -> list[Path]:
    closed: list[Path] = []
    found: list[Path] = []

    def note(error: OSError) -> None:
        closed.append(Path(error.filename))

    for parent, folders, files in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(parent, name) for name in files if _is_wanted(name))
    return sorted(found + closed, key=_natural)


def _is_wanted(name: str) -> bool:
    return not name.startswith((".", "~$")) and Path(name).suffix.lower() in ENDINGS


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


def extract_file(path: Path, forms: Forms, limits: Limits) -> Extracted:
    """Read one file and extract its report, here and now. Raises nothing for a bad file."""
    source = shown_name(path)
    try:
        read, content = read_file(path, limits)
        document = replace(read, name=Path(source).name)
        report = extract(document, forms)
    except InputError as error:
        return _failed(source, error)
    except MemoryError:
        return _failed(source, InputError("too_large"))
    except Exception as error:  # A reader met something nobody thought of; the next file waits.
        detail = f"{type(error).__name__}: {error}"
        return _failed(source, InputError("damaged", reason="internal", detail=detail))
    return Extracted(source, document.name, document.sha256, document, content, report)


def _failed(source: str, error: InputError) -> Extracted:
    name = Path(source).name
    error.facts.setdefault("name", name)
    return Extracted(source, name, error=error)


@dataclass(frozen=True, slots=True)
class _Job:
    """What a worker does, in a form that can be sent to it once."""

    forms: Forms
    limits: Limits

    def __call__(self, path: Path) -> Extracted:
        return extract_file(path, self.forms, self.limits)


def extract_files(
    paths: Iterable[Path],
    *,
    forms: Forms,
    jobs: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Extracted]:
    """Every file in the order given, read by `jobs` processes; ends early when cancelled.

    A process that takes too long, too much memory or dies costs its own file only.
    """
    done = run_in_workers(
        _Job(forms, limits),
        paths,
        jobs=jobs,
        allowance=Allowance(limits.seconds, limits.memory),
        cancelled=cancelled,
    )
    for path, outcome in done:
        if isinstance(outcome, Lost):
            yield _failed(shown_name(path), _cost(outcome, limits))
        else:
            yield outcome


def _cost(outcome: Lost, limits: Limits) -> InputError:
    if outcome is Lost.TOO_LONG:
        return InputError("timeout", seconds=limits.seconds)
    return InputError("damaged", reason="died")
