"""What the words of a report should say: the period of the statistics, the six sections."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reviewer.editing.prose import Prose, squeeze
from reviewer.editing.soft import Circumstances, SoftFinding, SoftRule

_WHOLE_YEAR = ("1", "1", "12", "31")
_HEADING = 40
"""A longer line is no heading."""


@dataclass(frozen=True, slots=True)
class Period:
    """The period of the statistics: the whole year, and the year of the report."""

    rule: SoftRule
    year_rule: SoftRule
    pattern: re.Pattern[str]

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
            yield SoftFinding(self.rule.id, self.rule, span=span, facts=facts)
        year = given.report.year
        for printed in dict.fromkeys(match.group("year", "year2")):
            if printed and year is not None and int(printed) != year:
                facts_of_year = {"value": int(printed), "year": year}
                yield SoftFinding(self.year_rule.id, self.year_rule, span=span, facts=facts_of_year)
                return


@dataclass(frozen=True, slots=True)
class Heading:
    """A section every report has, and how its heading reads."""

    title: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Sections:
    """The six sections, all there and in order."""

    rule: SoftRule
    order: SoftRule
    headings: tuple[Heading, ...]

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
            places = [place for place, line in lines if heading.pattern.search(line.text)]
            if places and max(places) < last:
                yield SoftFinding(name, self.order, facts=facts)
            elif places:
                last = max(last, min(place for place in places if place >= last))
        return


def _short_lines(text: str) -> Iterator[tuple[int, Prose]]:
    offset = 0
    for line in text.splitlines(keepends=True):
        squeezed = squeeze(line)
        if squeezed.text and len(squeezed.text) <= _HEADING:
            yield offset, squeezed
        offset += len(line)
