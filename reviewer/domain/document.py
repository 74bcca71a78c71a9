"""The content of a file: shown text, pages with words and rulings, grids."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class BoundingBox(NamedTuple):
    """A box in PDF points, origin at the top left of the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


class Word(NamedTuple):
    """A run of characters without a gap; `start` is its offset in the shown text, if there."""

    text: str
    bbox: BoundingBox
    start: int | None = None


class Ruling(NamedTuple):
    """A drawn line, horizontal or vertical."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points, words, rulings and the places of pictures."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    pictures: tuple[BoundingBox, ...] = ()
    recognised: bool = False
    """Whether words of it were recognised in a picture, which no rule of the file can vouch for."""
    unclear: tuple[tuple[int, int], ...] = ()
    """Offsets in the shown text of words, in no drawn table, that may not be what they seem."""
    turns: int = 0
    """How many quarters to the right it is turned to be read."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One drawn cell of a table: position, spans, text and its place.

    It is not `clear` where its writing overlaps, is partly unknown or may belong to a neighbour.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    span: tuple[int, int] | None = None
    page: int | None = None
    bbox: BoundingBox | None = None
    clear: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose cell borders are known."""

    cells: tuple[GridCell, ...]


class DocumentKind(StrEnum):
    """How a document is shown beside the tables."""

    TEXT = "text"
    PDF = "pdf"
    HTML = "html"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one file. Offsets of grids and cells refer to `text`."""

    name: str
    kind: DocumentKind
    sha256: str
    text: str
    pages: tuple[Page, ...] = ()
    grids: tuple[Grid, ...] = ()
    encoding: str = ""
    sure: bool = True
    """Whether the file is whole and what it shows is known; if not, all of it wants a look."""
    unlocked: str = ""
    """The sha256 of the copy that is kept of a file that is locked or only a picture."""

    @property
    def kept(self) -> str:
        """The sha256 of the bytes that are kept of the file."""
        return self.unlocked or self.sha256
