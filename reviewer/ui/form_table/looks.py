"""What a cell looks like: its text, its state and the signs it carries."""

from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.numbers import CellStatus
from reviewer.review.guarding import Guard


class Sign(StrEnum):
    """What is the matter with a cell; the value names the icon."""

    FAILED = "failed"
    UNDECIDED = "undecided"
    LOOK = "look"
    STALE = "stale"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class CellLook:
    """All that is painted of one cell, looked up and never computed while painting."""

    text: str
    status: CellStatus
    sign: Sign | None = None
    weight: int = 0
    """How many failing rules the cell takes part in."""
    focus: bool = False
    """Whether an open problem points at this very cell."""
    corrected: bool = False
    accepted: bool = False
    confirmed: bool = False
    related: bool = False
    """Whether it takes part in the problem at hand."""
    guard: Guard | None = None
    """How well it is guarded, where that is to be shown."""
    changing: bool = False
    """Whether a step that is only tried would change it."""
