"""Glyphs → words and lines of writing."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from reviewer.domain.turning import turned
from reviewer.reading.pdf_glyphs import (
    Glyphs,
    Integers,
    Mask,
    Numbers,
    Sheet,
    spaces,
    text_of,
)
from reviewer.reading.pdf_raised import SMALL, are_digits

SAME_LINE = 0.35
"""How far apart (in sizes) the base lines of one line of writing may be."""
OFF_LINE = 0.15
"""Digits of one number are not so many sizes off one another's lines."""
GAP = 0.3
"""A gap wider than this part of the size parts two words."""
WIDE_GAP = 0.7
"""The same between Chinese characters, which justified text sets apart."""
DOUBLE = 0.15
"""The same character again within this part of its size is one character printed bold."""
LEAST_STACK = 3
"""Fewer characters below one another may be a coincidence."""
FAR_DOWN = 2.5
"""The next character of a stack is at most so many sizes down."""
CJK = "\u2e80"


class Piece(NamedTuple):
    """A run of characters without a gap; not `clear` where they overlap or do not go together."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    clear: bool = True


Line = list[Piece]


def lines_of(sheets: Iterable[Sheet], glyphs: Glyphs, places: Integers) -> dict[int, list[Line]]:
    """The lines of each place from the top, their words from the left; turned writing last.

    The glyphs are those of all sheets; no two sheets have a place in common.
    """
    lines: dict[int, list[Line]] = {}
    standing = np.flatnonzero(glyphs.turns == 0)
    for place, line in _lines(glyphs.pick(standing), places[standing]):
        lines.setdefault(place, []).append(line)
    if len(standing) < len(glyphs):
        stop = 0
        for sheet in sheets:
            start, stop = stop, stop + len(sheet.glyphs)
            for place, line in _turned_lines(sheet, places[start:stop]):
                lines.setdefault(place, []).append(line)
    return lines


def _turned_lines(sheet: Sheet, places: Integers) -> Iterator[tuple[int, Line]]:
    """The lines of a page that do not stand upright."""
    glyphs, size = sheet.glyphs, (sheet.width, sheet.height)
    for turn in set(glyphs.turns.tolist()) - {0}:
        mine = np.flatnonzero(glyphs.turns == turn)
        shown = size[::-1] if turn % 2 else size
        for place, line in _lines(glyphs.pick(mine).turned(turn, *size), places[mine]):
            yield place, [_back(piece, turn, *shown) for piece in line]


def _back(piece: Piece, turn: int, width: float, height: float) -> Piece:
    text, x0, top, x1, bottom, clear = piece
    return Piece(text, *turned((x0, top, x1, bottom), -turn, width, height), clear)


class _Row(NamedTuple):
    """Glyphs line by line, each line from the left, without spaces and repetitions."""

    order: Integers
    lines: Integers
    gaps: Numbers
    """Before each glyph, to the one before it."""
    parted: Mask
    """Whether a space or the end of a line stands before it."""


def _lines(glyphs: Glyphs, places: Integers) -> list[tuple[int, Line]]:
    if not len(glyphs):
        return []
    row = _without_doubles(glyphs, _row(glyphs, *_in_lines(glyphs, places)))
    if not len(row.order):
        return []
    order, sizes = row.order, glyphs.sizes[row.order]
    codes = glyphs.codes[order]
    chinese = codes > ord(CJK)
    limits = np.where(chinese & _shifted(chinese), WIDE_GAP, GAP)
    starts = np.flatnonzero(row.parted | (row.gaps > limits * np.maximum(sizes, _shifted(sizes))))
    boxes = glyphs.boxes[order]
    wide = boxes[:, 2] - boxes[:, 0]
    overlaps = row.gaps < -0.5 * np.minimum(wide, _shifted(wide))
    overlaps = ~row.parted & (overlaps | _uneven(glyphs, order))
    columns = (
        boxes[starts, 0],
        np.minimum.reduceat(boxes[:, 1], starts),
        np.maximum.reduceat(boxes[:, 2], starts),
        np.maximum.reduceat(boxes[:, 3], starts),
        ~np.logical_or.reduceat(overlaps, starts),
    )
    text, bounds = text_of(codes), [*starts.tolist(), len(codes)]
    words = [text[start:stop] for start, stop in pairwise(bounds)]
    pieces = map(Piece, words, *(column.tolist() for column in columns))
    lines: dict[tuple[int, int], Line] = {}
    keys = zip(places[order[starts]].tolist(), row.lines[starts].tolist(), strict=True)
    for key, piece in zip(keys, pieces, strict=True):
        lines.setdefault(key, []).append(piece)
    return [(place, line) for (place, _), line in lines.items()]


def _uneven(glyphs: Glyphs, order: Integers) -> Mask:
    """Digits so unlike the one before them that one number may not hold both."""
    digits, sizes = are_digits(glyphs.codes[order]), glyphs.sizes[order]
    ratio = np.minimum(sizes, _shifted(sizes)) < SMALL * np.maximum(sizes, _shifted(sizes))
    bases = glyphs.bases[order]
    off = abs(bases - _shifted(bases)) > OFF_LINE * sizes
    return np.asarray(digits & _shifted(digits) & (ratio | off))


def _in_lines(glyphs: Glyphs, places: Integers) -> tuple[Integers, Integers]:
    """The glyphs from the top of each place, and the number of the line of each."""
    order = np.lexsort((glyphs.bases, places))
    bases, sizes, own = glyphs.bases[order], glyphs.sizes[order], places[order]
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = own[1:] != own[:-1]
    fresh[1:] |= np.diff(bases) > SAME_LINE * np.minimum(sizes[1:], sizes[:-1])
    return order, np.cumsum(fresh)


def _row(glyphs: Glyphs, order: Integers, lines: Integers) -> _Row:
    """Each line from the left; spaces are left out and part what stands around them."""
    order = order[np.lexsort((glyphs.boxes[order, 0], lines))]
    space = spaces(glyphs.codes[order])
    before = np.cumsum(space)[~space]
    order, lines = order[~space], lines[~space]
    parted = np.ones(len(order), np.bool_)
    parted[1:] = (np.diff(lines) > 0) | (np.diff(before) > 0)
    return _Row(order, lines, _gaps(glyphs, order), parted)


def _shifted(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The value before each; the first has the last before it."""
    shifted = np.empty_like(values)
    shifted[:1], shifted[1:] = values[-1:], values[:-1]
    return shifted


