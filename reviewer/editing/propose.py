"""Propose corrections: localise what fails, name what may have happened, rank and group it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from time import monotonic

from reviewer.domain.report import LOOK_BELOW, Report
from reviewer.editing.confront import Confronter, FormIds, nonnegative_id, unscaled
from reviewer.editing.groups import Choice, groups
from reviewer.editing.impute import filled, zeros
from reviewer.editing.likelihood import Likelihood, event
from reviewer.editing.localise import (
    DEFAULT_BOUNDS,
    Bounds,
    Changes,
    Localiser,
    Located,
    Prices,
    Slip,
    Solution,
)
from reviewer.editing.network import Gaps, Network
from reviewer.editing.patterns import Pattern
from reviewer.editing.proposals import (
    Evidence,
    EvidenceKind,
    Proposal,
    ProposalKind,
    Proposals,
    ProposedChange,
    Support,
)
from reviewer.editing.slips import Geometry, slips
from reviewer.editing.system import Known

_SURE_GAP = 2.0
_TIE = 0.05
_FREE = 0.001
_ALL = 500


class Proposer:
    """Finds proposals for reports."""

    def __init__(self, confronter: Confronter) -> None:
        self.confronter = confronter
        self._geometries: dict[tuple[tuple[str, str], ...], Geometry] = {}

    def propose(
        self, report: Report, supports: Iterable[Support] = (), bounds: Bounds = DEFAULT_BOUNDS
    ) -> Proposals:
        """Every proposal for a report, group by group in rule order, each from the likeliest."""
        case = self._case(report, tuple(supports))
        deadline = monotonic() + bounds.seconds
        found: list[Proposal] = []
        complete = True
        for gaps in case.components():
            left = replace(bounds, seconds=max(deadline - monotonic(), 0.0))
            located = case.locate(gaps, left)
            complete &= located.complete
            first = found[-1].group + 1 if found else 0
            found.extend(case.proposals(located, gaps, first=first))
        found.extend(case.zeros(found))
        return Proposals(tuple(found), complete)

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

    def _case(self, report: Report, supports: Sequence[Support]) -> "_Case":
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
        return _Case(report, likelihood, supports)

    def _geometry(self, form_ids: FormIds) -> Geometry:
        combination = tuple(sorted(form_ids.items()))
        if combination not in self._geometries:
            network = Network(self.confronter.system(form_ids))
            self._geometries[combination] = Geometry(network, self.confronter.forms.of(form_ids))
        return self._geometries[combination]


@dataclass(frozen=True)
class _Case:
    """One report in search of proposals."""

    report: Report
    likelihood: Likelihood
    supports: Sequence[Support]

    @cached_property
    def network(self) -> Network:
        """The rules, with one more for each negative count."""
        network = self.likelihood.geometry.network
        limits = zip(self.likelihood.values, network.lowest, strict=True)
        negative = [i for i, (value, low) in enumerate(limits) if low is not None and value < low]
        return Network(network.system, tuple(negative)) if negative else network

    @cached_property
    def slips(self) -> list[Slip]:
        """The slips over several cells that would explain some of what fails."""
        return slips(self.likelihood.geometry, self.likelihood.values)

    def components(self) -> list[Gaps]:
        """What fails, component by component in rule order, with the component's inequalities."""
        gaps = self.network.gaps(self.likelihood.values)
        if not gaps:
            return []
        component = self.network.components
        failing = dict.fromkeys(component[rule] for rule in sorted(self.network.failing(gaps)))
        return [
            {rule: gap for rule, gap in gaps.items() if component[rule] == number}
            for number in failing
        ]

    def locate(self, gaps: Gaps, bounds: Bounds) -> Located:
        """The solutions for one component."""
        values, prices = self.likelihood.values, self.likelihood.prices()
        component = self.network.components[next(iter(gaps))]
        inside = [
            slip
            for slip in self.slips
            if all(
                self.network.components[rule] == component
                for cell in slip.changes
                for rule, _ in self.network.rules_of[cell]
            )
        ]
        return Localiser(self.network, values, prices, gaps).locate(inside, bounds)

    def smallest(self, gaps: Gaps, bounds: Bounds) -> Sequence[Solution]:
        """The solutions that change the fewest printed numbers of one component."""
        weights = [_FREE if code else 1.0 for code in self.likelihood.known]
        prices = Prices(lambda cell, _: weights[cell], weights)
        exact = replace(bounds, margin=_FREE, solutions=_ALL)
        localiser = Localiser(self.network, self.likelihood.values, prices, gaps)
        return localiser.locate((), exact).solutions

    def described(self, changes: Changes) -> tuple[ProposedChange, ...]:
        """Changes by key with the values as printed."""
        return tuple(self._change(cell, new) for cell, new in sorted(changes.items()))

    def proposals(self, located: Located, gaps: Gaps, *, first: int) -> Iterator[Proposal]:
        """The groups of one component as proposals, numbered from `first`."""
        if not located.solutions:
            return
        failing = self.network.failing(gaps)
        found = groups(self.network, self.likelihood, located.solutions, failing)
        for group, choices in enumerate(found, start=first):
            sure = located.complete and _is_sure(choices)
            prices = [choice.price for choice in choices]
            for rank, choice in enumerate(choices, start=1):
                made = self._proposal(choice, group=group, rank=rank, sure=sure and rank == 1)
                near = sum(abs(choice.price - price) < _TIE for price in prices)
                yield replace(made, tied=near > 1)

    def _proposal(self, choice: Choice, *, group: int, rank: int, sure: bool) -> Proposal:
        changes = dict(change for part in choice.parts for change in part.changes)
        patterns = {part.pattern for part in choice.parts}
        rules = sorted({rule for part in choice.parts for rule in part.rules})
        proposed = self.described(changes)
        filled = all(self.likelihood.known[cell] for cell in changes)
        return Proposal(
            group=group,
            rank=rank,
            kind=ProposalKind.IMPUTATION if filled else ProposalKind.CORRECTION,
            pattern=patterns.pop() if len(patterns) == 1 else Pattern.SEVERAL,
            changes=proposed,
            rules=tuple(self._rule_id(rule) for rule in rules),
            price=round(choice.price, 3),
            evidence=tuple(item for change in proposed for item in self._evidence(change)),
            sure=sure,
        )

    def _change(self, cell: int, new: int) -> ProposedChange:
        system = self.network.system
        key = system.cells[cell].key
        held = self.report.cells.get(key)
        scale = int(system.cell_scales[cell])
        return ProposedChange(key, held.value if held else None, unscaled(new, scale))

    def _rule_id(self, rule: int) -> str:
        rules, cells = self.network.system.rules, self.network.system.cells
        if rule < len(rules):
            return rules[rule].id
        return nonnegative_id(cells[self.network.negative[rule - len(rules)]].key)

    def _evidence(self, change: ProposedChange) -> Iterator[Evidence]:
        for support in self.supports:
            if (support.key, support.value) == (change.key, change.new):
                yield Evidence(support.kind, change.key)
        cell = self.report.cells.get(change.key)
        if cell and cell.entry is None and cell.reading.confidence < LOOK_BELOW:
            yield Evidence(EvidenceKind.LOW_CONFIDENCE, change.key)

    def zeros(self, found: Sequence[Proposal]) -> Iterator[Proposal]:
        """For each table one proposal to fill the cells that must be 0 once the others are right.

        The others are right when the first proposal of every group is taken.
        """
        system = self.network.system
        values, known = list(self.likelihood.values), list(self.likelihood.known)
        firsts = [proposal for proposal in found if proposal.rank == 1]
        for change in (change for proposal in firsts for change in proposal.changes):
            cell = system.index[change.key]
            values[cell], known[cell] = system.whole(cell, change.new) or 0, Known.NUMBER
        sure = all(proposal.sure for proposal in firsts)
        tables: dict[str, list[int]] = {}
        for cell in zeros(self.network, values, known):
            tables.setdefault(system.cells[cell].key.partition(".")[0], []).append(cell)
        for group, cells in enumerate(tables.values(), start=len(firsts)):
            part = filled(self.likelihood, cells)
            yield self._proposal(Choice(frozenset([part])), group=group, rank=1, sure=sure)


def _is_sure(choices: Sequence[Choice]) -> bool:
    """Whether nothing comes near the best choice and more rules pin it than it has free values."""
    best = choices[0]
    near = len(choices) > 1 and choices[1].price - best.price < _SURE_GAP
    return not near and all(len(part.rules) > part.freedom for part in best.parts)
