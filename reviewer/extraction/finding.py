"""Which tables a document has: where each stands, in one piece or two, once or twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from reviewer.extraction.labels import Pattern
from reviewer.extraction.locate import Region, Vocabulary
from reviewer.extraction.matching import Match, matches
from reviewer.extraction.stream import Stream, halves

_LEAST_SCORE = 16.0
_SURE_SCORE = 60.0
_LIKELY_SCORE = 24.0
_PART = 0.25
_SECOND_COPY = 0.6
_AS_GOOD = 0.9
_MOST_OTHERS = 4
_OWN_WORD = 4
"""So many letters of a label, found nowhere else in the form, tell where it begins anew."""
_LEAST_REPEATED = 2
_MOSTLY_DRAWN = 0.6
_NOWHERE = Region(0, 0, 0.0)


class Source(Protocol):
    """A document seen one way: as running text, or as its drawn tables."""

    def regions(self, vocabulary: Vocabulary, least: float) -> Iterator[Region]:
        """Where a table may stand, best first."""
        ...

    def stream(self, regions: Sequence[Region], *, further: bool = False) -> Stream:
        """The labels and values of some regions, looking `further` below the last one."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A table: its stream, the forms that suit it, best first, and a second copy of it if any."""

    text: Stream
    ways: tuple[Match, ...]
    copy: "Found | None" = None


def find(
    patterns: tuple[Pattern, ...], vocabulary: Vocabulary, *, drawn: Source, lines: Source
) -> Found | None:
    """Find one table in a document, among its drawn tables or in its text."""
    seen = {source: source.regions(vocabulary, _LEAST_SCORE) for source in (drawn, lines)}
    best = {source: next(regions, _NOWHERE) for source, regions in seen.items()}
    scores = {source: region.score for source, region in best.items()}
    source = drawn if scores[drawn] and scores[drawn] >= _MOSTLY_DRAWN * scores[lines] else lines
    if not scores[source]:
        return None
    # Other regions may be a part or copies of the table.
    others = (region for region in seen[source] if region.score >= _PART * scores[source])
    regions = [best[source], *islice(others, _MOST_OTHERS)]
    found = _best(patterns, source, regions)
    return found if _is_table(found, scores[source]) else None


def _best(patterns: tuple[Pattern, ...], source: Source, regions: Sequence[Region]) -> Found:
    best = _read(patterns, source.stream(regions[:1]))
    if _wants_values(best.ways[0]):
        further = _read(patterns, source.stream(regions[:1], further=True))
        best = best if _wants_values(further.ways[0]) else further
    if len(regions) > 1 and not best.copy:
        both = _found(patterns, source.stream(regions[:2]))
        if both.ways[0].cost < best.ways[0].cost:
            return both
    copies = [one for one in regions[1:] if one.score >= _SECOND_COPY * regions[0].score]
    found = {one: _read(patterns, source.stream([one])) for one in copies} | {regions[0]: best}
    return _chained(found, [one for one in found if one.score >= _AS_GOOD * regions[0].score])


def _chained(found: Mapping[Region, Found], good: Iterable[Region]) -> Found:
    """The copies of a table as one: first the first of the good ones."""
    first = min(good, key=lambda region: region.start)
    copy: Found | None = None
    for region in sorted(found, key=lambda region: region is first):
        copy = _followed(found[region], copy)
    return copy or found[first]


def _followed(one: Found, last: Found | None) -> Found:
    return replace(one, copy=_followed(one.copy, last) if one.copy else last)


def _read(patterns: tuple[Pattern, ...], text: Stream) -> Found:
    """A table in a stretch of text, and its copies there."""
    found = _found(patterns, text)
    return _copies(patterns, found) or found


def _copies(patterns: tuple[Pattern, ...], found: Found) -> Found | None:
    """The copies of a table that follow one another in one stretch of text, if they do."""
    start = _second_start(found.ways[0].pattern, found.text.letters)
    if not start:
        return None
    first, second = (_found(patterns, half) for half in halves(found.text, start))
    return replace(first, copy=_copies(patterns, second) or second)


def _second_start(form: Pattern, text: str) -> int:
    """Where the labels of a form begin for a second time, or 0."""
    whole = "".join(label.spellings[0] for label in form.labels)
    words = {label.spellings[0] for label in form.labels if len(label.spellings[0]) >= _OWN_WORD}
    own = [word for word in words if whole.count(word) == 1 and word in text]
    seconds = [text.find(word, text.find(word) + 1) for word in own]
    repeated = [(text.find(word), two) for word, two in zip(own, seconds, strict=True) if two > 0]
    if len(repeated) < max(_LEAST_REPEATED, _SECOND_COPY * len(own)):
        return 0
    start = min(two for _, two in repeated)
    return start if start > max(one for one, _ in repeated) else 0


def _found(patterns: tuple[Pattern, ...], text: Stream) -> Found:
    return Found(text, tuple(matches(patterns, text)))


def _wants_values(match: Match) -> bool:
    """Whether the last row has a label and no values."""
    last = match.assignment.groups[-1]
    nothing = last < 0 or not match.groups[last].numbers
    return nothing and bool(match.evidence.seen[-1] >= 0.5)


def _is_table(found: Found, score: float) -> bool:
    """Whether this is a table rather than a sentence with the same words."""
    if score >= _SURE_SCORE:
        return True
    match = found.ways[0]
    rows = sum(
        group >= 0 and share >= 0.8
        for group, share in zip(match.assignment.groups, match.evidence.seen, strict=True)
    )
    return score >= _LIKELY_SCORE and rows > 0
