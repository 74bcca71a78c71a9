"""A sheet → its lines of writing and its drawn tables, every word in the cell where it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.reading.grid import Lattice, Region, find_lattices, find_lines
from reviewer.reading.pdf_glyphs import UNREADABLE, Glyph, Sheet, main_turn, upright
from reviewer.reading.pdf_words import Line, gather_stacks, lines_of, top_of

Place = tuple[int, int]
"""A table of the sheet and a region of it."""
RUNS_ON = 0.15
"""Digits closer than this part of their size are one number, also across a line."""
MOST_BROKEN = 4
"""A table with more places where lines are missing is read like one without lines."""
CENTRED = 3.0
"""How far, in points, a line may stand off the middle of its row."""
EDGE = 3.0
"""How far, in points, a cell may reach over the edge of the page."""
_NUMBER = frozenset("0123456789.,０１２３４５６７８９．，")


@dataclass(frozen=True, slots=True)
class Cell:
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
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    rulings: tuple[Ruling, ...]
    pictures: tuple[BoundingBox, ...]


def lay_out(sheet: Sheet) -> Layout:
    """Put every glyph in its cell and make words of them."""
    turns = main_turn(sheet)
    sheet = upright(sheet, turns)
    drawn = find_lines(sheet.rulings)
    lattices = [lattice for lattice in find_lattices(drawn) if _is_table(lattice)]
    places = _places(sheet.glyphs, lattices)
    groups: dict[Place | None, list[Glyph]] = {}
    for glyph, place in zip(sheet.glyphs, places, strict=True):
        groups.setdefault(place, []).append(glyph)
    unclear = set(_run_over(sheet.glyphs, places))
    tables = []
    outside = groups.get(None, [])
    for i, lattice in enumerate(lattices):
        table = _table(lattice, i, groups, unclear, sheet)
        if table is not None:
            tables.append(table)
        else:
            outside += [
                glyph for place, g in groups.items() if place and place[0] == i for glyph in g
            ]
    lines = lines_of(outside, sheet.width, sheet.height)
    return Layout(
        width=sheet.width,
        height=sheet.height,
        turns=turns,
        lines=tuple(gather_stacks(sorted(lines, key=top_of))),
        tables=tuple(tables),
        rulings=drawn.rulings(),
        pictures=sheet.pictures,
    )


def _is_table(lattice: Lattice) -> bool:
    """A box around prose, or boxes below one another, are no table."""
    return any(region.column > 0 for region in lattice.regions)


def _places(glyphs: Sequence[Glyph], lattices: Sequence[Lattice]) -> list[Place | None]:
    """Where each glyph stands: in the smallest table around its middle, or in none."""
    places: list[Place | None] = [None] * len(glyphs)
    for i in sorted(range(len(lattices)), key=lambda i: -_area(lattices[i].bbox)):
        x0, top, x1, bottom = lattices[i].bbox
        region_at = lattices[i].region_at
        for j, glyph in enumerate(glyphs):
            x, y = glyph.x0 + glyph.x1, glyph.top + glyph.bottom
            if 2 * x0 <= x < 2 * x1 and 2 * top <= y < 2 * bottom:
                places[j] = i, region_at(x / 2, y / 2)
    return places


def _area(box: BoundingBox) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _run_over(glyphs: Sequence[Glyph], places: Sequence[Place | None]) -> Iterator[Place]:
    """Cells that a number runs into from its neighbour: nobody can tell whose digits they are."""
    for (one, here), (two, there) in pairwise(zip(glyphs, places, strict=True)):
        if here != there and one.text in _NUMBER and two.text in _NUMBER and _touch(one, two):
            yield from (place for place in (here, there) if place is not None)


def _touch(one: Glyph, two: Glyph) -> bool:
    return abs(one.base - two.base) < 0.1 * one.size and abs(two.x0 - one.x1) < RUNS_ON * one.size


def _table(
    lattice: Lattice,
    index: int,
    groups: Mapping[Place | None, Sequence[Glyph]],
    unclear: Set[Place],
    sheet: Sheet,
) -> Table | None:
    """The cells of a table; None where so many lines are missing that its rows say more."""
    texts = [
        lines_of(groups.get((index, i), ()), sheet.width, sheet.height)
        for i in range(len(lattice.regions))
    ]
    open_rows = _rows_run_together(lattice, texts)
    broken = sum(not region.whole for region in lattice.regions) + len(open_rows)
    cells: list[Cell] = []
    for i, (region, lines) in enumerate(zip(lattice.regions, texts, strict=True)):
        parts = _parted(lattice, region, lines)
        broken += len(parts) > 1
        clear = region.whole and (index, i) not in unclear and len(parts) == 1
        for part, text in parts:
            box = lattice.box(part)
            fine = clear and part.row not in open_rows and _on_page(box, sheet) and _legible(text)
            cells.append(Cell(part, box, tuple(text), fine))
    if broken > MOST_BROKEN:
        return None
    return Table(lattice.bbox, tuple(sorted(cells, key=lambda cell: cell.region[:2])))


def _rows_run_together(lattice: Lattice, texts: Iterable[Sequence[Line]]) -> Set[int]:
    """Rows that a cell joins whose lines each stand in the middle of one: a border is missing."""
    joined: set[int] = set()
    for region, lines in zip(lattice.regions, texts, strict=True):
        down_the_side = all(len(line) == 1 and len(line[0].text) == 1 for line in lines)
        if 1 < region.row_span == len(lines) and not down_the_side:
            tops = lattice.ys[region.row : region.row + region.row_span + 1]
            middles = [(line[0].top + line[0].bottom) / 2 for line in lines]
            rows = zip(pairwise(tops), sorted(middles), strict=True)
            if all(abs((top + bottom) / 2 - middle) < CENTRED for (top, bottom), middle in rows):
                joined.update(range(region.row, region.row + region.row_span))
    return joined


def _parted(lattice: Lattice, region: Region, lines: list[Line]) -> list[tuple[Region, list[Line]]]:
    """A cell in several where each of its numbers has a row or column of its own.

    Then the lines between them were not drawn; one number alone stands in a merged cell.
    """
    pieces = [piece for line in lines for piece in line]
    if len(pieces) < 2 or not all(_NUMBER.issuperset(piece.text) for piece in pieces):
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
