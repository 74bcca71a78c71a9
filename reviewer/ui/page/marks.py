"""What is marked on the pages: cells, the current one, what a search found, what is selected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reviewer.domain.document import BoundingBox
from reviewer.domain.form import CellKey
from reviewer.review.mentions import Mention
from reviewer.ui.mentions import MentionLook, look_of
from reviewer.ui.page.places import Place, Point, cell_at, holds

Boxes = dict[int, list[BoundingBox]]
_FAINT = "_faint"


@dataclass(slots=True)
class Marks:
    """The marks on all pages; boxes by page."""

    places: Mapping[CellKey, Place] = field(default_factory=dict)
    grounds: Mapping[CellKey, str] = field(default_factory=dict)
    """Names of colours of the scheme, for the cells that stand out."""
    current: CellKey | None = None
    hovered: CellKey | None = None
    found: Boxes = field(default_factory=dict)
    spot: Boxes = field(default_factory=dict)
    """The place at hand among those found."""
    selected: Boxes = field(default_factory=dict)
    mentions: Sequence[tuple[Mention, Sequence[Place]]] = ()
    """Where the prose speaks of cells."""
    number: Place | None = None
    """The number that a click would take."""

    def of_cells(self, page: int) -> list[tuple[BoundingBox, str]]:
        """The marked places of a page, each once in its strongest ground.

        Cells that were not found share one place; tinted once for each, its print would go black.
        """
        grounds: dict[BoundingBox, str] = {}
        for key, ground in self.grounds.items():
            place = self.places.get(key)
            if place is not None and place.page == page:
                known = grounds.get(place.box, _FAINT)
                grounds[place.box] = ground if known.endswith(_FAINT) else known
        return list(grounds.items())

    def of_mentions(self, page: int) -> Iterator[tuple[BoundingBox, MentionLook]]:
        """The places of a page where the prose speaks of cells."""
        for mention, places in self.mentions:
            for place in places:
                if place.page == page:
                    yield place.box, look_of(mention, self.current)

    def cell_under(self, point: Point) -> CellKey | None:
        """The cell whose place holds a point, or that the prose there speaks of."""
        found = cell_at(self.places, point)
        if found is not None:
            return found
        for mention, places in self.mentions:
            at = any(page == point.page and holds(box, point, slack=2) for page, box in places)
            if at and mention.keys:
                return mention.keys[0]
        return None

    @property
    def current_place(self) -> Place | None:
        """Where the current cell stands."""
        return self.places.get(self.current) if self.current is not None else None

    def framed(self, page: int) -> BoundingBox | None:
        """The current cell, if it is on this page."""
        return self._box(self.current, page)

    def under_mouse(self, page: int) -> BoundingBox | None:
        """The cell under the mouse, if it is on this page."""
        return self._box(self.hovered, page)

    def _box(self, key: CellKey | None, page: int) -> BoundingBox | None:
        place = self.places.get(key) if key is not None else None
        return place.box if place is not None and place.page == page else None
