"""The prose of a report as sentences without spaces, each character with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import category, normalize

_END = re.compile(r"[。；;！？!?]")
_STOP = "。"
_NUMBER = re.compile(r"[-+]?\d[\d.,]*|[-/—–]+")
_LONGEST = 500
"""A longer sentence is none; it is cut."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Squeezed text; `places[i]` is where its character i stands in the text it came from."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of a stretch (not empty) in the original text."""
        return self.places[start], self.places[end - 1] + 1

    def sentences(self) -> Iterator["Prose"]:
        """Its sentences, split at full stops and semicolons."""
        start = 0
        for match in [*_END.finditer(self.text), None]:
            end = match.end() if match else len(self.text)
            for cut in range(start, end, _LONGEST):
                stop = min(cut + _LONGEST, end)
                yield Prose(self.text[cut:stop], self.places[cut:stop])
            start = end


@lru_cache(maxsize=8)
def squeeze(text: str) -> Prose:
    """Without white space, digits and letters in their plain width, a full stop for table rows."""
    kept: list[tuple[str, int]] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        if _is_row(line):
            kept.append((_STOP, offset))
        else:
            plain = ((_plain(c), offset + i) for i, c in enumerate(line))
            kept += [(character, place) for character, place in plain if character]
        offset += len(line)
    return Prose("".join(character for character, _ in kept), tuple(place for _, place in kept))


def squeezed(line: str) -> str:
    """A line without white space, digits and letters in their plain width."""
    return "".join(map(_plain, line))


def _is_row(line: str) -> bool:
    """Whether a line is nothing but numbers, or ends in three: a row of a table."""
    parts = line.replace("|", " ").split()
    tail = parts if len(parts) < 3 else parts[-3:]
    return bool(tail) and all(_NUMBER.fullmatch(part) for part in tail)


@cache
def _plain(character: str) -> str:
    """A letter or digit in its plain width; nothing for what takes no ink."""
    if character.isspace() or category(character) in ("Cf", "Cc", "Zs"):
        return ""
    plain = normalize("NFKC", character)
    return plain if len(plain) == 1 and (plain.isalnum() or plain in "%.,()") else character
