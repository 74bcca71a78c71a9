"""Which parts of a page to draw: tiles of pixels that cover what is seen."""

from collections.abc import Iterator
from math import ceil, floor

from reviewer.domain.document import BoundingBox
from reviewer.domain.picture import PagePart

SIDE = 2048
"""Of a tile, in pixels: a page at reading size is one or two of them."""


def parts(
    sha256: str,
    page: int,
    size: tuple[float, float],
    scale: float,
    seen: BoundingBox,
    *,
    turns: int = 0,
) -> Iterator[PagePart]:
    """The tiles of a page of this size in points that hold any of `seen`, a box on the page.

    Size and box are those of the page turned so many quarters to the right.
    """
    width, height = pixels(size[0], scale), pixels(size[1], scale)
    for top in _steps(seen.top * scale, seen.bottom * scale, height):
        for left in _steps(seen.x0 * scale, seen.x1 * scale, width):
            wide, high = min(SIDE, width - left), min(SIDE, height - top)
            yield PagePart(sha256, page, scale, left, top, wide, high, turns)


def is_tile(part: PagePart) -> bool:
    """Whether a part is one of those that cover its page, not a crop."""
    return part.left % SIDE == 0 and part.top % SIDE == 0


def pixels(length: float, scale: float) -> int:
    """How many pixels a side of a page has."""
    return max(1, round(length * scale))


def crop(
    sha256: str,
    page: int,
    size: tuple[float, float],
    scale: float,
    middle: tuple[float, float],
    pane: tuple[int, int],
) -> PagePart:
    """The part that fills a pane of pixels around a point of a page, moved to stay on the page."""
    whole = pixels(size[0], scale), pixels(size[1], scale)
    wide, high = min(pane[0], whole[0]), min(pane[1], whole[1])
    left = min(max(round(middle[0] * scale) - wide // 2, 0), whole[0] - wide)
    top = min(max(round(middle[1] * scale) - high // 2, 0), whole[1] - high)
    return PagePart(sha256, page, scale, left, top, wide, high)


def _steps(first: float, last: float, length: int) -> range:
    begin = max(0, floor(first)) // SIDE * SIDE
    end = min(length, max(0, ceil(last))) if first < length else 0
    return range(begin, end, SIDE)
