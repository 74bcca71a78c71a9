"""Claims: what the prose of a report says about its tables, each with a verdict.

Precision first: a number is only doubted where the sentence can mean nothing else.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import Value
from reviewer.domain.report import Report
from reviewer.editing.claim_rules import ClaimRules, Expression, Template
from reviewer.editing.prose import Prose, squeeze
from reviewer.editing.soft import LAST_YEAR, number

_NEAR = 6
"""So many characters may stand between two ways of coming in."""
_SHARE = "share"
_SENTENCE = 200
"""So far back the sentence of a percentage is looked for."""


class Verdict(StrEnum):
    """How a claim and the table agree."""

    AGREES = "agrees"
    NOTE = "note"
    """Equal to something the sentence may also mean, or not to be tested here."""
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in the prose, where it stands in the text, and what it was compared with."""

    rule: str
    sentence: str
    span: tuple[int, int]
    """The words of the claim in the text."""
    sentence_span: tuple[int, int]
    value: Value
    expression: str
    """What the value should equal, in keys."""
    keys: tuple[CellKey, ...]
    expected: Value | None
    """What the table has for `expression`; None where it is not known."""
    verdict: Verdict


class ClaimFinder:
    """Finds the claims of one text after another."""

    def __init__(self, rules: ClaimRules) -> None:
        self.rules = rules

    def find(self, text: str, report: Report, last_year: Report | None = None) -> tuple[Claim, ...]:
        """Every claim in the prose of a report, in the order of the text."""
        found: list[Claim] = []
        prose = squeeze(text)
        before = ""
        for sentence in prose.sentences():
            inside = _Sentence(self.rules, sentence, before, text, report, last_year)
            found.extend(inside.claims())
            before = sentence.text
        found.extend(self._shares(prose, text))
        return tuple(sorted(_undisputed(found), key=lambda claim: claim.span))

    def _shares(self, part: Prose, text: str) -> Iterator[Claim]:
        """Percentages against the number and the last whole of the same unit before them.

        One is only doubted where another of the same whole holds: it is the right whole then.
        """
        shares = self.rules.shares
        found: dict[int, list[Claim]] = {}
        wholes = deque(shares.whole.finditer(part.text))
        last: dict[str | None, int] = {}
        for match in shares.pattern.finditer(part.text):
            while wholes and wholes[0].end() <= match.start():
                last[_unit(wholes[0])] = _number(wholes[0])
                wholes.popleft()
            if (whole := last.get(match["unit"])) is not None:
                found.setdefault(whole, []).append(_share(part, text, match, whole))
        for claims in found.values():
            held = [claim for claim in claims if claim.verdict is not Verdict.DOUBTFUL]
            yield from claims if held else held


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence of a report in search of its claims."""

    rules: ClaimRules
    prose: Prose
    before: str
    text: str
    report: Report
    last_year: Report | None

    def claims(self) -> Iterator[Claim]:
        """Its claims, no number in two of them."""
        if any(word in self.prose.text for word in self.rules.foreign):
            return
        taken: set[int] = set()
        received: int | None = None
        yield from self._channels(taken)
        for template in self.rules.templates:
            for match in self._matches(template):
                place = _number_place(match)
                if place in taken:
                    continue
                taken.update(() if place is None else (place,))
                if template.id.startswith("received"):
                    received = _number(match)
                claim = self._claim(template, match, received)
                if claim is not None:
                    yield claim

    def _matches(self, template: Template) -> list[re.Match[str]]:
        if not template.speaks_in(self.prose.text, self.before):
            return []
        matches = template.pattern.finditer(self.prose.text)
        return [match for match in matches if self._speaks_of_the_year(match)]

    def _speaks_of_the_year(self, match: re.Match[str]) -> bool:
        """Whether neither the clause nor the last year named before it leads to another period."""
        if any(word in self._clause(match) for word in self.rules.other_period):
            return False
        years = re.findall(r"20\d\d(?=年)", self.prose.text[: match.end()])
        return not years or self.report.year is None or int(years[-1]) == self.report.year

    def _clause(self, match: re.Match[str]) -> str:
        """The words from the comma before to the comma after."""
        start = max(self.prose.text.rfind(mark, 0, match.start()) for mark in ",，：")
        ends = [self.prose.text.find(mark, match.end()) for mark in ",，"]
        end = min((end for end in ends if end >= 0), default=len(self.prose.text))
        return self.prose.text[start + 1 : end]

    def _claim(
        self, template: Template, match: re.Match[str], received: int | None
    ) -> Claim | None:
        meant = next((e for e in template.primary if self._has(e)), None)
        value = self._value(template, match, received)
        if meant is None or value is None:
            return None
        verdict = self._verdict(value, (meant, *template.others))
        part = any(word in self._clause(match) for word in self.rules.part)
        if verdict is Verdict.DOUBTFUL and part and template.id.startswith(("received", "handled")):
            return None
        return self._made(template.id, match.span(), value, meant, verdict)

    def _made(
        self, rule: str, span: tuple[int, int], value: int, meant: Expression, verdict: Verdict
    ) -> Claim:
        sentence_span = self.prose.span(0, len(self.prose.text))
        return Claim(
            rule=rule,
            sentence=self.text[slice(*sentence_span)],
            span=self.prose.span(*span),
            sentence_span=sentence_span,
            value=value,
            expression=meant.text,
            keys=tuple(term.key for term in meant.terms),
            expected=self._sum(meant),
            verdict=verdict,
        )

    def _value(self, template: Template, match: re.Match[str], received: int | None) -> int | None:
        if isinstance(template.value, int):
            return template.value
        if template.value == "n":
            return _number(match)
        whole = self._sum(template.whole) if template.whole else None
        return received if received is not None else None if whole is None else int(whole)

    def _verdict(self, value: int, admissible: Sequence[Expression]) -> Verdict:
        sums = [self._sum(expression) for expression in admissible]
        if sums[0] == value:
            return Verdict.AGREES
        return Verdict.NOTE if sums[0] is None or value in sums[1:] else Verdict.DOUBTFUL

    def _channels(self, taken: set[int]) -> Iterator[Claim]:
        """Ways of coming in, two or more in a row, against all requests received."""
        template = self.rules.channels
        run: list[re.Match[str]] = []
        for match in [*self._matches(template), None]:
            if match and (not run or match.start() - run[-1].end() <= _NEAR):
                run.append(match)
                continue
            yield from self._channel_sum(template, run, taken)
            run = [match] if match else []

    def _channel_sum(
        self, template: Template, run: Sequence[re.Match[str]], taken: set[int]
    ) -> Iterator[Claim]:
        if len(run) < 2 or not self._has(template.primary[0]):
            return
        taken.update(place for match in run if (place := _number_place(match)) is not None)
        value = sum(_number(match) for match in run)
        verdict = self._verdict(value, (*template.primary, *template.others))
        known = self._sum(template.primary[0])
        if verdict is Verdict.DOUBTFUL and known is not None and value < known:
            verdict = Verdict.NOTE
        span = (run[0].start(), run[-1].end())
        yield self._made(template.id, span, value, template.primary[0], verdict)

    def _has(self, expression: Expression) -> bool:
        return all(
            term.key.startswith(LAST_YEAR) or term.key in self.report.cells
            for term in expression.terms
        )

    def _sum(self, expression: Expression) -> Value | None:
        """What the tables have for an expression; blank cells count as 0, unread ones not."""
        total: Value = 0
        for term in expression.terms:
            value = self._cell(term.key)
            if value is None:
                return None
            total += term.factor * value
        return total

    def _cell(self, key: CellKey) -> Value | None:
        report = self.report
        if key.startswith(LAST_YEAR):
            if self.last_year is None:
                return None
            report, key = self.last_year, key.removeprefix(LAST_YEAR)
        return number(report, key)


def _undisputed(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without doubtful ones of a kind that holds elsewhere: those speak of a part."""
    held = {claim.rule for claim in claims if claim.verdict is not Verdict.DOUBTFUL}
    for claim in claims:
        doubtful = claim.verdict is Verdict.DOUBTFUL
        if not doubtful or claim.rule not in held or claim.rule == _SHARE:
            yield claim


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
        rule=_SHARE,
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


def _unit(match: re.Match[str]) -> str | None:
    return _group(match, "unit")


def _number(match: re.Match[str]) -> int:
    return int((_group(match, "n") or "0").replace(",", ""))


def _number_place(match: re.Match[str]) -> int | None:
    """Where the number stands in the sentence; None for a claim without one."""
    for name in ("n", "n2"):
        if match.groupdict().get(name) is not None:
            return match.start(name)
    return None
