"""The writing of a document: offsets in its text ↔ places on its pages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reviewer.domain.document import BoundingBox, Document, Word
from reviewer.ui.page.places import Place, Point, holds

Span = tuple[int, int]
NUMBER = re.compile(
    r"(?:(?<![0-9０-９])[-+－＋−–])?[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?"
)
_CJK = "\u2e80"
_TALL = 1.5
"""A word this many times as high as wide is written downwards."""
_SLACK = 2.0
_LINE = 4.0
"""A point a line off is as far as one this many times farther along the line."""


class Number(NamedTuple):
    """A number on a page: how it is printed and where."""

    text: str
    place: Place


class _Run(NamedTuple):
    """A word with the stretch of the text it is."""

    start: int
    end: int
    page: int
    word: Word


class Writing:
    """The words of a document in the order of its text."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._pages = {page.number: page.words for page in document.pages}
        self._runs = sorted(_runs(document), key=lambda run: run.start)
        self._by_page: dict[int, list[_Run]] = {}
        for run in self._runs:
            self._by_page.setdefault(run.page, []).append(run)

    def text(self, span: Span) -> str:
        """A stretch of the text."""
        return self._text[span[0] : span[1]]

    def places(self, span: Span) -> list[Place]:
        """Where a stretch of the text stands, a box a word."""
        start, end = span
        first = bisect_right(self._runs, start, key=lambda run: run.end)
        last = bisect_left(self._runs, end, key=lambda run: run.start)
        return [
            Place(run.page, _part(run.word, max(start, run.start) - run.start, end - run.start))
            for run in self._runs[first:last]
        ]

    def offset_at(self, point: Point) -> int | None:
        """The offset between the characters nearest to a point; None on a page without text."""
        runs = self._by_page.get(point.page)
        if not runs:
            return None
        run = min(runs, key=lambda run: _distance(run.word.bbox, point))
        edges = [_along(run.word, place) for place in range(len(run.word.text) + 1)]
        at = point.y if _is_tall(run.word) else point.x
        return run.start + min(range(len(edges)), key=lambda place: abs(edges[place] - at))

    def word_at(self, point: Point) -> Span | None:
        """The word under a point."""
        for run in self._by_page.get(point.page, ()):
            if holds(run.word.bbox, point):
                return run.start, run.end
        return None

    def number_at(self, point: Point) -> Number | None:
        """The number under a point."""
        for word in self._pages.get(point.page, ()):
            if holds(word.bbox, point, slack=_SLACK):
                for found in NUMBER.finditer(word.text):
                    box = _part(word, *found.span())
                    if holds(box, point, slack=_SLACK):
                        return Number(found[0], Place(point.page, box))
        return None

    def words_in(self, place: Place) -> str:
        """What is written in a box of a page."""
        words = self._pages.get(place.page, ())
        return " ".join(word.text for word in words if holds(place.box, _middle(word, place.page)))


def gathered(places: Iterable[Place]) -> dict[int, list[BoundingBox]]:
    """Boxes by their page."""
    found: dict[int, list[BoundingBox]] = {}
    for page, box in places:
        found.setdefault(page, []).append(box)
    return found


def _runs(document: Document) -> Iterator[_Run]:
    for page in document.pages:
        for word in page.words:
            if word.start is not None and word.text:
                yield _Run(word.start, word.start + len(word.text), page.number, word)


def _middle(word: Word, page: int) -> Point:
    x0, top, x1, bottom = word.bbox
    return Point(page, (x0 + x1) / 2, (top + bottom) / 2)


def _is_tall(word: Word) -> bool:
    x0, top, x1, bottom = word.bbox
    return len(word.text) > 1 and bottom - top > _TALL * (x1 - x0)


def _along(word: Word, place: int) -> float:
    """Where the character at a place of a word begins, going by the usual widths."""
    x0, top, x1, bottom = word.bbox
    before, whole = _wide(word.text[:place]), _wide(word.text)
    part = before / whole if whole else 0.0
    return top + part * (bottom - top) if _is_tall(word) else x0 + part * (x1 - x0)


def _wide(text: Sequence[str]) -> int:
    return sum(2 if character > _CJK else 1 for character in text)


def _part(word: Word, start: int, end: int) -> BoundingBox:
    """The box of some characters of a word."""
    if start <= 0 and end >= len(word.text):
        return word.bbox
    first, last = _along(word, start), _along(word, min(end, len(word.text)))
    x0, top, x1, bottom = word.bbox
    if _is_tall(word):
        return BoundingBox(x0, first, x1, last)
    return BoundingBox(first, top, last, bottom)


def _distance(box: BoundingBox, point: Point) -> float:
    across = max(box.x0 - point.x, 0.0, point.x - box.x1)
    down = max(box.top - point.y, 0.0, point.y - box.bottom)
    return across + _LINE * down
