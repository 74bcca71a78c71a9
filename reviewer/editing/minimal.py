"""The smallest sets of changes as a mixed integer program, where the search cannot prove them.

Change variables bounded by what fails in sum, one binary switch a cell, no-good cuts for further
optima, the objective held at the known optimum.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds as Box
from scipy.optimize import LinearConstraint, milp

from reviewer.editing.localise import Changes
from reviewer.editing.network import Gaps, Network

Floats = npt.NDArray[np.float64]

_EXACT = 2**50
"""Above this the program's floating point could round a change."""


@dataclass(frozen=True, eq=False)
class Program:
    """The program for one component: values of cells (0 where none is known), weight of each."""

    network: Network
    values: Sequence[int]
    weights: Sequence[float]
    gaps: Gaps

    def solutions(self, *, most: int, seconds: float) -> Iterator[Changes]:
        """Sets of changes of least weight, until there are `most`, no more, or time is up."""
        deadline = monotonic() + seconds
        cells = self._cells()
        gaps = self.network.net @ np.array(self.values, dtype=np.int64)
        size = sum(abs(gap) for gap in self.gaps.values())
        if not cells or size > _EXACT:
            return
        constraints, box = self._frame(cells, gaps, size)
        best = None
        for _ in range(most):
            solved = self._solve(cells, constraints, box, deadline - monotonic())
            if solved is None or (best is not None and solved[0] > best + 1e-6):
                return
            best, switches, changes = solved
            if self._holds(changes):
                yield changes
            # Not all of these cells again.
            cut = np.concatenate([np.zeros(len(cells)), switches])
            constraints.append(LinearConstraint(cut, -np.inf, switches.sum() - 1))

    def _holds(self, changes: Changes) -> bool:
        """Whether every rule holds after rounding."""
        values = list(self.values)
        for cell, new in changes.items():
            values[cell] = new
        after = self.network.gaps(values)
        return not any(rule in self.gaps for rule in self.network.failing(after))

    def _cells(self) -> list[int]:
        """The cells of the component."""
        numbers = {self.network.components[rule] for rule in self.gaps}
        rules = zip(self.network.components, self.network.cells_of, strict=True)
        return sorted({cell for number, cells in rules if number in numbers for cell, _ in cells})

    def _frame(self, cells: list[int], gaps: Any, size: int) -> tuple[list[LinearConstraint], Box]:
        rules = np.flatnonzero(self.network.net[:, cells].any(axis=1))
        net = self.network.net[rules][:, cells].astype(np.float64)
        senses, gaps = np.array(self.network.senses)[rules], gaps[rules]
        upper = np.where(senses > 0, np.inf, -gaps)
        lower = np.where(senses < 0, -np.inf, -gaps)
        lowest = np.array([self._lowest(cell, size) for cell in cells], dtype=np.float64)
        highest = np.full(len(cells), float(size))
        eye = np.eye(len(cells))
        constraints = [
            LinearConstraint(np.hstack([net, np.zeros_like(net)]), lower, upper),
            LinearConstraint(np.hstack([eye, -np.diag(highest)]), -np.inf, 0.0),
            LinearConstraint(np.hstack([eye, -np.diag(lowest)]), 0.0, np.inf),
        ]
        ones, zeros = np.ones(len(cells)), np.zeros(len(cells))
        box = Box(np.concatenate([lowest, zeros]), np.concatenate([highest, ones]))
        return constraints, box

    def _lowest(self, cell: int, size: int) -> int:
        lowest = self.network.lowest[cell]
        return -size if lowest is None else max(-size, min(lowest - self.values[cell], 0))

    def _solve(
        self, cells: list[int], constraints: list[LinearConstraint], box: Box, seconds: float
    ) -> tuple[float, Floats, Changes] | None:
        if seconds <= 0:
            return None
        weights = np.array([self.weights[cell] for cell in cells])
        solved = milp(
            np.concatenate([np.zeros(len(cells)), weights]),
            integrality=np.repeat(np.array([0, 1], dtype=np.int64), len(cells)),
            bounds=box,
            constraints=constraints,
            options={"time_limit": seconds, "mip_rel_gap": 0.0},
        )
        if solved.status != 0:
            return None
        steps = np.rint(solved.x[: len(cells)]).astype(np.int64).tolist()
        switches = np.rint(solved.x[len(cells) :])
        changes = {
            cell: self.values[cell] + step for cell, step in zip(cells, steps, strict=True) if step
        }
        return float(solved.fun), switches, changes
