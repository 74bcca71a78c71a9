"""What happens to a report: operations (intent), changes (old and new values), the audit record."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reviewer.domain.report import Entry


class Subject(StrEnum):
    """What part of a report a change touches."""

    CELL = "cell"
    DECISION = "decision"
    STATE = "state"
    AGENCY = "agency"
    YEAR = "year"
    NOTE = "note"
    TAG = "tag"


class ReviewState(StrEnum):
    """How far the review of a report is."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    SET_ASIDE = "set_aside"
    """Another report of the same body and year counts instead."""

    @property
    def settled(self) -> bool:
        """Whether nothing more is to be done."""
        return self in (ReviewState.DONE, ReviewState.SET_ASIDE)


class Verdict(StrEnum):
    """How a person closed a finding."""

    AS_PRINTED = "as_printed"
    """原文如此: the source says so; the value stays."""
    REFUSED = "refused"
    """A proposal that shall not be offered again."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A finding or proposal closed by a person; `basis` is what it said then."""

    verdict: Verdict
    reason: str
    basis: str


Content = Entry | Decision | ReviewState | str | int | None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after. `key` is a cell key, a rule id or a tag, empty for the rest."""

    report_id: int
    subject: Subject
    key: str
    old: Content
    new: Content

    def reversed(self) -> "Change":
        """The change that undoes this one."""
        return Change(self.report_id, self.subject, self.key, self.new, self.old)


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One line of the trail: an operation with its changes, who did it, when and why."""

    operation: str
    changes: tuple[Change, ...]
    actor: str
    at: datetime
    reason: str = ""
    undoes: int | None = None
    """The `sequence` of the record that this one undoes (or redoes)."""
    sequence: int | None = None
    """Its number in the trail, given by the store."""
    batch: str = ""
    """What the steps of one command over several reports have in common."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What a person wants of one report, before it is checked; the kinds are in `review`."""

    report_id: int
    reason: str = field(default="", kw_only=True)
