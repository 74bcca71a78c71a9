"""Which group of values belongs to which row: one to one, in order, at the least cost."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_EQUAL = 1e-9
Costs = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Assignment:
    """The group of each row (-1: none), how much dearer any other choice is, the total cost."""

    groups: tuple[int, ...]
    margins: tuple[float, ...]
    cost: float


def assign(costs: Costs, *, skip_group: Costs, skip_row: Costs) -> Assignment:
    """Assign groups (first axis of `costs`) to rows (second axis), either may be left out.

    The margin of a row is the least total in which it has another group (or none) less the
    least total: what the choice is worth over its best rival.
    """
    forward = _sweep(costs, skip_group, skip_row)
    backward = _sweep(costs[::-1, ::-1], skip_group[::-1], skip_row[::-1])[::-1, ::-1]
    taken = forward[:-1, :-1].T + costs + backward[1:, 1:].T
    left = np.min(forward[:-1] + skip_row[:, None] + backward[1:], axis=1)
    choices = np.vstack([taken, left])
    best = _trace(forward, costs, skip_group, skip_row)
    total = float(forward[-1, -1])
    rows = np.arange(costs.shape[1])
    choices[best, rows] = np.inf
    margins = np.min(choices, axis=0, initial=np.inf) - total
    groups = tuple(int(group) if group < len(costs) else -1 for group in best)
    return Assignment(groups, tuple(margins.tolist()), total)


def _sweep(costs: Costs, skip_group: Costs, skip_row: Costs) -> Costs:
    """The least cost of the first rows with the first groups, for every number of both."""
    skipped = np.concatenate([[0.0], np.cumsum(skip_group)])
    least = np.empty((costs.shape[1] + 1, costs.shape[0] + 1))
    least[0] = skipped
    for row in range(costs.shape[1]):
        here = least[row] + skip_row[row]
        np.minimum(here[1:], least[row, :-1] + costs[:, row], out=here[1:])
        least[row + 1] = np.minimum.accumulate(here - skipped) + skipped
    return least


def _trace(least: Costs, costs: Costs, skip_group: Costs, skip_row: Costs) -> list[int]:
    """The group of each row on a path of least cost; the number of groups stands for none."""
    none = costs.shape[0]
    group, found = none, [none] * costs.shape[1]
    group_left = (np.abs(np.diff(least[1:], axis=1) - skip_group) < _EQUAL).tolist()
    row_left = (np.abs(np.diff(least, axis=0) - skip_row[:, None]) < _EQUAL).tolist()
    for row in reversed(range(costs.shape[1])):
        while group and group_left[row][group - 1]:
            group -= 1
        if group and not row_left[row][group]:
            group -= 1
            found[row] = group
    return found
