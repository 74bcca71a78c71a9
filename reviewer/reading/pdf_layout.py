"""A sheet → its lines of writing and its drawn tables, every word in the cell where it stands."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import fmean
from typing import NamedTuple

import numpy as np

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.reading.grid import Lattice, Region, find_lattices, find_lines
from reviewer.reading.pdf_glyphs import (
    UNREADABLE,
    Glyphs,
    Integers,
    Numbers,
    Sheet,
    main_turn,
    text_of,
    upright,
)
from reviewer.reading.pdf_marks import drawn_into, faint_cells, on_borders
from reviewer.reading.pdf_raised import are_digits, with_signs
from reviewer.reading.pdf_struck import struck_out
from reviewer.reading.pdf_words import CJK, Line, Piece, gather_stacks, lines_of, top_of

OUTSIDE = -1
"""The place of what stands in no table."""
ON_BORDER = 0.33
"""A digit whose middle is less than this part of its size from a border stands on it."""
RUNS_ON = 0.15
"""Digits closer than this part of their size are one number, also across a line."""
MOST_BROKEN = 3
"""A table with more places where lines are missing is read like one without lines."""
FEW_BROKEN = 1
"""With more of them nothing of the table is clear."""
CENTRED = 3.0
"""How far, in points, a line may stand off the middle of its row."""
EDGE = 3.0
"""How far, in points, a cell may reach over the edge of the page."""
_NUMBER = frozenset("0123456789.,０１２３４５６７８９．，")


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


def lay_out(sheet: Sheet) -> Layout:
    """Put every glyph in its cell and make words of them."""
    turns = main_turn(sheet)
    sheet = struck_out(upright(sheet, turns))
    drawn = find_lines(sheet.rulings)
    rulings = drawn.rulings()
    lattices = [lattice for lattice in find_lattices(drawn) if _is_table(lattice)]
    starts = [0, *accumulate(len(lattice.regions) for lattice in lattices)]
    places = _places(sheet.glyphs, lattices, starts)
    sheet = replace(sheet, glyphs=with_signs(sheet.glyphs, places))
    texts = lines_of(sheet.glyphs, places, sheet.width, sheet.height)
    unclear = _run_over(sheet.glyphs, places) | faint_cells(sheet.faint, lattices, starts)
    unclear |= drawn_into(replace(sheet, rulings=rulings), lattices, starts, places)
    unclear |= _astride(sheet.glyphs, lattices, starts)
    tables = []
    for lattice, start in zip(lattices, starts, strict=False):
        table = _table(lattice, start, texts, unclear, sheet)
        if table is not None:
            tables.append(table)
        else:
            places[(places >= start) & (places < start + len(lattice.regions))] = OUTSIDE
    if len(tables) < len(lattices):
        texts = lines_of(sheet.glyphs, places, sheet.width, sheet.height)
    return Layout(
        width=sheet.width,
        height=sheet.height,
        turns=turns,
        tilt=sheet.tilt,
        lines=tuple(
            _doubted(line, sheet.faint)
            for line in gather_stacks(sorted(texts.get(OUTSIDE, []), key=top_of))
        ),
        tables=tuple(tables),
        rulings=rulings,
        pictures=sheet.pictures,
    )


def _is_table(lattice: Lattice) -> bool:
    """A box around prose, or boxes below one another, are no table."""
    return any(region.column > 0 for region in lattice.regions)


def _astride(glyphs: Glyphs, lattices: Sequence[Lattice], starts: Sequence[int]) -> Set[int]:
    """Cells between which a digit stands on the border."""
    digits = np.flatnonzero(are_digits(glyphs.codes)) if lattices else np.empty(0, np.int64)
    x, y = _middles(glyphs.boxes[digits])
    away = ON_BORDER * glyphs.sizes[digits]
    both = _points(np.tile(x, 2), np.concatenate([y - away, y + away]), lattices, starts)
    return on_borders(*np.split(both, 2))


def _places(glyphs: Glyphs, lattices: Sequence[Lattice], starts: Sequence[int]) -> Integers:
    """Where each glyph stands: a region, counted over all tables from `starts`, or outside."""
    return _points(*_middles(glyphs.boxes), lattices, starts)


def _middles(boxes: Numbers) -> tuple[Numbers, Numbers]:
    return (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2


def _points(x: Numbers, y: Numbers, lattices: Sequence[Lattice], starts: Sequence[int]) -> Integers:
    """The place of each point; of tables within one another it lies in the smallest."""
    places = np.full(len(x), OUTSIDE)
    for i in sorted(range(len(lattices)), key=lambda i: -_area(lattices[i].bbox)):
        lattice = lattices[i]
        columns = np.searchsorted(lattice.xs, x, side="right") - 1
        rows = np.searchsorted(lattice.ys, y, side="right") - 1
        fields = np.array(lattice.fields)
        high, wide = fields.shape
        within = (rows >= 0) & (rows < high) & (columns >= 0) & (columns < wide)
        places[within] = starts[i] + fields[rows[within], columns[within]]
    return places


def _area(box: BoundingBox) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _run_over(glyphs: Glyphs, places: Integers) -> Set[int]:
    """Cells that a number runs into from its neighbour: nobody can tell whose digits they are."""
    boxes, sizes = glyphs.boxes, glyphs.sizes[:-1]
    touch = places[1:] != places[:-1]
    touch &= abs(boxes[1:, 0] - boxes[:-1, 2]) < RUNS_ON * sizes
    touch &= abs(np.diff(glyphs.bases)) < 0.1 * sizes
    return {
        int(place)
        for i in np.flatnonzero(touch).tolist()
        if _NUMBER.issuperset(text_of(glyphs.codes[i : i + 2]))
        for place in places[i : i + 2]
    }


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
    return all(_NUMBER.issuperset(piece.text) for line in lines for piece in line)


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
