"""Pictures of pages: which part of a page is wanted, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_SIDE = 14_400.0
"""Of a page, in points: no writer of PDF files makes a larger one."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """A box, in pixels, of a page (from 1) drawn with `scale` pixels a point."""

    sha256: str
    """Of the document."""
    page: int
    scale: float
    left: int
    top: int
    width: int
    height: int
    turns: int = 0
    """How many quarters to the right the page is turned before."""


class NoPicture(StrEnum):
    """Why a part cannot be shown."""

    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    TOO_LONG = "too_long"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of a part, 4 bytes each (blue, green, red, 255), or why there are none."""

    part: PagePart
    pixels: bytes = b""
    missing: NoPicture | None = None
