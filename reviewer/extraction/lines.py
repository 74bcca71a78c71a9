"""Running text → strips: what a table becomes when it is copied from a page or a PDF.

Copied from a web page each cell is a line that begins with a tab and a blank line ends the row;
copied from a sheet a line is a row and tabs stand between its cells; copied from a PDF a line is
a row, or part of one, and white space is all there is between its fields.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from reviewer.domain.report import Doubt, Provenance
from reviewer.extraction.fields import Field, FieldKind, Strip, letters
from reviewer.extraction.grids import aligned
from reviewer.extraction.pipes import STROKES, are_piped, piped

_NUMBER = r"[+-]?\d[\d,]*(?:\.\d+)?"
_UNIT = r"(?:[万亿千百余多]?[元件项个条宗份次]|[万亿千百余多])"
_SEPARATOR = rf"\s{STROKES}"
_TOKEN = re.compile(rf"{_NUMBER}(?: {{0,3}}{_UNIT})?(?=[{_SEPARATOR}]|$)|[^{_SEPARATOR}]+")
_GLUED_AFTER = re.compile(rf"(?P<label>.*[\u4e00-\u9fff)\]”\"》>])(?P<value>{_NUMBER})")
_GLUED_BEFORE = re.compile(
    rf"(?P<value>{_NUMBER})(?!{_UNIT}|[年月日页])(?P<label>[\u4e00-\u9fff(].*)"
)
_PAGE_NUMBER = re.compile(
    r"[-·~•<\[(|]+ *\d{1,4} *[-·~•>\])|]+"
    r"|第 *\d{1,4} *页.{0,3}(?:[共总] *\d{1,4} *页)?.?"
    r"|\d{1,4} */ *\d{1,4}(?: *页)?"
    r"|(?:page|p\.?) *\d{1,4}(?: *(?:of|/) *\d{1,4})?"
    r"|\d{1,4} *页",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LONGEST_PAGE_NUMBER = 24


class Lines:
    """The shown text with its folded twin, cut into strips on demand."""

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded = folded

    def strips(self, start: int, end: int) -> list[Strip]:
        """The strips of the lines from `start` to `end` (offsets of line starts)."""
        stretch = self.folded[start:end]
        if are_piped(stretch):
            return piped(stretch, lambda first, last: self.cell(start + first, start + last))
        return list(_in_line(_Cutter(self).cut(start, end)))

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its newline."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def is_page_number(self, start: int, end: int) -> bool:
        """Whether a line is a page number beyond doubt; a bare number may be a value."""
        line = self.folded[start:end].strip()
        may_be = len(line) <= _LONGEST_PAGE_NUMBER and _DIGIT.search(line)
        return bool(may_be and _PAGE_NUMBER.fullmatch(line))

    def words(self, start: int, end: int) -> Strip:
        """The runs without white space of one line."""
        found: list[Field] = []
        last = start
        for match in _TOKEN.finditer(self.folded, start, end):
            for first, stop in self._parts(match.start(), match.end(), first=not found):
                doubt = Doubt.UNREADABLE if stop == len(self.text) else Doubt.NONE
                place = Provenance(span=(first, stop))
                found.append(Field(self.text[first:stop], place, False, first - last, doubt))
                last = stop
        return tuple(found)

    def _parts(self, start: int, end: int, *, first: bool) -> Iterator[tuple[int, int]]:
        """A word, in two where a value is glued to a label."""
        word = self.folded[start:end]
        if word[-1].isdecimal() and (glued := _GLUED_AFTER.fullmatch(word)):
            yield start, start + glued.start("value")
            yield start + glued.start("value"), end
        elif not first and word[0] in "+-0123456789" and (glued := _GLUED_BEFORE.fullmatch(word)):
            yield start, start + glued.start("label")
            yield start + glued.start("label"), end
        else:
            yield start, end

    def cell(self, start: int, end: int) -> Field:
        """The cell between two offsets, less the white space around what stands in it."""
        text = self.text[start:end]
        inner = self.folded[start:end].strip()
        doubt = Doubt.NONE
        if end >= len(self.text):
            doubt = Doubt.UNREADABLE
        if inner:
            lead = self.folded[start:end].find(inner)
            if "\n" in self.text[start : start + lead + len(inner)]:
                doubt = Doubt.PAGE_NUMBER
            start += lead
            text = self.text[start : start + len(inner)]
        return Field(text, Provenance(span=(start, start + len(text))), explicit=True, doubt=doubt)


def _in_line(strips: Iterable[Strip]) -> Iterator[Strip]:
    """The rows of tables whose cells tabs part, with values under one another."""
    for are_cells, rows in groupby(strips, key=lambda strip: bool(strip and strip[0].explicit)):
        if are_cells:
            yield from aligned([[*enumerate(row)] for row in rows], columnar=True)
        else:
            yield from rows


class _Cutter:
    """Reads lines one by one; an open row grows cell by cell."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._cells: list[tuple[int, int]] = []
        self._blank = False

    def cut(self, start: int, end: int) -> Iterator[Strip]:
        while start < end:
            stop = min(self._lines.line_end(start), end)
            yield from self._line(start, stop)
            start = stop + 1
        yield from self._close()

    def _line(self, start: int, stop: int) -> Iterator[Strip]:
        line = self._lines.folded[start:stop]
        tabs = line.count("\t") - line.endswith("\t") * (not line.startswith("\t"))
        if tabs == 0:
            yield from self._plain(start, stop, line)
        elif tabs == 1 and line.startswith("\t"):
            if self._blank:
                yield from self._close()
            self._cells.append((start + 1, stop))
        else:
            yield from self._close()
            yield self._row(start, stop)

    def _plain(self, start: int, stop: int, line: str) -> Iterator[Strip]:
        if not line.strip():
            self._blank = bool(self._cells)
        elif self._lines.is_page_number(start, stop):
            return
        elif self._cells and (not self._blank or self._goes_on(line)):
            self._cells[-1] = (self._cells[-1][0], stop)
            self._blank = False
        else:
            yield from self._close()
            yield self._lines.words(start, stop)

    def _goes_on(self, line: str) -> bool:
        """Whether a line after a blank one is the rest of the open row's last label."""
        first, stop = self._cells[-1]
        last = self._lines.cell(first, stop)
        return last.kind is FieldKind.LABEL and 0 < len(letters(line)) <= 8

    def _row(self, start: int, stop: int) -> Strip:
        """A line with tabs between its cells."""
        cells = []
        while start <= stop:
            end = self._lines.text.find("\t", start, stop)
            end = stop if end < 0 else end
            cells.append(self._lines.cell(start, end))
            start = end + 1
        return tuple(cells)

    def _close(self) -> Iterator[Strip]:
        if self._cells:
            yield tuple(self._lines.cell(*cell) for cell in self._cells)
        self._cells = []
        self._blank = False
