"""Edit rules as data: templates of a form, the concrete rules they expand to, and findings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from reviewer.domain.numbers import Value


class Severity(StrEnum):
    """How binding a rule is."""

    HARD = "hard"
    WARNING = "warning"
    NOTICE = "notice"


class Outcome(StrEnum):
    """What confronting a report with a rule gave."""

    PASSED = "passed"
    FAILED = "failed"
    UNDECIDED = "undecided"


class Operator(StrEnum):
    """The relation a rule demands between its sides."""

    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Term:
    """A cell with its factor in one side of a rule."""

    key: str
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A linear rule over cells: `left operator right`."""

    id: str
    family: str
    table: str
    severity: Severity
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    operator: Operator = Operator.EQUAL
    subject: tuple[str, ...] = ()
    """The labels of the row, column or group the rule is about."""
    names: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)
    """What the rule says in the words of the form, by language (`zh`, `en`)."""
    version: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The cells that take part, left side first."""
        return tuple(term.key for term in (*self.left, *self.right))

    @property
    def total(self) -> str | None:
        """The key of the cell that is the sum of the others, if the rule is a plain sum."""
        is_sum = self.operator is Operator.EQUAL and len(self.left) > 1 and len(self.right) == 1
        return self.right[0].key if is_sum else None


_TERM = re.compile(
    r"\s*(?P<sign>[+-]?)\s*(?:(?P<factor>\d{1,99})\s*\*\s*)?(?P<name>[a-z_][a-z0-9_.]*)\s*"
)
_RELATION = re.compile(r"<=|>=|=")


@dataclass(frozen=True, slots=True)
class RuleTemplate:
    """A rule of a form file: one equation, repeated for each row, each column or not at all."""

    id: str
    table: str
    each: str
    severity: Severity
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    operator: Operator
    names: Mapping[str, str] = field(hash=False)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "RuleTemplate":
        """Read `equation = "a + b = c"`. Raises `ValueError` with what is wrong."""
        left, operator, right = split_equation(data["equation"])
        return cls(
            id=data["id"],
            table=data["table"],
            each=data["each"],
            severity=Severity(data.get("severity", "hard")),
            left=left,
            right=right,
            operator=operator,
            names=dict(data["name"]),
        )

    def expand(
        self, lines: Mapping[str, Mapping[str, tuple[str, ...]]], *, version: str
    ) -> Iterator[Rule]:
        """The concrete rules for a table with these `row` and `column` ids and label paths."""
        if self.each not in ("row", "column"):
            raise ValueError(f"rule {self.id}: each is row or column, not {self.each}")
        inner = lines["column" if self.each == "row" else "row"]
        for term in (*self.left, *self.right):
            if term.key not in inner:
                raise ValueError(f"rule {self.id}: the table {self.table} has no {term.key}")
        for line, path in lines[self.each].items():
            yield Rule(
                id=f"{self.id}.{line}",
                family=self.id,
                table=self.table,
                severity=self.severity,
                left=tuple(self._on(line, term) for term in self.left),
                right=tuple(self._on(line, term) for term in self.right),
                operator=self.operator,
                subject=path,
                names=self.names,
                version=version,
            )

    def _on(self, line: str, term: Term) -> Term:
        row, column = (line, term.key) if self.each == "row" else (term.key, line)
        return Term(f"{self.table}.{row}.{column}", term.factor)


class EquationError(ValueError):
    """An equation that cannot be read: the kind of fault, and the text that is at fault."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(f"{kind}: {text}")
        self.kind = kind
        self.text = text


def split_equation(text: str) -> tuple[tuple[Term, ...], Operator, tuple[Term, ...]]:
    """Read `a + b = c` (or `<=`, `>=`) into its sides. Raises `EquationError`."""
    relations = _RELATION.findall(text)
    if len(relations) != 1:
        raise EquationError("relation", text)
    left, right = text.split(relations[0])
    return parse_terms(left), Operator(relations[0]), parse_terms(right)


def parse_terms(text: str) -> tuple[Term, ...]:
    """Read `a + 2*b - c`. Raises `EquationError`."""
    terms: list[Term] = []
    text, position = text.strip(), 0
    while position < len(text):
        match = _TERM.match(text, position)
        if match is None or (terms and not match["sign"]):
            raise EquationError("term", text[position:])
        sign = -1 if match["sign"] == "-" else 1
        terms.append(Term(match["name"], sign * int(match["factor"] or 1)))
        position = match.end()
    if not terms:
        raise EquationError("empty_side", text)
    return tuple(terms)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a soft finding goes by besides the cells of its report."""

    says: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What was found, with its numbers, by language."""
    span: tuple[int, int] | None = None
    """Where it stands in the shown text."""
    quote: str = ""
    """The sentence of the text."""
    reports: tuple[int, ...] = ()
    """The other reports it was compared with."""
    keys: tuple[str, ...] = ()
    """The cells of those."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What confronting a report with one rule gave; sides are None where they cannot be known."""

    rule: Rule
    outcome: Outcome
    left: Value | None
    right: Value | None
    assumes_blank_zero: bool = False
    missing: tuple[str, ...] = ()
    """The cells whose number is not known and that decide the outcome."""
    grounds: Grounds | None = None
    """Only a soft finding has some."""

    @property
    def difference(self) -> Value | None:
        """`left - right`, or None where a side is unknown."""
        if self.left is None or self.right is None:
            return None
        return self.left - self.right
