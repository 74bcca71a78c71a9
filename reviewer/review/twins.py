"""Reports of the same body and year: which belong together, how they differ, which one counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from reviewer.domain.body import body_key
from reviewer.domain.changes import Change, ReviewState, Subject
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey
from reviewer.domain.numbers import CellStatus, Value
from reviewer.domain.record import Identity, Record
from reviewer.domain.report import Cell
from reviewer.review.operations import ReportOperation, Situation

Group = tuple[str, int]
"""A body, as `body_key` spells it, and a year."""


class Twins:
    """Which reports of a workspace are of one body and year; unknown ones have no other."""

    def __init__(self, reports: Iterable[Identity] = ()) -> None:
        self._known: dict[int, Identity] = {}
        self._groups: defaultdict[Group, dict[int, None]] = defaultdict(dict)
        for report in reports:
            self.put(report)

    def put(self, report: Identity) -> bool:
        """Take a report as it is now; whether that is news."""
        before = self._known.get(report.id)
        if before == report:
            return False
        if before is not None and (group := _group(before)):
            self._groups[group].pop(report.id, None)
        self._known[report.id] = report
        if group := _group(report):
            self._groups[group][report.id] = None
        return True

    def get(self, report_id: int) -> Identity | None:
        """A report by its id."""
        return self._known.get(report_id)

    def groups(self) -> list[tuple[Identity, ...]]:
        """All reports that have another one of their body and year, together."""
        ids = sorted(sorted(members) for members in self._groups.values() if len(members) > 1)
        return [tuple(self._known[number] for number in group) for group in ids]

    def others(self, report_id: int) -> tuple[Identity, ...]:
        """The other reports of the same body and year."""
        known = self._known.get(report_id)
        group = _group(known) if known else None
        ids = sorted(self._groups[group]) if group else ()
        return tuple(self._known[other] for other in ids if other != report_id)

    def has_other(self, report_id: int) -> bool:
        """Whether there is another report of the same body and year."""
        known = self._known.get(report_id)
        group = _group(known) if known else None
        return group is not None and len(self._groups[group]) > 1

    def open_ids(self) -> frozenset[int]:
        """The reports of which nobody has chosen yet whether they or another one counts."""
        unsettled = (
            [number for number in ids if self._known[number].state is not ReviewState.SET_ASIDE]
            for ids in self._groups.values()
            if len(ids) > 1
        )
        return frozenset(number for ids in unsettled if len(ids) > 1 for number in ids)


def _group(report: Identity) -> Group | None:
    key = body_key(report.agency) if report.agency else ""
    return (key, report.year) if key and report.year is not None else None


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that two reports give differently."""

    key: CellKey
    here: Cell
    there: Cell


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two reports give differently, and how many cells only one of them prints."""

    differences: tuple[Difference, ...]
    only_here: int
    only_there: int


def compare(here: Record, there: Record, order: Iterable[CellKey]) -> Comparison:
    """Cell by cell in the order given, by what counts now: what was read or a person entered."""
    ours, theirs = here.report.cells, there.report.cells
    found = tuple(
        Difference(key, ours[key], theirs[key])
        for key in order
        if key in ours and key in theirs and _said(ours[key]) != _said(theirs[key])
    )
    return Comparison(found, len(ours.keys() - theirs.keys()), len(theirs.keys() - ours.keys()))


def _said(cell: Cell) -> tuple[CellStatus, Value | None]:
    """Marks (`/`, `—`) all say the same."""
    return cell.status, cell.value


@dataclass(frozen=True, slots=True)
class SetAside(ReportOperation):
    """不采用: another report of this body and year counts; can be taken back."""

    name: ClassVar[str] = "set_aside"
    reason: str = field(kw_only=True)

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Raises `UserError("reason_needed")`."""
        if not self.reason.strip():
            raise UserError("reason_needed")
        old = situation.record.state
        yield from self._change(Subject.STATE, "", old, ReviewState.SET_ASIDE)


@dataclass(frozen=True, slots=True)
class TakeBack(ReportOperation):
    """A report that was set aside counts again; what was done in it is still there."""

    name: ClassVar[str] = "take_back"

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Nothing for a report that counts."""
        record = situation.record
        if record.state is ReviewState.SET_ASIDE:
            state = ReviewState.STARTED if _begun(record) else ReviewState.OPEN
            yield from self._change(Subject.STATE, "", record.state, state)


def _begun(record: Record) -> bool:
    cells: Mapping[CellKey, Cell] = record.report.cells
    return bool(record.decisions) or any(cell.entry for cell in cells.values())
