"""What a chooser lists, and how well a text fits what is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reviewer.review.pinyin import folded, spelled, words


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list; `aside` stands at the right, a key for instance."""

    id: str
    title: str
    detail: str = ""
    aside: str = ""
    icon: str = ""
    colour: str = "muted"
    """Of the icon, by its name in `Colours`."""


@dataclass(frozen=True, slots=True)
class Found:
    """The entries to list, the best first, and how many there would be."""

    entries: tuple[Entry, ...]
    total: int


Find = Callable[[str], Found]


def keyed(*texts: str) -> str:
    """What to find something by: its texts as they stand and as they are spelled."""
    lines = [*map(folded, texts), *(spelled(text) for text in texts if not text.isascii())]
    return "\n" + "\n".join(dict.fromkeys(filter(None, lines)))


def best(query: str, keys: Sequence[str]) -> list[int]:
    """The places of the keys with every word of a query; those with lines they begin come first."""
    wanted = words(query)
    begun = [f"\n{word}" for word in wanted]

    def misses(place: int) -> int:
        return sum(start not in keys[place] for start in begun)

    fitting = (place for place, key in enumerate(keys) if all(word in key for word in wanted))
    return sorted(fitting, key=misses)
