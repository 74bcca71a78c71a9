"""Soft rules over linear sums, within a report and across two years of one body."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import Value
from reviewer.domain.rules import Operator, Term, split_equation
from reviewer.editing.soft import (
    LAST_YEAR,
    Circumstances,
    Each,
    OneRule,
    SoftFinding,
    SoftRule,
    number,
)


@dataclass(frozen=True, slots=True)
class LinearRule(OneRule):
    """One equation over cells, some of them of the report of the year before."""

    about: str
    each: Each
    left: tuple[Term, ...]
    operator: Operator
    right: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, left side first."""
        return (*self.left, *self.right)

    def accepts(self, left: Value, right: Value) -> bool:
        """Whether the equation holds with these sides."""
        return _holds(self.operator, left, right)

    def looks_back(self, key: CellKey) -> bool:
        """Whether one of its terms is this cell of the year before."""
        return any(term.key == f"{LAST_YEAR}{key}" for term in self.terms)

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """One finding if all cells are known and the equation does not hold."""
        left, right = sum_of(self.left, given), sum_of(self.right, given)
        if left is not None and right is not None and not self.accepts(left, right):
            yield self._finding(left, right, given)

    def _finding(self, left: Value, right: Value, given: Circumstances) -> SoftFinding:
        keys = [term.key for term in self.terms]
        earlier = tuple(key.removeprefix(LAST_YEAR) for key in keys if key.startswith(LAST_YEAR))
        return SoftFinding(
            id=f"{self.rule.id}.{self.about}",
            rule=self.rule,
            keys=tuple(key for key in keys if not key.startswith(LAST_YEAR)),
            last_year_keys=earlier,
            facts={"left": left, "right": right},
            beside=given.before_ids if earlier else (),
            each=self.each,
        )


def linear_rules(data: Mapping[str, Any], version: str) -> tuple[LinearRule, ...]:
    """A rule of the file for each of its rows or columns. Raises `KeyError`, `ValueError`."""
    rule = SoftRule.from_dict(data, version)
    left, operator, right = split_equation(data["equation"])
    table = data["table"]
    lines = [(f"{row}.{{}}", row, Each.ROW) for row in data.get("rows", ())]
    lines += [(f"{{}}.{column}", column, Each.COLUMN) for column in data.get("columns", ())]
    return tuple(
        LinearRule(
            rule,
            f"{table}.{about}",
            each,
            _filled(left, f"{table}.{shape}"),
            operator,
            _filled(right, f"{table}.{shape}"),
        )
        for shape, about, each in lines
    )


def _filled(terms: Sequence[Term], shape: str) -> tuple[Term, ...]:
    return tuple(Term(_key(term.key, shape), term.factor) for term in terms)


def _key(name: str, shape: str) -> str:
    prefix = LAST_YEAR if name.startswith(LAST_YEAR) else ""
    return prefix + shape.format(name.removeprefix(LAST_YEAR))


def sum_of(terms: Sequence[Term], given: Circumstances) -> Value | None:
    """What the terms come to; None where a cell is not known."""
    total: Value = 0
    for term in terms:
        value = _value(term.key, given)
        if value is None:
            return None
        total += term.factor * value
    return total


def _value(key: CellKey, given: Circumstances) -> Value | None:
    if not key.startswith(LAST_YEAR):
        return number(given.report, key)
    values = [number(last, key.removeprefix(LAST_YEAR)) for last in given.before]
    known = [value for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None


def _holds(operator: Operator, left: Value, right: Value) -> bool:
    if operator is Operator.EQUAL:
        return left == right
    return left >= right if operator is Operator.AT_LEAST else left <= right
