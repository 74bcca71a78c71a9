"""Plausibility: numbers of a report that look odd, alone or beside other reports."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import Value, ValueType, parse_printed
from reviewer.editing.agreement import Agreement
from reviewer.editing.claims import ClaimFinder
from reviewer.editing.soft import Check, Circumstances, Each, OneRule, SoftFinding, SoftRule, number
from reviewer.editing.wording import Period, Sections
from reviewer.editing.years import linear_rules

_AMOUNT = ".amount"


@dataclass(frozen=True, slots=True)
class SoftRules:
    """All soft rules; those whose ids are `off` are not tested."""

    checks: tuple[Check, ...]
    off: frozenset[str] = frozenset()

    @property
    def rules(self) -> tuple[SoftRule, ...]:
        """Each rule once, in order."""
        rules = (rule for check in self.checks for rule in check.rules)
        return tuple({rule.id: rule for rule in rules}.values())

    @property
    def version(self) -> str:
        """The version of the rules."""
        return "+".join(dict.fromkeys(rule.version for rule in self.rules))

    @classmethod
    def from_dict(
        cls,
        data: Mapping[str, Any],
        claims: ClaimFinder | None = None,
        off: frozenset[str] = frozenset(),
    ) -> "SoftRules":
        """Read the whole file; with `claims` the prose is held against the tables, too.

        Raises `KeyError`, `ValueError` or `re.error`.
        """
        version = data["version"]
        linear = [
            rule
            for item in (*data["years"], *data["within"])
            for rule in linear_rules(item, version)
        ]
        return cls(
            (
                *([Agreement.from_dict(data, version, claims)] if claims else ()),
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

    def looks_back(self, key: CellKey) -> bool:
        """Whether a report is judged by this cell of the report of the year before."""
        return any(check.looks_back(key) for check in self.checks)

    def findings(
        self, given: Circumstances, off: frozenset[str] = frozenset()
    ) -> tuple[SoftFinding, ...]:
        """Everything odd about a report, rule by rule, without the rules that are `off`."""
        off |= self.off
        checks = (check for check in self.checks if {rule.id for rule in check.rules} - off)
        found = (finding for check in checks for finding in check.findings(given))
        return tuple(finding for finding in found if finding.rule.id not in off)


@dataclass(frozen=True, slots=True)
class Ratio(OneRule):
    """A number far larger or smaller than last year's."""

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

    def looks_back(self, key: CellKey) -> bool:
        """Each of its cells."""
        return key in self.keys

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
                    beside=given.before_ids,
                    each=Each.CELL,
                )

    def _odd(self, value: Value, before: Value) -> bool:
        if max(value, before) < self.least:
            return False
        return value > self.above * before or value < self.below * before


@dataclass(frozen=True, slots=True)
class Unit(OneRule):
    """An amount in another unit than the cell asks for."""

    units: tuple[str, ...]
    above: int
    below: int

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], version: str) -> "Unit":
        """Read `[unit]`."""
        rule = SoftRule.from_dict(data, version)
        return cls(rule, tuple(data["units"]), data["above"], data["below"])

    def looks_back(self, key: CellKey) -> bool:
        """Every amount."""
        return key.endswith(_AMOUNT)

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """One for each amount printed with the unit, or so many times last year's."""
        for key, cell in given.report.cells.items():
            if not key.endswith(_AMOUNT) or cell.value is None:
                continue
            text = cell.entry.text if cell.entry else cell.reading.text
            with_unit = parse_printed(text, ValueType.AMOUNT).unit in self.units
            if with_unit or self._many_times(cell.value, given, key):
                facts = {"text": text}
                name = f"{self.rule.id}.{key}"
                yield SoftFinding(name, self.rule, (key,), facts=facts, each=Each.CELL)

    def _many_times(self, value: Value, given: Circumstances, key: CellKey) -> bool:
        before = number(given.before[0], key) if len(given.before) == 1 else None
        if before is None or not before:
            return False
        return self.above * before <= value <= self.below * before


@dataclass(frozen=True, slots=True)
class Regulations(OneRule):
    """Regulations (规章) of a body that cannot make any, as its name tells."""

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
                name = f"{self.rule.id}.{key}"
                yield SoftFinding(name, self.rule, (key,), facts=facts, each=Each.CELL)


@dataclass(frozen=True, slots=True)
class Copied(OneRule):
    """A table equal to that of another report, its numbers with at least so many digits in all."""

    least: int

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """One for each such table."""
        for table, twin in given.twins.items():
            keys = [key for key in given.report.cells if key.startswith(f"{table}.")]
            numbers = (number(given.report, key) for key in keys)
            if sum(len(str(value)) for value in numbers if value) >= self.least:
                yield SoftFinding(
                    f"{self.rule.id}.{table}",
                    self.rule,
                    tuple(keys[:1]),
                    facts={"other": twin.name},
                    beside=(twin.report_id,),
                )
