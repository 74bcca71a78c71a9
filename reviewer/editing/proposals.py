"""Proposals as data: ranked corrections of a report with what speaks for them."""

from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import Value
from reviewer.editing.patterns import Pattern


class ProposalKind(StrEnum):
    """Whether printed numbers are changed or only empty and unread cells filled."""

    CORRECTION = "correction"
    IMPUTATION = "imputation"


class EvidenceKind(StrEnum):
    """What besides the rules speaks for a change."""

    TEXT = "text"
    LAST_YEAR = "last_year"
    SOURCE = "source"
    LOW_CONFIDENCE = "low_confidence"


@dataclass(frozen=True, slots=True)
class Support:
    """A number that something outside the table says a cell should hold."""

    key: CellKey
    value: Value
    kind: EvidenceKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a change, and the cell it is about."""

    kind: EvidenceKind
    key: CellKey


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """One cell: the number that stands there (None if none does) and the one that should."""

    key: CellKey
    old: Value | None
    new: Value


@dataclass(frozen=True, slots=True)
class Proposal:
    """Changes after which the rules in `rules` hold.

    Proposals of one `group` exclude each other and are ranked from 1; groups are independent.
    """

    group: int
    rank: int
    kind: ProposalKind
    pattern: Pattern
    changes: tuple[ProposedChange, ...]
    rules: tuple[str, ...]
    price: float
    """Negative log likelihood: only differences within a group mean something."""
    evidence: tuple[Evidence, ...] = ()
    sure: bool = False
    """Nothing else comes near it."""
    tied: bool = False
    """Another of its group is as likely: nothing distinguishes them."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """All groups in order; `complete` is False where time ran out before all were compared."""

    proposals: tuple[Proposal, ...]
    complete: bool = True
