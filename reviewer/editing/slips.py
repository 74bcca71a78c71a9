"""Slips over several cells of a printed report: exchanged neighbours, rows and columns slid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from reviewer.domain.form import TableForm
from reviewer.domain.layout import printed_table
from reviewer.editing.localise import Slip
from reviewer.editing.network import Network
from reviewer.editing.patterns import Pattern
from reviewer.editing.system import Flags, Ints

_NEIGHBOUR_PRICE = 5.6
_EXCHANGE_PRICE = 7.5
_SLIDE_PRICE = 7.0


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Sum lines of equal length as cell numbers, lines × cells; the total is the last cell."""

    cells: Ints
    rules: tuple[int, ...]
    across: bool


@dataclass(frozen=True, eq=False)
class Geometry:
    """Which cells of a system stand beside and below one another."""

    network: Network
    forms: tuple[TableForm, ...]

    @cached_property
    def places(self) -> dict[int, tuple[str, int, int]]:
        """Table, line and column of the drawn cell, for cells that are in a hard rule."""
        index = self.network.system.index
        return {
            index[cell.key]: (form.table, cell.row, cell.column)
            for form in self.forms
            for cell in printed_table(form).cells
            if cell.key and self.network.rules_of[index[cell.key]]
        }

    @cached_property
    def neighbours(self) -> dict[int, list[int]]:
        """The cells right, left, below and above each cell."""
        cells = {place: cell for cell, place in self.places.items()}
        around = ((0, 1), (0, -1), (1, 0), (-1, 0))
        return {
            cell: [
                cells[place]
                for down, right in around
                if (place := (table, row + down, column + right)) in cells
            ]
            for cell, (table, row, column) in self.places.items()
        }

    @cached_property
    def pairs(self) -> tuple[Ints, tuple[Pattern, ...]]:
        """Pairs of cells (2 × pairs) that may be exchanged: neighbours, and any of one line."""
        found = list(self._pairs())
        cells = np.array([pair[:2] for pair in found], dtype=np.int64).reshape(-1, 2)
        return cells.T, tuple(pattern for _, _, pattern in found)

    def _pairs(self) -> Iterator[tuple[int, int, Pattern]]:
        for cell, (table, row, column) in self.places.items():
            for other, (other_table, other_row, other_column) in self.places.items():
                if table != other_table:
                    continue
                down, right = other_row - row, other_column - column
                if (down, right) == (1, 0):
                    yield cell, other, Pattern.NEIGHBOUR_ROW
                elif (down, right) == (0, 1):
                    yield cell, other, Pattern.NEIGHBOUR_COLUMN
                elif down == 0 and right > 1:
                    yield cell, other, Pattern.EXCHANGED

    @cached_property
    def pair_effects(self) -> Ints:
        """What exchanging a pair does to the rules (rules × pairs), for each unit of difference."""
        (first, second), _ = self.pairs
        return np.asarray(self.network.net[:, second] - self.network.net[:, first])

    @cached_property
    def lines(self) -> tuple[Lines, ...]:
        """The lines of the plain sums, grouped by length and direction."""
        groups: dict[tuple[int, bool], dict[int, list[int]]] = {}
        for i, rule in enumerate(self.network.system.rules):
            if self.network.cells_of[i] and rule.total:
                line = [self.network.system.index[key] for key in rule.keys]
                across = len({self.places[cell][1] for cell in line}) == 1
                groups.setdefault((len(line), across), {})[i] = line
        return tuple(
            Lines(np.array(list(lines.values()), dtype=np.int64), tuple(lines), across)
            for (_, across), lines in groups.items()
        )


def slips(geometry: Geometry, values: Sequence[int]) -> list[Slip]:
    """The slips over several cells that, undone, make more rules hold than before."""
    printed = np.array(values, dtype=np.int64)
    gaps = geometry.network.net @ printed
    if not gaps.any():
        return []
    found = list(_exchanges(geometry, printed, gaps))
    for lines in geometry.lines:
        found.extend(_slides(geometry, lines, printed, gaps))
        found.extend(_swapped(geometry, lines, printed, gaps))
    return found


