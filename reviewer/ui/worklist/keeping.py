"""The filter and order of the list as a workspace keeps them from one time to the next."""

from collections.abc import Mapping
from typing import Any

from reviewer.domain.changes import ReviewState
from reviewer.domain.record import Trouble, WorklistColumn, WorklistQuery


def kept(query: WorklistQuery) -> dict[str, Any]:
    """A query as JSON can hold it."""
    return {
        "text": query.text,
        "states": sorted(query.states),
        "open": query.only_open_problems,
        "troubles": sorted(query.troubles),
        "years": sorted(query.years, key=lambda year: year or 0),
        "regions": sorted(query.regions),
        "tags": sorted(query.tags),
        "sort": query.sort.value,
        "descending": query.descending,
    }


def taken_up(value: object) -> WorklistQuery:
    """The query that was kept; all reports if it cannot be read."""
    if not isinstance(value, Mapping):
        return WorklistQuery()
    try:
        return WorklistQuery(
            text=str(value["text"]),
            states=frozenset(map(ReviewState, value["states"])),
            only_open_problems=value["open"] is True,
            troubles=frozenset(map(Trouble, value["troubles"])),
            years=frozenset(None if year is None else int(year) for year in value["years"]),
            regions=frozenset(map(str, value["regions"])),
            tags=frozenset(map(str, value["tags"])),
            sort=WorklistColumn(value["sort"]),
            descending=value["descending"] is True,
        )
    except (KeyError, TypeError, ValueError):
        return WorklistQuery()
