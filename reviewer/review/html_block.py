"""The first table of copied HTML as rows of texts; a merged cell fills its place with blanks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

MOST = 200
"""No cell spans more than this, whatever it says."""
LARGEST = 500_000
"""Cells of a table; what claims more is no table of numbers."""


@dataclass(slots=True)
class _Cell:
    wide: int
    high: int
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the cells of the first table; what is nested in a cell is its text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[_Cell]] = []
        self._depth = 0
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += tag == "table"
        if self._done or self._depth != 1:
            return
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            given = dict(attrs)
            self.rows[-1].append(_Cell(_span(given.get("colspan")), _span(given.get("rowspan"))))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
            self._done = self._done or not self._depth

    def handle_data(self, data: str) -> None:
        if self._depth and not self._done and self.rows and self.rows[-1]:
            self.rows[-1][-1].text.append(data)


def _span(text: str | None) -> int:
    return min(max(int(text), 1), MOST) if text and text.isdecimal() and len(text) < 5 else 1


def html_block(html: str) -> list[list[str]]:
    """The rows of the first table, all as wide as the widest; none without a sensible one."""
    reader = _Reader()
    reader.feed(html)
    taken: dict[tuple[int, int], str] = {}
    for row, cells in enumerate(reader.rows):
        column = 0
        for cell in cells:
            if len(taken) > LARGEST:
                return []
            while (row, column) in taken:
                column += 1
            taken |= dict.fromkeys(_places(cell, row, column), "")
            taken[row, column] = " ".join("".join(cell.text).split())
    width = max((column + 1 for _, column in taken), default=0)
    return [
        [taken.get((row, column), "") for column in range(width)] for row in range(len(reader.rows))
    ]


def _places(cell: _Cell, row: int, column: int) -> Iterator[tuple[int, int]]:
    for down in range(cell.high):
        for right in range(cell.wide):
            yield row + down, column + right
