"""What a page, a Word file or a sheet says in order: paragraphs and tables, set as one text."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reviewer.domain.document import Grid, GridCell
from reviewer.domain.errors import InputError

MAX_CELLS = 50_000
"""A report has 250; the largest real page 2,000."""

PICTURE = "［图］"
"""Stands where a cell shows a picture: what it says is not known, but it is not blank."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line or more of running text; `linked` when all of it leads elsewhere (a menu)."""

    text: str
    linked: bool = False


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A cell that has its place in the table."""

    row: int
    column: int
    row_span: int
    column_span: int
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as drawn, its cells row by row."""

    cells: tuple[FlowCell, ...]


Block = Paragraph | Table


def tables_in(blocks: Iterable[Block]) -> Iterator[Table]:
    """The tables that stand directly among the blocks."""
    return (block for block in blocks if isinstance(block, Table))


def make_table(cells: Iterable[FlowCell]) -> Table:
    """A table without idle rows and columns; an inner table that fills its cell is merged in."""
    ordered = sorted(_merged(list(cells)), key=lambda cell: (cell.row, cell.column))
    if len(ordered) > MAX_CELLS:
        raise InputError("too_large", cells=len(ordered), limit=MAX_CELLS)
    return Table(tuple(_compact(ordered)))


def _compact(cells: Sequence[FlowCell]) -> Iterator[FlowCell]:
    """Number only the rows and columns in which a cell begins: the others cannot be seen."""
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    for cell in cells:
        row, row_span = _renumber(rows, cell.row, cell.row_span)
        column, column_span = _renumber(columns, cell.column, cell.column_span)
        yield FlowCell(row, column, row_span, column_span, cell.blocks)


def _renumber(starts: Sequence[int], start: int, span: int) -> tuple[int, int]:
    index = bisect_left(starts, start)
    return index, max(1, bisect_left(starts, start + span) - index)


def _merged(cells: Sequence[FlowCell]) -> Iterator[FlowCell]:
    for cell in cells:
        inner = _filling_table(cell) if len(cells) > 1 else None
        yield from _spread(cell, inner) if inner else (cell,)


def _filling_table(cell: FlowCell) -> Table | None:
    """The only content of a cell, if it is a table that has the columns the cell spans."""
    tables = list(tables_in(cell.blocks))
    if len(tables) != 1 or _shows_text(cell.blocks):
        return None
    rows = max(inner.row + inner.row_span for inner in tables[0].cells)
    columns = max(inner.column + inner.column_span for inner in tables[0].cells)
    fits = columns == cell.column_span and rows in (1, cell.row_span)
    return tables[0] if fits else None


def _shows_text(blocks: Iterable[Block]) -> bool:
    return any(isinstance(block, Paragraph) and block.text.strip() for block in blocks)


def _spread(cell: FlowCell, inner: Table) -> Iterator[FlowCell]:
    one_row = all(member.row == 0 for member in inner.cells)
    for member in inner.cells:
        yield replace(
            member,
            row=cell.row + member.row,
            column=cell.column + member.column,
            row_span=cell.row_span if one_row else member.row_span,
        )


def set_text(blocks: Iterable[Block]) -> tuple[str, tuple[Grid, ...]]:
    """The shown text and every table in it; `text[slice(*cell.span)] == cell.text` for each cell.

    Paragraphs and table rows stand on lines of their own, the cells of a row between tabs.
    """
    setter = _Setter()
    setter.blocks(blocks)
    return "".join(setter.pieces), tuple(grid for grid in setter.grids if grid.cells)


@dataclass(slots=True)
class _Setter:
    """Writes blocks one after another and notes where each cell went."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    grids: list[Grid] = field(default_factory=list)

    def blocks(self, blocks: Iterable[Block]) -> None:
        for index, block in enumerate(blocks):
            if index:
                self._write("\n")
            if isinstance(block, Paragraph):
                self._write(block.text)
            else:
                self._table(block)

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _table(self, table: Table) -> None:
        place = len(self.grids)
        self.grids.append(Grid(()))
        cells = tuple(self._cells(table))
        if not _is_layout(table):
            self.grids[place] = Grid(cells)

    def _cells(self, table: Table) -> Iterator[GridCell]:
        for index, (_, row) in enumerate(groupby(table.cells, key=lambda cell: cell.row)):
            for position, cell in enumerate(row):
                if index or position:
                    self._write("\t" if position else "\n")
                yield self._cell(cell)

    def _cell(self, cell: FlowCell) -> GridCell:
        start, piece = self.length, len(self.pieces)
        self.blocks(cell.blocks)
        return GridCell(
            row=cell.row,
            column=cell.column,
            text="".join(self.pieces[piece:]),
            row_span=cell.row_span,
            column_span=cell.column_span,
            span=(start, self.length),
        )


def _is_layout(table: Table) -> bool:
    """Whether a table only holds others: they have no fewer cells than itself."""
    inner = sum(_count(nested) for cell in table.cells for nested in tables_in(cell.blocks))
    return inner >= len(table.cells)


def _count(table: Table) -> int:
    nested = (inner for cell in table.cells for inner in tables_in(cell.blocks))
    return len(table.cells) + sum(map(_count, nested))
