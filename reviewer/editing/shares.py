"""Percentages of the prose against the numbers they are said to follow from."""

import re
from collections import deque
from collections.abc import Iterator
from decimal import Decimal

from reviewer.editing.claim import SHARE, Claim, Verdict
from reviewer.editing.claim_rules import Shares
from reviewer.editing.prose import Prose

_ENDLESS = re.compile(r"\d{16}")
_SENTENCE = 200
"""So far back the sentence of a percentage is looked for."""


def share_claims(shares: Shares, part: Prose, text: str) -> Iterator[Claim]:
    """Percentages against the number and the last whole of the same unit before them.

    One is only doubted where another of the same whole holds: it is the right whole then.
    """
    found: dict[int, list[Claim]] = {}
    wholes = deque(found_in(shares.whole, part.text))
    last: dict[str | None, int] = {}
    for match in found_in(shares.pattern, part.text):
        while wholes and wholes[0].end() <= match.start():
            last[unit_of(wholes[0])] = number_of(wholes[0])
            wholes.popleft()
        if (whole := last.get(match["unit"])) is not None:
            found.setdefault(whole, []).append(_share(part, text, match, whole))
    for claims in found.values():
        held = [claim for claim in claims if claim.verdict is not Verdict.DOUBTFUL]
        yield from claims if held else held


def _share(part: Prose, text: str, match: re.Match[str], whole: int) -> Claim:
    count, percent = int(match["n"]), Decimal(match["percent"])
    unit = Decimal(1).scaleb(int(percent.as_tuple().exponent))
    exact = Decimal(100 * count) / whole if whole else Decimal(0)
    away = abs(exact - percent)
    verdict = Verdict.AGREES if 2 * away <= unit else Verdict.DOUBTFUL
    if verdict is Verdict.DOUBTFUL and away < unit:
        verdict = Verdict.NOTE
    earliest = max(match.start() - _SENTENCE, 0)
    stops = [part.text.rfind(mark, earliest, match.start()) for mark in "。；;"]
    start = max(*stops, earliest - 1) + 1
    sentence_span = part.span(start, match.end())
    return Claim(
        rule=SHARE,
        sentence=text[slice(*sentence_span)],
        span=part.span(*match.span()),
        sentence_span=sentence_span,
        value=percent,
        expression=f"{count}/{whole}",
        keys=(),
        expected=exact.quantize(Decimal("0.001")),
        verdict=verdict,
    )


def _group(match: re.Match[str], name: str) -> str | None:
    groups = match.groupdict()
    return next((groups[g] for g in (name, f"{name}2") if groups.get(g) is not None), None)


def found_in(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches but those with more digits in a row than any count has."""
    return (match for match in pattern.finditer(text) if not _ENDLESS.search(match[0]))


def unit_of(match: re.Match[str]) -> str | None:
    """The counting word of a match."""
    return _group(match, "unit")


def number_of(match: re.Match[str]) -> int:
    """The number of a match."""
    return int((_group(match, "n") or "0").replace(",", ""))
