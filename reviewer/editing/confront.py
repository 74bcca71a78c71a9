"""Confront reports with the rules of their forms: findings for one, arrays for many."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import numpy as np

from reviewer.domain.form import CellForm, CellKey, Forms
from reviewer.domain.numbers import CellStatus, Value
from reviewer.domain.report import Cell, Report
from reviewer.domain.rules import Finding, Operator, Outcome, Rule, Severity, Term
from reviewer.editing.system import Code, Codes, Confrontation, Flags, Ints, Known, System

FormIds = Mapping[str, str]

_OUTCOMES = {
    Code.PASSED: Outcome.PASSED,
    Code.FAILED: Outcome.FAILED,
    Code.UNDECIDED: Outcome.UNDECIDED,
}
NONNEGATIVE = {"zh": "件数不能为负数", "en": "a count is never negative"}


class Confronter:
    """Confronts reports with the rules of their forms and the rules an office adds."""

    def __init__(self, forms: Forms, *, extra: Sequence[Rule] = ()) -> None:
        self.forms = forms
        self._extra = tuple(extra)
        self._systems: dict[tuple[tuple[str, str], ...], System] = {}

    def extend(self, extra: Sequence[Rule]) -> None:
        """Take these instead of the rules added before."""
        self._extra, self._systems = tuple(extra), {}

    def system(self, form_ids: FormIds) -> System:
        """The compiled rules for these forms; compiled once."""
        combination = tuple(sorted(form_ids.items()))
        systems = self._systems
        if combination not in systems:
            systems[combination] = self._compile(form_ids)
        return systems[combination]

    def rules(self, form_ids: FormIds) -> tuple[Rule, ...]:
        """Every rule that applies to a report with these forms, in order."""
        return self.system(form_ids).rules

    def confront(self, report: Report) -> tuple[Finding, ...]:
        """The finding of every rule in rule order, then one for each negative count."""
        system = self.system(report.forms)
        values, known = _pack(system, [report])
        confrontation = system.evaluate(values, known)
        findings = _findings(system, confrontation, known)
        return (*findings, *self._negative(report, system, values))

    def confront_many(self, form_ids: FormIds, values: Ints, known: Codes) -> Confrontation:
        """Confront reports of the same forms at once; arrays as `pack` gives them."""
        return self.system(form_ids).evaluate(values, known)

    def pack(self, form_ids: FormIds, reports: Sequence[Report]) -> tuple[Ints, Codes]:
        """Values and `Known` codes of reports with these forms, both cells × reports."""
        return _pack(self.system(form_ids), reports)

    def _compile(self, form_ids: FormIds) -> System:
        cells = self.forms.cells(form_ids)
        extra = (rule for rule in self._extra if all(key in cells for key in rule.keys))
        return System(tuple(cells.values()), (*self.forms.rules(form_ids), *extra))

    def _negative(self, report: Report, system: System, values: Ints) -> Iterator[Finding]:
        for i in np.flatnonzero((values[:, 0] < 0) & system.counts).tolist():
            cell = system.cells[i]
            table = cell.key.partition(".")[0]
            edition = self.forms.table(table, report.forms[table]).edition
            rule = _nonnegative(cell, table, self.forms.edition(edition).version)
            yield Finding(rule, Outcome.FAILED, int(values[i, 0]), 0)


def nonnegative_id(key: CellKey) -> str:
    """The id of the rule that this count is not negative."""
    table, _, rest = key.partition(".")
    return f"{table}.nonnegative.{rest}"


def _nonnegative(cell: CellForm, table: str, version: str) -> Rule:
    return Rule(
        id=nonnegative_id(cell.key),
        family=f"{table}.nonnegative",
        table=table,
        severity=Severity.HARD,
        left=(Term(cell.key),),
        right=(),
        operator=Operator.AT_LEAST,
        subject=(*cell.row_path, *cell.column.path),
        names=NONNEGATIVE,
        version=version,
    )


def _pack(system: System, reports: Sequence[Report]) -> tuple[Ints, Codes]:
    packed = [
        _pack_cell(system, i, report.cells.get(cell.key))
        for i, cell in enumerate(system.cells)
        for report in reports
    ]
    arrays = np.array(packed, dtype=np.int64).reshape(len(system.cells), len(reports), 2)
    return arrays[..., 0], arrays[..., 1].astype(np.int8)


def _pack_cell(system: System, i: int, cell: Cell | None) -> tuple[int, int]:
    if cell is None or cell.status is CellStatus.UNREAD:
        return 0, Known.UNREAD
    value = cell.value
    if value is None:
        return 0, Known.BLANK
    whole = system.whole(i, value)
    return (0, Known.UNREAD) if whole is None else (whole, Known.NUMBER)


def _findings(system: System, confrontation: Confrontation, known: Codes) -> Iterator[Finding]:
    """The findings of the only report in these arrays."""
    gaps = known[:, 0]
    columns = (
        confrontation.outcome[:, 0].tolist(),
        _sides(system, confrontation.left[:, 0], confrontation.left_known[:, 0]),
        _sides(system, confrontation.right[:, 0], confrontation.right_known[:, 0]),
        confrontation.assumes_zero[:, 0].tolist(),
    )
    for rule, code, left, right, assumes in zip(system.rules, *columns, strict=True):
        missing = system.missing(rule, gaps, left, right) if code == Code.UNDECIDED else ()
        yield Finding(rule, _OUTCOMES[code], left, right, assumes, missing)


def _sides(system: System, numbers: Ints, known: Flags) -> list[Value | None]:
    triples = zip(numbers.tolist(), known.tolist(), system.scales.tolist(), strict=True)
    return [unscaled(number, scale) if is_known else None for number, is_known, scale in triples]


def unscaled(number: int, scale: int) -> Value:
    """The value behind a whole number of a scale."""
    return number if scale == 1 else Decimal(number) / scale
