"""Offsets in a document's text → positions on screen, counted in UTF-16 units."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_SPECIAL = re.compile("\r\n|[\U00010000-\U0010ffff]|[\ud800-\udfff]")
LONGEST_LINE = 4000
"""A longer line is broken on screen, or laying it out would take minutes."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text as it is put on screen, and where its offsets have gone."""

    text: str
    _marks: tuple[int, ...]
    _shifts: tuple[int, ...]
    """From source offset `_marks[i]` on, positions are `_shifts[i]` further."""

    def position(self, offset: int) -> int:
        """Where a source offset is on screen."""
        index = bisect_right(self._marks, offset) - 1
        return offset + (self._shifts[index] if index >= 0 else 0)


def shown_text(text: str) -> ShownText:
    """Make a document's text fit for the screen."""
    pieces: list[str] = []
    marks: list[int] = []
    shifts: list[int] = []
    last, shift = 0, 0
    for start, end, replacement in _replacements(text):
        pieces += (text[last:start], replacement)
        units = len(replacement.encode("utf-16-le")) // 2
        shift += units - (end - start)
        if units != end - start:
            marks.append(end)
            shifts.append(shift)
        last = end
    pieces.append(text[last:])
    return ShownText("".join(pieces), tuple(marks), tuple(shifts))


def _replacements(text: str) -> list[tuple[int, int, str]]:
    """What is shown otherwise: (start, end, instead), in order."""
    found = [(m.start(), m.end(), _instead(m[0])) for m in _SPECIAL.finditer(text)]
    if len(text) > LONGEST_LINE:
        found = sorted(found + _breaks(text))
    return found


def _instead(special: str) -> str:
    if special == "\r\n":
        return "\n"
    return "\ufffd" if "\ud800" <= special <= "\udfff" else special


def _breaks(text: str) -> list[tuple[int, int, str]]:
    breaks = []
    for line in re.finditer(rf"[^\r\n]{{{LONGEST_LINE + 1},}}", text):
        places = range(line.start() + LONGEST_LINE, line.end(), LONGEST_LINE)
        breaks += [(place, place, "\n") for place in places]
    return breaks
