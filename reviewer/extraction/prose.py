"""A running text: where its tables are and the streams of their lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from rapidfuzz import fuzz

from reviewer.domain.report import Provenance
from reviewer.extraction.fields import FieldKind, letters
from reviewer.extraction.labels import Pattern
from reviewer.extraction.lines import Lines
from reviewer.extraction.locate import Region, Vocabulary, codes, regions
from reviewer.extraction.pipes import STROKES
from reviewer.extraction.places import Places
from reviewer.extraction.stream import Stream, stream

_LETTERS_OF_A_HEAD = 25
_LINES_BEYOND = 12
_LINES_AROUND = 200
_LONGEST_LINE = 4000
_LONGEST_RANGE = 60_000
_SAME_TITLE = 85
_WIDEST_PAGE = 80
"""So many letters no page has in a line."""
_SOME_PARAGRAPHS = 2
_COUNTED = r"[+-]?\d[\d,.]* ?(?:[万亿]?元|件|项|个|宗|份|次)"
_WRITTEN_VALUE = re.compile(
    rf"(?<![^\s{STROKES}])(?:{_COUNTED}|无|不适用|不涉及)(?![^\s{STROKES}])"
)
"""A value with letters in it, which are those of no label."""


class Prose:
    """A text with its letters and where they stand, also on the pages if it has any."""

    def __init__(self, lines: Lines, pages: Places) -> None:
        self._lines = lines
        self._pages = pages
        points = codes(_without_values(lines.folded))
        self._places = np.flatnonzero((points >= 0x3400) & (points <= 0x9FFF))
        self._codes = points[self._places]
        long = (line for line in lines.folded.split("\n") if len(line) > _WIDEST_PAGE)
        paragraphs = sum(len(letters(line)) > _WIDEST_PAGE for line in long)
        self._is_paged = paragraphs < _SOME_PARAGRAPHS

    def regions(self, vocabulary: Vocabulary, least: float) -> Iterator[Region]:
        """Where a table may stand, best first."""
        return regions(vocabulary.score(self._codes), least)

    def stream(self, regions: Sequence[Region], *, further: bool = False) -> Stream:
        """The labels and values of the lines of some regions.

        `further` takes in values that a running head parts from the last label.
        """
        strips = []
        done = 0
        for start, end in sorted(self._range(region, further=further) for region in regions):
            strips.extend(self._lines.strips(max(start, done), end))
            done = end
        return self._pages.locate(replace(stream(strips), is_paged=self._is_paged))

    def title(self, form: Pattern) -> Provenance | None:
        """Where a line is the title of a table and nothing else, with or without its number."""
        titles = [title[1:] for title in form.labels[0].spellings]
        start = 0
        for line in self._lines.folded.split("\n"):
            words = letters(line) if len(line) <= 2 * _LETTERS_OF_A_HEAD else ""
            if words and any(_is_title(words, title) for title in titles):
                return self._pages.of(Provenance(span=(start, start + len(line))))
            start += len(line) + 1
        return None

    def _range(self, region: Region, *, further: bool) -> tuple[int, int]:
        """The lines of a region and around it; of lines without end only what is near."""
        first, last = int(self._places[region.start]), int(self._places[region.end - 1])
        last = min(last, first + _LONGEST_RANGE)
        start = max(self._lines.line_start(first), first - _LONGEST_LINE)
        end = self._widened_down(min(self._lines.line_end(last), last + _LONGEST_LINE))
        if further:
            end = self._widened_down(self._beyond(end))
        return self._widened_up(start), end

    def _widened_up(self, start: int) -> int:
        """Take in the rest of a row behind tabs, and values before the first label."""
        text, in_row = self._lines.folded, True
        for _ in range(_LINES_AROUND):
            before = self._lines.line_start(start - 1) if start > 0 else 0
            line = text[before : max(0, start - 1)]
            in_row = in_row and line.strip(" ") != ""
            is_row = in_row and line.startswith("\t")
            if not is_row and (len(line) > _LONGEST_LINE or "\t" in line or _names(line)):
                break
            start = before
        return start

    def _widened_down(self, end: int) -> int:
        """Take in the rest of a row behind tabs, and values after the last label."""
        text, in_row = self._lines.folded, True
        for _ in range(_LINES_AROUND):
            after = self._lines.line_end(end + 1)
            line = text[end + 1 : after]
            in_row = in_row and line.strip(" ") != ""
            is_row = in_row and line.startswith("\t")
            if not is_row and (len(line) > _LONGEST_LINE or _names(line)):
                break
            end = min(after, len(text))
        return end

    def _beyond(self, end: int) -> int:
        """The end of a line of values soon after, with nothing longer than a head before it."""
        text, seen = self._lines.folded, 0
        place = end
        while place < len(text) and seen < _LINES_BEYOND:
            after = self._lines.line_end(place + 1)
            line = text[place + 1 : after]
            if len(line) > _LONGEST_LINE or len(letters(line)) > _LETTERS_OF_A_HEAD:
                return end
            values = sum(f.kind is FieldKind.VALUE for f in self._lines.words(place + 1, after))
            if values > 1 and not self._lines.is_page_number(place + 1, after):
                return after
            seen += bool(line.strip())
            place = after
        return end


def _without_values(line: str) -> str:
    """The line with spaces for the values that letters stand in."""
    return _WRITTEN_VALUE.sub(lambda value: " " * len(value[0]), line)


def _names(line: str) -> str:
    """The letters of a line that may be those of labels."""
    return letters(_without_values(line))


def _is_title(words: str, title: str) -> bool:
    longest = len(title) + 4
    return len(words) <= longest and fuzz.ratio(words[-len(title) :], title) >= _SAME_TITLE
