"""Laid-out pages → the shown text with the offset of every word, and the grids."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, radians, sin

from reviewer.domain.document import BoundingBox, Grid, GridCell, Page, Ruling, Word
from reviewer.domain.numbers import fold
from reviewer.domain.turning import Box, turned
from reviewer.reading.pdf_glyphs import Sheet
from reviewer.reading.pdf_layout import Cell, Layout, Table
from reviewer.reading.pdf_words import CJK, Line, Piece, top_of

COLUMN_GAP = 1.3
"""A gap as wide as this many sizes is no space between words."""
LIKE_SIZE = 1.2
"""Lines of one paragraph differ less in size: fonts of one size are not equally high."""
MARGIN = 0.12
"""The part of the page at its top and bottom where page numbers stand."""
EDGE = 0.085
"""The part in which nothing but a page number stands: there it may be a bare number."""
_PAGE_NUMBER = re.compile(
    r"[-·~•]+ *\d{1,4} *[-·~•]+|第 *\d{1,4} *页(?:[ ,/]*共 *\d{1,4} *页)?|\d{1,4} */ *\d{1,4}"
)


def is_page_number(line: Line, height: float) -> bool:
    """Whether a line is a page number in the margin of the page; a bare one may be a value."""
    top, bottom = line[0].top, line[0].bottom
    if MARGIN * height < bottom and top < (1 - MARGIN) * height:
        return False
    text = fold(" ".join(piece.text for piece in line))
    if text.isdecimal() and len(text) <= 4:
        return bottom < EDGE * height or top > (1 - EDGE) * height
    return _PAGE_NUMBER.fullmatch(text) is not None


class Composer:
    """Sets pages one after another into one text: paragraphs in a line, tables cell by cell."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.grids: list[Grid] = []
        self._parts: list[str] = []
        self._length = 0
        self._words: list[Word] = []
        self._unclear: list[tuple[int, int]] = []
        self._open: Piece | None = None
        """The end of the last line if that filled its column: the next line may go on with it."""

    @property
    def text(self) -> str:
        """All that was set so far."""
        return "".join(self._parts)

    def add(self, sheet: Sheet, layout: Layout) -> None:
        """Set one page."""
        place = _Place(len(self.pages) + 1, layout)
        numbers, prose = list[Line](), list[Line]()
        for line in layout.lines:
            (numbers if is_page_number(line, layout.height) else prose).append(line)
        self._unclear = []
        self._words = [place.word(piece, None) for line in numbers for piece in line]
        left, right = _margins(prose, layout.width)
        items: list[Line | Table] = [*prose, *layout.tables]
        for item in sorted(items, key=_top):
            if isinstance(item, Table):
                self._table(item, place)
            else:
                self._prose(item, place, left, right)
        self.pages.append(place.page(sheet, self._words, self._unclear))

    def _prose(self, line: Line, place: "_Place", left: float, right: float) -> None:
        size = line[0].bottom - line[0].top
        goes_on = line[0].x0 < left + size and _is_prose(line, size) and self._is_like(line[0])
        self._put(_between(self._open, line[0]) if goes_on else self._break())
        self._write([line], place)
        full = line[-1].x1 > right - 2 * size and _is_prose(line, size)
        self._open = line[-1] if full else None

    def _is_like(self, piece: Piece) -> bool:
        """Whether it is set as large as the end of the line before: a title may fill its line."""
        if self._open is None:
            return False
        sizes = sorted(one.bottom - one.top for one in (self._open, piece))
        return sizes[1] < LIKE_SIZE * sizes[0]

    def _table(self, table: Table, place: "_Place") -> None:
        cells, row = [], -1
        for cell in table.cells:
            self._put("\t" if cell.region.row == row else self._break())
            row, start = cell.region.row, self._length
            text = self._write(cell.lines, place)
            cells.append(place.cell(cell, text, start))
        self.grids.append(Grid(tuple(cells)))
        self._open = None

    def _write(self, lines: Iterable[Line], place: "_Place") -> str:
        """Set lines into one, and tell how they read."""
        text, last = "", None
        for line in lines:
            for i, piece in enumerate(line):
                text += " " if i else _between(last, piece)
                start = self._length + len(text)
                self._words.append(place.word(piece, start))
                text += piece.text
                if not piece.clear:
                    self._unclear.append((start, start + len(piece.text)))
                last = piece
        self._put(text)
        return text

    def _break(self) -> str:
        return "\n" if self._parts else ""

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _top(item: Line | Table) -> float:
    return item.box.top if isinstance(item, Table) else top_of(item)


