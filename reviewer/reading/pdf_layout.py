"""A sheet → its lines of writing and its drawn tables, every word in the cell where it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

import numpy as np

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.reading.grid import Lattice, Region
from reviewer.reading.pdf_glyphs import UNREADABLE, Integers, Sheet, together
from reviewer.reading.pdf_places import NUMBER, Stand, run_over, stands
from reviewer.reading.pdf_words import CJK, Line, Piece, gather_stacks, lines_of, top_of

MOST_WRITING = 20_000
"""Characters laid out in one go, about: a long report."""
MOST_BROKEN = 3
"""A table with more places where lines are missing is read like one without lines."""
FEW_BROKEN = 1
"""With more of them nothing of the table is clear."""
CENTRED = 3.0
"""How far, in points, a line may stand off the middle of its row."""
EDGE = 3.0
"""How far, in points, a cell may reach over the edge of the page."""


class Cell(NamedTuple):
    """A drawn cell with its lines; not `clear` where its writing may belong to another cell."""

    region: Region
    box: BoundingBox
    lines: tuple[Line, ...]
    clear: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A drawn table, its cells by row and column."""

    box: BoundingBox
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet turned upright: lines outside of tables and tables, each from the top."""

    width: float
    height: float
    turns: int
    """How many quarters to the right the sheet was turned to stand upright."""
    tilt: float
    """The degrees it was turned to the left after that."""
    lines: tuple[Line, ...]
    """Those in no table."""
    tables: tuple[Table, ...]
    rulings: tuple[Ruling, ...]
    pictures: tuple[BoundingBox, ...]


def lay_out(sheets: Iterable[Sheet]) -> Iterator[Layout]:
    """Put every glyph in its cell and make words of them, for many pages in one go."""
    some: list[Sheet] = []
    writing = 0
    for sheet in sheets:
        some.append(sheet)
        writing += len(sheet.glyphs)
        if writing > MOST_WRITING:
            yield from _lay_out(some)
            some, writing = [], 0
    if some:
        yield from _lay_out(some)


def _lay_out(sheets: Sequence[Sheet]) -> Iterator[Layout]:
    pages = [stand.signed() for stand in stands(sheets)]
    glyphs = together([page.sheet.glyphs for page, _ in pages])
    places = np.concatenate([own for _, own in pages])
    texts = lines_of([page.sheet for page, _ in pages], glyphs, places)
    ends = np.cumsum([len(own) for _, own in pages])
    over = run_over(glyphs, places, ends)
    return (_layout(page, own, texts, over | page.unclear(own)) for page, own in pages)


def _layout(
    page: Stand, places: Integers, texts: Mapping[int, list[Line]], unclear: Set[int]
) -> Layout:
    sheet = page.sheet
    tables = []
    for lattice, start in zip(page.lattices, page.starts, strict=False):
        table = _table(lattice, start, texts, unclear, sheet)
        if table is not None:
            tables.append(table)
        else:
            places[(places >= start) & (places < start + len(lattice.regions))] = page.outside
    if len(tables) < len(page.lattices):
        texts = lines_of([sheet], sheet.glyphs, places)
    lines = gather_stacks(sorted(texts.get(page.outside, []), key=top_of))
    return Layout(
        width=sheet.width,
        height=sheet.height,
        turns=page.turns,
        tilt=sheet.tilt,
        lines=tuple(_doubted(line, sheet.faint) for line in lines),
        tables=tuple(tables),
        rulings=page.drawn.rulings(),
        pictures=sheet.pictures,
    )


def _doubted(line: Line, faint: Sequence[BoundingBox]) -> Line:
    """A line whose words are not clear where the file or the recogniser gives reason to doubt."""
    if not faint:
        return line
    return [
        piece._replace(clear=piece.clear and not any(_meets(piece, box) for box in faint))
        for piece in line
    ]


def _meets(piece: Piece, box: BoundingBox) -> bool:
    over = min(piece.x1, box.x1) - max(piece.x0, box.x0)
    return over > 0 and min(piece.bottom, box.bottom) - max(piece.top, box.top) > 0


def _table(
    lattice: Lattice,
    start: int,
    lines: Mapping[int, list[Line]],
    unclear: Set[int],
    sheet: Sheet,
) -> Table | None:
    """The cells of a table; None where so many lines are missing that its rows say more."""
    texts = [lines.get(start + i, []) for i in range(len(lattice.regions))]
    joining = _joining(lattice, texts)
    open_rows = {region.row + i for region in joining for i in range(region.row_span)}
    broken = len(joining)
    cells: list[Cell] = []
    on_page = _on_page(lattice.bbox, sheet)
    for i, (region, text) in enumerate(zip(lattice.regions, texts, strict=True), start):
        parts = _parted(lattice, region, text)
        broken += len(parts) > 1
        clear = region.whole and i not in unclear and len(parts) == 1
        for part, own in parts:
            box = lattice.box(part)
            fine = clear and part.row not in open_rows and (on_page or _on_page(box, sheet))
            cells.append(Cell(part, box, tuple(own), fine and _legible(own)))
    if broken > MOST_BROKEN:
        return None
    if broken > FEW_BROKEN:
        cells = [cell._replace(clear=False) for cell in cells]
    return Table(lattice.bbox, tuple(sorted(cells, key=lambda cell: cell.region[:2])))


def _joining(lattice: Lattice, texts: Iterable[Sequence[Line]]) -> list[Region]:
    """Cells that join rows because a border is missing: nobody can tell whose writing they hold."""
    return [
        region
        for region, lines in zip(lattice.regions, texts, strict=True)
        if not region.whole or (region.row_span > 1 and _run_together(lattice, region, lines))
    ]


def _run_together(lattice: Lattice, region: Region, lines: Sequence[Line]) -> bool:
    """Whether each line of a cell stands in the middle of a row of its own, all rows or some."""
    down_the_side = all(len(line[0].text) == 1 and line[0].text > CJK for line in lines)
    if not 0 < len(lines) <= region.row_span or (down_the_side and len(lines) > 1):
        return False
    tops = lattice.ys[region.row : region.row + region.row_span + 1]
    rows = [(top + bottom) / 2 for top, bottom in pairwise(tops)]
    middles = sorted((line[0].top + line[0].bottom) / 2 for line in lines)
    if len(lines) == region.row_span:
        return all(abs(one - two) < CENTRED for one, two in zip(rows, middles, strict=True))
    # What is set in the middle of a merged cell, or a label at its top, belongs to all of it.
    at_top = middles[0] < tops[1] and not _are_numbers(lines)
    if at_top or abs(fmean(middles) - (tops[0] + tops[-1]) / 2) < CENTRED:
        return False
    return all(min(abs(row - middle) for row in rows) < CENTRED for middle in middles)


def _are_numbers(lines: Iterable[Line]) -> bool:
    return all(NUMBER.issuperset(piece.text) for line in lines for piece in line)


def _parted(lattice: Lattice, region: Region, lines: list[Line]) -> list[tuple[Region, list[Line]]]:
    """A cell in several where each of its numbers has a row or column of its own.

    Then the lines between them were not drawn; one number alone stands in a merged cell.
    """
    if region.row_span == region.column_span == 1:
        return [(region, lines)]
    pieces = [piece for line in lines for piece in line]
    if len(pieces) < 2 or not _are_numbers(lines):
        return [(region, lines)]
    fields = [lattice.field_at((p.x0 + p.x1) / 2, (p.top + p.bottom) / 2) for p in pieces]
    if len(set(fields)) < len(pieces):
        return [(region, lines)]
    rows = _steps(region.row, region.row_span, {row for row, _ in fields})
    columns = _steps(region.column, region.column_span, {column for _, column in fields})
    parts = [Region(row, column, high, wide) for row, high in rows for column, wide in columns]
    return [
        (
            part,
            [[piece] for piece, field in zip(pieces, fields, strict=True) if _holds(part, field)],
        )
        for part in parts
    ]


def _steps(start: int, span: int, taken: Set[int]) -> list[tuple[int, int]]:
    """Every row (or column) of a span for itself, with its width; the whole if one is taken."""
    return [(start, span)] if len(taken) == 1 else [(start + i, 1) for i in range(span)]


def _holds(region: Region, field: tuple[int, int]) -> bool:
    row, column = field[0] - region.row, field[1] - region.column
    return 0 <= row < region.row_span and 0 <= column < region.column_span


def _on_page(box: BoundingBox, sheet: Sheet) -> bool:
    """Whether all of a cell can be seen."""
    return (
        box.x0 > -EDGE
        and box.top > -EDGE
        and box.x1 < sheet.width + EDGE
        and box.bottom < sheet.height + EDGE
    )


def _legible(lines: Iterable[Line]) -> bool:
    return all(piece.clear and UNREADABLE not in piece.text for line in lines for piece in line)
