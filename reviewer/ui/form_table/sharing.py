"""Which tables of a report are shown at once, and how they share the height there is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_MOST_LEADING = 8


@dataclass(frozen=True, slots=True)
class Heights:
    """Pixels: the room, the tabs, and what each table wants in full with its title."""

    room: int
    tabs: int
    tables: Mapping[str, int]

    def spare(self, names: frozenset[str]) -> int:
        """What is left when these tables are shown in full; below 0 if they do not fit."""
        tabs = 0 if len(names) == len(self.tables) else self.tabs
        return self.room - tabs - sum(self.tables[name] for name in names)

    def wanted(self, current: str, shown: frozenset[str]) -> frozenset[str]:
        """Which tables to show; those that are shown stay while they can."""
        stays = current in shown <= self.tables.keys() and self.spare(shown) >= 0
        kept = shown if stays else frozenset({current})
        for name in self.tables:
            if self.spare(kept | {name}) >= 0:
                kept |= {name}
        return kept

    def leading(self, shown: frozenset[str], lines: Iterable[int]) -> int:
        """How much higher each line can be drawn so that the room is filled."""
        return max(0, min(_MOST_LEADING, self.spare(shown) // max(sum(lines), 1)))