def _exchanges(geometry: Geometry, printed: Ints, gaps: Ints) -> Iterator[Slip]:
    (first, second), patterns = geometry.pairs
    after = gaps[:, None] + geometry.pair_effects * (printed[first] - printed[second])
    for i in np.flatnonzero(np.count_nonzero(after, axis=0) < np.count_nonzero(gaps)).tolist():
        a, b = int(first[i]), int(second[i])
        one, other = int(printed[a]), int(printed[b])
        pattern, price = patterns[i], _EXCHANGE_PRICE
        if one and other:
            pattern = Pattern.EXCHANGED
        elif pattern is not Pattern.EXCHANGED:
            price = _NEIGHBOUR_PRICE
        yield Slip(pattern, price, {a: other, b: one})


def _slides(geometry: Geometry, lines: Lines, printed: Ints, gaps: Ints) -> Iterator[Slip]:
    shown = printed[lines.cells]
    busy = np.flatnonzero(shown.any(axis=1))
    if not busy.size:
        return
    shown, cells = shown[busy], lines.cells[busy]
    meant = np.stack(list(_unslid(shown)), axis=1)
    steps = meant - shown[:, None, :]
    effects = geometry.network.net.T[cells]
    failing = np.count_nonzero(gaps + steps @ effects, axis=2)
    better = (failing < np.count_nonzero(gaps)) & (np.count_nonzero(steps, axis=2) > 2)
    better &= (meant >= 0).all(axis=2)
    for line, i in np.argwhere(better).tolist():
        moved = np.flatnonzero(steps[line, i])
        changes = {int(cells[line, k]): int(meant[line, i, k]) for k in moved}
        pattern = Pattern.ROW_SLID if lines.across else Pattern.COLUMN_SLID
        yield Slip(pattern, _SLIDE_PRICE, changes)


def _swapped(geometry: Geometry, lines: Lines, printed: Ints, gaps: Ints) -> Iterator[Slip]:
    """Two lines whose details stand in each other's place while their totals do not."""
    totals = geometry.network.system.totals
    failing = [
        cells[:-1].tolist()
        for rule, cells in zip(lines.rules, lines.cells, strict=True)
        if gaps[rule] and not totals[cells[:-1]].any()
    ]
    pattern = Pattern.ROWS_SWAPPED if lines.across else Pattern.COLUMNS_SWAPPED
    for first, second in combinations(failing, 2):
        new = dict(zip(first + second, printed[second + first].tolist(), strict=True))
        changes = {cell: value for cell, value in new.items() if value != printed[cell]}
        steps = np.zeros_like(printed)
        steps[list(changes)] = [value - printed[cell] for cell, value in changes.items()]
        after = gaps + geometry.network.net @ steps
        if len(changes) > 2 and np.count_nonzero(after) < np.count_nonzero(gaps):
            yield Slip(pattern, _EXCHANGE_PRICE, changes)


def _unslid(shown: Ints) -> Iterator[Ints]:
    """The lines with a slide undone from each cell on; -1 where it cannot have been one."""
    details, total = shown[:, :-1], shown[:, -1:]
    for j in range(details.shape[1] - 1):
        before, here, rest = details[:, :j], details[:, j : j + 1], details[:, j + 1 :]
        # Slid right behind an empty cell: inside the details, or through the total.
        yield _if(here == 0, before, rest, here, total)
        yield _if(here == 0, before, rest, total, (before.sum(1) + rest.sum(1))[:, None] + total)
        # Slid left over a zero that was left out.
        end = details[:, -1:]
        yield _if(end == 0, before, end, details[:, j:-1], total)
        none_lost = end == details[:, :-1].sum(1, keepdims=True)
        yield _if((total == 0) & none_lost, before, total, details[:, j:-1], end)


def _if(possible: Flags, *parts: Ints) -> Ints:
    return np.where(possible, np.hstack(parts), -1)
