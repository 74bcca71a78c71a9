"""How wide and high the lines of a printed table are drawn in a given width."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reviewer.domain.layout import PrintedCell, PrintedTable

_PAD = 8
_LABEL_EMS = 26


@dataclass(frozen=True, slots=True)
class Metrics:
    """What the font measures in pixels: an em, a line, and the height of wrapped text."""

    em: int
    line: int
    height: Callable[[str, int], int]


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide, in ems, the labels of rows and of groups of rows and a value are at least."""

    row: int
    group: int
    value: int


_MEASURES = (Measure(12, 5, 3), Measure(9, 5, 2), Measure(6, 4, 2))
"""The roomiest that fits is taken; in the narrowest the labels wrap early."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Widths of all columns and heights of all rows of the printed table, heads included."""

    widths: tuple[int, ...]
    heights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to lay out in: the width, what the numbers need, what a person has chosen.

    `needed` gives pixels for each column of values, `chosen` only for some, by their place.
    """

    width: int
    needed: Sequence[int] = ()
    chosen: Mapping[int, int] = field(default_factory=dict)


def fit(table: PrintedTable, metrics: Metrics, room: Room) -> Geometry:
    """Lay the table out; wider than the room only where the numbers would not fit."""
    widths = _widths(table, metrics, room)
    return Geometry(tuple(widths), tuple(_heights(table, metrics, widths)))


def is_strip(table: PrintedTable, cell: PrintedCell) -> bool:
    """Whether a label is written downwards, one character a line, in a narrow column."""
    outermost = cell.column == 0 and cell.column_span == 1 < table.head_columns
    return outermost and cell.key is None and cell.row_span >= len(cell.text) > 0


def least_width(table: PrintedTable, metrics: Metrics, room: Room) -> int:
    """The width below which the table scrolls sideways."""
    return sum(map(sum, _least(table, metrics, room, _MEASURES[-1])))


def _widths(table: PrintedTable, metrics: Metrics, room: Room) -> list[int]:
    measured = (_least(table, metrics, room, measure) for measure in _MEASURES)
    for labels, values in measured:
        spare = room.width - sum(labels) - sum(values)
        if spare >= 0:
            break
    if labels:
        labels[-1] += max(0, min(spare, _LABEL_EMS * metrics.em - labels[-1]))
    return [*labels, *_spread(room.width - sum(labels), values, frozenset(room.chosen))]


def _least(
    table: PrintedTable, metrics: Metrics, room: Room, measure: Measure
) -> tuple[list[int], list[int]]:
    """The least widths of the columns of labels and of values; no choice may cut a number."""
    labels = [_label_width(table, metrics, level, measure) for level in range(table.head_columns)]
    usual = max(_head_width(table, metrics), measure.value * metrics.em + 6)
    count = table.columns - table.head_columns
    needed = [*room.needed, *[0] * count][:count]
    values = [
        max(room.chosen.get(place, usual), 2 * metrics.em, need)
        for place, need in enumerate(needed)
    ]
    return labels, values


def _spread(width: int, least: Sequence[int], kept: frozenset[int]) -> list[int]:
    """`width` pixels in columns as equal as can be, none below its least, `kept` ones at it."""
    settled = set(kept)
    while True:
        free = [place for place in range(len(least)) if place not in settled]
        share = width - sum(least[place] for place in settled)
        wide = [place for place in free if least[place] * len(free) > share]
        if not wide:
            break
        settled |= set(wide)
    shares = dict(zip(free, _shared(share, len(free)), strict=True)) if free else {}
    return [shares.get(place, pixels) for place, pixels in enumerate(least)]


def _shared(width: int, count: int) -> list[int]:
    """`width` pixels in `count` parts that differ by one at most."""
    edges = [width * index // count for index in range(count + 1)]
    return [right - left for left, right in pairwise(edges)]


def _label_width(table: PrintedTable, metrics: Metrics, level: int, measure: Measure) -> int:
    """The least width of one level of row labels."""
    own = [
        cell
        for cell in table.cells
        if cell.column == level and cell.column_span == 1 and cell.text and not cell.key
    ]
    if level < table.head_columns - 1:
        if own and all(is_strip(table, cell) for cell in own):
            return 2 * metrics.em + 6
        return measure.group * metrics.em + _PAD + 2
    return measure.row * metrics.em + _PAD


def _head_width(table: PrintedTable, metrics: Metrics) -> int:
    """The least width of a value column: its head in three lines, three digits in a cell."""
    heads = (
        len(cell.text)
        for cell in table.cells
        if cell.column >= table.head_columns and cell.column_span == 1 and not cell.key
    )
    characters = max((-(-length // 3) for length in heads), default=2)
    return max(2, min(characters, 4)) * metrics.em + _PAD + 2


def _heights(table: PrintedTable, metrics: Metrics, widths: Sequence[int]) -> list[int]:
    heights = [metrics.line] * table.rows
    for cell in sorted(table.cells, key=lambda cell: cell.row_span):
        if cell.key is not None or is_strip(table, cell):
            continue
        width = sum(widths[cell.column : cell.column + cell.column_span]) - _PAD - 2
        rows = range(cell.row, cell.row + cell.row_span)
        missing = metrics.height(cell.text, width) + 2 - sum(heights[row] for row in rows)
        for row, extra in zip(rows, _shared(max(0, missing), cell.row_span), strict=True):
            heights[row] += extra
    return heights
