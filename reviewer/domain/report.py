"""The report: who published it, for which year, and every cell as printed, read and decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from reviewer.domain.document import BoundingBox
from reviewer.domain.form import CellKey
from reviewer.domain.numbers import CellStatus, Value

LOOK_BELOW = 0.9
"""Confidence below which a person must look."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a cell stands: page (from 1) and box in points, or offsets in the shown text."""

    page: int | None = None
    bbox: BoundingBox | None = None
    span: tuple[int, int] | None = None


class Doubt(StrEnum):
    """Why a reading is not certain."""

    NONE = ""
    MISSING_NUMBERS = "missing_numbers"
    TOO_MANY_NUMBERS = "too_many_numbers"
    LABEL_UNCLEAR = "label_unclear"
    UNREADABLE = "unreadable"
    UNIT = "unit"
    PAGE_NUMBER = "page_number"
    NOT_FOUND = "not_found"
    JOINED = "joined"
    NOTED = "noted"
    """A footnote mark was left out."""
    RECOGNISED = "recognised"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the machine read in a cell; never changed after import."""

    text: str
    status: CellStatus
    value: Value | None = None
    confidence: float = 1.0
    provenance: Provenance = field(default_factory=Provenance)
    doubt: Doubt = Doubt.NONE

    def __post_init__(self) -> None:
        if (self.value is not None) != (self.status is CellStatus.PRINTED):
            raise ValueError(f"a {self.status} cell with value {self.value}")


class Origin(StrEnum):
    """How a person's entry came about."""

    TYPED = "typed"
    CONFIRMED = "confirmed"
    SOURCE = "source"
    PROPOSAL = "proposal"
    STRUCTURE = "structure"
    PASTED = "pasted"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person decided for a cell: a number, or that it is blank or a mark."""

    status: CellStatus
    value: Value | None
    text: str
    origin: Origin = Origin.TYPED


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its reading and, if a person decided, the entry that counts instead."""

    key: CellKey
    reading: Reading
    entry: Entry | None = None

    @property
    def value(self) -> Value | None:
        """The number that counts."""
        return self.entry.value if self.entry else self.reading.value

    @property
    def status(self) -> CellStatus:
        """The status that counts."""
        return self.entry.status if self.entry else self.reading.status

    @property
    def corrected(self) -> bool:
        """Whether a person's entry differs from the reading."""
        return self.entry is not None and (self.entry.value, self.entry.status) != (
            self.reading.value,
            self.reading.status,
        )

    @property
    def needs_look(self) -> bool:
        """Whether the reading is uncertain and nobody has decided yet."""
        return self.entry is None and (
            self.reading.confidence < LOOK_BELOW or self.reading.status is CellStatus.UNREAD
        )


@dataclass(frozen=True, slots=True)
class Report:
    """One report for the record. `forms` maps each table found to the id of its form."""

    source: str
    sha256: str
    agency: str | None
    year: int | None
    forms: Mapping[str, str]
    cells: Mapping[CellKey, Cell]

    def with_entries(self, entries: Mapping[CellKey, Entry | None]) -> "Report":
        """The report with these entries put in (None takes an entry away)."""
        cells = dict(self.cells)
        for key, entry in entries.items():
            cells[key] = replace(cells[key], entry=entry)
        return replace(self, cells=cells)