def _is_prose(line: Line, size: float) -> bool:
    """Whether a line has no gaps as between the columns of a table."""
    return all(two.x0 - one.x1 < COLUMN_GAP * size for one, two in pairwise(line))


def _between(one: Piece | None, two: Piece) -> str:
    """What stands between the end of a line and the next: nothing in Chinese."""
    chinese = one is None or one.text[-1] > CJK or two.text[0] > CJK
    return "" if chinese else " "


def _margins(lines: Sequence[Line], width: float) -> tuple[float, float]:
    """Where full lines begin and end: if all are short, none is full."""
    left = min((line[0].x0 for line in lines), default=0.0)
    right = max((line[-1].x1 for line in lines), default=0.0)
    return left, max(right, left + width / 2)


class _Place:
    """Gives words and cells their places on one page of the file."""

    def __init__(self, number: int, layout: Layout) -> None:
        self._number = number
        self._layout = layout
        self._as_it_lies = not (layout.tilt or layout.turns)

    def page(self, sheet: Sheet, words: Iterable[Word], unclear: Iterable[tuple[int, int]]) -> Page:
        """The page itself."""
        return Page(
            number=self._number,
            width=round(sheet.width, 2),
            height=round(sheet.height, 2),
            words=tuple(words),
            rulings=tuple(Ruling(*_rounded(self._placed(item))) for item in self._layout.rulings),
            pictures=tuple(_rounded(self._box(item)) for item in self._layout.pictures),
            recognised=sheet.recognised,
            unclear=tuple(unclear),
            turns=self._layout.turns,
        )

    def word(self, piece: Piece, start: int | None) -> Word:
        """A word at an offset of the shown text."""
        return Word(piece.text, self._box(piece[1:5]), start)

    def cell(self, cell: Cell, text: str, start: int) -> GridCell:
        """A cell whose text begins at an offset of the shown text."""
        row, column, row_span, column_span, _ = cell.region
        return GridCell(
            row=row,
            column=column,
            text=text,
            row_span=row_span,
            column_span=column_span,
            span=(start, start + len(text)),
            page=self._number,
            bbox=self._box(cell.box),
            clear=cell.clear,
        )

    def _box(self, box: Box) -> BoundingBox:
        if not self._as_it_lies:
            box = self._placed(box)
        return box if isinstance(box, BoundingBox) else BoundingBox(*box)

    def _placed(self, box: Box) -> Box:
        layout = self._layout
        if layout.tilt:
            box = _tilted(box, layout.tilt, layout.width / 2, layout.height / 2)
        if not layout.turns:
            return box
        return _rounded(turned(box, -layout.turns, layout.width, layout.height))


def _tilted(box: Box, degrees: float, x: float, y: float) -> BoundingBox:
    """The box moved as its page is turned to the right about a point; it stays upright."""
    sine, cosine = sin(radians(degrees)), cos(radians(degrees))
    x0, top, x1, bottom = box
    right, down = (x0 + x1) / 2 - x, (top + bottom) / 2 - y
    over = cosine * right - sine * down - right
    under = sine * right + cosine * down - down
    return _rounded((x0 + over, top + under, x1 + over, bottom + under))


def _rounded(box: Box) -> BoundingBox:
    x0, top, x1, bottom = box
    return BoundingBox(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
