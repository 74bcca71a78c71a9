"""The hard rules as sums over the values read so far, to judge what a row may be."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reviewer.domain.form import CellForm, CellKey
from reviewer.domain.numbers import Value, ValueType, parse_printed
from reviewer.domain.rules import Operator, Rule, Severity
from reviewer.extraction.fields import Field, FieldKind


@dataclass(frozen=True, slots=True)
class Equations:
    """The hard balance rules of a form: left less right, by cell, of each."""

    factors: tuple[Mapping[CellKey, int], ...]
    totals: frozenset[CellKey]
    guarded: frozenset[CellKey]
    """The cells that take part in any."""

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> "Equations":
        """The equations among some rules."""
        hard = [
            rule
            for rule in rules
            if rule.severity is Severity.HARD and rule.operator is Operator.EQUAL
        ]
        factors = tuple(map(_factors, hard))
        totals = frozenset(rule.total for rule in hard if rule.total)
        return cls(factors, totals, frozenset(key for one in factors for key in one))


class Ledger:
    """Values known so far and the equations over them. A blank counts as 0."""

    def __init__(self, equations: Equations) -> None:
        self._equations, self._totals = equations.factors, equations.totals
        self._guarded = equations.guarded
        self._printed: set[CellKey] = set()
        self._known: dict[CellKey, Value] = {}

    def guards(self, keys: Iterable[CellKey]) -> bool:
        """Whether each of these cells takes part in an equation."""
        return self._guarded.issuperset(keys)

    @property
    def is_even(self) -> bool:
        """Whether every equation holds but for those with a total that is not printed."""
        unknown = self._totals - self._printed
        return all(
            sum(factor * self._known.get(key, 0) for key, factor in factors.items()) == 0
            for factors in self._equations
            if unknown.isdisjoint(factors)
        )

    def note(self, cells: Sequence[CellForm], fields: Sequence[Field]) -> None:
        """Take the values of a row as known."""
        for cell, field in zip(cells, fields, strict=True):
            self._known[cell.key] = _value(field.text)
            if field.kind is FieldKind.VALUE:
                self._printed.add(cell.key)

    def judge(self, cells: Sequence[CellForm]) -> Callable[[Sequence[Field]], int]:
        """How many equations a filling of this row breaks, those of unknown cells left aside."""
        places = {cell.key: i for i, cell in enumerate(cells)}
        tests: list[tuple[Value, list[tuple[int, int]]]] = []
        for factors in self._equations:
            outside = factors.keys() - places.keys()
            if len(outside) < len(factors) and outside <= self._known.keys():
                fixed = sum(factors[key] * self._known[key] for key in outside)
                tests.append(
                    (fixed, [(places[key], factors[key]) for key in factors.keys() & places.keys()])
                )

        def breaks(fields: Sequence[Field]) -> int:
            values = [_value(field.text) for field in fields]
            return sum(
                fixed + sum(factor * values[i] for i, factor in terms) != 0
                for fixed, terms in tests
            )

        return breaks


def _factors(rule: Rule) -> dict[CellKey, int]:
    """Left less right, by cell."""
    factors = {term.key: term.factor for term in rule.left}
    for term in rule.right:
        factors[term.key] = factors.get(term.key, 0) - term.factor
    return factors


@lru_cache(maxsize=4096)
def _value(text: str) -> Value:
    return parse_printed(text, ValueType.AMOUNT).value or 0
