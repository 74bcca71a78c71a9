"""Soft findings: what looks odd but may be right; they advise and never block."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import CellStatus, Value
from reviewer.domain.report import Report
from reviewer.domain.rules import Severity

LAST_YEAR = "last_year."
"""Before a key: the cell of the body's report of the year before."""


@dataclass(frozen=True, slots=True)
class SoftRule:
    """What all findings of one soft rule share; `names` has braces for the facts."""

    id: str
    severity: Severity
    names: Mapping[str, str] = field(hash=False)
    version: str = ""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], version: str, name: str = "name") -> "SoftRule":
        """Read `id`, `severity` and the sentences under `name`. Raises `KeyError`, `ValueError`."""
        return cls(data["id"], Severity(data["severity"]), dict(data[name]), version)


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

    def sentence(self, language: str) -> str:
        """What is odd, in the words of the form."""
        return self.rule.names[language].format_map(dict(self.facts))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """A report with what it is judged by."""

    report: Report
    text: str = ""
    """The shown text of the source."""
    before: Sequence[Report] = ()
    """The body's report of the year before, or those of all its predecessors."""
    others: Sequence[Report] = ()
    """Reports it may have been copied from."""


class Check(Protocol):
    """A soft rule with its thresholds."""

    @property
    def rule(self) -> SoftRule:
        """What its findings share."""
        ...

    def findings(self, given: Circumstances) -> Iterator[SoftFinding]:
        """What is odd."""
        ...


def number(report: Report, key: CellKey) -> Value | None:
    """The number of a cell: 0 for a blank or a mark, None for an unread or absent one."""
    cell = report.cells.get(key)
    if cell is None or cell.status is CellStatus.UNREAD:
        return None
    return 0 if cell.value is None else cell.value
