"""The hard rules of a system as neighbour lists, for searches that follow single cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from reviewer.domain.numbers import ValueType
from reviewer.domain.rules import Operator, Severity
from reviewer.editing.system import Ints, System

_SENSES = {Operator.EQUAL: 0, Operator.AT_LEAST: 1, Operator.AT_MOST: -1}

Gaps = dict[int, int]
"""`left - right` by rule number, for rules that fail and for all inequalities."""


@dataclass(frozen=True, eq=False)
class Network:
    """Which cells are in which hard rules with which factor; soft rules have no cells here.

    Each of the `negative` cells is under a further rule of its own, that it is at least 0. The
    `idle` rules are left out.
    """

    system: System
    negative: tuple[int, ...] = ()
    idle: frozenset[int] = frozenset()

    @cached_property
    def net(self) -> Ints:
        """`System.net` with soft and idle rules at 0 and the rules of `negative` below."""
        hard = [
            rule.severity is Severity.HARD and number not in self.idle
            for number, rule in enumerate(self.system.rules)
        ]
        net = self.system.net * np.array(hard, dtype=np.int64).reshape(-1, 1)
        return np.vstack([net, np.eye(len(self.system.cells), dtype=np.int64)[list(self.negative)]])

    @cached_property
    def cells_of(self) -> Sequence[Sequence[tuple[int, int]]]:
        """For each rule its cells with their factors."""
        return [
            [(cell, factor) for cell, factor in enumerate(row) if factor]
            for row in self.net.tolist()
        ]

    @cached_property
    def rules_of(self) -> Sequence[Sequence[tuple[int, int]]]:
        """For each cell the rules it takes part in, with its factors."""
        rules: list[list[tuple[int, int]]] = [[] for _ in self.system.cells]
        for rule, cells in enumerate(self.cells_of):
            for cell, factor in cells:
                rules[cell].append((rule, factor))
        return rules

    @cached_property
    def senses(self) -> Sequence[int]:
        """For each rule 0 for an equality, 1 for at least, -1 for at most."""
        senses = [_SENSES[rule.operator] for rule in self.system.rules]
        return senses + [1] * len(self.negative)

    @cached_property
    def layers(self) -> Sequence[int]:
        """For each rule its layer; the rules of one layer share no cell."""
        taken: list[set[int]] = []
        layers = []
        for cells in self.cells_of:
            mine = {cell for cell, _ in cells}
            layer = next((i for i, used in enumerate(taken) if not used & mine), len(taken))
            if layer == len(taken):
                taken.append(set())
            taken[layer] |= mine
            layers.append(layer)
        return layers

    @cached_property
    def components(self) -> Sequence[int]:
        """For each rule the number of its component: rules linked by cells, directly or not."""
        component = list(range(len(self.cells_of)))
        for rules in self.rules_of:
            linked = {component[rule] for rule, _ in rules}
            component = [min(linked) if one in linked else one for one in component]
        return component

    @cached_property
    def lowest(self) -> Sequence[int | None]:
        """The smallest value each cell may take; None if there is no limit."""
        signed = ValueType.SIGNED
        return [None if cell.type is signed else 0 for cell in self.system.cells]

    def gaps(self, values: Sequence[int]) -> Gaps:
        """What fails with these values (0 where none is known)."""
        gaps = {}
        for rule, cells in enumerate(self.cells_of):
            gap = sum(factor * values[cell] for cell, factor in cells)
            if cells and (gap or self.senses[rule]):
                gaps[rule] = gap
        return gaps

    def moved(self, gaps: Mapping[int, int], steps: Iterable[tuple[int, int]]) -> Gaps:
        """What fails after cells are changed by these steps."""
        moved = dict(gaps)
        for cell, step in steps:
            for rule, factor in self.rules_of[cell]:
                gap = moved.get(rule, 0) + factor * step
                if gap or self.senses[rule]:
                    moved[rule] = gap
                else:
                    moved.pop(rule, None)
        return moved

    def failing(self, gaps: Mapping[int, int]) -> list[int]:
        """The rules that do not hold."""
        return [
            rule
            for rule, gap in gaps.items()
            if not self.senses[rule] or gap * self.senses[rule] < 0
        ]
