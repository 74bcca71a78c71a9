"""One report in search of proposals: what fails in it, and solutions in its own terms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from reviewer.domain.report import LOOK_BELOW, Report
from reviewer.editing.confront import nonnegative_id, unscaled
from reviewer.editing.familiar import Familiarity
from reviewer.editing.groups import Choice, groups
from reviewer.editing.impute import implied, loose
from reviewer.editing.likelihood import Likelihood
from reviewer.editing.localise import (
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
    ProposedChange,
    Support,
)
from reviewer.editing.slips import slips
from reviewer.editing.system import Known

Group = tuple[Proposal, ...]

_FILLED = 12.0
"""A number that the others leave no choice about is changed only where nothing else can be."""
_SURE_GAP = 2.0
_TIE = 0.05
_FREE = 0.001
_ALL = 500


@dataclass(frozen=True)
class Case:
    """One report in search of proposals."""

    report: Report
    likelihood: Likelihood
    supports: Sequence[Support]
    familiarity: Familiarity
    idle: frozenset[int] = frozenset()
    """The rules that are not to be made to hold."""

    def filled(self, numbers: Mapping[int, int]) -> "Case":
        """The same report with these numbers in these cells."""
        if not numbers:
            return self
        likelihood = self.likelihood
        values = [numbers.get(cell, value) for cell, value in enumerate(likelihood.values)]
        known = [
            Known.NUMBER if cell in numbers else code for cell, code in enumerate(likelihood.known)
        ]
        events = [
            _FILLED if cell in numbers else price for cell, price in enumerate(likelihood.events)
        ]
        made = replace(likelihood, values=values, known=known, events=events)
        return replace(self, likelihood=made)

    def implied(self) -> dict[int, int]:
        """The empty cells that can hold one number only, with it."""
        return implied(self.network, self.likelihood.values, self.likelihood.known)

    @cached_property
    def network(self) -> Network:
        """The rules, with one more for each negative count."""
        network = self.likelihood.geometry.network
        limits = zip(self.likelihood.values, network.lowest, strict=True)
        negative = [i for i, (value, low) in enumerate(limits) if low is not None and value < low]
        if not negative and not self.idle:
            return network
        return Network(network.system, tuple(negative), self.idle)

    def without_loose(self) -> "Case":
        """The same without the rules that several empty cells could make hold."""
        likelihood = self.likelihood
        idle = loose(self.network, likelihood.values, likelihood.known)
        return replace(self, idle=idle) if idle else self

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
            self.likelihood.supported_slip(slip)
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

    def groups(self, located: Located, gaps: Gaps) -> Iterator[Group]:
        """The groups of one component, each from the likeliest."""
        if not located.solutions:
            return
        failing = self.network.failing(gaps)
        for found in groups(self.network, self.likelihood, located.solutions, failing):
            choices = self._ranked(found)
            sure = located.complete and _is_sure(choices)
            prices = [choice.price for choice in choices]
            near = [sum(abs(one - other) < _TIE for other in prices) for one in prices]
            yield tuple(
                replace(self.proposal(choice, sure=sure and place == 0), tied=near[place] > 1)
                for place, choice in enumerate(choices)
            )

    def _ranked(self, choices: Sequence[Choice]) -> list[Choice]:
        """The same from the cheapest; of those that cost the same the most usual first."""
        ranked: list[Choice] = []
        for _, run in groupby(choices, key=lambda choice: round(choice.price, 2)):
            equal = list(run)
            ranked += sorted(equal, key=self._strangeness) if len(equal) > 1 else equal
        return ranked

    def _strangeness(self, choice: Choice) -> float:
        changes = (change for part in choice.parts for change in part.changes)
        return -round(self.familiarity.of(changes), 6)

    def proposal(self, choice: Choice, *, sure: bool) -> Proposal:
        """A choice as a proposal, the first of the first group until it is numbered."""
        changes = dict(change for part in choice.parts for change in part.changes)
        patterns = {part.pattern for part in choice.parts}
        rules = sorted({rule for part in choice.parts for rule in part.rules})
        proposed = self.described(changes)
        filled = all(change.old is None for change in proposed)
        return Proposal(
            group=0,
            rank=1,
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


def _is_sure(choices: Sequence[Choice]) -> bool:
    """Whether nothing comes near the best choice and more rules pin it than it has free values."""
    best = choices[0]
    near = len(choices) > 1 and choices[1].price - best.price < _SURE_GAP
    return not near and all(len(part.rules) > part.freedom for part in best.parts)
