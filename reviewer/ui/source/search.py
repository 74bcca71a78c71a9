"""Finding text in the source, width and case set aside."""

import re
from bisect import bisect_left

from reviewer.domain.numbers import fold

MOST = 2000
_FOLD_UP_TO = 500_000


def find_all(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where `wanted` stands in `text`, as UTF-16 positions on screen; the first `MOST` places."""
    astral = [match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text)]
    return [
        (start + bisect_left(astral, start), end + bisect_left(astral, end))
        for start, end in occurrences(text, wanted)
    ]


def occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where `wanted` stands in `text`, as offsets; the first `MOST` places."""
    if not wanted:
        return []
    heap, needle = (text, wanted)
    if len(text) <= _FOLD_UP_TO:
        heap, needle = fold(text).casefold(), fold(wanted).casefold()
    if len(heap) != len(text):
        heap, needle = text, wanted
    found: list[tuple[int, int]] = []
    start = heap.find(needle)
    while start >= 0 and len(found) < MOST:
        end = start + len(needle)
        found.append((start, end))
        start = heap.find(needle, end)
    return found
