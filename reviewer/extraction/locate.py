"""Where in a text the tables are: where the label words of a form stand close together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from reviewer.extraction.labels import Ints, Pattern

_KNOWN_LETTER = 0.25
_COMMON_LETTER = -0.3
_FEW_LETTERS = 64
_UNKNOWN_LETTER = -1.5
_CODES = 0xA000
"""Letters, all of them Chinese, have codes below."""
_LONGEST_REGION = 4000
"""Ten tables are one after the other there; more would only cost time."""
_MOST_REGIONS = 5
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of letters that reads like labels; `score` is about their number."""

    start: int
    end: int
    score: float


class Vocabulary:
    """The letters, and pairs of letters, of all labels of one table in any edition."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        words = {word for form in patterns for label in form.labels for word in label.spellings}
        letters = np.unique(_codes("".join(words)))
        self._known = np.zeros(_CODES, np.bool_)
        self._known[letters] = True
        self._worth = np.full(_CODES, _UNKNOWN_LETTER)
        self._worth[letters] = _KNOWN_LETTER if len(letters) <= _FEW_LETTERS else _COMMON_LETTER
        self._pairs = np.unique(np.concatenate([_pairs(_codes(word)) for word in words]))
        self.size = max(sum(len(label.spellings[0]) for label in form.labels) for form in patterns)

    def score(self, codes: Ints) -> Scores:
        """For each letter of a text: 1 in a pair of the labels, less alone, a loss if unknown."""
        known, scores = self._known[codes], self._worth[codes]
        both = np.flatnonzero(known[1:] & known[:-1])
        pairs = codes[both] << 21 | codes[both + 1]
        scores[both[_among(pairs, self._pairs)] + 1] = 1.0
        return scores


def regions(scores: Scores, least: float) -> Iterator[Region]:
    """Stretches of greatest sum, best first, not overlapping, each of at least `least`."""
    scores = scores.copy()
    while len(scores):
        sums = np.cumsum(scores)
        lowest = np.minimum.accumulate(np.concatenate([[0.0], sums[:-1]]))
        gains = sums - lowest
        end = int(np.argmax(gains))
        if gains[end] < least:
            return
        before = np.concatenate([[0.0], sums[:end]])
        start = int(len(before) - 1 - np.argmin(before[::-1]))
        yield Region(start, min(end + 1, start + _LONGEST_REGION), float(gains[end]))
        scores[start : end + 1] = -1e9


@lru_cache(maxsize=128)
def best_regions(vocabulary: Vocabulary, letters: str, least: float) -> tuple[Region, ...]:
    """The best `regions`, for the letters of drawn tables, which many reports share."""
    return tuple(islice(regions(vocabulary.score(_codes(letters)), least), _MOST_REGIONS))


def _among(values: Ints, known: Ints) -> npt.NDArray[np.bool_]:
    """Which values are among sorted known ones."""
    places = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.asarray(known[places] == values)


def codes(text: str) -> Ints:
    """The code points of a text."""
    return _codes(text)


def _codes(text: str) -> Ints:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(
        np.int64
    )


def _pairs(values: Ints) -> Ints:
    return (values[:-1] << 21) | values[1:]
