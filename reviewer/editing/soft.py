"""Soft findings: what looks odd but may be right; they advise and never block."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from reviewer.domain.form import CellForm, CellKey
from reviewer.domain.numbers import CellStatus, Value, format_value
from reviewer.domain.report import Report
from reviewer.domain.rules import Finding, Grounds, Outcome, Rule, Severity, Term
from reviewer.domain.twins import Twin

LAST_YEAR = "last_year."
"""Before a key: the cell of the body's report of the year before."""


@dataclass(frozen=True, slots=True)
class SoftRule:
    """What all findings of one soft rule share, by language."""

    id: str
    severity: Severity
    names: Mapping[str, str] = field(hash=False)
    """What should be."""
    says: Mapping[str, str] = field(hash=False)
    """What was found; has braces for the facts."""
    version: str = ""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], version: str, says: str = "says") -> "SoftRule":
        """Read `id`, `severity`, `name` and what is `says`. Raises `KeyError`, `ValueError`."""
        severity = Severity(data["severity"])
        return cls(data["id"], severity, dict(data["name"]), dict(data[says]), version)


class Each(StrEnum):
    """What a finding is named after: the row, the column or the cell of its first key."""

    NONE = ""
    ROW = "row"
    COLUMN = "column"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class SoftFinding:
    """One odd thing: where it is, and the facts for its sentence."""

    id: str
    """`<rule id>.<what it is about>`, the same whenever the same thing is found."""
    rule: SoftRule
    keys: tuple[CellKey, ...] = ()
    last_year_keys: tuple[CellKey, ...] = ()
    """Cells of the report of the year before."""
    span: tuple[int, int] | None = None
    """Where it stands in the text."""
    facts: Mapping[str, Value | str] = field(default_factory=dict, hash=False)
    quote: str = ""
    """The sentence of the text."""
    beside: tuple[int, ...] = ()
    """The other reports it was compared with."""
    each: Each = Each.NONE

    def sentence(self, language: str) -> str:
        """What is odd, in the words of the form."""
        facts = {name: shown(fact) for name, fact in self.facts.items()}
        return self.rule.says[language].format_map(facts)

    def finding(self, cells: Mapping[CellKey, CellForm]) -> Finding:
        """The same as a finding beside those of the hard rules."""
        rule = Rule(
            id=self.id,
            family=self.rule.id,
            table=self.keys[0].partition(".")[0] if self.keys else "",
            severity=self.rule.severity,
            left=tuple(Term(key) for key in dict.fromkeys(self.keys)),
            right=(),
            subject=tuple(self._subject(cells)),
            names=self.rule.names,
            version=self.rule.version,
        )
        says = {language: self.sentence(language) for language in self.rule.says}
        grounds = Grounds(says, self.span, self.quote, self.beside, self.last_year_keys)
        left, right = self._number("left", "value"), self._number("right", "before", "expected")
        return Finding(rule, Outcome.FAILED, left, right, grounds=grounds)

    def _subject(self, cells: Mapping[CellKey, CellForm]) -> Iterator[str]:
        cell = cells.get(self.keys[0]) if self.keys else None
        if cell is None or self.each is Each.NONE:
            return
        row, column = cell.row.label, cell.column.label
        yield {Each.ROW: row, Each.COLUMN: column}.get(self.each, f"{row} · {column}")

    def _number(self, *names: str) -> Value | None:
        facts = (self.facts.get(name) for name in names)
        return next((fact for fact in facts if isinstance(fact, int | Decimal)), None)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """A report with what it is judged by."""

    report: Report
    text: str = ""
    """The shown text of the source."""
    before: Sequence[Report] = ()
    """The body's report of the year before, or those of all its predecessors."""
    before_ids: tuple[int, ...] = ()
    """Their numbers in the workspace."""
    twins: Mapping[str, Twin] = field(default_factory=dict, hash=False)
    """For each table another report that has the same one."""


class Check(Protocol):
    """Something to look for, with its thresholds."""

    @property
    def rules(self) -> tuple[SoftRule, ...]:
        """The rules its findings may be of."""
        ...

    def looks_back(self, key: CellKey) -> bool:
        """Whether it asks for this cell of the report of the year before."""
        ...

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """What is odd."""
        ...


@dataclass(frozen=True, slots=True)
class LooksHere:
    """A check that needs no other report."""

    def looks_back(self, _key: CellKey) -> bool:
        """Never."""
        return False


@dataclass(frozen=True, slots=True)
class OneRule(LooksHere):
    """A check whose findings are all of one rule."""

    rule: SoftRule

    @property
    def rules(self) -> tuple[SoftRule, ...]:
        """The rule its findings are of."""
        return (self.rule,)


def number(report: Report, key: CellKey) -> Value | None:
    """The number of a cell: 0 for a blank or a mark, None for an unread or absent one."""
    cell = report.cells.get(key)
    if cell is None or cell.status is CellStatus.UNREAD:
        return None
    return 0 if cell.value is None else cell.value


def shown(fact: Value | str) -> str:
    """A fact as it stands in a sentence: a number with every digit and a true minus."""
    return fact if isinstance(fact, str) else format_value(fact).replace("-", "\u2212")
