"""Drawn tables → strips: a field for every cell, whether anything stands in it or not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise

import numpy as np

from reviewer.domain.document import Grid, GridCell
from reviewer.domain.numbers import fold
from reviewer.domain.report import Doubt, Provenance
from reviewer.extraction.fields import Field, FieldKind, Strip, most_frequent
from reviewer.extraction.locate import Region, Vocabulary, best_regions
from reviewer.extraction.stream import Stream, stream

_LIST_MARK = re.compile(r"\s*(?:\(?(?:\d{1,2}|[一二三四五六七八])\s*[).,、]|\d)")
_DIGITS = frozenset("0123456789.,+-")
Row = Sequence[tuple[int, Field]]
"""Fields, each with its column."""


class Drawn:
    """The rows of all drawn tables of a document, with their letters and where these stand."""

    def __init__(self, grids: Iterable[Grid]) -> None:
        self._strips = list(_mended(_without_repeats([strips(grid) for grid in grids])))
        texts = ["".join(field.letters for field in strip) for strip in self._strips]
        self._letters = "".join(texts)
        self._ends = np.array(list(accumulate(map(len, texts))), np.int64)

    def regions(self, vocabulary: Vocabulary, least: float) -> Iterator[Region]:
        """The best places where a table may stand."""
        return iter(best_regions(vocabulary, self._letters, least))

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


def _without_repeats(tables: Sequence[Sequence[Strip]]) -> Iterator[Sequence[Strip]]:
    """The rows of each table, less the heads that it repeats on every page."""
    before: Sequence[Strip] = ()
    for table in tables:
        repeated = 0
        for one, two in zip(before, table, strict=False):
            if not _is_head(two) or _letters(one) != _letters(two):
                break
            repeated += 1
        yield table[repeated:]
        before = table if repeated == 0 else before


def _mended(tables: Iterable[Sequence[Strip]]) -> Iterator[Strip]:
    """All rows; the halves of one that the end of a page cut put together."""
    above: Strip = ()
    for table in tables:
        for i, strip in enumerate(table):
            if i == 0 and _on_next_page(above, strip):
                above, below = _mend(above, strip)
            else:
                below = strip
            if above:
                yield above
            above = below
    if above:
        yield above


def _on_next_page(one: Strip, two: Strip) -> bool:
    if not (one and two and (page := one[-1].provenance.page)):
        return False
    return two[0].provenance.page == page + 1


def _mend(above: Strip, below: Strip) -> tuple[Strip, Strip]:
    """Values below go to the label above; the end of a label has no values of its own."""
    label, values = _halves(above)
    end, others = _halves(below)
    if label and others and not end and _are_empty(values) and len(values) == len(others):
        return (*label, *others), ()
    if label and end and not _are_empty(values) and _are_empty(others) and not _begins(end[-1]):
        # The label of a group that began above stands beside it once more; it names nothing here.
        return above, end[-1:]
    if label and _are_empty(values):
        # Its values may stand on the next page, where nobody found them.
        doubted = (field._replace(doubt=Doubt.MISSING_NUMBERS) for field in values)
        return (*label, *doubted), below
    return above, below


def _halves(strip: Strip) -> tuple[Strip, Strip]:
    """Labels and what stands behind them."""
    kinds = [field.kind for field in strip]
    stop = len(kinds) - kinds[::-1].index(FieldKind.LABEL) if FieldKind.LABEL in kinds else 0
    return strip[:stop], strip[stop:]


def _named(strip: Strip) -> tuple[Strip, Strip]:
    """Labels and what stands behind them, though a remark may follow the values."""
    kinds = [field.kind for field in strip]
    stop = kinds.index(FieldKind.VALUE) if FieldKind.VALUE in kinds else len(strip)
    labels, between = _halves(strip[:stop])
    return labels, (*between, *strip[stop:])


def _are_empty(fields: Strip) -> bool:
    return all(map(_is_empty, fields))


def _begins(label: Field) -> bool:
    """Whether a label begins like a row of its own, with a list mark."""
    return _LIST_MARK.match(fold(label.text)) is not None


def _is_head(strip: Strip) -> bool:
    return all(field.kind in (FieldKind.LABEL, FieldKind.EMPTY) for field in strip)


def _letters(strip: Strip) -> str:
    return "".join(field.letters for field in strip)


def strips(grid: Grid) -> list[Strip]:
    """The rows of a drawn table; empty cells among the labels are left out."""
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
    return aligned(
        [[(cell.column, field) for cell in row for field in _fields(cell)] for row in table]
    )


def aligned(rows: Sequence[Row], *, columnar: bool = False) -> Iterator[Strip]:
    """Rows of fields with their columns, less empty cells among and beside the labels.

    `columnar` where a row may end early but is never out of line with the others.
    """
    first = _first_value_column(rows)
    columnar = columnar and not any(
        column < first and field.kind is FieldKind.VALUE for row in rows for column, field in row
    )
    usual = most_frequent(sum(column >= first for column, _ in row) for row in rows)
    for row in rows:
        labels, values = _named(tuple(field for _, field in row))
        # A row may be out of line with the others: only what it has too many of is no value.
        spare = len(values) if columnar else max(0, len(values) - usual)
        left = [column < first for column, _ in row[len(labels) :]]
        idle = [out and _is_empty(field) for out, field in zip(left, values, strict=True)]
        drop = min(spare, (*idle, False).index(False))
        yield (*(field for field in labels if not _is_empty(field)), *values[drop:])


def _is_empty(field: Field) -> bool:
    return field.kind is FieldKind.EMPTY


def _first_value_column(rows: Iterable[Row]) -> int:
    """Where values begin in most rows that have a label before them."""
    return most_frequent(
        column
        for row in rows
        for (_, before), (column, field) in pairwise(row)
        if before.kind is FieldKind.LABEL and field.kind is FieldKind.VALUE
    )


def _fields(cell: GridCell) -> Iterator[Field]:
    """The field of a cell, or one for each number where lines between cells are not drawn."""
    place = Provenance(page=cell.page, bbox=cell.bbox, span=cell.span)
    doubt = Doubt.NONE if cell.clear else Doubt.UNREADABLE
    parts = cell.text.split() if len(cell.text) > 1 else []
    if len(parts) < 2 or not set(fold("".join(parts))) <= _DIGITS:
        yield Field(cell.text, place, explicit=True, doubt=doubt)
    elif len(parts) == 2:
        # Two readings are possible: a number set apart, or two cells without a line between.
        yield Field("".join(parts), place, explicit=True, doubt=Doubt.JOINED)
    else:
        yield from (Field(part, place, doubt=Doubt.JOINED) for part in parts)
