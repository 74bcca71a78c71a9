"""The shown text of a page, a Word file or a sheet as it flows: lines, and tables among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reviewer.domain.document import Document, Grid, GridCell


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the shown text outside of tables, by its offsets."""

    start: int
    end: int


Part = Line | Grid


class _Placed(NamedTuple):
    start: int
    end: int
    grid: Grid


class Shown:
    """What to draw, in order: for a whole document or for one cell of its tables."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        spans = [[cell.span for cell in grid.cells if cell.span] for grid in document.grids]
        self._grids = [
            _Placed(min(start for start, _ in found), max(end for _, end in found), grid)
            for grid, found in zip(document.grids, spans, strict=True)
            if found
        ]
        self._grids.sort(key=lambda placed: (placed.start, -placed.end))

    def parts(self) -> Iterator[Part]:
        """The lines and tables of the document; tables inside of cells are left to these."""
        return self._between(self._grids, 0, len(self.text))

    def parts_of(self, cell: GridCell) -> Iterator[Part]:
        """The lines and tables inside one cell."""
        start, end = cell.span or (0, 0)
        inner = [
            placed
            for placed in self._grids
            if start <= placed.start <= placed.end <= end and cell not in placed.grid.cells
        ]
        return self._between(inner, start, end)

    def _between(self, grids: Sequence[_Placed], start: int, end: int) -> Iterator[Part]:
        for placed in grids:
            if placed.start < start:
                continue
            if start < placed.start:
                yield from self._lines(start, placed.start - 1)
            yield placed.grid
            start = placed.end + 1
        if start <= end:
            yield from self._lines(start, end)

    def _lines(self, start: int, end: int) -> Iterator[Line]:
        for line in self.text[start:end].split("\n"):
            yield Line(start, start + len(line))
            start += len(line) + 1
