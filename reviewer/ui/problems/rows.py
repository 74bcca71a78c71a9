"""The rows of the problem list: heads over what belongs together, the other problems."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reviewer.domain.form import CellKey
from reviewer.ui.presenter import ProblemLine


@dataclass(frozen=True, slots=True)
class GroupHead:
    """What several problems have in common, a proposal or a cause, with the rules it is about."""

    id: str
    title: str
    detail: str
    icon: str
    focus: CellKey
    rules: frozenset[str]
    fills: frozenset[CellKey] = frozenset()
    """The empty cells it fills: an uncertain place that is all filled stands under it."""
    folds_from: int = 0
    """So many problems under it are shown only when asked for; 0 for never."""

    def covers(self, line: ProblemLine) -> bool:
        """Whether a problem is solved by it."""
        return line.rule_id in self.rules if line.rule_id else self.fills.issuperset(line.cells)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a problem, perhaps of the group above it, a head, or a remark."""

    line: ProblemLine | None = None
    head: GroupHead | None = None
    remark: str = ""
    indented: bool = False
    folded: bool | None = None
    """Of a head: whether what stands under it is hidden, None where it never is."""
    members: tuple[str, ...] = ()
    """Of a head: the ids of the problems under it."""

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
    lines: Sequence[ProblemLine],
    heads: Sequence[GroupHead],
    remark: str = "",
    unfolded: Collection[str] = (),
) -> list[Row]:
    """Groups first, then the problems of no group in their order, then the remark.

    A problem stands under the first head that covers it. A head whose rules are all closed or
    taken is left out; one that only fills blanks needs no problem. What is `unfolded` is shown.
    """
    rows: list[Row] = []
    taken: set[str] = set()
    for head in heads:
        members = list(_members(lines, head, taken))
        if members or not head.rules:
            taken |= {line.id for line in members}
            rows += _group(head, members, unfolded)
    rows += [Row(line=line) for line in lines if line.id not in taken]
    return [*rows, Row(remark=remark)] if remark else rows


def _group(
    head: GroupHead, members: Sequence[ProblemLine], unfolded: Collection[str]
) -> Iterator[Row]:
    folds = 0 < head.folds_from <= len(members)
    folded = head.id not in unfolded if folds else None
    yield Row(head=head, folded=folded, members=tuple(line.id for line in members))
    if not folded:
        yield from (Row(line=line, indented=True) for line in members)


def _members(
    lines: Sequence[ProblemLine], head: GroupHead, taken: Collection[str]
) -> Iterator[ProblemLine]:
    for line in lines:
        if head.covers(line) and not line.accepted and line.id not in taken:
            yield line
