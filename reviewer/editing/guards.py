"""Guards: for every cell how many hard rules would show an error in it, and could they place it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import gcd

from reviewer.domain.form import CellKey
from reviewer.domain.rules import Finding, Outcome, Severity
from reviewer.editing.system import System


@dataclass(frozen=True, slots=True)
class Guard:
    """How well a cell is guarded: an error in it alone fails `rules` rules.

    `places` tells whether these point to this cell and no other.
    """

    rules: int
    places: bool


def guards(system: System, findings: Collection[Finding] = ()) -> Mapping[CellKey, Guard]:
    """The guard of every cell; rules that `findings` leave undecided guard nothing."""
    undecided = {finding.rule.id for finding in findings if finding.outcome is Outcome.UNDECIDED}
    active = [
        number
        for number, rule in enumerate(system.rules)
        if rule.severity is Severity.HARD and rule.id not in undecided
    ]
    columns = system.net[active].T.tolist()
    traces = [
        _trace([(rule, f) for rule, f in zip(active, column, strict=True) if f])
        for column in columns
    ]
    alike = Counter(traces)
    return {
        cell.key: Guard(len(trace), bool(trace) and alike[trace] == 1)
        for cell, trace in zip(system.cells, traces, strict=True)
    }


def _trace(rules: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """What an error leaves in the rules, up to its size: two cells of one trace look the same."""
    if not rules:
        return ()
    divisor = gcd(*(factor for _, factor in rules))
    sign = 1 if rules[0][1] > 0 else -1
    return tuple((rule, sign * factor // divisor) for rule, factor in rules)
