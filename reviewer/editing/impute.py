"""Imputation of zeros: empty cells that the rules say must be 0."""

from collections.abc import Iterable, Sequence

from reviewer.editing.groups import Part
from reviewer.editing.likelihood import Likelihood
from reviewer.editing.network import Network
from reviewer.editing.patterns import Pattern
from reviewer.editing.system import Known


def zeros(network: Network, values: Sequence[int], known: Sequence[int]) -> list[int]:
    """The cells without a number that must be 0, none of whose rules fails.

    Where a rule holds without its unknown cells and all of them stand on one side, each is 0.
    """
    gaps = network.gaps(values)
    open_cells = {cell for cell, code in enumerate(known) if code != Known.NUMBER}
    settled: set[int] = set()
    while found := _settled(network, gaps, open_cells - settled):
        settled |= found
    return sorted(
        cell for cell in settled if not any(rule in gaps for rule, _ in network.rules_of[cell])
    )


def _settled(network: Network, gaps: dict[int, int], open_cells: set[int]) -> set[int]:
    settled: set[int] = set()
    for rule, cells in enumerate(network.cells_of):
        unknown = [(cell, factor) for cell, factor in cells if cell in open_cells]
        one_sided = len({factor > 0 for _, factor in unknown}) == 1
        bounded = all(network.lowest[cell] == 0 for cell, _ in unknown)
        if one_sided and bounded and rule not in gaps:
            settled.update(cell for cell, _ in unknown)
    return settled


def filled(likelihood: Likelihood, cells: Iterable[int]) -> Part:
    """Filling these cells with 0."""
    changes = frozenset((cell, 0) for cell in cells)
    explained = [likelihood.explain(cell, 0) for cell, _ in changes]
    patterns = {pattern for pattern, _ in explained}
    pattern = patterns.pop() if len(patterns) == 1 else Pattern.SEVERAL
    return Part(changes, frozenset(), pattern, sum(price for _, price in explained))
