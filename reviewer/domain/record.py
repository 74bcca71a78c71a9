"""What a workspace keeps of a report beyond the report itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reviewer.domain.changes import Decision, ReviewState
from reviewer.domain.overview import Slice
from reviewer.domain.report import Report


@dataclass(frozen=True, slots=True)
class Tally:
    """How many open problems of each kind a report has."""

    failed: int = 0
    undecided: int = 0
    look: int = 0
    """Places of low confidence that nobody has confirmed or corrected; cells of one row with
    one doubt are one place."""
    accepted: int = 0
    """Failed or undecided findings that a person has closed."""
    corrected: int = 0
    """Cells whose value a person changed."""
    rules: tuple[str, ...] = field(default=(), compare=False, kw_only=True)
    """The rules that are open problems; a worklist leaves them out."""

    @property
    def open(self) -> int:
        """Problems that still want a person."""
        return self.failed + self.undecided + self.look


@dataclass(frozen=True, slots=True)
class Record:
    """A report in the workspace: the report with its entries, decisions and state."""

    id: int
    report: Report
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """By rule id."""
    state: ReviewState = ReviewState.OPEN
    note: str = ""
    version: int = 0
    """Grows with every committed operation."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report of which year it is, from which file, and whether it counts."""

    id: int
    agency: str | None
    year: int | None
    source: str
    state: ReviewState


@dataclass(frozen=True, slots=True)
class WorklistRow:
    """One line of the worklist."""

    id: int
    source: str
    agency: str | None
    year: int | None
    state: ReviewState
    tally: Tally
    version: int
    imported_at: datetime


class WorklistColumn(StrEnum):
    """What the worklist may be sorted by."""

    ID = "id"
    SOURCE = "source"
    AGENCY = "agency"
    YEAR = "year"
    STATE = "state"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class WorklistQuery:
    """Which reports to list and in what order; `text` matches agency, year and file name."""

    text: str = ""
    states: frozenset[ReviewState] = frozenset()
    only_open_problems: bool = False
    among: Slice | None = None
    sort: WorklistColumn = WorklistColumn.ID
    descending: bool = False
