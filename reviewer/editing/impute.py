"""Imputation: the numbers of empty cells that the rules leave no choice about."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from reviewer.editing.network import Network
from reviewer.editing.system import Known

_ROUNDS = 64
"""So often each rule is looked at; ranges that still shrink then belong to numbers that cannot be
right."""


def implied(network: Network, values: Sequence[int], known: Sequence[int]) -> dict[int, int]:
    """The cells without a number that can hold one only, with it: whole, and a count at least 0.

    Ranges are narrowed rule by rule; what only several rules at once would tell is not found.
    Nothing is said of a component whose printed numbers contradict each other.
    """
    empty = [cell for cell, code in enumerate(known) if code != Known.NUMBER]
    if not any(network.rules_of[cell] for cell in empty):
        return {}
    ranges = _Ranges(network, values, known)
    torn = ranges.narrow()
    found = {cell: ranges.only(cell) for cell in empty if network.rules_of[cell]}
    certain = {cell: value for cell, value in found.items() if value is not None}
    torn |= _failing(network, values, known, certain)
    component = network.components
    return {
        cell: value
        for cell, value in certain.items()
        if component[network.rules_of[cell][0][0]] not in torn
    }


def loose(network: Network, values: Sequence[int], known: Sequence[int]) -> frozenset[int]:
    """The equations that several empty cells could make hold, in ways nothing tells apart.

    Where an empty total could, it is what is missing, and empty details count as 0, unless such
    an equation wants more of them.
    """
    if not any(known):
        return frozenset()
    gaps = {rule: gap for rule, gap in network.gaps(values).items() if not network.senses[rule]}
    empty = {
        rule: {cell: factor for cell, factor in network.cells_of[rule] if known[cell]}
        for rule in gaps
    }
    found = {rule for rule, cells in empty.items() if _is_loose(network, cells, gaps[rule])}
    while more := {
        rule
        for rule in gaps.keys() - found
        if any(empty[rule].keys() & empty[one].keys() for one in found)
    }:
        found |= more
    return frozenset(found)


def _is_loose(network: Network, empty: Mapping[int, int], gap: int) -> bool:
    """Whether of several empty cells (with their factors) details could close a gap, no total."""
    takers = [
        cell for cell, factor in empty.items() if gap * factor < 0 or network.lowest[cell] is None
    ]
    totals = network.system.totals
    return len(empty) > 1 and bool(takers) and not any(totals[cell] for cell in takers)


def _failing(
    network: Network, values: Sequence[int], known: Sequence[int], filled: Mapping[int, int]
) -> set[int]:
    """The components with a rule that fails although every number of it is there."""
    now = [filled.get(cell, value) for cell, value in enumerate(values)]
    there = [code == Known.NUMBER or cell in filled for cell, code in enumerate(known)]
    return {
        network.components[rule]
        for rule in network.failing(network.gaps(now))
        if all(there[cell] for cell, _ in network.cells_of[rule])
    }


class _Ranges:
    """From where to where the number of each cell can lie; None where there is no end."""

    def __init__(self, network: Network, values: Sequence[int], known: Sequence[int]) -> None:
        self._network = network
        pairs = list(zip(values, known, strict=True))
        self._least: list[int | None] = [
            value if code == Known.NUMBER else low
            for (value, code), low in zip(pairs, network.lowest, strict=True)
        ]
        self._most = [value if code == Known.NUMBER else None for value, code in pairs]

    def only(self, cell: int) -> int | None:
        """The one number a cell can hold, None if there are several."""
        return self._least[cell] if self._least[cell] == self._most[cell] else None

    def narrow(self) -> set[int]:
        """Narrow all ranges as far as the equations go; returns the components that cannot hold."""
        network, torn = self._network, set[int]()
        equations = [
            rule
            for rule, cells in enumerate(network.cells_of)
            if cells and not network.senses[rule]
        ]
        left = dict.fromkeys(equations, _ROUNDS)
        queue = deque(equations)
        while queue:
            rule = queue.popleft()
            component = network.components[rule]
            left[rule] -= 1
            if component in torn:
                continue
            narrowed = list(self._narrow(rule))
            if left[rule] < 0 or any(self._is_empty(cell) for cell in narrowed):
                torn.add(component)
            others = {other for cell in narrowed for other, _ in network.rules_of[cell]}
            queue.extend(sorted((others & left.keys()) - {rule} - set(queue)))
        return torn

    def _is_empty(self, cell: int) -> bool:
        least, most = self._least[cell], self._most[cell]
        return least is not None and most is not None and least > most

    def _narrow(self, rule: int) -> Iterator[int]:
        """Narrow the cells of an equation by one another; those that changed."""
        terms = self._network.cells_of[rule]
        lows = _others([self._end(cell, factor, upper=False) for cell, factor in terms])
        highs = _others([self._end(cell, factor, upper=True) for cell, factor in terms])
        for (cell, factor), low, high in zip(terms, lows, highs, strict=True):
            # This term is the negative of what all others come to.
            bounds = (None if high is None else -high, None if low is None else -low)
            least, most = bounds if factor > 0 else bounds[::-1]
            yield from self._tighten(
                cell,
                least=None if least is None else -(-least // factor),
                most=None if most is None else most // factor,
            )

    def _end(self, cell: int, factor: int, *, upper: bool) -> int | None:
        end = (self._most if upper == (factor > 0) else self._least)[cell]
        return None if end is None else factor * end

    def _tighten(self, cell: int, *, least: int | None, most: int | None) -> Iterator[int]:
        now_least, now_most = self._least[cell], self._most[cell]
        higher = least is not None and (now_least is None or least > now_least)
        lower = most is not None and (now_most is None or most < now_most)
        if higher:
            self._least[cell] = least
        if lower:
            self._most[cell] = most
        if higher or lower:
            yield cell


def _others(ends: Sequence[int | None]) -> Iterator[int | None]:
    """For each term what all others come to; None if one of them has no end."""
    total = sum(end for end in ends if end is not None)
    endless = ends.count(None)
    for end in ends:
        if end is None:
            yield total if endless == 1 else None
        else:
            yield None if endless else total - end
