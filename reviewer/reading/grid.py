"""Drawn lines → the cells they enclose, as pure functions on plain numbers.

A table is a set of lines that cross. Its line positions make a lattice; neighbouring fields of the
lattice with no line between them are one cell. That settles merged cells, and a missing outer
border is closed by itself, because the lattice ends where its lines end.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reviewer.domain.document import BoundingBox, Ruling

Mask = npt.NDArray[np.bool_]

SNAP = 3.0
"""Lines closer than this are one (double lines, the two sides of a thin rectangle), in points."""
THIN = 3.0
"""A rectangle narrower than this is a line."""
COVER = 0.6
"""The part of a cell's side that must be drawn for the side to count."""
SHORTEST = 4.0
MOST_LINES = 1_500
"""More lines than this on a page are a drawing, not a table."""


class Line(NamedTuple):
    """A line seen along its own direction: where it lies, where it starts and ends."""

    position: float
    start: float
    end: float


class Region(NamedTuple):
    """One cell of a lattice; `whole` is False where its lines enclose no rectangle."""

    row: int
    column: int
    row_span: int
    column_span: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Lattice:
    """A drawn table: the positions of its lines and, for every field, the index of its region."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    fields: tuple[tuple[int, ...], ...]

    @property
    def bbox(self) -> BoundingBox:
        """The box of the whole table."""
        return BoundingBox(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box(self, region: Region) -> BoundingBox:
        """The box of one cell."""
        right, bottom = region.column + region.column_span, region.row + region.row_span
        return BoundingBox(
            self.xs[region.column], self.ys[region.row], self.xs[right], self.ys[bottom]
        )

    def field_at(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a point; beyond the table they are below 0 or too large."""
        return bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1

    def region_at(self, x: float, y: float) -> int:
        """The index of the region around a point within the table."""
        return self.fields[bisect_right(self.ys, y) - 1][bisect_right(self.xs, x) - 1]


class Lines(NamedTuple):
    """The lines of a page without doubles and pieces."""

    across: list[Line]
    down: list[Line]

    def rulings(self) -> tuple[Ruling, ...]:
        """The lines as they lie on the page."""
        rows = (Ruling(line.start, line.position, line.end, line.position) for line in self.across)
        columns = (Ruling(line.position, line.start, line.position, line.end) for line in self.down)
        return (*rows, *columns)


def find_lines(rulings: Iterable[Ruling]) -> Lines:
    """Lines from whatever was drawn; none where it is a drawing rather than tables."""
    across, down = _sort_out(rulings)
    lines = Lines(straighten(across), straighten(down))
    return lines if len(lines.across) + len(lines.down) <= MOST_LINES else Lines([], [])


def find_lattices(lines: Lines) -> tuple[Lattice, ...]:
    """Every drawn table with at least two cells, from the top."""
    found = (lattice(*group) for group in _crossing(*lines) if all(group))
    return tuple(sorted(filter(None, found), key=lambda item: (item.ys[0], item.xs[0])))


def _sort_out(rulings: Iterable[Ruling]) -> tuple[list[Line], list[Line]]:
    """Horizontal and vertical lines; a dot may be a piece of either."""
    across: list[Line] = []
    down: list[Line] = []
    for x0, top, x1, bottom in rulings:
        wide, high = x1 - x0, bottom - top
        if high <= THIN and (wide > THIN or wide >= high / 2):
            across.append(Line((top + bottom) / 2, x0, x1))
        if wide <= THIN and (high > THIN or high >= wide / 2):
            down.append(Line((x0 + x1) / 2, top, bottom))
    return across, down


def straighten(lines: Iterable[Line]) -> list[Line]:
    """Move nearly equal positions onto one, join what touches, drop what stays short."""
    straight: list[Line] = []
    for cluster in _clusters(sorted(lines)):
        weight = sum(line.end - line.start + 0.01 for line in cluster)
        moment = sum(line.position * (line.end - line.start + 0.01) for line in cluster)
        straight.extend(
            Line(moment / weight, start, end)
            for start, end in _join(sorted((line.start, line.end) for line in cluster))
            if end - start >= SHORTEST
        )
    return straight


def _clusters(lines: Sequence[Line]) -> Iterator[list[Line]]:
    cluster: list[Line] = []
    for line in lines:
        if cluster and line.position - cluster[0].position > SNAP:
            yield cluster
            cluster = []
        cluster.append(line)
    if cluster:
        yield cluster


