"""What is marked on the pages: cells, the current one, what a search found, what is selected."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.domain.document import BoundingBox
from reviewer.domain.form import CellKey
from reviewer.ui.page.places import Place

Boxes = dict[int, list[BoundingBox]]


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
    number: Place | None = None
    """The number that a click would take."""

    def of_cells(self, page: int) -> list[tuple[BoundingBox, str]]:
        """The marked cells of a page."""
        return [
            (self.places[key].box, ground)
            for key, ground in self.grounds.items()
            if key in self.places and self.places[key].page == page
        ]

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
