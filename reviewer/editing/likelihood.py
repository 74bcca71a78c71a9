"""How likely a cell of a report was to be printed or read otherwise than it should be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp, log

from reviewer.domain.report import Cell
from reviewer.editing.localise import Prices, Slip
from reviewer.editing.patterns import Pattern, slip
from reviewer.editing.slips import Geometry
from reviewer.editing.system import Known

EVENT = 4.0
"""What any slip in a cell read with certainty costs."""
_BLANK = 1.0
_UNREAD = 0.6
_LEAST_SLIP = 0.2
_SUPPORT = 2.5
_ENTERED = 2.0


def event(cell: Cell | None) -> float:
    """The price of any slip in a cell: less where the reading is doubtful, more for an entry."""
    if cell is None:
        return EVENT
    if cell.entry is not None:
        return EVENT + _ENTERED
    return -log(max(1.0 - cell.reading.confidence, 0.0) + exp(-EVENT))


@dataclass(frozen=True)
class Likelihood:
    """Prices of changes to one report: whole values (0 where none is known) and `Known` codes.

    `events` is the price of any slip in each cell, `supported` the numbers that something outside
    the table speaks for.
    """

    geometry: Geometry
    values: Sequence[int]
    known: Sequence[int]
    events: Sequence[float]
    supported: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def prices(self) -> Prices:
        """For the search."""
        return Prices(self.price, [self._floor(cell) for cell in range(len(self.values))])

    def price(self, cell: int, new: int) -> float:
        """What changing a cell to this number costs."""
        return self.explain(cell, new)[1]

    def explain(self, cell: int, new: int) -> tuple[Pattern, float]:
        """The likeliest way the cell came to differ from this number, and its price."""
        if self.known[cell] == Known.BLANK:
            return Pattern.BLANK, _BLANK + self._support(cell, new)
        if self.known[cell] == Known.UNREAD:
            return Pattern.UNREAD, _UNREAD + self._support(cell, new)
        pattern, price = min(self._slips(cell, new), key=lambda item: item[1])
        return pattern, self.events[cell] + price + self._support(cell, new)

    def _slips(self, cell: int, new: int) -> list[tuple[Pattern, float]]:
        printed = self.values[cell]
        found = [slip(printed, new)]
        if self.geometry.network.system.totals[cell]:
            stale = 1.2 + 0.3 * log(1 + abs(new - printed))
            found.append((Pattern.TOTAL_NOT_UPDATED, stale))
            if not printed:
                found.append((Pattern.TOTAL_ZERO, 0.8))
        elif printed and self._beside(cell, printed):
            found.append((Pattern.KEYED_TWICE, 2.0))
        return found

    def _beside(self, cell: int, value: int) -> bool:
        neighbours = self.geometry.neighbours.get(cell, ())
        return any(self.values[other] == value for other in neighbours)

    def supported_slip(self, slip: Slip) -> Slip:
        """A slip of several cells, cheaper or dearer for what speaks for or against its numbers."""
        said = sum(self._support(cell, new) for cell, new in slip.changes.items())
        return replace(slip, price=max(slip.price + said, _LEAST_SLIP)) if said else slip

    def _support(self, cell: int, new: int) -> float:
        """Less for a number something speaks for, more for leaving one."""
        supported = self.supported.get(cell, frozenset())
        if new in supported:
            return -_SUPPORT
        return _SUPPORT if self.values[cell] in supported else 0.0

    def _floor(self, cell: int) -> float:
        support = -_SUPPORT if cell in self.supported else 0.0
        if self.known[cell] == Known.BLANK:
            return _BLANK + support
        if self.known[cell] == Known.UNREAD:
            return _UNREAD + support
        return self.events[cell] + _LEAST_SLIP + support
