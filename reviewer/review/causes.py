"""Rules that cannot be judged for one and the same reason: a table or a row without numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Report
from reviewer.domain.rules import Severity
from reviewer.review.problems import Problem, ProblemKind

_FEW, _MANY = 2, 3
"""From so many rules on a table or row is told as one, cells here and there are."""
_WITHOUT = (CellStatus.BLANK, CellStatus.UNREAD)


class Extent(StrEnum):
    """How much has no number."""

    TABLE = "table"
    ROW = "row"
    PLACES = "places"
    """Cells here and there in a table."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Problems that have what is blank or unread in common, in their order.

    `place` is a table, or a row with its table; `empty` the cells of rules without a number there.
    """

    extent: Extent
    place: str
    problems: tuple[Problem, ...]
    empty: tuple[CellKey, ...]
    unread: bool
    """Whether some of these could not be read."""

    @property
    def id(self) -> str:
        """What tells it from the other causes of its report."""
        return f"cause {self.place}"


@dataclass(frozen=True, slots=True)
class _Member:
    """A problem that only missing numbers leave open; `row` is theirs if it has no number."""

    problem: Problem
    table: str
    row: str


def causes(problems: Iterable[Problem], report: Report) -> list[Cause]:
    """What several rules cannot be judged for; a problem has one cause at most."""
    lines: dict[str, list[CellKey]] = {}
    for key in report.cells:
        lines.setdefault(_row_of(key), []).append(key)
    found = [member for problem in problems if (member := _member(problem, report, lines))]
    tables: dict[str, list[_Member]] = {}
    for member in found:
        tables.setdefault(member.table, []).append(member)
    return [one for table, some in tables.items() for one in _of_table(table, some, report)]


def stops(problems: Sequence[Problem], report: Report) -> tuple[Problem, ...]:
    """The problems to go to one after the other: of each cause the first."""
    passed = {item.id for cause in causes(problems, report) for item in cause.problems[1:]}
    return tuple(problem for problem in problems if problem.id not in passed)


def _of_table(table: str, members: list[_Member], report: Report) -> list[Cause]:
    keys = dict.fromkeys(key for member in members for key in member.problem.cells)
    empty = [key for key in keys if _is_empty(report, key)]
    if len(empty) == len(keys) and len(members) >= _FEW:
        return [_cause(Extent.TABLE, table, members, empty, report)]
    rows: dict[str, list[_Member]] = {}
    for member in members:
        rows.setdefault(member.row, []).append(member)
    rows.pop("", None)
    told = {row: some for row, some in rows.items() if len(some) >= _FEW}
    if len(members) - sum(map(len, told.values())) >= _MANY:
        return [_cause(Extent.PLACES, table, members, empty, report)]
    return [
        _cause(Extent.ROW, row, some, [key for key in empty if _row_of(key) == row], report)
        for row, some in told.items()
    ]


def _cause(
    extent: Extent,
    place: str,
    members: Sequence[_Member],
    empty: Sequence[CellKey],
    report: Report,
) -> Cause:
    unread = any(report.cells[key].status is CellStatus.UNREAD for key in empty)
    problems = tuple(member.problem for member in members)
    return Cause(extent, place, problems, tuple(empty), unread)


def _member(
    problem: Problem, report: Report, lines: Mapping[str, Sequence[CellKey]]
) -> _Member | None:
    """The problem, if it is a hard rule that only missing numbers keep from being judged."""
    finding = problem.finding
    undecided = problem.kind is ProblemKind.UNDECIDED and finding is not None
    if finding is None or not undecided or finding.rule.severity is not Severity.HARD:
        return None
    missing = finding.missing
    tables = {key.partition(".")[0] for key in missing}
    if len(tables) != 1 or not all(_is_empty(report, key) for key in missing):
        return None
    rows = {_row_of(key) for key in missing}
    row = rows.pop() if len(rows) == 1 else ""
    cells = lines.get(row, ())
    whole = len(cells) > 1 and all(_is_empty(report, key) for key in cells)
    return _Member(problem, tables.pop(), row if whole else "")


def _row_of(key: CellKey) -> str:
    return key.rpartition(".")[0]


def _is_empty(report: Report, key: CellKey) -> bool:
    cell = report.cells.get(key)
    return cell is not None and cell.status in _WITHOUT