def _gaps(glyphs: Glyphs, order: Integers) -> Numbers:
    boxes = glyphs.boxes[order]
    return np.asarray(boxes[:, 0] - _shifted(boxes[:, 2]))


def _without_doubles(glyphs: Glyphs, row: _Row) -> _Row:
    """A character printed twice, a hair apart, is one in bold."""
    left, codes = glyphs.boxes[row.order, 0], glyphs.codes[row.order]
    double = ~row.parted & (left - _shifted(left) < DOUBLE * glyphs.sizes[row.order])
    double &= codes == _shifted(codes)
    if not double.any():
        return row
    keep = ~double
    order = row.order[keep]
    return _Row(order, row.lines[keep], _gaps(glyphs, order), row.parted[keep])


def gather_stacks(lines: Iterable[Line]) -> list[Line]:
    """Lines in which a label set down the side, one character a line, is one word of its own."""
    rows = [list(line) for line in lines]
    tall = [stack for stack in _stacks(rows) if len(stack) >= LEAST_STACK]
    heads = {id(stack[0]): stack for stack in tall}
    taken = {id(piece) for stack in tall for piece in stack}
    gathered: list[Line] = []
    for row in rows:
        if stack := heads.get(id(row[0])):
            gathered.append([_stacked(stack, top_of(row))])
        gathered.append([piece for piece in row if id(piece) not in taken])
    return [line for line in gathered if line]


def top_of(line: Line) -> float:
    """The upper end of a line."""
    return min(piece.top for piece in line)


def _stacks(rows: Iterable[Line]) -> list[Line]:
    """Single characters below one another, each the first of its line."""
    stacks: list[Line] = []
    for row in rows:
        first = row[0]
        if len(first.text) == 1 and first.text > CJK:
            above = (stack for stack in stacks if _goes_down(stack[-1], first))
            if stack := next(above, None):
                stack.append(first)
            else:
                stacks.append([first])
    return stacks


def _goes_down(one: Piece, two: Piece) -> bool:
    size = one.bottom - one.top
    return abs(one.x0 - two.x0) < SAME_LINE * size and 0 < two.top - one.top < FAR_DOWN * size


def _stacked(stack: Line, top: float) -> Piece:
    text = "".join(piece.text for piece in stack)
    return Piece(text, stack[0].x0, top, stack[0].x1, stack[-1].bottom)
