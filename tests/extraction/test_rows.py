"""The assignment of groups to rows against trying everything."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.extraction.rows import Costs, assign

PRICES = st.integers(0, 40).map(lambda price: price / 8)


@st.composite
def problems(draw: st.DrawFn) -> tuple[Costs, Costs, Costs]:
    groups, rows = draw(st.integers(0, 4)), draw(st.integers(1, 4))
    flat = draw(st.lists(PRICES, min_size=groups * rows, max_size=groups * rows))
    skip_group = draw(st.lists(PRICES, min_size=groups, max_size=groups))
    skip_row = draw(st.lists(PRICES, min_size=rows, max_size=rows))
    costs = np.array(flat, dtype=float).reshape(groups, rows)
    return costs, np.array(skip_group, dtype=float), np.array(skip_row, dtype=float)


def every_way(costs: Costs, skip_group: Costs, skip_row: Costs) -> dict[tuple[int, ...], float]:
    """The total of each assignment in order; the group of each row, or -1."""
    groups, rows = costs.shape
    ways = {}
    for size in range(min(groups, rows) + 1):
        for some_groups in combinations(range(groups), size):
            for some_rows in combinations(range(rows), size):
                pairs = dict(zip(some_rows, some_groups, strict=True))
                total = sum(costs[group, row] for row, group in pairs.items())
                total += sum(skip_group[g] for g in range(groups) if g not in some_groups)
                total += sum(skip_row[row] for row in range(rows) if row not in pairs)
                ways[tuple(pairs.get(row, -1) for row in range(rows))] = float(total)
    return ways


@given(problems())
def test_the_assignment_is_the_cheapest_and_margins_tell_the_next(
    problem: tuple[Costs, Costs, Costs],
) -> None:
    costs, skip_group, skip_row = problem
    found = assign(costs, skip_group=skip_group, skip_row=skip_row)
    ways = every_way(*problem)
    assert found.cost == pytest.approx(min(ways.values()))
    assert ways[found.groups] == pytest.approx(found.cost)
    for row, margin in enumerate(found.margins):
        others = [total for way, total in ways.items() if way[row] != found.groups[row]]
        assert margin == pytest.approx(min(others, default=np.inf) - found.cost)
