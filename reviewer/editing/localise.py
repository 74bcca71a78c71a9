"""Error localisation: the cheapest sets of changes after which every hard rule can hold.

After Fellegi and Holt, as a best-first search: every solution touches each failing rule, so the
search takes one, tries its cells with each change that makes one of their failing rules hold, and
goes on with what still fails. The price of a change says how unlikely such a slip is.

That finds the smallest sets wherever a failing rule needs one cell, or up to four cells in all.
Beyond, a thorough search takes every failing rule in turn: the changes of a smallest set form a
forest over the rules, and a forest has leaves, rules with a single change, to begin with. Sets
whose new values the rules would leave open are not looked for.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from math import inf
from time import monotonic

from reviewer.editing.network import Gaps, Network

Changes = Mapping[int, int]
"""New whole values by cell number."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Several cells changed at one stroke (a row slid, a value in the next column) with a name."""

    name: str
    price: float
    changes: Changes


@dataclass(frozen=True, slots=True)
class Solution:
    """Changes after which every hard rule holds; `slips` explain several of them at once."""

    price: float
    changes: Changes
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Located:
    """Solutions from the cheapest; `complete` is False where the search was cut short."""

    solutions: tuple[Solution, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """When to stop: dearer than the best by `margin`, so many solutions, steps or seconds."""

    margin: float = 4.0
    solutions: int = 24
    steps: int = 4000
    seconds: float = 2.0
    below: float = inf
    """Only what costs less."""


DEFAULT_BOUNDS = Bounds()
STEPS_ALONE = Bounds(seconds=inf)
"""The same everywhere and every time, however slow the machine."""
_PROVEN = 4
"""Up to so many changes the quick search finds the smallest set."""


@dataclass(frozen=True)
class Prices:
    """What changing a cell to a new value costs, and the least any change of it costs."""

    price: Callable[[int, int], float]
    floor: Sequence[float]


@dataclass(frozen=True, slots=True)
class _State:
    price: float
    gaps: Gaps
    changes: dict[int, int]
    slips: tuple[Slip, ...] = ()


class Localiser:
    """Searches one report: the values of its cells (0 where none is known) and the prices."""

    def __init__(
        self, network: Network, values: Sequence[int], prices: Prices, gaps: Gaps | None = None
    ) -> None:
        """`gaps` limits the search to these rules."""
        self.network = network
        self.values = values
        self.prices = prices
        self.gaps = network.gaps(values) if gaps is None else gaps
        self._floors: dict[int, float] = {}

    def locate(self, slips: Iterable[Slip] = (), bounds: Bounds = DEFAULT_BOUNDS) -> Located:
        """Every solution within the bounds, from the cheapest, each set of changes once."""
        deadline = monotonic() + bounds.seconds
        quick = self._search(slips, bounds, deadline, thorough=False)
        if not quick.complete or self._proven(quick):
            return quick
        best = quick.solutions[0].price if quick.solutions else inf
        cheaper = replace(bounds, below=best)
        better = self._search((), cheaper, deadline, thorough=True)
        return Located(better.solutions + quick.solutions, better.complete)

    def _proven(self, located: Located) -> bool:
        """Whether the quick search is known to have found the smallest sets."""
        if not located.solutions:
            return False
        best = located.solutions[0]
        layers = [self.network.layers[rule] for rule in self.network.failing(self.gaps)]
        needed = max((layers.count(layer) for layer in set(layers)), default=0)
        return bool(best.slips) or len(best.changes) <= max(needed, _PROVEN)

    def _search(
        self, slips: Iterable[Slip], bounds: Bounds, deadline: float, *, thorough: bool
    ) -> Located:
        queue = _Queue(self._least, bounds.below)
        queue.push(_State(0.0, self.gaps, {}))
        for start in self._starts(slips):
            queue.push(start)
        found: list[Solution] = []
        steps = 0
        while (state := queue.pop()) is not None:
            if self._enough(found, queue.least, bounds):
                break
            failing = self.network.failing(state.gaps)
            if not failing:
                self._keep(found, state)
            elif (steps := steps + 1) > bounds.steps or monotonic() > deadline:
                return Located(tuple(found), complete=False)
            rules = failing if thorough or not failing else [self._narrowest(failing)]
            for successor in self._successors(state, rules):
                queue.push(successor)
        return Located(tuple(found), complete=True)

    def _keep(self, found: list[Solution], state: _State) -> None:
        """Add a solution unless it changes more cells than a cheaper one needs."""
        if not any(solution.changes.keys() <= state.changes.keys() for solution in found):
            found.append(Solution(state.price, state.changes, state.slips))

    def _enough(self, found: Sequence[Solution], least: float, bounds: Bounds) -> bool:
        full = len(found) >= bounds.solutions
        return full or (bool(found) and least > found[0].price + bounds.margin)

    def _starts(self, slips: Iterable[Slip]) -> Iterator[_State]:
        """The report with one slip undone, or two that share no cell."""
        singles = [self._undone(slip) for slip in slips]
        yield from singles
        for i, first in enumerate(singles):
            for second in singles[:i]:
                if not first.changes.keys() & second.changes.keys():
                    yield self._joined(first, second)

    def _undone(self, slip: Slip) -> _State:
        gaps = self.network.moved(self.gaps, self._steps(slip.changes))
        return _State(slip.price, gaps, dict(slip.changes), (slip,))

    def _joined(self, first: _State, second: _State) -> _State:
        return _State(
            first.price + second.price,
            self.network.moved(first.gaps, self._steps(second.changes)),
            first.changes | second.changes,
            first.slips + second.slips,
        )

    def _steps(self, changes: Changes) -> list[tuple[int, int]]:
        return [(cell, new - self.values[cell]) for cell, new in changes.items()]

    def _least(self, state: _State) -> float:
        """The least a solution from here can cost: some layer's failing rules each need a cell."""
        needs: dict[int, float] = {}
        for rule in self.network.failing(state.gaps):
            layer = self.network.layers[rule]
            needs[layer] = needs.get(layer, 0.0) + self._floor(rule)
        return state.price + max(needs.values(), default=0.0)

    def _floor(self, rule: int) -> float:
        if rule not in self._floors:
            cells = self.network.cells_of[rule]
            self._floors[rule] = min(self.prices.floor[cell] for cell, _ in cells)
        return self._floors[rule]

    def _successors(self, state: _State, rules: Iterable[int]) -> Iterator[_State]:
        cells = dict.fromkeys(cell for rule in rules for cell, _ in self.network.cells_of[rule])
        for cell in cells:
            if cell in state.changes:
                continue
            for step in self._useful_steps(state.gaps, cell):
                new = self.values[cell] + step
                lowest = self.network.lowest[cell]
                if lowest is None or new >= lowest:
                    yield _State(
                        state.price + self.prices.price(cell, new),
                        self.network.moved(state.gaps, [(cell, step)]),
                        state.changes | {cell: new},
                        state.slips,
                    )

    def _narrowest(self, failing: list[int]) -> int:
        """Of the layer where most fails, the rule with the fewest cells."""
        layers = [self.network.layers[rule] for rule in failing]
        fullest = max(layers, key=layers.count)
        rules = [rule for rule in failing if self.network.layers[rule] == fullest]
        return min(rules, key=lambda rule: len(self.network.cells_of[rule]))

    def _useful_steps(self, gaps: Gaps, cell: int) -> set[int]:
        """The steps of a cell that make one of its failing rules hold exactly."""
        steps = set()
        for rule, factor in self.network.rules_of[cell]:
            gap = gaps.get(rule, 0)
            failing = gap and (not self.network.senses[rule] or gap * self.network.senses[rule] < 0)
            if failing and gap % factor == 0:
                steps.add(-gap // factor)
        return steps


class _Queue:
    """States by the least their solutions can cost; a set of changes comes out once."""

    def __init__(self, least: Callable[[_State], float], below: float) -> None:
        self._least = least
        self._below = below
        self._heap: list[tuple[float, int, _State]] = []
        self._seen: set[frozenset[tuple[int, int]]] = set()
        self._order = count()
        self.least = 0.0

    def push(self, state: _State) -> None:
        least = self._least(state)
        if least < self._below:
            heapq.heappush(self._heap, (least, next(self._order), state))

    def pop(self) -> _State | None:
        while self._heap:
            self.least, _, state = heapq.heappop(self._heap)
            identity = frozenset(state.changes.items())
            if identity not in self._seen:
                self._seen.add(identity)
                return state
        return None
