"""How usual the numbers of a proposal are: what decides between corrections that cost the same."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import lgamma, log

from reviewer.editing.slips import Geometry

_SMOOTH = 0.5


@dataclass(frozen=True, eq=False)
class Familiarity:
    """Expects in each cell what its row and column have in common, and what was there a year ago.

    `values` are the printed numbers by cell, `before` those of the body's last report, if known.
    """

    geometry: Geometry
    values: Sequence[int]
    before: Mapping[int, int] = field(default_factory=dict)

    def of(self, changes: Iterable[tuple[int, int]]) -> float:
        """The log likelihood that changes (cell, new number) add to the table."""
        return sum(
            self._likelihood(cell, new) - self._likelihood(cell, self.values[cell])
            for cell, new in changes
            if self._is_known(cell)
        )

    def _is_known(self, cell: int) -> bool:
        """Whether there is something to go by: a table of one row has only the year before."""
        place = self.geometry.places.get(cell)
        return place is not None and (bool(self.before) or place[0] not in self._flat)

    def _likelihood(self, cell: int, number: int) -> float:
        """That of a count under its expectation, up to a constant of the cell."""
        whole = max(number, 0)
        return whole * log(self._expected(cell)) - lgamma(whole + 1)

    def _expected(self, cell: int) -> float:
        table, row, column = self.geometry.places[cell]
        sums, all_of = self._sums, self._sums[table, None, None] + 1.0
        rows, columns = sums[table, row, None] + _SMOOTH, sums[table, None, column] + _SMOOTH
        usual = rows * columns / all_of
        if not self.before:
            return usual
        return (usual + self.before.get(cell, 0) * self._growth(table)) / 2

    def _growth(self, table: str) -> float:
        """How much more there is in a table than a year ago."""
        places = self.geometry.places
        last = sum(self.before.get(cell, 0) for cell, place in places.items() if place[0] == table)
        return (self._sums[table, None, None] + 1.0) / (last + 1.0)

    @cached_property
    def _flat(self) -> set[str]:
        """The tables whose numbers stand in one row."""
        rows = {(table, row) for table, row, _ in self.geometry.places.values()}
        return {table for table, times in Counter(table for table, _ in rows).items() if times == 1}

    @cached_property
    def _sums(self) -> Counter[tuple[str, int | None, int | None]]:
        """What each row, each column and each table comes to, totals and all."""
        sums = Counter[tuple[str, int | None, int | None]]()
        for cell, (table, row, column) in self.geometry.places.items():
            for line in ((row, None), (None, column), (None, None)):
                sums[table, *line] += max(self.values[cell], 0)
        return sums
