"""Where the lines of writing are in a picture whose tables are known, cell by cell."""

from collections.abc import Iterator, Sequence

import numpy as np

from reviewer.reading.grid import Lattice
from reviewer.reading.ocr_engine import Box
from reviewer.reading.ocr_ink import Mask

_INSET = 2
"""Pixels next to the border of a cell that are not looked at."""
_APART = 2
"""Rows without ink between two lines of writing."""
_AROUND = 3
"""Pixels of paper that stay around a line."""
_LOWEST = 0.08
"""In inches: what is lower (a dash, the character 一) is cut out with the paper around it."""


def in_cells(writing: Mask, lattices: Sequence[Lattice], dots: float) -> Iterator[Box]:
    """The lines of writing within the cells of tables, in the order of the cells."""
    scale = dots / 72
    for lattice in lattices:
        for region in lattice.regions:
            box = lattice.box(region)
            x0, y0, x1, y1 = (round(side * scale) for side in box)
            cell = Box(x0 + _INSET, y0 + _INSET, x1 - _INSET, y1 - _INSET)
            yield from _lines(writing, _within(cell, writing), dots)


def _within(box: Box, writing: Mask) -> Box:
    high, wide = writing.shape
    return Box(max(box.left, 0), max(box.top, 0), min(box.right, wide), min(box.bottom, high))


def _lines(writing: Mask, cell: Box, dots: float) -> Iterator[Box]:
    """The lines of one cell from the top, each as wide as its ink."""
    part = writing[cell.top : cell.bottom, cell.left : cell.right]
    for top, bottom in _bands(np.asarray(part.any(axis=1)), _APART):
        columns = np.flatnonzero(part[top:bottom].any(axis=0))
        spare = max(round(_LOWEST * dots) - (bottom - top), 0) // 2 + _AROUND
        found = Box(
            cell.left + int(columns[0]) - _AROUND,
            cell.top + top - spare,
            cell.left + int(columns[-1]) + 1 + _AROUND,
            cell.top + bottom + spare,
        )
        yield _cut(found, cell)


def _cut(box: Box, cell: Box) -> Box:
    left, top = max(box.left, cell.left), max(box.top, cell.top)
    return Box(left, top, min(box.right, cell.right), min(box.bottom, cell.bottom))


def _bands(inked: Mask, apart: int) -> Iterator[tuple[int, int]]:
    """The stretches of rows with ink, those closer than `apart` rows as one."""
    rows = np.flatnonzero(inked)
    if not len(rows):
        return
    breaks = np.flatnonzero(np.diff(rows) > apart)
    starts = [rows[0], *rows[breaks + 1]]
    ends = [*rows[breaks], rows[-1]]
    for start, end in zip(starts, ends, strict=True):
        yield int(start), int(end) + 1
