"""What is still missing: by how much a cell would have to change for each of its rules to hold."""

from collections.abc import Iterable, Mapping, Sequence
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
    outcome: Outcome
    need: Value | None
    awaited: bool = False
    """Whether the rule waits for this very cell and no other."""

    @property
    def balanced(self) -> bool:
        """Whether the rule holds."""
        return self.outcome is Outcome.PASSED

    @property
    def direction(self) -> Direction:
        """Across if all cells of the rule are of one row, else down."""
        rows = {key.rpartition(".")[0] for key in self.rule.keys}
        return Direction.ACROSS if len(rows) == 1 else Direction.DOWN


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
    about: dict[CellKey, list[Finding]] = {}
    for finding in findings:
        if finding.rule.severity is Severity.HARD:
            for other in dict.fromkeys(finding.rule.keys):
                about.setdefault(other, []).append(finding)
    still_open = (item for item in about.get(key, ()) if item.outcome is not Outcome.PASSED)
    keys = dict.fromkeys((key, *(other for item in still_open for other in item.rule.keys)))
    return {other: _standing(report, about.get(other, ()), other) for other in keys}


def _standing(report: Report, findings: Sequence[Finding], key: CellKey) -> Standing:
    remainders = (
        Remainder(item.rule, item.outcome, _need(report, item, key), item.missing == (key,))
        for item in findings
    )
    return Standing(_number(report, key), tuple(remainders))


def _need(report: Report, finding: Finding, key: CellKey) -> Value | None:
    """What would have to be added to a cell; numbers that are not there count as 0."""
    if finding.outcome is Outcome.PASSED:
        return 0
    if finding.outcome is Outcome.UNDECIDED and not _decides(finding, key):
        return None
    terms = [(term.key, term.factor) for term in finding.rule.left]
    terms += [(term.key, -term.factor) for term in finding.rule.right]
    net = sum(factor * _number(report, other) for other, factor in terms)
    factor = sum(factor for other, factor in terms if other == key)
    return None if not factor or net % factor else -net // factor


def _decides(finding: Finding, key: CellKey) -> bool:
    """Whether a cell is what the rule waits for: the only one, or a blank among blanks."""
    return finding.missing == (key,) or (key in finding.missing and finding.difference is not None)


def _number(report: Report, key: CellKey) -> Value:
    cell = report.cells.get(key)
    return 0 if cell is None or cell.value is None else cell.value
