"""The rows of one table in a page: collected group by group, then put in their places."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from reviewer.domain.errors import InputError
from reviewer.reading.flow import MAX_CELLS, Block, FlowCell

MAX_SPAN = 1_000
MAX_STEPS = 2_000_000
"""Columns passed over while cells are put in place, over all rows of a table."""


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell with the spans it asks for (`rows` 0: all that are left); its blocks come later."""

    rows: int
    columns: int
    blocks: list[Block]


def source_cell(element: _Element, blocks: list[Block]) -> SourceCell:
    """The cell of a `td` or `th`, its spans held within reason."""
    rows, columns = _span(element, "rowspan"), _span(element, "colspan")
    return SourceCell(rows, max(1, columns), blocks)


def _span(element: _Element, name: str) -> int:
    """As browsers read it: the leading digits, 1 where there are none."""
    text = (element.get(name) or "").strip().lstrip("+")[:9]
    digits = text[: next((i for i, sign in enumerate(text) if sign not in "0123456789"), len(text))]
    return min(int(digits), MAX_SPAN) if digits else 1


Row = list[SourceCell]


@dataclass(slots=True)
class Rows:
    """Collects rows as the walk meets them: head first and foot last, wherever they stand."""

    heads: list[list[Row]] = field(default_factory=list)
    bodies: list[list[Row]] = field(default_factory=list)
    feet: list[list[Row]] = field(default_factory=list)
    _group: list[Row] | None = None
    _row: Row | None = None
    _cells: int = 0

    def begin_group(self, tag: str) -> None:
        """The rows that follow are those of a `thead`, `tbody` or `tfoot`."""
        self._group, self._row = [], None
        {"thead": self.heads, "tfoot": self.feet}.get(tag, self.bodies).append(self._group)

    def end_group(self) -> None:
        """What follows belongs to no group."""
        self._group = self._row = None

    def begin_row(self) -> None:
        """A row follows."""
        if self._group is None:
            self.begin_group("tbody")
        self._row = []
        if self._group is not None:
            self._group.append(self._row)

    def end_row(self) -> None:
        """What follows stands in no row."""
        self._row = None

    def add(self, cell: SourceCell) -> None:
        """Put a cell into the row, or into one of its own. Raises `InputError("too_large")`."""
        if self._row is None:
            self.begin_row()
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise InputError("too_large", cells=self._cells, limit=MAX_CELLS)
        if self._row is not None:
            self._row.append(cell)

    def placed(self) -> Iterator[FlowCell]:
        """Every cell in its place, by the rules browsers follow; spans end with their group."""
        top = steps = 0
        for group in (*self.heads, *self.bodies, *self.feet):
            busy: dict[int, int] = {}
            for index, row in enumerate(group):
                column = 0
                for cell in row:
                    start = column
                    while busy.get(column, 0) > index:
                        column += 1
                    steps += column - start + cell.columns
                    if steps > MAX_STEPS:
                        raise InputError("too_large", cells=steps, limit=MAX_STEPS)
                    height = min(cell.rows or MAX_SPAN, len(group) - index)
                    for covered in range(column, column + cell.columns):
                        busy[covered] = max(busy.get(covered, 0), index + height)
                    blocks = tuple(cell.blocks)
                    yield FlowCell(top + index, column, height, cell.columns, blocks)
                    column += cell.columns
            top += len(group)
