"""Where things stand: cells on pages, pages one below another; pure geometry in points."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import isfinite
from statistics import median
from typing import NamedTuple

from reviewer.domain.document import BoundingBox, Page
from reviewer.domain.form import CellKey
from reviewer.domain.picture import LONGEST_SIDE
from reviewer.domain.report import Report

GAP = 10.0
"""Between two pages."""
MARGIN = 6.0
"""Around all pages."""
A4 = (595.0, 842.0)
WIDEST = 2.0
"""A page wider than this many usual pages does not make the others small."""


class Place(NamedTuple):
    """A box on a page (from 1)."""

    page: int
    box: BoundingBox


class Point(NamedTuple):
    """A point on a page (from 1), from its top left corner."""

    page: int
    x: float
    y: float


def cell_places(report: Report) -> dict[CellKey, Place]:
    """The places of the cells that stand on a page."""
    found = {}
    for key, cell in report.cells.items():
        place = cell.reading.provenance
        if place.page is not None and place.bbox is not None:
            found[key] = Place(place.page, place.bbox)
    return found


def cell_at(places: Mapping[CellKey, Place], point: Point) -> CellKey | None:
    """The cell whose place holds a point, the smallest one where several do."""
    holding = [
        (_area(box), key)
        for key, (page, box) in places.items()
        if page == point.page and holds(box, point)
    ]
    return min(holding)[1] if holding else None


def holds(box: BoundingBox, point: Point, *, slack: float = 0.0) -> bool:
    """Whether a point is in a box or as near as `slack`."""
    across = box.x0 - slack <= point.x <= box.x1 + slack
    return across and box.top - slack <= point.y <= box.bottom + slack


def _area(box: BoundingBox) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


class Stack:
    """Pages one below another in the middle of a strip; all of them as they are shown, turned."""

    def __init__(self, pages: Iterable[Page]) -> None:
        shown = list(pages)
        self.sizes = [_shown_size(page) for page in shown]
        self.turns = [page.turns for page in shown]
        widths = [width for width, _ in self.sizes] or [A4[0]]
        self.width = max(widths) + 2 * MARGIN
        filled = [_filled(page, width) for page, width in zip(shown, widths, strict=False)]
        self.fit_width = min(max(filled, default=A4[0]), WIDEST * median(widths))
        """What should fit into the window: the pages but for their empty margins."""
        ends = list(accumulate(height + GAP for _, height in self.sizes))
        tops = [
            MARGIN + end - height - GAP for end, (_, height) in zip(ends, self.sizes, strict=True)
        ]
        self.frames: Sequence[BoundingBox] = [
            BoundingBox((self.width - width) / 2, top, (self.width + width) / 2, top + height)
            for (width, height), top in zip(self.sizes, tops, strict=True)
        ]
        self.height = (ends[-1] - GAP if ends else A4[1]) + 2 * MARGIN

    def pages_between(self, top: float, bottom: float) -> range:
        """The pages (from 1) that stand between two heights."""
        first = bisect_left(self.frames, top, key=lambda frame: frame.bottom)
        last = bisect_right(self.frames, bottom, key=lambda frame: frame.top)
        return range(first + 1, max(first, last) + 1)

    def point_at(self, x: float, y: float) -> Point | None:
        """The point of the page at a place of the strip; beside a page, the point nearest to it."""
        if not self.frames:
            return None
        index = bisect_left(self.frames, y, key=lambda frame: frame.bottom + GAP / 2)
        index = min(index, len(self.frames) - 1)
        frame = self.frames[index]
        inside = min(max(x, frame.x0), frame.x1), min(max(y, frame.top), frame.bottom)
        return Point(index + 1, inside[0] - frame.x0, inside[1] - frame.top)

    def on_page(self, x: float, y: float) -> Point | None:
        """The point of the page at a place of the strip, None beside the pages."""
        point = self.point_at(x, y)
        if point is None:
            return None
        return point if holds(self.frames[point.page - 1], Point(point.page, x, y)) else None

    def box(self, place: Place) -> BoundingBox | None:
        """Where a box of a page is on the strip; None for a page that is not there."""
        if not 1 <= place.page <= len(self.frames):
            return None
        frame, box = self.frames[place.page - 1], place.box
        left, top = frame.x0, frame.top
        return BoundingBox(box.x0 + left, box.top + top, box.x1 + left, box.bottom + top)


def _filled(page: Page, width: float) -> float:
    """How wide what stands on a page is, measured from its middle to both sides."""
    boxes = [*(word.bbox for word in page.words), *page.rulings, *page.pictures]
    edges = [edge for x0, _, x1, _ in boxes for edge in (x0, x1)] or [0.0]
    return min(width, 2 * (max(abs(edge - width / 2) for edge in edges) + GAP)) + 2 * MARGIN


def _shown_size(page: Page) -> tuple[float, float]:
    """A page of a size that nobody can mean is shown as a sheet of paper."""
    size = page.width, page.height
    return size if all(isfinite(side) and 1 <= side <= LONGEST_SIDE for side in size) else A4
