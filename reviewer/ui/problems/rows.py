"""The rows of the problem list: a head over the problems that one proposal solves, the rest."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reviewer.domain.form import CellKey
from reviewer.ui.presenter import ProblemLine


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A proposal as the list shows it: what changes, why, and which rules it makes hold."""

    id: str
    title: str
    detail: str
    icon: str
    focus: CellKey
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a problem, perhaps of the group above it, a head, or a remark."""

    line: ProblemLine | None = None
    head: GroupHead | None = None
    remark: str = ""
    indented: bool = False

    @property
    def id(self) -> str:
        """What tells it from the other rows."""
        shown = self.line or self.head
        return shown.id if shown else ""

    @property
    def texts(self) -> tuple[str, str]:
        """Its two lines."""
        shown = self.line or self.head
        return (shown.title, shown.detail) if shown else (self.remark, "")


def arranged(
    lines: Sequence[ProblemLine], heads: Sequence[GroupHead], remark: str = ""
) -> list[Row]:
    """Groups first, then the problems that no proposal solves in their order, then the remark.

    A head whose rules are all closed is left out; one that only fills blanks needs no problem.
    """
    rows: list[Row] = []
    taken: set[str] = set()
    for head in heads:
        members = list(_members(lines, head, taken))
        if members or not head.rules:
            taken |= {line.id for line in members}
            rows += [Row(head=head), *(Row(line=line, indented=True) for line in members)]
    rows += [Row(line=line) for line in lines if line.id not in taken]
    return [*rows, Row(remark=remark)] if remark else rows


def _members(
    lines: Sequence[ProblemLine], head: GroupHead, taken: Collection[str]
) -> Iterator[ProblemLine]:
    for line in lines:
        if line.rule_id in head.rules and not line.accepted and line.id not in taken:
            yield line
