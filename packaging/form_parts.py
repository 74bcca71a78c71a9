"""What every printed form has in common: its rows of cells, and its blocks one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reviewer.domain.form import TableForm
from reviewer.domain.layout import PrintedCell, printed_table

Part = str | TableForm
"""A paragraph, or a table to print."""
Texts = Mapping[str, str]
"""What is printed in each cell, by key."""


@dataclass(frozen=True)
class Drawn:
    """One cell to draw: its text, whether it is a value, its spans."""

    text: str
    column: int
    is_value: bool = False
    row_span: int = 1
    column_span: int = 1


def rows_of(form: TableForm, texts: Texts) -> list[list[Drawn]]:
    """The rows of a table as printed, each with the cells that begin in it."""
    cells = sorted(printed_table(form).cells, key=lambda cell: (cell.row, cell.column))
    return [[_drawn(cell, texts) for cell in row] for _, row in groupby(cells, lambda c: c.row)]


def _drawn(cell: PrintedCell, texts: Texts) -> Drawn:
    text = texts[cell.key] if cell.key else cell.text
    return Drawn(text, cell.column, cell.key is not None, cell.row_span, cell.column_span)


def blocks_of(form: TableForm) -> Iterator[TableForm]:
    """Each block of a table as a table of its own."""
    for block in form.blocks:
        yield replace(form, blocks=(block,))


def stacked(
    tables: Sequence[Sequence[Sequence[Drawn]]], titles: Sequence[str]
) -> list[list[Drawn]]:
    """Several tables as one, each under a row with its title, all as wide as the widest."""
    width = max(row[-1].column + row[-1].column_span for rows in tables for row in rows if row)
    joined: list[list[Drawn]] = []
    for title, rows in zip(titles, tables, strict=True):
        joined.append([Drawn(title, 0, column_span=width)])
        joined.extend([*row] for row in rows)
    return joined
