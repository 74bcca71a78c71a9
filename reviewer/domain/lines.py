"""The lines of values in a table of the form: which cells stand beside and below one another."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.domain.form import Block, CellKey, TableForm

Line = tuple[CellKey, ...]


@dataclass(frozen=True, slots=True)
class ValueLines:
    """The cells as printed: rows from left to right, columns from the top down.

    A column ends where its block ends; below it another column may go on with another meaning.
    """

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]

    def row_of(self, key: CellKey) -> Line:
        """The row of a cell; empty for a cell of another table."""
        return next((line for line in self.rows if key in line), ())

    def column_of(self, key: CellKey) -> Line:
        """The column of a cell; empty for a cell of another table."""
        return next((line for line in self.columns if key in line), ())

    @property
    def across(self) -> Line:
        """All cells, row by row."""
        return tuple(key for line in self.rows for key in line)

    @property
    def down(self) -> Line:
        """All cells, column by column."""
        return tuple(key for line in self.columns for key in line)


def value_lines(form: TableForm) -> ValueLines:
    """The lines of a table."""
    grids = [_grid(form.table, block) for block in form.blocks]
    return ValueLines(
        rows=tuple(row for grid in grids for row in grid),
        columns=tuple(column for grid in grids for column in zip(*grid, strict=True)),
    )


def _grid(table: str, block: Block) -> list[Line]:
    rows = [tuple(_row(table, block, row.id)) for row in block.rows]
    return [tuple(key for row in rows for key in row)] if block.across else rows


def _row(table: str, block: Block, row_id: str) -> Iterator[CellKey]:
    for column in block.columns:
        yield f"{table}.{row_id}.{column.id}"
