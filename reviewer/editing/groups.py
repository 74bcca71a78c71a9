"""Taking solutions apart: which changes belong together and which alternatives replace them."""

from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from reviewer.editing.likelihood import Likelihood
from reviewer.editing.localise import Slip, Solution
from reviewer.editing.network import Network
from reviewer.editing.patterns import Pattern

_CLOSE = 1.5
"""An alternative this much dearer still joins the parts it replaces into one group."""

_MIXED = 1.0
_IN_LINE = -1.0


@dataclass(frozen=True, slots=True)
class Part:
    """Changes (cell, new value) that hang together by the rules they touch, with what happened."""

    changes: frozenset[tuple[int, int]]
    rules: frozenset[int]
    """The failing rules they touch."""
    pattern: Pattern
    price: float
    freedom: int = 0
    """How many printed numbers are changed to just any number that fits."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Parts that solve the same findings together."""

    parts: frozenset[Part]

    @property
    def price(self) -> float:
        """What all of it costs."""
        return sum(part.price for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Swap:
    """Parts of the best solution and those that another one has instead."""

    out: frozenset[Part]
    into: frozenset[Part]

    @property
    def price(self) -> float:
        return Choice(self.into).price - Choice(self.out).price


def groups(
    network: Network, likelihood: Likelihood, solutions: Sequence[Solution], failing: Iterable[int]
) -> list[list[Choice]]:
    """The independent parts of the best solution, each with its alternatives, cheapest first.

    Parts that a close alternative replaces together stay together.
    """
    broken = frozenset(failing)
    taken = [list(_parts(network, likelihood, solution, broken)) for solution in solutions]
    taken.sort(key=lambda parts: sum(part.price for part in parts))
    best = taken[0]
    swaps = [swap for other in taken[1:] for swap in _swaps(best, other)]
    links: list[set[Part]] = [{part} for part in best]
    links += [set(swap.out) for swap in swaps if swap.price < _CLOSE]
    members = (set[Part]().union(*(links[i] for i in cluster)) for cluster in clusters(links))
    return [_choices(frozenset(parts), swaps) for parts in members]


def _choices(parts: frozenset[Part], swaps: Iterable[_Swap]) -> list[Choice]:
    choices = {Choice(parts): None}
    for swap in sorted(swaps, key=lambda swap: swap.price):
        if swap.out <= parts:
            choices[Choice(parts - swap.out | swap.into)] = None
    return list(choices)


def _parts(
    network: Network, likelihood: Likelihood, solution: Solution, broken: frozenset[int]
) -> Iterator[Part]:
    cells = sorted(solution.changes)
    links: list[Set[Hashable]] = []
    for cell in cells:
        slips = {slip.name for slip in solution.slips if cell in slip.changes}
        links.append(slips | {rule for rule, _ in network.rules_of[cell]})
    for cluster in clusters(links):
        yield _part(network, likelihood, solution, {cells[i] for i in cluster}, broken)


def _part(
    network: Network,
    likelihood: Likelihood,
    solution: Solution,
    cells: set[int],
    broken: frozenset[int],
) -> Part:
    slips = [slip for slip in solution.slips if cells & slip.changes.keys()]
    slipped = set[int]().union(*(slip.changes for slip in slips))
    singles = [likelihood.explain(cell, solution.changes[cell]) for cell in cells - slipped]
    patterns = {Pattern(slip.name) for slip in slips} | {pattern for pattern, _ in singles}
    return Part(
        changes=frozenset((cell, solution.changes[cell]) for cell in cells),
        rules=frozenset(rule for cell in cells for rule, _ in network.rules_of[cell]) & broken,
        pattern=patterns.pop() if len(patterns) == 1 else Pattern.SEVERAL,
        price=sum(slip.price for slip in slips)
        + sum(price for _, price in singles)
        + _together(network, cells, slips, singles),
        freedom=sum(pattern not in (Pattern.BLANK, Pattern.UNREAD) for pattern, _ in singles),
    )


def _together(
    network: Network, cells: set[int], slips: Sequence[Slip], singles: Sequence[object]
) -> float:
    """Errors come along one line; a slip of several cells seldom needs another to be an error."""
    if slips:
        return _MIXED if singles else 0.0
    shared = set.intersection(*({rule for rule, _ in network.rules_of[cell]} for cell in cells))
    return _IN_LINE * (len(cells) - 1) if shared else 0.0


def _swaps(best: Sequence[Part], other: Sequence[Part]) -> Iterator[_Swap]:
    """What differs between two solutions, as bundles over the same failing rules."""
    mine = [part for part in best if part not in other]
    parts = mine + [part for part in other if part not in best]
    for cluster in clusters([part.rules for part in parts]):
        out = frozenset(parts[i] for i in cluster if i < len(mine))
        yield _Swap(out, frozenset(parts[i] for i in cluster if i >= len(mine)))


def clusters(links: Sequence[Set[Hashable]]) -> list[list[int]]:
    """The numbers of the sets that overlap, directly or through others, together."""
    found: list[tuple[set[Hashable], list[int]]] = []
    for i, link in enumerate(links):
        touching = [cluster for cluster in found if cluster[0] & link]
        found = [cluster for cluster in found if not cluster[0] & link]
        merged = set(link).union(*(cluster[0] for cluster in touching))
        found.append((merged, sorted([i, *(n for cluster in touching for n in cluster[1])])))
    return sorted((members for _, members in found), key=min)
