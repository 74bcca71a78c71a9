"""Two reports side by side: which cells differ, which cannot be compared, what ties the years."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import CellStatus, Value
from reviewer.domain.record import Record, WorklistRow
from reviewer.domain.report import Cell, Report
from reviewer.editing.soft import LAST_YEAR, Circumstances
from reviewer.editing.years import LinearRule, linear_rules, sum_of


class Relation(StrEnum):
    """What two reports are to each other."""

    VERSIONS = "versions"
    """Two versions of one report: every cell must agree."""
    YEARS = "years"
    """Two years of one body: cells may differ, rules tie them."""
    OTHER = "other"
    """Any two reports."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One cell on both sides; None where a report does not print it."""

    key: CellKey
    left: Cell | None
    right: Cell | None

    @property
    def comparable(self) -> bool:
        """Whether both reports print it."""
        return self.left is not None and self.right is not None

    @property
    def differs(self) -> bool:
        """Whether both print it and what counts is not the same."""
        return self.comparable and _counts(self.left) != _counts(self.right)

    @property
    def difference(self) -> Value | None:
        """`right - left` where both are numbers."""
        left = self.left.value if self.left else None
        right = self.right.value if self.right else None
        return None if left is None or right is None else right - left


def _counts(cell: Cell | None) -> tuple[CellStatus, Value | str | None] | None:
    """What must be the same: the number, or that it is blank, unread or a certain mark."""
    if cell is None:
        return None
    if cell.status is CellStatus.MARK:
        return cell.status, (cell.entry.text if cell.entry else cell.reading.text).strip()
    return cell.status, cell.value


@dataclass(frozen=True, slots=True)
class Tie:
    """A rule over two years: cells of the later report (`left`) against the earlier one."""

    rule: LinearRule
    left: Value | None
    right: Value | None
    later: tuple[CellKey, ...]
    earlier: tuple[CellKey, ...]
    assumes_blank_zero: bool = False

    @property
    def holds(self) -> bool | None:
        """None where a number could not be read."""
        if self.left is None or self.right is None:
            return None
        return self.rule.accepts(self.left, self.right)

    @property
    def difference(self) -> Value | None:
        """`left - right`, or None where a side is unknown."""
        return None if self.left is None or self.right is None else self.left - self.right


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports; `pairs` has every cell that either prints, in printed order of the left."""

    left: Record
    right: Record
    relation: Relation
    pairs: Mapping[CellKey, Pair]
    ties: tuple[Tie, ...] = ()

    @property
    def left_is_earlier(self) -> bool:
        """Whether the left report is of an earlier year."""
        return (self.left.report.year or 0) < (self.right.report.year or 0)

    @property
    def differences(self) -> tuple[CellKey, ...]:
        """The cells that differ, in printed order."""
        return tuple(key for key, pair in self.pairs.items() if pair.differs)

    @property
    def incomparable(self) -> tuple[CellKey, ...]:
        """The cells only one of the reports prints."""
        return tuple(key for key, pair in self.pairs.items() if not pair.comparable)

    def tied(self, *, left: bool) -> dict[CellKey, bool | None]:
        """The cells of one side that ties touch: True where all hold, False where one fails."""
        earlier = left == self.left_is_earlier
        found: dict[CellKey, bool | None] = {}
        for tie in self.ties:
            for key in tie.earlier if earlier else tie.later:
                found[key] = _worse(found.get(key, True), tie.holds)
        return found


def _worse(one: bool | None, other: bool | None) -> bool | None:
    """False before None before True."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def partners(rows: Iterable[WorklistRow], record: Record) -> list[WorklistRow]:
    """What a report can be compared with: the same body and year, its other years, the rest."""
    report = record.report

    def distance(row: WorklistRow) -> tuple[bool, bool, int]:
        if not report.agency or row.agency != report.agency:
            return True, True, 0
        return False, row.year != report.year, -(row.year or 0)

    return sorted((row for row in rows if row.id != record.id), key=distance)


def tie_rules(data: Mapping[str, Any]) -> tuple[LinearRule, ...]:
    """The rules over two years of the file of soft rules. Raises `KeyError`, `ValueError`."""
    return tuple(
        rule for item in data["years"] for rule in linear_rules(item, str(data["version"]))
    )


def relation(left: Report, right: Report) -> Relation:
    """What two reports are, by body and year."""
    if not left.agency or left.agency != right.agency or left.year is None:
        return Relation.OTHER
    if right.year is None:
        return Relation.OTHER
    return Relation.VERSIONS if left.year == right.year else Relation.YEARS


def compare(
    left: Record,
    right: Record,
    forms: Forms,
    rules: Sequence[LinearRule],
    *,
    wanted: Relation | None = None,
) -> Comparison:
    """Compare two reports, as what they are or as `wanted`."""
    kind = wanted or relation(left.report, right.report)
    return Comparison(
        left,
        right,
        kind,
        _pairs(left.report, right.report, forms),
        tuple(_ties(left.report, right.report, rules)) if kind is Relation.YEARS else (),
    )


def adjacent(left: Report, right: Report) -> bool:
    """Whether the reports are of two years next to each other."""
    return None not in (left.year, right.year) and abs((left.year or 0) - (right.year or 0)) == 1


def _pairs(left: Report, right: Report, forms: Forms) -> dict[CellKey, Pair]:
    keys = _printed(left, forms) | _printed(right, forms)
    return {key: Pair(key, left.cells.get(key), right.cells.get(key)) for key in keys}


def _printed(report: Report, forms: Forms) -> dict[CellKey, None]:
    return dict.fromkeys(key for key in forms.cells(report.forms) if key in report.cells)


def _ties(left: Report, right: Report, rules: Iterable[LinearRule]) -> Iterator[Tie]:
    if not adjacent(left, right):
        return
    before, now = sorted((left, right), key=lambda report: report.year or 0)
    for rule in rules:
        later = tuple(term.key for term in rule.terms if not term.key.startswith(LAST_YEAR))
        earlier = tuple(
            term.key.removeprefix(LAST_YEAR)
            for term in rule.terms
            if term.key.startswith(LAST_YEAR)
        )
        used = [now.cells.get(key) for key in later] + [before.cells.get(key) for key in earlier]
        cells = [cell for cell in used if cell is not None]
        if len(cells) == len(used):
            yield _tie(rule, Circumstances(now, before=(before,)), later, earlier, cells)


def _tie(
    rule: LinearRule,
    given: Circumstances,
    later: tuple[CellKey, ...],
    earlier: tuple[CellKey, ...],
    cells: Sequence[Cell],
) -> Tie:
    blank = any(cell.status in (CellStatus.BLANK, CellStatus.MARK) for cell in cells)
    left, right = sum_of(rule.left, given), sum_of(rule.right, given)
    return Tie(rule, left, right, later, earlier, assumes_blank_zero=blank)
