"""Plausibility: numbers of a report that look odd, alone or beside other reports."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import Value, ValueType, parse_printed
from reviewer.domain.report import Report
from reviewer.editing.soft import Check, Circumstances, SoftFinding, SoftRule, number
from reviewer.editing.wording import Period, Sections
from reviewer.editing.years import linear_rules


@dataclass(frozen=True, slots=True)
class SoftRules:
    """All soft rules; those whose ids are `off` are not tested."""

    checks: tuple[Check, ...]
    off: frozenset[str] = frozenset()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], off: frozenset[str] = frozenset()) -> "SoftRules":
        """Read the whole file. Raises `KeyError`, `ValueError` or `re.error`."""
        version = data["version"]
        linear = [
            rule
            for item in (*data["years"], *data["within"])
            for rule in linear_rules(item, version)
        ]
        return cls(
            (
                *linear,
                Ratio.from_dict(data["ratio"], version),
                Unit.from_dict(data["unit"], version),
                Regulations.from_dict(data["regulations"], version),
                Copied(SoftRule.from_dict(data["copied"], version), data["copied"]["least"]),
                Period.from_dict(data["period"], data["year"], version),
                Sections.from_dict(data["sections"], version),
            ),
            off,
        )

    def findings(self, given: Circumstances) -> tuple[SoftFinding, ...]:
        """Everything odd about a report, rule by rule."""
        found = (finding for check in self.checks for finding in check.findings(given))
        return tuple(finding for finding in found if finding.rule.id not in self.off)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A number far larger or smaller than last year's."""

    rule: SoftRule
    keys: tuple[CellKey, ...]
    above: Decimal
    below: Decimal
    least: int

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], version: str) -> "Ratio":
        """Read `[ratio]`."""
        rule = SoftRule.from_dict(data, version)
        limits = Decimal(data["above"]), Decimal(data["below"])
        return cls(rule, tuple(data["keys"]), *limits, data["least"])

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """One for each number that changed so much."""
        for key in self.keys if len(given.before) == 1 else ():
            value, before = number(given.report, key), number(given.before[0], key)
            if value is not None and before is not None and self._odd(value, before):
                yield SoftFinding(
                    f"{self.rule.id}.{key}",
                    self.rule,
                    (key,),
                    (key,),
                    facts={"value": value, "before": before},
                )

    def _odd(self, value: Value, before: Value) -> bool:
        if max(value, before) < self.least:
            return False
        return value > self.above * before or value < self.below * before


@dataclass(frozen=True, slots=True)
class Unit:
    """An amount in another unit than the cell asks for."""

    rule: SoftRule
    units: tuple[str, ...]
    above: int
    below: int

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], version: str) -> "Unit":
        """Read `[unit]`."""
        rule = SoftRule.from_dict(data, version)
        return cls(rule, tuple(data["units"]), data["above"], data["below"])

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """One for each amount printed with the unit, or so many times last year's."""
        for key, cell in given.report.cells.items():
            if not key.endswith(".amount") or cell.value is None:
                continue
            text = cell.entry.text if cell.entry else cell.reading.text
            with_unit = parse_printed(text, ValueType.AMOUNT).unit in self.units
            if with_unit or self._many_times(cell.value, given, key):
                facts = {"text": text}
                yield SoftFinding(f"{self.rule.id}.{key}", self.rule, (key,), facts=facts)

    def _many_times(self, value: Value, given: Circumstances, key: CellKey) -> bool:
        before = number(given.before[0], key) if len(given.before) == 1 else None
        if before is None or not before:
            return False
        return self.above * before <= value <= self.below * before


@dataclass(frozen=True, slots=True)
class Regulations:
    """Regulations (规章) of a body that cannot make any, as its name tells."""

    rule: SoftRule
    cannot: re.Pattern[str]
    can: re.Pattern[str]

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], version: str) -> "Regulations":
        """Read `[regulations]`."""
        rule = SoftRule.from_dict(data, version)
        return cls(rule, re.compile(data["cannot"]), re.compile(data["can"]))

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """One for each such number that is not 0."""
        agency = given.report.agency or ""
        if not self.cannot.search(agency) or self.can.search(agency):
            return
        for key in given.report.cells:
            value = number(given.report, key)
            if key.startswith("disclosure.regulations.") and value:
                facts = {"agency": agency, "value": value}
                yield SoftFinding(f"{self.rule.id}.{key}", self.rule, (key,), facts=facts)


@dataclass(frozen=True, slots=True)
class Copied:
    """A table equal to that of another report, its numbers with at least so many digits in all."""

    rule: SoftRule
    least: int

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """One for each table, with the first report that has the same."""
        mine = tables(given.report)
        others = [(other, tables(other)) for other in (*given.before, *given.others)]
        for table, numbers in mine.items():
            if sum(len(str(value)) for value in numbers.values() if value) < self.least:
                continue
            source = next((o.source for o, theirs in others if theirs.get(table) == numbers), None)
            if source is not None:
                facts = {"other": source}
                yield SoftFinding(f"{self.rule.id}.{table}", self.rule, tuple(numbers), facts=facts)


def tables(report: Report) -> dict[str, dict[CellKey, Value | None]]:
    """The numbers of each table by key."""
    found: dict[str, dict[CellKey, Value | None]] = {table: {} for table in report.forms}
    for key in report.cells:
        found[key.partition(".")[0]][key] = number(report, key)
    return found
