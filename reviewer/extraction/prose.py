"""A running text: where its tables are and the streams of their lines."""

from collections.abc import Iterator

import numpy as np

from reviewer.extraction.fields import letters
from reviewer.extraction.lines import Lines
from reviewer.extraction.locate import Region, Vocabulary, codes, regions
from reviewer.extraction.stream import Stream, stream


class Prose:
    """A text with its letters and where they stand."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        points = codes(lines.folded)
        self._places = np.flatnonzero((points >= 0x3400) & (points <= 0x9FFF))
        self._codes = points[self._places]

    def regions(self, vocabulary: Vocabulary, least: float) -> Iterator[Region]:
        """Where a table may stand, best first."""
        return regions(vocabulary.score(self._codes), least)

    def stream(self, region: Region) -> Stream:
        """The labels and values of the lines of a region."""
        start = self._lines.line_start(int(self._places[region.start]))
        end = self._lines.line_end(int(self._places[region.end - 1]))
        return stream(self._lines.strips(self._widened_up(start), self._widened_down(end)))

    def _widened_up(self, start: int) -> int:
        """Take in the rest of a row behind tabs, and values before the first label."""
        text, in_row = self._lines.folded, True
        while start > 0:
            before = self._lines.line_start(start - 1)
            line = text[before : start - 1]
            in_row = in_row and line.strip(" ") != ""
            if not (in_row and line.startswith("\t")) and (letters(line) or "\t" in line):
                break
            start = before
        return start

    def _widened_down(self, end: int) -> int:
        """Take in the rest of a row behind tabs, and values after the last label."""
        text, in_row = self._lines.folded, True
        while end < len(text):
            after = self._lines.line_end(end + 1)
            line = text[end + 1 : after]
            in_row = in_row and line.strip(" ") != ""
            if letters(line) and not (in_row and line.startswith("\t")):
                break
            end = after
        return end
