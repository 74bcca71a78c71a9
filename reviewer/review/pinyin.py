"""How Chinese text is typed by letters: the first letters and the full spelling of a text."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice, product

_TWO_WAYS = frozenset("重长六厦蚌单乐朝行番尉解什铅浚莘洞牟涡大都会曾阿陂盛燕调")
"""Characters that names of places and offices also read in another way than the commonest."""
_MOST_READINGS, _MOST_WAYS = 3, 8
_RUN = re.compile(r"[a-z]+|\d+|[^a-z\d\s]+")

Ways = tuple[str, ...]
"""The spellings of one character, the commonest first."""


def spelled(text: str) -> str:
    """What to find a text by: its first letters, then its full spelling; each way a line.

    Letters and digits stand as they are, small and of half width; other signs are left out.
    """
    ways = [way for character in folded(text) if (way := _ways(character))]
    first = [tuple(dict.fromkeys(spelling[0] for spelling in way)) for way in ways]
    return "\n".join(dict.fromkeys([*_lines(first), *_lines(ways)]))


def words(query: str) -> list[str]:
    """The words of a query, each to be found by itself: `hzq2023` is `hzq` and `2023`."""
    return _RUN.findall(folded(query))


def folded(text: str) -> str:
    """The text in small letters of half width."""
    return unicodedata.normalize("NFKC", text).casefold()


def _lines(ways: Iterable[Ways]) -> Iterator[str]:
    return ("".join(line) for line in islice(product(*ways), _MOST_WAYS))


@cache
def _ways(character: str) -> Ways:
    if character.isascii():
        return (character,) if character.isalnum() else ()
    readings = _readings().get(ord(character), "").split(",")
    if not readings[0]:
        return ()
    most = _MOST_READINGS if character in _TWO_WAYS else 1
    return tuple(dict.fromkeys(_plain(reading) for reading in readings[:most]))


def _plain(reading: str) -> str:
    """A reading without tones; ü is typed as v."""
    apart = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in apart if letter.isascii())


@cache
def _readings() -> Mapping[int, str]:
    # Without its phrases the dictionary loads in 40 ms and takes 45 MB less.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 - only who searches needs it

    readings: Mapping[int, str] = PINYIN_DICT
    return readings
