"""Glyphs → words and lines of writing."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from reviewer.reading.pdf_glyphs import Glyph, turn_glyph, turned

SAME_LINE = 0.35
"""How far apart (in sizes) the base lines of one line of writing may be."""
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
    """A run of characters without a gap; not `clear` where characters overlap."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    clear: bool = True


Line = list[Piece]

NOTHING = Glyph("", -1e9, 0.0, -1e9, 0.0, 0.0, 0.0)
_BASE, _LEFT = attrgetter("base"), attrgetter("x0")


def lines_of(glyphs: Sequence[Glyph], width: float, height: float) -> list[Line]:
    """The lines from the top, each with its words from the left; turned writing comes last."""
    if not glyphs:
        return []
    turns = {glyph.turn for glyph in glyphs}
    if turns == {0}:
        return [line for row in _rows(glyphs) if (line := _line(row))]
    lines = [_line(row) for row in _rows([glyph for glyph in glyphs if glyph.turn == 0])]
    for turn in turns - {0}:
        mine = [turn_glyph(glyph, turn, width, height) for glyph in glyphs if glyph.turn == turn]
        size = (height, width) if turn % 2 else (width, height)
        lines += [[_back(piece, turn, *size) for piece in _line(row)] for row in _rows(mine)]
    return [line for line in lines if line]


def _back(piece: Piece, turn: int, width: float, height: float) -> Piece:
    text, x0, top, x1, bottom, clear = piece
    return Piece(text, *turned((x0, top, x1, bottom), -turn, width, height), clear)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs on one base line, each line from the left."""
    if len(glyphs) < 2:
        yield list(glyphs)
        return
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=_BASE):
        if row and glyph.base - row[-1].base > SAME_LINE * min(glyph.size, row[-1].size):
            yield sorted(row, key=_LEFT)
            row = []
        row.append(glyph)
    yield sorted(row, key=_LEFT)


def _line(row: Iterable[Glyph]) -> Line:
    """Words where there is a gap or a space; a character printed twice counts once."""
    words: list[list[Glyph]] = []
    clear: list[bool] = []
    last, parted = NOTHING, True
    for glyph in row:
        if glyph.text.isspace():
            parted = True
            continue
        gap = glyph.x0 - last.x1
        if gap < 0 and glyph.text == last.text and glyph.x0 - last.x0 < DOUBLE * glyph.size:
            continue
        if parted or (gap > GAP * last.size and _apart(last, glyph, gap)):
            words.append([])
            clear.append(True)
        words[-1].append(glyph)
        if gap < 0 and gap < -0.5 * min(glyph.x1 - glyph.x0, last.x1 - last.x0):
            clear[-1] = False
        last, parted = glyph, False
    return [_piece(word, fine) for word, fine in zip(words, clear, strict=True)]


def _apart(one: Glyph, two: Glyph, gap: float) -> bool:
    chinese = one.text > CJK and two.text > CJK
    return gap > (WIDE_GAP if chinese else GAP) * max(one.size, two.size)


def _piece(word: Sequence[Glyph], clear: bool) -> Piece:
    if len(word) == 1:
        text, x0, top, x1, bottom, *_ = word[0]
        return Piece(text, x0, top, x1, bottom, clear)
    return Piece(
        "".join([glyph.text for glyph in word]),
        word[0].x0,
        min([glyph.top for glyph in word]),
        max([glyph.x1 for glyph in word]),
        max([glyph.bottom for glyph in word]),
        clear,
    )


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
