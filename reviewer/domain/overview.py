"""What a workspace comes to: counts of its reports, problems and corrections, and their lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Aspect(StrEnum):
    """What reports are counted by; the value of a `Slice` is one of its values."""

    STATE = "state"
    DAY = "day"
    """The local day, `2024-01-31`, on which a report that is done was finished."""
    RULE = "rule"
    LOOK = "look"
    AGENCY = "agency"
    YEAR = "year"
    ORIGIN = "origin"
    AS_PRINTED = "as_printed"
    """The reason for which a finding was accepted; empty for any."""
    PROPOSAL = "proposal"
    """The reason noted with a proposal that was taken."""
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Slice:
    """Some of the reports: those counted under one value; empty for one that is not known."""

    aspect: Aspect
    value: str = ""
    name: str = field(default="", compare=False)
    """What it is called on screen, where it is known."""


@dataclass(frozen=True, slots=True)
class Errors:
    """Errors in some reports: open failures, those accepted as printed, corrected cells."""

    failed: int = 0
    accepted: int = 0
    corrected: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.failed + self.accepted + self.corrected


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts by value; those of reports by body and year only where there are errors."""

    uncounted: int
    """Reports that could not be read, of which the open rules are not known."""
    states: Mapping[str, int]
    days: Mapping[str, int]
    rules: Mapping[str, int]
    """In how many reports each rule is an open problem."""
    look: int
    """Uncertain readings nobody has looked at, in all reports."""
    agencies: Mapping[str, Errors]
    years: Mapping[str, Errors]
    origins: Mapping[str, int]
    """Cells that a person decided, by how."""
    as_printed: Mapping[str, int]
    """Findings accepted as printed, by reason."""
    proposals: Mapping[str, int]
    """Proposals taken and not undone, by the reason noted."""
    cells: Mapping[str, int]
    """In how many reports a person entered something else than a confirmation, by cell."""

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return sum(self.states.values())
