"""The printed form as a grid: which label or cell stands where and what it spans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reviewer.domain.form import Block, CellKey, Line, TableForm

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One drawn cell: a label, or the place of a value (`key` is set)."""

    row: int
    column: int
    text: str = ""
    key: CellKey | None = None
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of the form as drawn. The first `head_rows` and `head_columns` are heads."""

    rows: int
    columns: int
    head_rows: int
    head_columns: int
    cells: tuple[PrintedCell, ...]


def printed_table(form: TableForm) -> PrintedTable:
    """The drawn grid of a table, its blocks below one another.

    Blocks with heads of their own inside the table leave `head_rows` at 0.
    """
    first = form.blocks[0]
    labels = 0 if first.across else max(_depth(block.rows) for block in form.blocks)
    width = labels + max(_columns(block) for block in form.blocks)
    cells: list[PrintedCell] = []
    top = 0
    for block in form.blocks:
        if block.across:
            cells.extend(_across(form.table, block, top))
        else:
            cells.extend(_down(form.table, block, top, width=width, labels=labels))
        top = max(cell.row + cell.row_span for cell in cells)
    return PrintedTable(
        rows=top,
        columns=width,
        head_rows=_head_rows(first) if len(form.blocks) == 1 else 0,
        head_columns=labels,
        cells=tuple(cells),
    )


def _columns(block: Block) -> int:
    return len(block.columns) * (len(block.rows) if block.across else 1)


def _head_rows(block: Block) -> int:
    return _depth(block.columns) + (_depth(block.rows) if block.across else 0)


def _depth(lines: Sequence[Line]) -> int:
    return max(len(line.path) for line in lines)


def _down(table: str, block: Block, top: int, *, width: int, labels: int) -> Iterator[PrintedCell]:
    """The usual shape: a heading, the column heads, one line a row."""
    if block.heading:
        yield PrintedCell(top, 0, block.heading, column_span=width)
        top += 1
    depth, left = _depth(block.columns), labels
    last = len(block.columns) - 1
    # The last column of a narrow block reaches to the edge of the table.
    stretch = width - left - last
    yield PrintedCell(top, 0, block.corner, row_span=depth, column_span=left)
    for label in merge([column.path for column in block.columns], depth):
        reach = label.length + (stretch - 1) * (label.start + label.length > last)
        yield PrintedCell(
            top + label.level, left + label.start, label.text, None, label.levels, reach
        )
    top += depth
    for label in merge([row.path for row in block.rows], left):
        yield PrintedCell(
            top + label.start, label.level, label.text, None, label.length, label.levels
        )
    for i, row in enumerate(block.rows):
        for j, column in enumerate(block.columns):
            key = f"{table}.{row.id}.{column.id}"
            reach = stretch if j == last else 1
            yield PrintedCell(top + i, left + j, key=key, column_span=reach)


def _across(table: str, block: Block, top: int) -> Iterator[PrintedCell]:
    """All rows side by side over their columns, one line of values beneath."""
    depth = _head_rows(block)
    paths = [(*row.path, *column.path) for row in block.rows for column in block.columns]
    for label in merge(paths, depth):
        yield PrintedCell(
            top + label.level, label.start, label.text, None, label.levels, label.length
        )
    keys = [f"{table}.{row.id}.{column.id}" for row in block.rows for column in block.columns]
    for i, key in enumerate(keys):
        yield PrintedCell(top + depth, i, key=key)


@dataclass(frozen=True, slots=True)
class MergedLabel:
    """A label over `length` neighbouring lines from `start`, on `levels` levels from `level`."""

    level: int
    start: int
    text: str
    length: int
    levels: int


def merge(paths: Sequence[Path], depth: int) -> Iterator[MergedLabel]:
    """Merge equal neighbouring labels of each level; the innermost label fills up to `depth`."""
    yield from _merge(list(enumerate(paths)), 0, depth)


def _merge(paths: list[tuple[int, Path]], level: int, depth: int) -> Iterator[MergedLabel]:
    for text, group in groupby(paths, key=lambda item: item[1][level]):
        members = list(group)
        start = members[0][0]
        inner = [item for item in members if len(item[1]) > level + 1]
        levels = 1 if inner else depth - level
        yield MergedLabel(level, start, text, len(members), levels)
        if inner:
            yield from _merge(inner, level + 1, depth)
