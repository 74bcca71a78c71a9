"""What became of an import, a check or an export, file by file and report by report."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.changes import ReviewState
from reviewer.domain.record import WorklistRow


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many are done, and the last one's name."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or report that could not be dealt with: what it is, the code and the sentence."""

    source: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Locked:
    """Files behind a password: what was given, and by their sources the files on disk."""

    given: tuple[Path, ...]
    files: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did."""

    imported: tuple[int, ...] = ()
    """The ids of the new reports."""
    known: tuple[Failure, ...] = ()
    """The files that were there already."""
    failed: tuple[Failure, ...] = ()
    cancelled: bool = False
    warning: Failure | None = None
    """Why no backup could be made before."""
    locked: Locked | None = None
    """What a password would open."""
    twins: int = 0
    """How many of the new reports are of a body and year that another report is of too."""
    passed_over: int = 0
    """How many files of the folders were not looked at because of what they are."""

    @property
    def skipped(self) -> int:
        """How many files were there already."""
        return len(self.known)


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with its counts after every rule was evaluated again, or why it could not be."""

    row: WorklistRow
    failure: Failure | None = None
    rules: tuple[str, ...] = ()
    """The versions of the rules."""


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """How many reports went where, and which could not."""

    target: Path
    reports: int
    failed: tuple[Failure, ...] = ()
    set_aside: int = 0
    """Reports that were set aside: left out of the data, told in the trail and a table."""
    unfinished: int = 0
    """Reports in the data that nobody has finished."""
    twins: int = 0
    """Reports in the data that count a body and year more than once: nobody has chosen yet."""

    @classmethod
    def of(
        cls,
        target: Path,
        count: int,
        failed: tuple[Failure, ...],
        *,
        states: Collection[ReviewState],
        twins: int,
    ) -> "ExportSummary":
        """Told from the states of all reports of the workspace."""
        many = Counter(states)
        return cls(
            target,
            count,
            failed,
            set_aside=many[ReviewState.SET_ASIDE],
            unfinished=many[ReviewState.OPEN] + many[ReviewState.STARTED],
            twins=twins,
        )
