"""A process of its own for what stands in pictures, which takes longer and more memory."""

from collections import deque
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Generic, TypeVar

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Report
from reviewer.workers import Allowance, Lost, run_in_workers

Given = TypeVar("Given")
Made = TypeVar("Made")

ALLOWANCE = Allowance(seconds=300, memory=4 << 30)
"""For one file; a page takes about three seconds, the models one gigabyte."""
_PARTS = ("rapidocr", "onnxruntime", "cv2")
_WIDE, _HIGH = 150.0, 60.0
"""A picture of a table is larger than this, in points."""


def is_installed() -> bool:
    """Whether scans can be read here."""
    return all(find_spec(part) is not None for part in _PARTS)


def may_help(document: Document, report: Report | None) -> bool:
    """Whether a table that was not found, or no cell of which was read, may be in a picture."""
    if document.kind is not DocumentKind.PDF or not any(map(_is_large, _pictures(document))):
        return False
    return report is None or len(report.forms) < 3 or any(_unread(report))


def _pictures(document: Document) -> Iterator[tuple[float, float]]:
    for page in document.pages:
        yield from ((box.x1 - box.x0, box.bottom - box.top) for box in page.pictures)


def _is_large(size: tuple[float, float]) -> bool:
    return size[0] > _WIDE and size[1] > _HIGH


def _unread(report: Report) -> Iterator[bool]:
    """Whether a table is unread as a whole, table by table."""
    for table in report.forms:
        cells = (cell for key, cell in report.cells.items() if key.startswith(f"{table}."))
        yield all(cell.status is CellStatus.UNREAD for cell in cells)


class Recognition(Generic[Given, Made]):
    """Does a job on one file after another; the process starts with the first."""

    def __init__(self, job: Callable[[Given], Made], cancelled: Callable[[], bool]) -> None:
        self._waiting: deque[Given] = deque()
        self._made = run_in_workers(
            job, _Waiting(self._waiting), jobs=1, allowance=ALLOWANCE, cancelled=cancelled
        )

    def __call__(self, given: Given) -> Made | Lost | None:
        """What the job makes of a file; None where all was cancelled."""
        self._waiting.append(given)
        return next((made for _, made in self._made), None)

    def close(self) -> None:
        """Let the process go."""
        self._made.close()


class _Waiting(Iterator[Given]):
    """Whatever is waiting now: at its end only until there is more."""

    def __init__(self, waiting: deque[Given]) -> None:
        self._waiting = waiting

    def __next__(self) -> Given:
        if not self._waiting:
            raise StopIteration
        return self._waiting.popleft()
