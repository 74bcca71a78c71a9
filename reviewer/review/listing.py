"""The listed reports: all their ids, and the lines of those that somebody looks at."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from reviewer.domain.record import WorklistRow, YearOfBody
from reviewer.review.store import Store

_PAGE = 64
_PAGES_KEPT = 32


class Listing(Sequence[WorklistRow]):
    """The reports of a list in order; reads lines a page at a time and keeps a few pages."""

    def __init__(self, store: Store | None = None, ids: Sequence[int] = ()) -> None:
        self._store = store
        self.ids = ids
        self._pages: OrderedDict[int, dict[int, WorklistRow]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> WorklistRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[WorklistRow]: ...
    def __getitem__(self, place: int | slice) -> WorklistRow | Sequence[WorklistRow]:
        """The line at a place. Raises `IndexError`, and `KeyError` for a report that is gone."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self.ids)))]
        report_id = self.ids[place]
        at = place if place >= 0 else len(self.ids) + place
        return self._page(at // _PAGE)[report_id]

    def line_of(self, report_id: int) -> WorklistRow | None:
        """The line of a report; None if it is not listed, or gone since."""
        place = self.place_of(report_id)
        return None if place is None else self._page(place // _PAGE).get(report_id)

    def place_of(self, report_id: int | None) -> int | None:
        """Where a report stands; None if it is not listed."""
        return None if report_id is None else self._places.get(report_id)

    def update(self, row: WorklistRow) -> None:
        """Put a report's line in place of what it was."""
        place = self.place_of(row.id)
        page = None if place is None else self._pages.get(place // _PAGE)
        if page is not None:
            page[row.id] = row

    @cached_property
    def _places(self) -> dict[int, int]:
        return {report_id: place for place, report_id in enumerate(self.ids)}

    def _page(self, number: int) -> dict[int, WorklistRow]:
        page = self._pages.get(number)
        if page is None:
            ids = self.ids[number * _PAGE : (number + 1) * _PAGE]
            rows = self._store.worklist_rows(ids) if self._store else ()
            page = self._pages[number] = {row.id: row for row in rows}
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page


@dataclass(slots=True)
class Body:
    """An agency with the reports of its years, in order; `start` is the place of the first."""

    agency: str | None
    start: int
    years: list[YearOfBody]


def by_body(years: Sequence[YearOfBody]) -> list[Body]:
    """Reports in order of agency and year, an agency together; unknown ones stay apart."""
    bodies: list[Body] = []
    for place, one in enumerate(years):
        if bodies and one.agency is not None and bodies[-1].agency == one.agency:
            bodies[-1].years.append(one)
        else:
            bodies.append(Body(one.agency, place, [one]))
    return bodies
