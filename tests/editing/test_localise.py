"""Error localisation: solutions mend everything, and none is smaller than they are."""

from collections.abc import Sequence

import numpy as np
import pytest
from scipy.optimize import Bounds as Box
from scipy.optimize import LinearConstraint, milp

from reviewer.domain.form import Forms
from reviewer.domain.rules import Rule, Severity, split_equation
from reviewer.editing.confront import Confronter
from reviewer.editing.localise import Bounds, Localiser, Located, Prices, Slip
from reviewer.editing.network import Network
from tests.editing.support import EDITION_2021
from tests.editing.wrong import cases


@pytest.fixture(scope="module")
def network(forms: Forms) -> Network:
    return Network(Confronter(forms).system(EDITION_2021))


def even(network: Network) -> Prices:
    return Prices(lambda _cell, _new: 1.0, [1.0] * len(network.system.cells))


def values_of(network: Network, printed: dict[str, int | None]) -> list[int]:
    return [printed[cell.key] or 0 for cell in network.system.cells]


def locate(network: Network, values: Sequence[int], *, steps: int = 4000) -> Located:
    limits = Bounds(margin=0.001, solutions=200, seconds=20, steps=steps)
    return Localiser(network, values, even(network)).locate((), limits)


def fewest(network: Network, values: Sequence[int]) -> int:
    """The size of the smallest set of changes, by a mixed integer program."""
    net = network.net.astype(float)
    gaps = net @ np.array(values, dtype=float)
    size = float(np.abs(gaps).sum())
    count = net.shape[1]
    lowest = np.array([-min(size, value) for value in values])
    eye, none = np.eye(count), np.zeros((net.shape[0], count))
    solved = milp(
        np.concatenate([np.zeros(count), np.ones(count)]),
        integrality=np.repeat(np.array([0, 1]), count),
        bounds=Box(
            np.concatenate([lowest, np.zeros(count)]),
            np.concatenate([np.full(count, size), np.ones(count)]),
        ),
        constraints=[
            LinearConstraint(np.hstack([net, none]), -gaps, -gaps),
            LinearConstraint(np.hstack([eye, -size * eye]), -np.inf, 0),
            LinearConstraint(np.hstack([eye, -np.diag(lowest)]), 0, np.inf),
        ],
    )
    assert solved.fun is not None
    return round(solved.fun)


@pytest.mark.parametrize("kind", ["digit_wrong", "next_column", "three_in_line", "four_apart"])
def test_every_solution_mends_all_rules_and_none_is_smaller(
    network: Network, forms: Forms, kind: str
) -> None:
    for case in cases(kind, 5, seed=3, forms=forms):
        values = values_of(network, case.printed)
        located = locate(network, values)
        assert located.complete
        assert {len(solution.changes) for solution in located.solutions} == {
            fewest(network, values)
        }
        for solution in located.solutions:
            mended = [solution.changes.get(cell, value) for cell, value in enumerate(values)]
            assert not network.failing(network.gaps(mended))
            assert min(mended) >= 0


def test_nothing_failing_needs_nothing(network: Network) -> None:
    located = locate(network, [0] * len(network.system.cells))
    assert [solution.changes for solution in located.solutions] == [{}]


def test_a_path_of_five_cells_is_found_though_no_rule_shows_where_to_begin(
    network: Network,
) -> None:
    values = [0] * len(network.system.cells)
    index = network.system.index
    path = {
        "granted.natural_person": 5,
        "granted.business": 70,
        "partly_granted.business": 9,
        "partly_granted.research": 300,
        "other.rest.research": 31,
    }
    for name, number in path.items():
        values[index[f"requests.{name}"]] = number
    located = locate(network, values)
    truth = {index[f"requests.{name}"]: 0 for name in path}
    assert truth in [solution.changes for solution in located.solutions]


def test_a_search_cut_short_says_so(network: Network, forms: Forms) -> None:
    case = next(cases("five_apart", 1, seed=1, forms=forms))
    assert not locate(network, values_of(network, case.printed), steps=2).complete


def test_a_slip_over_several_cells_wins_over_dearer_single_changes(network: Network) -> None:
    values = [0] * len(network.system.cells)
    index = network.system.index
    wrong, right = (index[f"disputes.reconsideration.{name}"] for name in ("upheld", "total"))
    values[wrong] = 8
    slip = Slip("moved", 0.5, {wrong: 0, right: 0})
    located = Localiser(network, values, even(network)).locate([slip])
    assert located.solutions[0].slips == (slip,)


def test_inequalities_are_mended_too(forms: Forms) -> None:
    left, operator, right = split_equation(
        "disclosure.penalty.decisions <= disclosure.licensing.decisions"
    )
    rule = Rule("office.x", "office.x", "disclosure", Severity.HARD, left, right, operator)
    network = Network(Confronter(forms, extra=[rule]).system(EDITION_2021))
    values = [0] * len(network.system.cells)
    penalty = network.system.index["disclosure.penalty.decisions"]
    licensing = network.system.index["disclosure.licensing.decisions"]
    values[penalty] = 4
    found = [dict(solution.changes) for solution in locate(network, values).solutions]
    assert sorted(found, key=str) == sorted([{penalty: 0}, {licensing: 4}], key=str)


def test_negative_counts_must_change(network: Network) -> None:
    index = network.system.index
    values = [0] * len(network.system.cells)
    one, other = (index[f"requests.granted.{name}"] for name in ("business", "research"))
    values[one], values[other] = -1, 1
    located = locate(Network(network.system, (one,)), values)
    assert {} not in [solution.changes for solution in located.solutions]
    assert all(one in solution.changes for solution in located.solutions)
