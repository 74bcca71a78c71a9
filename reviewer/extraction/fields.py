"""The rows of fields every kind of document is turned into before tables are read.

A reader of drawn tables makes one strip of each drawn row, a field of each cell that begins in it,
`explicit`, in printed order; empty cells too. A reader of running text makes one strip of each
line, a field of each run without white space.
"""

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from reviewer.domain.numbers import CellStatus, ValueType, fold, parse_printed
from reviewer.domain.report import Doubt, Provenance

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")

_SHORT = 500
"""Longer texts are neither values nor worth remembering."""
_DIGITS_OF_A_PAGE = 3
_FIRST_PAGES = 12
"""So many pages may have gone before, though little of their text has."""
_LETTERS_OF_A_PAGE = 150
_NOWHERE = (1 << 20, 1 << 20)
_LIST_MARK = re.compile(r"\s*\(?(?P<number>[1-9]\d?)\s*[.,)\s]")


class FieldKind(Enum):
    """What a field looks like, seen alone."""

    EMPTY = auto()
    VALUE = auto()
    """A number or a mark such as `/`."""
    LABEL = auto()
    OTHER = auto()
    """Neither: no Chinese character in it, no number either."""


class Field(NamedTuple):
    """A cell or a word with its place; `gap` is the white space before it in characters."""

    text: str
    provenance: Provenance
    explicit: bool = False
    gap: float = 1.0
    doubt: Doubt = Doubt.NONE
    """Why the text itself may not be all or only what the cell holds."""

    @property
    def kind(self) -> FieldKind:
        """What the text looks like."""
        return _kind(self.text) if len(self.text) <= _SHORT else FieldKind.LABEL

    @property
    def letters(self) -> str:
        """The Chinese characters of the text, all that labels are compared by."""
        return letters(self.text)

    @property
    def like_page_number(self) -> bool:
        """Whether this alone on a line may be a page number: no more than the text has pages."""
        digits = folded(self.text)
        if not digits.isdecimal() or len(digits) > _DIGITS_OF_A_PAGE:
            return False
        pages = _FIRST_PAGES + (self.provenance.span or _NOWHERE)[0] // _LETTERS_OF_A_PAGE
        return 0 < int(digits) <= pages


Strip = tuple[Field, ...]
"""The fields of one printed row or line."""

folded = lru_cache(maxsize=8192)(fold)
"""`fold` for the short texts that return: labels and numbers."""


def letters(text: str) -> str:
    """The Chinese characters of a text, width and look-alikes folded."""
    return _letters(text) if len(text) <= _SHORT else "".join(_HAN.findall(fold(text)))


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    return "".join(_HAN.findall(folded(text)))


@lru_cache(maxsize=4096)
def _kind(text: str) -> FieldKind:
    status = parse_printed(text, ValueType.AMOUNT).status
    if status is CellStatus.BLANK:
        return FieldKind.EMPTY
    if status is not CellStatus.UNREAD:
        return FieldKind.VALUE
    return FieldKind.LABEL if _letters(text) else FieldKind.OTHER


def most_frequent(numbers: Iterable[int]) -> int:
    """The number that comes most often; 0 where there is none."""
    found = list(numbers)
    return max(set(found), key=found.count, default=0)


def list_mark(text: str) -> str:
    """The number a label begins with (`7` of `7.属于行政执法案卷`), or nothing."""
    match = _LIST_MARK.match(folded(text[:10]))
    return match["number"] if match else ""


def between(before: Provenance | None, after: Provenance | None) -> Provenance:
    """The place between two others, where something should stand and does not."""
    if before and before.span:
        start = before.span[1]
        end = after.span[0] if after and after.span else start
        return Provenance(span=(start, end) if start <= end else (start, start))
    if after and after.span:
        return Provenance(span=(after.span[0], after.span[0]))
    place = before or after
    return place or Provenance()
