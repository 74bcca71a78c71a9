"""What a workspace keeps of a report beyond the report itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from reviewer.domain.changes import AuditRecord, Decision, ReviewState
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
    warnings: int = 0
    """Open findings of soft rules that a person should look at."""
    notices: int = 0
    """Open findings of soft rules that only inform."""

    @property
    def open(self) -> int:
        """Problems that still want a person."""
        return self.failed + self.undecided + self.look + self.warnings


@dataclass(frozen=True, slots=True)
class Record:
    """A report in the workspace: the report with its entries, decisions and state."""

    id: int
    report: Report
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """By rule id."""
    state: ReviewState = ReviewState.OPEN
    note: str = ""
    tags: tuple[str, ...] = ()
    """In order."""
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
class Commit:
    """One step to be written: what changes in which report, made on which version, new counts."""

    report_id: int
    audit: AuditRecord
    tally: Tally
    version: int
    report: Report | None = None
    """What it makes of the report, for those who have it at hand."""


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
    region: str = ""
    """The place its agency's name tells, or that a tag says; empty if unknown."""
    tags: tuple[str, ...] = ()


class WorklistColumn(StrEnum):
    """What the worklist may be sorted by."""

    ID = "id"
    SOURCE = "source"
    AGENCY = "agency"
    YEAR = "year"
    REGION = "region"
    STATE = "state"
    OPEN = "open"


class Trouble(StrEnum):
    """What a report may be listed for."""

    FAILED = "failed"
    UNDECIDED = "undecided"
    LOOK = "look"
    WARNING = "warning"
    NOTICE = "notice"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class WorklistQuery:
    """Which reports to list and in what order.

    `text` matches agency, year, file name, tags and what they are typed with. Of each set one
    member must fit, and an empty set asks nothing; year None and region "" are the unknown ones.
    """

    text: str = ""
    states: frozenset[ReviewState] = frozenset()
    only_open_problems: bool = False
    among: Slice | None = None
    troubles: frozenset[Trouble] = frozenset()
    years: frozenset[int | None] = frozenset()
    regions: frozenset[str] = frozenset()
    """Each with all places within it."""
    tags: frozenset[str] = frozenset()
    sort: WorklistColumn = WorklistColumn.ID
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """What a workspace can be filtered by, each with how many reports have it."""

    years: Mapping[int | None, int] = field(default_factory=dict)
    regions: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)


class YearOfBody(NamedTuple):
    """One report of a body, as a line over all its years tells it."""

    report_id: int
    agency: str | None
    year: int | None
    state: ReviewState
    open_problems: int
