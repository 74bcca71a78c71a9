"""Where the glyphs of some pages stand: outside of all drawn tables, or in one of their cells."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from reviewer.domain.document import BoundingBox
from reviewer.reading.grid import Lattice, Lines, find_lattices, find_lines
from reviewer.reading.pdf_glyphs import (
    Glyphs,
    Integers,
    Numbers,
    Sheet,
    main_turn,
    text_of,
    upright,
)
from reviewer.reading.pdf_marks import drawn_into, faint_cells, on_borders
from reviewer.reading.pdf_raised import are_digits, with_signs
from reviewer.reading.pdf_struck import struck_out

ON_BORDER = 0.33
"""A digit whose middle is less than this part of its size from a border stands on it."""
RUNS_ON = 0.15
"""Digits closer than this part of their size are one number, also across a line."""
NUMBER = frozenset("0123456789.,０１２３４５６７８９．，")


@dataclass(frozen=True, slots=True)
class Stand:
    """A page that stands upright, with its tables. Places are counted over several pages."""

    sheet: Sheet
    turns: int
    """How many quarters to the right the page was turned to stand upright."""
    drawn: Lines
    lattices: tuple[Lattice, ...]
    outside: int
    """The place of what stands in no table; the regions of all tables follow."""
    starts: tuple[int, ...]
    """The place of the first region of each table, and the first place of the next page."""

    @classmethod
    def of(cls, sheet: Sheet, outside: int) -> "Stand":
        """Turn a page upright and find its tables."""
        turns = main_turn(sheet)
        sheet = struck_out(upright(sheet, turns))
        drawn = find_lines(sheet.rulings)
        lattices = tuple(filter(_is_table, find_lattices(drawn)))
        sizes = (len(lattice.regions) for lattice in lattices)
        starts = tuple(accumulate(sizes, initial=outside + 1))
        return cls(sheet, turns, drawn, lattices, outside, starts)

    def places(self) -> Integers:
        """Where each glyph stands."""
        return self._points(*_middles(self.sheet.glyphs.boxes))

    def _points(self, x: Numbers, y: Numbers) -> Integers:
        """The place of each point; of tables within one another it lies in the smallest."""
        places = np.full(len(x), self.outside)
        for i in sorted(range(len(self.lattices)), key=lambda i: -_area(self.lattices[i].bbox)):
            lattice = self.lattices[i]
            columns = np.searchsorted(lattice.xs, x, side="right") - 1
            rows = np.searchsorted(lattice.ys, y, side="right") - 1
            fields = np.array(lattice.fields)
            high, wide = fields.shape
            within = (rows >= 0) & (rows < high) & (columns >= 0) & (columns < wide)
            places[within] = self.starts[i] + fields[rows[within], columns[within]]
        return places

    def signed(self) -> tuple["Stand", Integers]:
        """The page with footnote signs for what they are, and the places of its glyphs."""
        places = self.places()
        glyphs = with_signs(self.sheet.glyphs, places)
        if glyphs is self.sheet.glyphs:
            return self, places
        return replace(self, sheet=replace(self.sheet, glyphs=glyphs)), places

    def unclear(self, places: Integers) -> Set[int]:
        """The cells in which more than writing stands, or writing that may be another's."""
        if not self.lattices:
            return set()
        drawn = replace(self.sheet, rulings=self.drawn.rulings())
        return (
            faint_cells(self.sheet.faint, self.lattices, self.starts)
            | drawn_into(drawn, self.lattices, self.starts, places)
            | self._astride()
        )

    def _astride(self) -> Set[int]:
        """Cells between which a digit stands on the border."""
        glyphs = self.sheet.glyphs
        digits = np.flatnonzero(are_digits(glyphs.codes))
        x, y = _middles(glyphs.boxes[digits])
        away = ON_BORDER * glyphs.sizes[digits]
        both = self._points(np.tile(x, 2), np.concatenate([y - away, y + away]))
        return on_borders(*np.split(both, 2))


def stands(sheets: Iterable[Sheet]) -> list[Stand]:
    """Pages upright, with their tables, the places of all counted through."""
    found: list[Stand] = []
    for sheet in sheets:
        found.append(Stand.of(sheet, found[-1].starts[-1] if found else 0))
    return found


def _is_table(lattice: Lattice) -> bool:
    """A box around prose, or boxes below one another, are no table."""
    return any(region.column > 0 for region in lattice.regions)


def _middles(boxes: Numbers) -> tuple[Numbers, Numbers]:
    return (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2


def _area(box: BoundingBox) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def run_over(glyphs: Glyphs, places: Integers, ends: Integers) -> Set[int]:
    """Cells that a number runs into from its neighbour: nobody can tell whose digits they are.

    The pages end after so many glyphs; what begins a page touches nothing before it.
    """
    boxes, sizes = glyphs.boxes, glyphs.sizes[:-1]
    touch = places[1:] != places[:-1]
    touch &= abs(boxes[1:, 0] - boxes[:-1, 2]) < RUNS_ON * sizes
    touch &= abs(np.diff(glyphs.bases)) < 0.1 * sizes
    touch[ends[(ends > 0) & (ends < len(glyphs))] - 1] = False
    return {
        int(place)
        for i in np.flatnonzero(touch).tolist()
        if NUMBER.issuperset(text_of(glyphs.codes[i : i + 2]))
        for place in places[i : i + 2]
    }
