"""Cells in which something is drawn that is no writing, or on whose border a number stands."""

from collections.abc import Iterable, Sequence, Set

import numpy as np

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.reading.grid import Lattice
from reviewer.reading.pdf_glyphs import Integers, Numbers, Sheet

INSIDE = 0.5
"""How far, in points, from every border what stands in a cell is."""
SHORT = 40.0
"""A longer line is no part of a character."""


def drawn_into(
    sheet: Sheet, lattices: Sequence[Lattice], starts: Sequence[int], places: Integers
) -> Set[int]:
    """The cells that hold a drawing beside all writing, which may be a number."""
    found = set()
    lines = (BoundingBox(*line) for line in sheet.rulings if _is_short(line))
    drawn = (*sheet.marks, *sheet.pictures, *lines)
    for lattice, start in zip(lattices, starts, strict=False):
        for box in drawn:
            index = _cell_around(box, lattice)
            if index >= 0 and _is_beside(box, sheet.glyphs.boxes[places == start + index]):
                found.add(start + index)
    return found


def _cell_around(box: BoundingBox, lattice: Lattice) -> int:
    """The cell that holds all of a box, -1 where none does."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    if not lattice.bbox.holds(x, y):
        return -1
    index = lattice.region_at(x, y)
    return index if _is_inside(box, lattice.box(lattice.regions[index])) else -1


def _is_beside(box: BoundingBox, written: Numbers) -> bool:
    """Whether there is no writing where something is drawn."""
    apart = (written[:, 2] < box.x0 + INSIDE) | (written[:, 0] > box.x1 - INSIDE)
    return bool(apart.all())


def _is_inside(box: BoundingBox, cell: BoundingBox) -> bool:
    return (
        box.x0 > cell.x0 + INSIDE
        and box.top > cell.top + INSIDE
        and box.x1 < cell.x1 - INSIDE
        and box.bottom < cell.bottom - INSIDE
    )


def _is_short(line: Ruling) -> bool:
    return INSIDE < max(line.x1 - line.x0, line.bottom - line.top) < SHORT


def on_borders(above: Integers, below: Integers) -> Set[int]:
    """The cells on both sides of a border on which a digit stands.

    They tell the cells a little above and below the middle of each digit.
    """
    astride = np.flatnonzero(above != below)
    return {int(place) for i in astride for place in (above[i], below[i])}


def faint_cells(
    boxes: Iterable[BoundingBox], lattices: Sequence[Lattice], starts: Sequence[int]
) -> Set[int]:
    """The cells in which one of these boxes has its middle."""
    middles = [((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) for box in boxes]
    return {
        start + lattice.region_at(x, y)
        for lattice, start in zip(lattices, starts, strict=False)
        for x, y in middles
        if lattice.bbox.holds(x, y)
    }
