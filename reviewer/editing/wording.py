"""What the words of a report should say: the period of the statistics, the six sections."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reviewer.editing.prose import squeeze, squeezed
from reviewer.editing.soft import Circumstances, LooksHere, SoftFinding, SoftRule

_WHOLE_YEAR = ("1", "1", "12", "31")
_HEADING = 40
"""A longer line is no heading."""


@dataclass(frozen=True, slots=True)
class Period(LooksHere):
    """The period of the statistics: the whole year, and the year of the report."""

    rule: SoftRule
    year_rule: SoftRule
    pattern: re.Pattern[str]

    @property
    def rules(self) -> tuple[SoftRule, ...]:
        """That of the period and that of its year."""
        return self.rule, self.year_rule

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], year: Mapping[str, Any], version: str) -> "Period":
        """Read `[period]` and `[year]`."""
        rules = SoftRule.from_dict(data, version), SoftRule.from_dict(year, version)
        return cls(*rules, re.compile(data["pattern"]))

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """One if the first period in the text is not the whole year, one if it is of another."""
        prose = squeeze(given.text)
        match = self.pattern.search(prose.text)
        if match is None:
            return
        span = prose.span(*match.span())
        if match.group("m1", "d1", "m2", "d2") != _WHOLE_YEAR:
            facts = {"text": match[0]}
            yield SoftFinding(self.rule.id, self.rule, span=span, facts=facts, quote=match[0])
        year = given.report.year
        for printed in dict.fromkeys(match.group("year", "year2")):
            if printed and year is not None and int(printed) != year:
                years = {"value": printed, "year": str(year)}
                rule = self.year_rule
                yield SoftFinding(rule.id, rule, span=span, facts=years, quote=match[0])
                return


@dataclass(frozen=True, slots=True)
class Heading:
    """A section every report has, and how its heading reads."""

    title: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Sections(LooksHere):
    """The six sections, all there and in order."""

    rule: SoftRule
    order: SoftRule
    headings: tuple[Heading, ...]

    @property
    def rules(self) -> tuple[SoftRule, ...]:
        """Two sentences of one rule."""
        return (self.rule,)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], version: str) -> "Sections":
        """Read `[sections]`."""
        headings = (Heading(item["id"], re.compile(item["pattern"])) for item in data["headings"])
        missing = SoftRule.from_dict(data, version, "missing")
        return cls(missing, SoftRule.from_dict(data, version, "order"), tuple(headings))

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """One for each section whose words are nowhere, or whose heading stands out of order."""
        prose = squeeze(given.text)
        if not prose.text:
            return
        lines = list(_short_lines(given.text))
        last = -1
        for heading in self.headings:
            facts = {"section": heading.title}
            name = f"{self.rule.id}.{heading.title}"
            if not heading.pattern.search(prose.text):
                yield SoftFinding(name, self.rule, facts=facts)
            places = [place for place, line in lines if heading.pattern.search(line)]
            if places and max(places) < last:
                yield SoftFinding(name, self.order, facts=facts)
            elif places:
                last = max(last, min(place for place in places if place >= last))
        return


def _short_lines(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in text.splitlines(keepends=True):
        short = squeezed(line)
        if short and len(short) <= _HEADING:
            yield offset, short
        offset += len(line)