def _join(spans: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    current: tuple[float, float] | None = None
    for start, end in spans:
        if current is None:
            current = start, end
        elif start <= current[1] + SNAP:
            current = current[0], max(current[1], end)
        else:
            yield current
            current = start, end
    if current is not None:
        yield current


def _crossing(
    across: Sequence[Line], down: Sequence[Line]
) -> Iterator[tuple[list[Line], list[Line]]]:
    """The lines grouped into sets that hang together by crossing; lines that cross none are out."""
    groups: list[tuple[list[Line], set[int]]] = []
    numbers = range(len(down))
    for row, crossed in zip(across, _crossings(across, down).tolist(), strict=True):
        columns = set(compress(numbers, crossed))
        rows, apart = [row], []
        for group in groups:
            if group[1].isdisjoint(columns):
                apart.append(group)
            else:
                rows, columns = group[0] + rows, group[1] | columns
        groups = [*apart, (rows, columns)]
    for rows, columns in groups:
        yield rows, [down[i] for i in sorted(columns)]


def _crossings(across: Sequence[Line], down: Sequence[Line]) -> Mask:
    """Which horizontal line (first axis) crosses which vertical one."""
    y, left, right = np.array(across).reshape(-1, 3).T[:, :, None]
    x, top, bottom = np.array(down).reshape(-1, 3).T
    within = (left - SNAP <= x) & (x <= right + SNAP)
    return np.asarray(within & (top - SNAP <= y) & (y <= bottom + SNAP))


class Groups:
    """Disjoint sets of the numbers below `size`."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """The number that stands for the set of `item`."""
        while self._parent[item] != item:
            self._parent[item] = item = self._parent[self._parent[item]]
        return item

    def unite(self, one: int, other: int) -> None:
        """Make one set of two; its smallest number stands for it."""
        one, other = sorted((self.find(one), self.find(other)))
        self._parent[other] = one

    def all(self) -> list[int]:
        """For each number the one that stands for its set."""
        return [
            item if parent == item else self.find(item) for item, parent in enumerate(self._parent)
        ]


def lattice(across: Sequence[Line], down: Sequence[Line]) -> Lattice | None:
    """The table that these crossing lines draw, or None if they enclose fewer than two cells."""
    xs, ys = _positions(down, across), _positions(across, down)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2:
        return None
    groups = Groups(rows * columns)
    for column, row in np.argwhere(~_drawn(down, xs, ys)[1:-1]).tolist():
        groups.unite(row * columns + column, row * columns + column + 1)
    for row, column in np.argwhere(~_drawn(across, ys, xs)[1:-1]).tolist():
        groups.unite(row * columns + column, (row + 1) * columns + column)
    return _regions(_rounded(xs), _rounded(ys), groups)


def _rounded(positions: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(position, 2) for position in positions)


def _positions(lines: Sequence[Line], crossing: Sequence[Line]) -> list[float]:
    """Where lines stand, and the ends of the lines that cross them where a border is missing."""
    positions = sorted({line.position for line in lines})
    if positions and _agree(first := min(line.start for line in crossing), crossing, 1):
        positions = [first] * (first < positions[0] - SNAP) + positions
    if positions and _agree(last := max(line.end for line in crossing), crossing, 2):
        positions += [last] * (last > positions[-1] + SNAP)
    return positions


def _agree(end: float, lines: Sequence[Line], side: int) -> bool:
    """Whether two lines at least end there: one alone is an underline that ran out."""
    return sum(abs(line[side] - end) <= SNAP for line in lines) > 1


def _drawn(lines: Sequence[Line], positions: Sequence[float], stops: Sequence[float]) -> Mask:
    """Which pieces of cell sides (by position, and between which stops) are drawn."""
    position, start, end = np.array(lines).T[:, :, None]
    first, last = np.array(stops[:-1]), np.array(stops[1:])
    parts = (np.minimum(end, last) - np.maximum(start, first)) / (last - first)
    covered = np.zeros((len(positions), len(first)))
    np.add.at(covered, np.searchsorted(positions, position[:, 0]), np.maximum(parts, 0))
    return covered >= COVER


def _regions(xs: tuple[float, ...], ys: tuple[float, ...], groups: Groups) -> Lattice | None:
    shape = len(ys) - 1, len(xs) - 1
    # The first field of a region stands for it, so its row is the uppermost.
    firsts, numbers, sizes = np.unique(groups.all(), return_inverse=True, return_counts=True)
    if len(firsts) < 2:
        return None
    rows, columns = np.divmod(np.arange(len(numbers)), shape[1])
    top, left = firsts // shape[1], np.full(len(firsts), shape[1])
    bottom, right = np.zeros((2, len(firsts)), np.int64)
    np.minimum.at(left, numbers, columns)
    np.maximum.at(bottom, numbers, rows)
    np.maximum.at(right, numbers, columns)
    high, wide = bottom - top + 1, right - left + 1
    sides = (top, left, high, wide, high * wide == sizes)
    regions = map(Region, *(side.tolist() for side in sides))
    fields = map(tuple, numbers.reshape(shape).tolist())
    return Lattice(xs, ys, tuple(regions), tuple(fields))
