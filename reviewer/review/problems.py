"""What still wants a person in a report: failed and undecided rules, uncertain readings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import format_value
from reviewer.domain.record import Record, Tally
from reviewer.domain.report import Cell, Doubt, Report
from reviewer.domain.rules import Finding, Outcome, Rule, Severity


class ProblemKind(StrEnum):
    """Why a person must look; in the order in which problems of one cell are told."""

    FAILED = "failed"
    STALE = "stale"
    """Accepted once, but what the finding says has changed since."""
    UNDECIDED = "undecided"
    LOOK = "look"
    WARNING = "warning"
    """A soft rule says that this should be looked at."""
    NOTICE = "notice"
    """A soft rule says that this is unusual."""


_KINDS = {
    Severity.HARD: ProblemKind.FAILED,
    Severity.WARNING: ProblemKind.WARNING,
    Severity.NOTICE: ProblemKind.NOTICE,
}
_RANK = {kind: place for place, kind in enumerate(ProblemKind)}


@dataclass(frozen=True, slots=True)
class Problem:
    """One open problem: the cell to go to, all cells it is about, the finding if a rule's."""

    kind: ProblemKind
    focus: CellKey
    """Empty for a problem of the text alone."""
    cells: tuple[CellKey, ...]
    finding: Finding | None = None
    doubt: Doubt = Doubt.NONE

    @property
    def id(self) -> str:
        """What tells it from the other problems of its report, also after an edit."""
        return self.finding.rule.id if self.finding else self.focus

    @property
    def only_informs(self) -> bool:
        """Whether nobody needs to go there."""
        return self.finding is not None and self.finding.rule.severity is Severity.NOTICE


def basis(report: Report, finding: Finding) -> str:
    """What a finding says, with the number or status of every cell that takes part."""
    sides = f"{_shown(finding.left)} {finding.rule.operator} {_shown(finding.right)}"
    cells = " ".join(_said(report.cells.get(key)) for key in finding.rule.keys)
    return f"{finding.outcome} {sides}: {cells}"


def _said(cell: Cell | None) -> str:
    if cell is None:
        return "absent"
    return cell.status.value if cell.value is None else format_value(cell.value)


def _shown(value: object) -> str:
    return "?" if value is None else str(value)


def concern(record: Record, finding: Finding) -> ProblemKind | None:
    """What kind of problem a finding is, or None if it passed or is closed."""
    severity, undecided = finding.rule.severity, finding.outcome is Outcome.UNDECIDED
    if finding.outcome is Outcome.PASSED or (undecided and severity is Severity.NOTICE):
        return None
    decision = record.decisions.get(finding.rule.id)
    if decision is not None:
        return None if decision.basis == basis(record.report, finding) else ProblemKind.STALE
    return ProblemKind.UNDECIDED if undecided else _KINDS[severity]


def problems(
    record: Record, findings: Sequence[Finding], cells_in_printed_order: Sequence[CellKey]
) -> tuple[Problem, ...]:
    """The open problems in printed order of the cell to go to."""
    places = {key: place for place, key in enumerate(cells_in_printed_order)}
    found = [*_of_rules(record, findings), *_of_readings(record, cells_in_printed_order)]
    return tuple(sorted(found, key=lambda item: order(item, places)))


def order(problem: Problem, places: Mapping[CellKey, int]) -> tuple[int, int, str]:
    """Where a problem comes among those of its report; unequal for unequal problems."""
    return places.get(problem.focus, len(places)), _RANK[problem.kind], problem.id


def _of_rules(record: Record, findings: Sequence[Finding]) -> Iterator[Problem]:
    for finding in findings:
        kind = concern(record, finding)
        if kind is not None:
            yield Problem(kind, focus(finding), finding.rule.keys, finding)


def focus(finding: Finding) -> CellKey:
    """Where to look first: the cell that is missing, the total, or the last cell.

    For a soft finding the first cell, or nowhere.
    """
    if finding.missing:
        return finding.missing[0]
    if finding.grounds is not None:
        return finding.rule.keys[0] if finding.rule.keys else ""
    return finding.rule.total or finding.rule.keys[-1]


def _of_readings(record: Record, keys: Sequence[CellKey]) -> Iterator[Problem]:
    """Uncertain cells of one row with one doubt are one problem."""
    cells = (record.report.cells[key] for key in keys if key in record.report.cells)
    unsure = [cell for cell in cells if cell.needs_look]
    for (_, doubt), group in groupby(unsure, key=_row_and_doubt):
        members = tuple(cell.key for cell in group)
        yield Problem(ProblemKind.LOOK, members[0], members, doubt=doubt)


def _row_and_doubt(cell: Cell) -> tuple[str, Doubt]:
    return cell.key.rpartition(".")[0], cell.reading.doubt


def uncertain(record: Record, cells_in_printed_order: Sequence[CellKey]) -> int:
    """How many places have an uncertain reading that nobody has answered."""
    return sum(1 for _ in _of_readings(record, cells_in_printed_order))


def tally(record: Record, findings: Sequence[Finding]) -> Tally:
    """The counts of the worklist; `Tally.open` is the number of problems."""
    cells = record.report.cells
    unsure = uncertain(record, tuple(cells))
    still_open = [item for item in findings if concern(record, item) is not None]
    undecided = [item for item in still_open if item.outcome is Outcome.UNDECIDED]
    failed = [item.rule.severity for item in still_open if item.outcome is Outcome.FAILED]
    closed = [
        item
        for item in findings
        if item.outcome is not Outcome.PASSED
        and item.rule.id in record.decisions
        and concern(record, item) is None
    ]
    return Tally(
        failed=failed.count(Severity.HARD),
        undecided=len(undecided),
        look=unsure,
        accepted=len(closed),
        corrected=sum(cell.corrected for cell in cells.values()),
        rules=tuple({counted_as(item.rule): None for item in still_open if not _informs(item)}),
        warnings=failed.count(Severity.WARNING),
        notices=failed.count(Severity.NOTICE),
    )


def _informs(finding: Finding) -> bool:
    return finding.rule.severity is Severity.NOTICE


def counted_as(rule: Rule) -> str:
    """The name under which an open rule is counted: soft ones are many of a kind."""
    return rule.id if rule.severity is Severity.HARD else rule.family
