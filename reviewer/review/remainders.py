"""What is still missing: by how much a cell would have to change for each of its rules to hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import Value
from reviewer.domain.report import Report
from reviewer.domain.rules import Finding, Outcome, Rule, Severity


class Direction(StrEnum):
    """Which way the cells of a rule stand, seen from any of them."""

    ACROSS = "across"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Remainder:
    """What one rule still wants of one cell: `need` is to be added to its number.

    `need` is None where the rule says nothing of this cell, because others are not known.
    """

    rule: Rule
    direction: Direction
    outcome: Outcome
    need: Value | None
    awaited: bool = False
    """Whether the rule waits for this very cell and no other."""

    @property
    def balanced(self) -> bool:
        """Whether the rule holds."""
        return self.outcome is Outcome.PASSED


@dataclass(frozen=True, slots=True)
class Standing:
    """How a cell stands in all its rules; a `number` that is not there counts as 0."""

    number: Value
    remainders: tuple[Remainder, ...]

    def towards(self, direction: Direction) -> tuple[Remainder, ...]:
        """What the rules of one direction want."""
        return tuple(item for item in self.remainders if item.direction is direction)

    @property
    def open(self) -> tuple[Remainder, ...]:
        """The rules that do not hold or cannot be judged."""
        return tuple(item for item in self.remainders if not item.balanced)

    @property
    def settles(self) -> bool:
        """Whether one change of this cell alone would make all its rules, two or more, hold."""
        needs = {item.need for item in self.remainders}
        need = needs.pop() if len(needs) == 1 < len(self.remainders) else None
        return bool(need) and need is not None and self.number + need >= 0


def standings(
    report: Report, findings: Iterable[Finding], key: CellKey
) -> Mapping[CellKey, Standing]:
    """The standing of a cell and of all that share a failing or undecided hard rule with it."""
    hard = [finding for finding in findings if finding.rule.severity is Severity.HARD]
    mine = [finding for finding in hard if key in finding.rule.keys]
    still_open = [finding for finding in mine if finding.outcome is not Outcome.PASSED]
    keys = dict.fromkeys((key, *(other for item in still_open for other in item.rule.keys)))
    about: dict[CellKey, list[_Weighed]] = {other: [] for other in keys}
    for weighed in (_weighed(report, finding) for finding in (hard if still_open else mine)):
        for other in about.keys() & weighed.factors.keys():
            about[other].append(weighed)
    return {
        other: Standing(_number(report, other), tuple(item.remainder(other) for item in items))
        for other, items in about.items()
    }


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A finding with what its cells weigh in it: factors of `left - right`, and its value."""

    finding: Finding
    direction: Direction
    factors: Mapping[CellKey, int]
    net: Value

    @property
    def outcome(self) -> Outcome:
        return self.finding.outcome

    def remainder(self, key: CellKey) -> Remainder:
        """What is wanted of one of its cells."""
        awaited = self.finding.missing == (key,)
        return Remainder(self.finding.rule, self.direction, self.outcome, self._need(key), awaited)

    def _need(self, key: CellKey) -> Value | None:
        if self.outcome is Outcome.PASSED:
            return 0
        if self.outcome is Outcome.UNDECIDED and not self._decides(key):
            return None
        factor = self.factors[key]
        return None if not factor or self.net % factor else -self.net // factor

    def _decides(self, key: CellKey) -> bool:
        """Whether a cell is what the rule waits for: the only one, or a blank among blanks."""
        missing = self.finding.missing
        return missing == (key,) or (key in missing and self.finding.difference is not None)


def _weighed(report: Report, finding: Finding) -> _Weighed:
    """Numbers that are not there count as 0."""
    rule = finding.rule
    factors = {term.key: 0 for term in (*rule.left, *rule.right)}
    for sign, side in ((1, rule.left), (-1, rule.right)):
        for term in side:
            factors[term.key] += sign * term.factor
    net = sum(factor * _number(report, key) for key, factor in factors.items())
    return _Weighed(finding, _direction(factors), factors, net)


def _direction(keys: Iterable[CellKey]) -> Direction:
    """Across if all cells are of one row, else down."""
    rows = {key.rpartition(".")[0] for key in keys}
    return Direction.ACROSS if len(rows) == 1 else Direction.DOWN


def _number(report: Report, key: CellKey) -> Value:
    cell = report.cells.get(key)
    return 0 if cell is None or cell.value is None else cell.value
