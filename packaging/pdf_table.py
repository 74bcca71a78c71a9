"""A table of the form as rows of cells with their places, cut into pieces at the ends of pages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from pdf_style import LEADING, Style, wrapped

from reviewer.domain.form import TableForm
from reviewer.domain.layout import PrintedCell, PrintedTable, printed_table

PAD = 3.0
_LABELS = {1: (150.0,), 3: (20.0, 68.0, 112.0)}


@dataclass(frozen=True)
class Cell:
    """A drawn cell: rows and columns it covers, its lines of text."""

    top: int
    bottom: int
    left: int
    right: int
    lines: tuple[str, ...]
    is_value: bool = False
    is_side: bool = False


@dataclass(frozen=True)
class Layout:
    """A table: its columns' ends from its left, its rows' heights, its cells."""

    ends: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[Cell, ...]
    head_rows: int = 0

    def part(self, first: int, stop: int) -> "Layout":
        """Some of the rows; a cell that goes on from above has no text here."""
        cells = [
            replace(
                cell,
                top=max(cell.top, first) - first,
                bottom=min(cell.bottom, stop) - first,
                lines=cell.lines if cell.top >= first else (),
            )
            for cell in self.cells
            if cell.top < stop and cell.bottom > first
        ]
        return Layout(self.ends, self.heights[first:stop], tuple(cells))


def lay_out(form: TableForm, texts: Mapping[str, str], width: float, style: Style) -> Layout:
    """Columns, rows and wrapped texts of a table."""
    table = printed_table(form)
    ends = _columns(table, width)
    cells = [_cell(cell, texts, ends, table, style) for cell in table.cells]
    heights = [style.size * LEADING + 2 * PAD] * table.rows
    for cell in cells:
        if not cell.is_side:
            need = len(cell.lines) * style.size * LEADING + 2 * PAD
            short = need - sum(heights[cell.top : cell.bottom])
            heights[cell.bottom - 1] += max(short, 0.0)
    return Layout(tuple(ends), tuple(heights), tuple(cells), table.head_rows)


def _columns(table: PrintedTable, width: float) -> list[float]:
    labels = _LABELS.get(table.head_columns, ())
    values = table.columns - len(labels)
    each = (width - sum(labels)) / values
    return [0.0, *accumulate([*labels, *[each] * values])]


def _cell(
    cell: PrintedCell,
    texts: Mapping[str, str],
    ends: list[float],
    table: PrintedTable,
    style: Style,
) -> Cell:
    right = cell.column + cell.column_span
    text = texts[cell.key] if cell.key else cell.text
    is_side = cell.row_span > 4 and cell.column == 0 and table.head_columns > 1
    room = ends[right] - ends[cell.column] - 2 * PAD
    lines = (text,) if is_side else wrapped(text, room, style.size)
    bottom = cell.row + cell.row_span
    return Cell(cell.row, bottom, cell.column, right, lines, cell.key is not None, is_side)


def cut(layout: Layout, row: int, style: Style) -> tuple[Layout, Layout] | None:
    """The two halves of one row; None where there is nothing to cut."""
    whole = layout.part(row, row + 1)
    labels = [cell for cell in whole.cells if not cell.is_value and cell.lines]
    if not labels or (style.cut_row == "label" and len(labels[-1].lines) < 2):
        return None
    keep = 1 if style.cut_row == "label" else len(labels[-1].lines)
    above = [_half(cell, keep, style, above=True) for cell in whole.cells]
    below = [_half(cell, keep, style, above=False) for cell in whole.cells]
    height = style.size * LEADING * keep + 2 * PAD
    rest = style.size * LEADING + 2 * PAD
    return (
        replace(whole, cells=tuple(above), heights=(height,)),
        replace(whole, cells=tuple(below), heights=(rest,)),
    )


def _half(cell: Cell, keep: int, style: Style, *, above: bool) -> Cell:
    if cell.is_value:
        return cell if above == (style.cut_row == "label") else replace(cell, lines=())
    return replace(cell, lines=cell.lines[:keep] if above else cell.lines[keep:])
