"""Where on the pages a stretch of text stands, and what that tells about the columns of a table."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import fmean, pstdev

from reviewer.domain.document import BoundingBox, Grid, Page, Word
from reviewer.domain.report import Doubt, Provenance
from reviewer.extraction.fields import Field
from reviewer.extraction.heads import Heads
from reviewer.extraction.stream import Stream

_NEAR = 0.35
"""How far from its column, in parts of the gap between columns, a value may stand."""
_LEAST_ROWS = 2
"""So many complete rows tell where the columns are."""


class Places:
    """The words of a document by their offsets in its shown text, and its unclear stretches."""

    def __init__(self, pages: Iterable[Page], grids: Iterable[Grid] = ()) -> None:
        cells = (cell for grid in grids for cell in grid.cells if not cell.clear)
        pages = tuple(pages)
        self._unclear = [cell.span for cell in cells if cell.span]
        self._unclear += [span for page in pages for span in page.unclear]
        self._words = [
            (word.start, page.number, word)
            for page in pages
            for word in page.words
            if word.start is not None
        ]
        self._starts = [start for start, _, _ in self._words]

    def locate(self, text: Stream) -> Stream:
        """The stream with a page and a box for every field that has offsets alone."""
        if not self._words:
            return text
        owners = {id(field): field for field in text.owners}
        located = {key: self._located(field) for key, field in owners.items()}
        return replace(
            text,
            owners=tuple(located[id(field)] for field in text.owners),
            groups=tuple(
                replace(group, fields=tuple(map(self._located, group.fields)))
                for group in text.groups
            ),
        )

    def of(self, place: Provenance) -> Provenance:
        """The place with page and box, as far as its words stand on one page."""
        if place.bbox is not None or place.span is None or not self._words:
            return place
        first = max(bisect_right(self._starts, place.span[0]) - 1, 0)
        words = self._words[first : bisect_left(self._starts, place.span[1])]
        parts = ((number, _part(word, place.span)) for _, number, word in words)
        boxes = [(number, box) for number, box in parts if box is not None]
        if not boxes:
            return place
        page = boxes[0][0]
        return Provenance(
            page, _union([box for number, box in boxes if number == page]), place.span
        )

    def _located(self, field: Field) -> Field:
        doubt = field.doubt
        if span := field.provenance.span:
            hit = any(start <= span[1] and span[0] <= end for start, end in self._unclear)
            doubt = doubt or (Doubt.UNREADABLE if hit else Doubt.NONE)
        return field._replace(provenance=self.of(field.provenance), doubt=doubt)


def _part(word: Word, span: tuple[int, int]) -> BoundingBox | None:
    """The box of the part of a word that lies in a span of the text."""
    start = word.start or 0
    first = max(span[0] - start, 0)
    stop = min(span[1] - start, len(word.text))
    if first >= stop:
        return None
    x0, top, x1, bottom = word.bbox
    each = (x1 - x0) / len(word.text)
    return BoundingBox(x0 + first * each, top, x0 + stop * each, bottom)


def _union(boxes: Sequence[BoundingBox]) -> BoundingBox:
    left, top, right, bottom = zip(*boxes, strict=True)
    return BoundingBox(min(left), min(top), max(right), max(bottom))


Anchor = Callable[[BoundingBox], float]
_ANCHORS: tuple[Anchor, ...] = (
    lambda box: (box.x0 + box.x1) / 2,
    lambda box: box.x1,
    lambda box: box.x0,
)


class Columns:
    """Where the columns of a table are, from its complete rows or, failing these, its heads."""

    def __init__(self, rows: Iterable[Sequence[Field]], heads: Heads | None = None) -> None:
        places = ([field.provenance.bbox for field in row] for row in rows)
        self._rows = [boxes for row in places if len(boxes := [b for b in row if b]) == len(row)]
        self._heads = heads

    def fill(self, fields: Sequence[Field], width: int) -> tuple[Field, ...] | None:
        """A field for each of so many columns, doubted where it is empty; None if unclear."""
        rows = [row for row in self._rows if len(row) == width]
        boxes = [box for field in fields if (box := field.provenance.bbox)]
        if len(boxes) < len(fields) or not 0 < len(fields) < width:
            return None
        if len(rows) < _LEAST_ROWS:
            return self._under_heads(fields, width, _union(boxes))
        columns = [_union(column) for column in zip(*rows, strict=True)]
        anchor = min(_ANCHORS, key=lambda anchor: _spread(rows, anchor))
        centres = [fmean(map(anchor, column)) for column in zip(*rows, strict=True)]
        near = _NEAR * min(two - one for one, two in pairwise(centres))
        taken: dict[int, Field] = {}
        for field, box in zip(fields, boxes, strict=True):
            off, column = min((abs(centre - anchor(box)), i) for i, centre in enumerate(centres))
            if off > near or column in taken:
                return None
            taken[column] = field
        row = _union(boxes)
        page = fields[0].provenance.page
        return tuple(
            taken.get(i) or _nothing(page, _crossing(column, row))
            for i, column in enumerate(columns)
        )

    def box(self, column: int, width: int, label: BoundingBox) -> BoundingBox:
        """Where a value of the row with this label would stand; the label where nobody knows."""
        rows = [row[column] for row in self._rows if len(row) == width]
        if rows:
            return _crossing(_union(rows), label)
        under_head = self._heads and self._heads.count == width
        return self._heads.box(column, label) if self._heads and under_head else label

    def _under_heads(
        self, fields: Sequence[Field], width: int, row: BoundingBox
    ) -> tuple[Field, ...] | None:
        heads = self._heads
        taken = heads.fill(fields) if heads and heads.count == width else None
        if not heads or not taken:
            return None
        page = fields[0].provenance.page
        return tuple(taken.get(i) or _nothing(page, heads.box(i, row)) for i in range(width))


def _nothing(page: int | None, box: BoundingBox) -> Field:
    return Field("", Provenance(page, box), doubt=Doubt.MISSING_NUMBERS)


def _spread(rows: Sequence[Sequence[BoundingBox]], anchor: Anchor) -> float:
    return sum(pstdev(map(anchor, column)) for column in zip(*rows, strict=True))


def _crossing(column: BoundingBox, row: BoundingBox) -> BoundingBox:
    return BoundingBox(column.x0, row.top, column.x1, row.bottom)
