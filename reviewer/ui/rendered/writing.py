"""Offsets in a document's text ↔ positions in the drawn text, counted in UTF-16 units."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Span = tuple[int, int]
# What Qt would take for a paragraph, a frame or a picture; every one stays one character.
_SPECIAL = re.compile(
    "[\x00-\x08\n\x0b-\x1f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]"
)


class Run(NamedTuple):
    """A stretch of the text without a break, and the position where it is drawn."""

    start: int
    end: int
    position: int


def harmless(text: str) -> str:
    """A text of the same length that is nothing but text."""
    return _SPECIAL.sub("\ufffd", text)


def units(text: str) -> int:
    """How many positions a text takes."""
    return len(harmless(text).encode("utf-16-le")) // 2


class Writing:
    """Where the stretches of a text are drawn."""

    def __init__(self, text: str, runs: Sequence[Run]) -> None:
        self.text = text
        self._by_start = sorted(runs)
        self._by_position = sorted(runs, key=lambda run: run.position)

    def position(self, offset: int) -> int:
        """The position of an offset, or of the nearest drawn one before it."""
        index = bisect_right(self._by_start, offset, key=lambda run: run.start) - 1
        if index < 0:
            return 0
        run = self._by_start[index]
        return run.position + units(self.text[run.start : min(offset, run.end)])

    def offset(self, position: int) -> int:
        """The offset of a position, or of the nearest one before it that shows text."""
        index = bisect_right(self._by_position, position, key=lambda run: run.position) - 1
        if index < 0:
            return 0
        run = self._by_position[index]
        drawn = harmless(self.text[run.start : run.end]).encode("utf-16-le")
        before = drawn[: 2 * (position - run.position)].decode("utf-16-le", "ignore")
        return run.start + len(before)

    def shows(self, first: int, last: int) -> bool:
        """Whether there is more than white space between two positions."""
        between = self.text[self.offset(first) : self.offset(last)]
        return bool(between.strip())

    def stretches(self, span: Span) -> Iterator[Span]:
        """The positions of a stretch of the text, one pair for each run it touches."""
        start, end = span
        low = bisect_left(self._by_start, start, key=lambda run: run.end)
        high = bisect_right(self._by_start, end, key=lambda run: run.start)
        for run in self._by_start[low:high]:
            first, last = max(start, run.start), min(end, run.end)
            if first < last or start == end:
                place = run.position + units(self.text[run.start : first])
                yield place, place + units(self.text[first:last])
