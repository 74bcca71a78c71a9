"""Claims: what the prose of a report says about its tables, each with a verdict.

Precision first: a number is only doubted where the sentence can mean nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import Value
from reviewer.domain.report import Report
from reviewer.editing.claim import SHARE, Claim, Verdict
from reviewer.editing.claim_rules import ClaimRules, Expression, Template
from reviewer.editing.prose import Prose, squeeze
from reviewer.editing.shares import found_in, number_of, share_claims
from reviewer.editing.soft import LAST_YEAR, number

__all__ = ["Claim", "ClaimFinder", "Verdict"]

_NEAR = 6
"""So many characters may stand between two ways of coming in."""
_SHORTEST = 4
"""In fewer characters nothing is claimed."""
_REMEMBERED = 2048

Spoken = Sequence[tuple[Template, Sequence[re.Match[str]]]]
"""Where which templates are in a sentence."""


class ClaimFinder:
    """Finds the claims of one text after another."""

    def __init__(self, rules: ClaimRules) -> None:
        self.rules = rules
        # The same sentences are asked again whenever a number of their report changes.
        self._spoken = lru_cache(_REMEMBERED)(self._speaking)

    @property
    def keys(self) -> frozenset[CellKey]:
        """Every cell that some kind of claim is compared with."""
        expressions = (e for one in self.rules.templates for e in (*one.primary, *one.others))
        return frozenset(term.key for expression in expressions for term in expression.terms)

    def find(self, text: str, report: Report, last_year: Report | None = None) -> tuple[Claim, ...]:
        """Every claim in the prose of a report, in the order of the text."""
        found: list[Claim] = []
        prose = squeeze(text)
        before = ""
        for sentence in prose.sentences():
            spoken = self._spoken(sentence.text, before)
            if spoken:
                inside = _Sentence(self.rules, sentence, spoken, text, report, last_year)
                found.extend(inside.claims())
            before = sentence.text
        found.extend(share_claims(self.rules.shares, prose, text))
        return tuple(sorted(_undisputed(found), key=lambda claim: claim.span))

    def _speaking(self, sentence: str, before: str) -> Spoken:
        if len(sentence) < _SHORTEST or any(word in sentence for word in self.rules.foreign):
            return ()
        templates = (self.rules.channels, *self.rules.templates)
        speaking = (one for one in templates if one.speaks_in(sentence, before))
        found = ((one, tuple(found_in(one.pattern, sentence))) for one in speaking)
        return tuple((one, matches) for one, matches in found if matches)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence of a report in search of its claims."""

    rules: ClaimRules
    prose: Prose
    spoken: Spoken
    text: str
    report: Report
    last_year: Report | None

    def claims(self) -> Iterator[Claim]:
        """Its claims, no number in two of them."""
        taken: set[int] = set()
        received: int | None = None
        channels = self.rules.channels
        for template, matches in self.spoken:
            told = [match for match in matches if self._speaks_of_the_year(match)]
            if template is channels:
                yield from self._channels(told, taken)
                continue
            for match in told:
                place = _number_place(match)
                if place in taken:
                    continue
                taken.update(() if place is None else (place,))
                if template.id.startswith("received"):
                    received = number_of(match)
                claim = self._claim(template, match, received)
                if claim is not None:
                    yield claim

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
        if verdict is Verdict.DOUBTFUL and self._may_be_of_a_part(template, match):
            return None
        return self._made(template.id, match.span(), value, meant, verdict)

    def _may_be_of_a_part(self, template: Template, match: re.Match[str]) -> bool:
        """Whether the sentence up to the claim speaks of some of the requests or of the bodies."""
        said = self.prose.text[: match.end()]
        body = self.report.agency or ""
        if any(word in said and word not in body for word in self.rules.scope):
            return True
        of_all = template.id.startswith(("received", "handled"))
        return of_all and any(word in said for word in self.rules.part)

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
            return number_of(match)
        whole = self._sum(template.whole) if template.whole else None
        return received if received is not None else None if whole is None else int(whole)

    def _verdict(self, value: int, admissible: Sequence[Expression]) -> Verdict:
        sums = [self._sum(expression) for expression in admissible]
        if sums[0] == value:
            return Verdict.AGREES
        return Verdict.NOTE if sums[0] is None or value in sums[1:] else Verdict.DOUBTFUL

    def _channels(self, matches: Sequence[re.Match[str]], taken: set[int]) -> Iterator[Claim]:
        """Ways of coming in, two or more in a row, against all requests received."""
        run: list[re.Match[str]] = []
        for match in [*matches, None]:
            if match and (not run or match.start() - run[-1].end() <= _NEAR):
                run.append(match)
                continue
            yield from self._channel_sum(run, taken)
            run = [match] if match else []

    def _channel_sum(self, run: Sequence[re.Match[str]], taken: set[int]) -> Iterator[Claim]:
        template = self.rules.channels
        if len(run) < 2 or not self._has(template.primary[0]):
            return
        taken.update(place for match in run if (place := _number_place(match)) is not None)
        value = sum(number_of(match) for match in run)
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
        if not doubtful or claim.rule not in held or claim.rule == SHARE:
            yield claim


def _number_place(match: re.Match[str]) -> int | None:
    """Where the number stands in the sentence; None for a claim without one."""
    for name in ("n", "n2"):
        if match.groupdict().get(name) is not None:
            return match.start(name)
    return None
