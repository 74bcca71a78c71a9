"""Drawn tables → strips: a field for every cell, whether anything stands in it or not."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise

import numpy as np

from reviewer.domain.document import Grid, GridCell
from reviewer.domain.numbers import fold
from reviewer.domain.report import Doubt, Provenance
from reviewer.extraction.fields import Field, FieldKind, Strip
from reviewer.extraction.locate import Region, Vocabulary, codes, regions
from reviewer.extraction.stream import Stream, stream

_DIGITS = frozenset("0123456789.,+-")


class Drawn:
    """The rows of all drawn tables of a document, with their letters and where these stand."""

    def __init__(self, grids: Iterable[Grid]) -> None:
        self._strips = list(_without_repeats([strips(grid) for grid in grids]))
        texts = ["".join(field.letters for field in strip) for strip in self._strips]
        self._codes = codes("".join(texts))
        self._ends = np.array(list(accumulate(map(len, texts))), np.int64)

    def regions(self, vocabulary: Vocabulary, least: float) -> Iterator[Region]:
        """Where a table may stand, best first."""
        return regions(vocabulary.score(self._codes), least)

    def stream(self, regions: Sequence[Region], *, further: bool = False) -> Stream:
        """The labels and values of the rows of some regions and of the values below each."""
        del further  # Drawn tables are not interrupted by running heads.
        rows = sorted({row for region in regions for row in self._rows(region)})
        return stream(self._strips[row] for row in rows)

    def _rows(self, region: Region) -> range:
        start = int(np.searchsorted(self._ends, region.start, side="right"))
        stop = int(np.searchsorted(self._ends, region.end - 1, side="right")) + 1
        while stop < len(self._strips) and not _names_anything(self._strips[stop]):
            stop += 1
        return range(start, stop)


def _names_anything(strip: Strip) -> bool:
    return any(field.kind is FieldKind.LABEL for field in strip)


def _without_repeats(tables: Sequence[Sequence[Strip]]) -> Iterator[Strip]:
    """All rows, less the heads that a table repeats on every page."""
    before: Sequence[Strip] = ()
    for table in tables:
        repeated = 0
        for one, two in zip(before, table, strict=False):
            if not _is_head(two) or _letters(one) != _letters(two):
                break
            repeated += 1
        yield from table[repeated:]
        before = table if repeated == 0 else before


def _is_head(strip: Strip) -> bool:
    return all(field.kind in (FieldKind.LABEL, FieldKind.EMPTY) for field in strip)


def _letters(strip: Strip) -> str:
    return "".join(field.letters for field in strip)


def strips(grid: Grid) -> list[Strip]:
    """The rows of a drawn table; empty label cells before values alone are left out."""
    return [strip for table in _tables(grid) for strip in _strips(table)]


def _tables(grid: Grid) -> Iterator[list[Sequence[GridCell]]]:
    """The rows of each table drawn into one grid: one cell across all of it is a title."""
    width = max((cell.column + cell.column_span for cell in grid.cells), default=0)
    cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    table: list[Sequence[GridCell]] = []
    for _, found in groupby(cells, key=lambda cell: cell.row):
        row = tuple(found)
        if row[0].column_span == width and row[0].row_span == 1:
            yield table
            table = []
        table.append(row)
    yield table


def _strips(table: Iterable[Sequence[GridCell]]) -> Iterator[Strip]:
    rows = [[(cell.column, field) for cell in row for field in _fields(cell)] for row in table]
    first = _first_value_column(rows)
    for row in rows:
        yield tuple(field for column, field in row if column >= first or _named(row))


Row = Sequence[tuple[int, Field]]


def _named(row: Row) -> bool:
    return _names_anything(tuple(field for _, field in row))


def _first_value_column(rows: Iterable[Row]) -> int:
    """Where values begin in most rows that have a label before them."""
    starts = [
        column
        for row in rows
        for (_, before), (column, field) in pairwise(row)
        if before.kind is FieldKind.LABEL and field.kind is FieldKind.VALUE
    ]
    return max(set(starts), key=starts.count, default=0)


def _fields(cell: GridCell) -> Iterator[Field]:
    """The field of a cell, or one for each number where lines between cells are not drawn."""
    place = Provenance(page=cell.page, bbox=cell.bbox, span=cell.span)
    doubt = Doubt.NONE if cell.clear else Doubt.UNREADABLE
    parts = cell.text.split()
    if len(parts) < 2 or not set(fold("".join(parts))) <= _DIGITS:
        yield Field(cell.text, place, explicit=True, doubt=doubt)
    elif len(parts) == 2:
        # Two readings are possible: a number set apart, or two cells without a line between.
        yield Field("".join(parts), place, explicit=True, doubt=Doubt.JOINED)
    else:
        yield from (Field(part, place, doubt=Doubt.JOINED) for part in parts)
