"""Propose corrections: localise what fails, name what may have happened, rank and group it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from time import monotonic

from reviewer.domain.report import Report
from reviewer.editing.case import Case, Group
from reviewer.editing.confront import Confronter, FormIds
from reviewer.editing.familiar import Familiarity
from reviewer.editing.filling import assumes_zero, fillings, is_guess, provisional, united
from reviewer.editing.likelihood import Likelihood, event
from reviewer.editing.localise import DEFAULT_BOUNDS, Bounds
from reviewer.editing.network import Network
from reviewer.editing.patterns import Pattern
from reviewer.editing.proposals import Proposal, Proposals, ProposedChange, Support
from reviewer.editing.slips import Geometry
from reviewer.editing.system import System


class Proposer:
    """Finds proposals for reports."""

    def __init__(self, confronter: Confronter) -> None:
        self.confronter = confronter
        self._geometries: dict[tuple[tuple[str, str], ...], Geometry] = {}

    def propose(
        self,
        report: Report,
        supports: Iterable[Support] = (),
        bounds: Bounds = DEFAULT_BOUNDS,
        *,
        before: Report | None = None,
    ) -> Proposals:
        """Every proposal for a report, group by group in rule order, each from the likeliest.

        Empty cells that can hold one number only come last, all of them in one group. `before` is
        the body's report of the year before.
        """
        case = self._case(report, tuple(supports), before)
        numbers = case.implied()
        start = case.filled(numbers).without_loose()
        found, complete = _corrections(start, bounds)
        found += fillings(case, numbers)
        found += _following(case, found)
        return Proposals(tuple(_numbered(united(found))), complete)

    def smallest(
        self, report: Report, bounds: Bounds = DEFAULT_BOUNDS
    ) -> tuple[tuple[ProposedChange, ...], ...]:
        """Every smallest set of changes for each component, likely or not; filling is free."""
        case = self._case(report, ())
        return tuple(
            case.described(solution.changes)
            for gaps in case.components()
            for solution in case.smallest(gaps, bounds)
        )

    def _case(
        self, report: Report, supports: Sequence[Support], before: Report | None = None
    ) -> Case:
        geometry = self._geometry(report.forms)
        system = geometry.network.system
        values, known = self.confronter.pack(report.forms, [report])
        supported: dict[int, set[int]] = {}
        for support in supports:
            cell = system.index.get(support.key)
            if cell is not None and (whole := system.whole(cell, support.value)) is not None:
                supported.setdefault(cell, set()).add(whole)
        likelihood = Likelihood(
            geometry,
            values[:, 0].tolist(),
            known[:, 0].tolist(),
            [event(report.cells.get(cell.key)) for cell in system.cells],
            {cell: frozenset(numbers) for cell, numbers in supported.items()},
        )
        last = _numbers(system, before) if before else {}
        return Case(report, likelihood, supports, Familiarity(geometry, likelihood.values, last))

    def _geometry(self, form_ids: FormIds) -> Geometry:
        combination = tuple(sorted(form_ids.items()))
        if combination not in self._geometries:
            network = Network(self.confronter.system(form_ids))
            self._geometries[combination] = Geometry(network, self.confronter.forms.of(form_ids))
        return self._geometries[combination]


def _numbers(system: System, report: Report) -> dict[int, int]:
    """The whole numbers of a report by cell, as far as it has these cells."""
    found = {
        cell: system.whole(cell, held.value)
        for key, cell in system.index.items()
        if (held := report.cells.get(key)) and held.value is not None
    }
    return {cell: whole for cell, whole in found.items() if whole is not None}


def _corrections(case: Case, bounds: Bounds) -> tuple[list[Group], bool]:
    """What mends each component, and whether all were searched to the end in time."""
    deadline = monotonic() + bounds.seconds
    found: list[Group] = []
    complete = True
    for gaps in case.components():
        left = replace(bounds, seconds=max(deadline - monotonic(), 0.0))
        located = case.locate(gaps, left)
        complete &= located.complete
        found += case.groups(located, gaps)
    told = [group for group in found if not is_guess(group)]
    return [provisional(one) if assumes_zero(case, one) else one for one in told], complete


def _following(case: Case, found: Sequence[Group]) -> list[Group]:
    """What else is filled once the first of every group is taken, if these are sure."""
    if not any(case.likelihood.known):
        return []
    daring = [group for group in found if not group[0].sure]
    if any(group[0].pattern is not Pattern.BLANK_AS_ZERO for group in daring):
        return []
    mended = case.filled(_firsts(case, found))
    more = fillings(mended, mended.implied())
    return [provisional(group) if daring else group for group in more]


def _firsts(case: Case, found: Iterable[Group]) -> Mapping[int, int]:
    """What the first proposal of every group sets."""
    system = case.network.system
    changes = (change for group in found for change in group[0].changes)
    cells = ((system.index[change.key], change.new) for change in changes)
    return {cell: system.whole(cell, new) or 0 for cell, new in cells}


def _numbered(found: Iterable[Group]) -> Iterator[Proposal]:
    for number, group in enumerate(found):
        for rank, proposal in enumerate(group, start=1):
            yield replace(proposal, group=number, rank=rank)
