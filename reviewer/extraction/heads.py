"""Where the columns of a table without lines are, from its heads."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reviewer.domain.document import BoundingBox
from reviewer.extraction.fields import Field
from reviewer.extraction.labels import Alignment
from reviewer.extraction.stream import Group, Stream

_EVEN = 0.15
"""How far, in parts of the gap between heads, each may stand off its even place."""
_UNDER = 0.25
"""How far a value may stand off the middle of its column."""
_OFF = 0.12
"""How far the values may stand off as a whole."""
_LEAST = 5
"""So many heads, and so many values under them, tell where the columns are."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Columns of equal width: the middle of the first, how far apart they are, how many."""

    first: float
    gap: float
    count: int

    def column(self, box: BoundingBox) -> int | None:
        """The column in the middle of which something stands."""
        place = ((box.x0 + box.x1) / 2 - self.first) / self.gap
        column = round(place)
        within = 0 <= column < self.count and abs(place - column) < _UNDER
        return column if within else None

    def box(self, column: int, row: BoundingBox) -> BoundingBox:
        """A column at the height of a row."""
        middle = self.first + column * self.gap
        return BoundingBox(middle - self.gap / 2, row.top, middle + self.gap / 2, row.bottom)

    def fill(self, fields: Sequence[Field]) -> dict[int, Field] | None:
        """The fields by their columns; None where one stands in none or two in the same."""
        boxes = [box for field in fields if (box := field.provenance.bbox)]
        columns = [self.column(box) for box in boxes]
        known = [column for column in columns if column is not None]
        if len(set(known)) < len(fields):
            return None
        return dict(zip(known, fields, strict=True))


def heads_of(alignment: Alignment, text: Stream) -> Heads | None:
    """The heads, if most were found in even distances and the values stand under them."""
    if not text.is_placed:
        return None
    middles = _middles(alignment, text)
    count = int(alignment.expected.columns.max(initial=-1)) + 1
    if len(middles) < _LEAST:
        return None
    columns, places = np.array(sorted(middles)), np.array([middles[i] for i in sorted(middles)])
    gap, first = np.polyfit(columns, places, 1).tolist()
    if gap <= 0 or (abs(places - first - gap * columns) > _EVEN * gap).any():
        return None
    found = Heads(first, gap, count)
    return found if _are_under(found, text.groups) else None


def _middles(alignment: Alignment, text: Stream) -> dict[int, float]:
    """The middles of the words of each head; none of those that share a word with another."""
    words: dict[int, set[BoundingBox]] = {}
    for letter, column in zip(alignment.found.tolist(), alignment.columns.tolist(), strict=True):
        box = text.owners[letter].provenance.bbox
        if column >= 0 and box:
            words.setdefault(column, set()).add(box)
    alone = {
        column: own
        for column, own in words.items()
        if not any(own & other for i, other in words.items() if i != column)
    }
    return {
        column: (min(box.x0 for box in own) + max(box.x1 for box in own)) / 2
        for column, own in alone.items()
    }


def _are_under(heads: Heads, groups: Sequence[Group]) -> bool:
    """Whether the values as a whole stand under the heads, not beside them."""
    boxes = (field.provenance.bbox for group in groups for field in group.fields)
    places = np.array([(box.x0 + box.x1) / 2 for box in boxes if box])
    steps = (places - heads.first) / heads.gap
    off = (steps - np.rint(steps))[(steps > -0.5) & (steps < heads.count - 0.5)]
    return len(off) >= _LEAST and bool(abs(np.median(off)) < _OFF)
