"""Fillings: one proposal for all empty cells that the rules leave no choice about."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from reviewer.domain.numbers import CellStatus
from reviewer.editing.case import Case, Group
from reviewer.editing.groups import Choice, Part
from reviewer.editing.patterns import Pattern
from reviewer.editing.proposals import Proposal, ProposalKind
from reviewer.editing.system import Code, Known

_KINDS = ((Known.BLANK, Pattern.BLANK), (Known.UNREAD, Pattern.UNREAD))


def fillings(case: Case, numbers: Mapping[int, int]) -> Iterator[Group]:
    """Filling the blanks with these implied numbers, then what could not be read, each one step.

    A filling is sure where everything it follows from is.
    """
    for code, pattern in _KINDS:
        mine = {
            cell: number
            for cell, number in numbers.items()
            if case.likelihood.known[cell] == code and not _says_so(case, cell, number)
        }
        if mine:
            filled = case.filled(mine)
            rules = _passing(filled) - _passing(case)
            price = sum(case.likelihood.price(cell, new) for cell, new in mine.items())
            part = Part(frozenset(mine.items()), rules, pattern, price)
            yield (case.proposal(Choice(frozenset([part])), sure=_vouched(case, mine)),)
            case = filled


def provisional(group: Group) -> Group:
    """The same as a filling that holds if blank details mean 0."""
    return tuple(replace(item, pattern=Pattern.BLANK_AS_ZERO, sure=False) for item in group)


def assumes_zero(case: Case, group: Group) -> bool:
    """Whether the likeliest of a group fills cells by rules in which others stay empty."""
    network, known = case.network, case.likelihood.known
    changed = {network.system.index[change.key] for change in group[0].changes}
    rules = {rule for cell in changed for rule, _ in network.rules_of[cell]}
    beside = {cell for rule in rules for cell, _ in network.cells_of[rule]} - changed
    return _fills(group) and any(known[cell] != Known.NUMBER for cell in beside)


def united(groups: Sequence[Group]) -> list[Group]:
    """The groups with all that surely fills empty cells made one, the last but one.

    The last is what fills them if blanks mean 0.
    """
    alike = (
        lambda group: _fills(group) and group[0].sure,
        lambda group: _fills(group) and group[0].pattern is Pattern.BLANK_AS_ZERO,
    )
    joined: list[Group] = []
    rest = list(groups)
    for fits in alike:
        some = [group for group in rest if fits(group)]
        rest = [group for group in rest if not fits(group)]
        joined += some if len(some) < 2 else [(_joined([group[0] for group in some]),)]
    return rest + joined


def is_guess(group: Group) -> bool:
    """Whether empty cells could be filled in several equal ways, and nothing speaks for one."""
    return _fills(group) and group[0].tied and not group[0].evidence


def _fills(group: Group) -> bool:
    return group[0].kind is ProposalKind.IMPUTATION


def _joined(proposals: Sequence[Proposal]) -> Proposal:
    patterns = {proposal.pattern for proposal in proposals}
    return replace(
        proposals[0],
        pattern=patterns.pop() if len(patterns) == 1 else Pattern.SEVERAL,
        changes=tuple(change for one in proposals for change in one.changes),
        rules=tuple(rule for one in proposals for rule in one.rules),
        price=sum(one.price for one in proposals),
        evidence=tuple(item for one in proposals for item in one.evidence),
    )


def _says_so(case: Case, cell: int, number: int) -> bool:
    """Whether a mark stands where 0 is meant: it says the same, and every rule takes it for 0."""
    system = case.network.system
    held = case.report.cells.get(system.cells[cell].key)
    mark = held is not None and held.status is CellStatus.MARK
    return mark and not number and not system.totals[cell]


def _passing(case: Case) -> frozenset[int]:
    values = np.array(case.likelihood.values, dtype=np.int64).reshape(-1, 1)
    known = np.array(case.likelihood.known, dtype=np.int8).reshape(-1, 1)
    outcome = case.network.system.evaluate(values, known).outcome[:, 0]
    return frozenset(np.flatnonzero(outcome == Code.PASSED).tolist())


def _vouched(case: Case, filled: Mapping[int, int]) -> bool:
    """Whether no number beside the filled cells is doubtful, and nothing names other numbers."""
    network, cells = case.network, case.report.cells
    rules = {rule for cell in filled for rule, _ in network.rules_of[cell]}
    beside = {cell for rule in rules for cell, _ in network.cells_of[rule]} - filled.keys()
    keys = (network.system.cells[cell].key for cell in beside)
    doubtful = any(cells[key].needs_look for key in keys if key in cells)
    return not doubtful and all(_unopposed(case, cell, new) for cell, new in filled.items())


def _unopposed(case: Case, cell: int, number: int) -> bool:
    supported: Collection[int] = case.likelihood.supported.get(cell, ())
    return not supported or number in supported
