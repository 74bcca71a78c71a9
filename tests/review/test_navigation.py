from dataclasses import replace

import pytest

from reviewer.domain.changes import ReviewState
from reviewer.domain.form import Forms
from reviewer.domain.record import WorklistQuery, WorklistRow
from reviewer.editing.confront import Confronter
from reviewer.review.desk import Desk
from reviewer.review.navigation import Target, next_problem, next_unfinished
from reviewer.review.operations import ConfirmCells, SetCell, SetState
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put, with_doubt, with_values

DOUBT = ["requests.granted.business", "requests.granted.research"]
WRONG = "requests.processed.other"
TOTAL = "disputes.reconsideration.total"


@pytest.fixture
def desk(workspace: Workspace, forms: Forms, confronter: Confronter) -> Desk:
    """Reports 1 and 4 with problems, 2 balanced, 3 with a doubt and a wrong total."""
    reports = [make_report(forms, seed) for seed in range(4)]
    reports[0] = with_values(with_doubt(reports[0], DOUBT), {WRONG: 4000})
    reports[2] = with_values(with_doubt(reports[2], [TOTAL]), {})
    reports[2] = with_doubt(with_values(reports[2], {TOTAL: 4000}), [TOTAL])
    reports[3] = with_values(reports[3], {WRONG: 4000, TOTAL: 4000})
    desk = Desk(workspace, forms, confronter, actor="张三")
    for report in reports:
        report_id = put(workspace, report)
        workspace.set_tally(report_id, desk.look(report_id).tally, version=0)
    return desk


def rows(desk: Desk) -> list[WorklistRow]:
    return list(desk.store.worklist(WorklistQuery()))


def walk(desk: Desk, shown: list[WorklistRow], *, forward: bool = True) -> list[Target]:
    """Every target from the beginning, opening each report on the way."""
    visited: list[Target] = []
    target = next_problem(desk, shown, rows(desk), forward=forward)
    while target is not None:
        assert len(visited) < 50
        visited.append(target)
        desk.open(target.report_id)
        target = next_problem(desk, shown, rows(desk), after=target, forward=forward)
    return visited


def test_every_problem_is_visited_once_in_order(desk: Desk) -> None:
    visited = walk(desk, rows(desk))
    expected = [
        (report_id, problem)
        for report_id in (1, 2, 3, 4)
        for problem in desk.look(report_id).problems
    ]
    assert [(item.report_id, item.problem) for item in visited] == expected
    assert len(expected) == sum(row.tally.open for row in rows(desk)) == 10
    assert not any(item.hidden for item in visited)


def test_backward_is_the_same_way_back(desk: Desk) -> None:
    there, back = walk(desk, rows(desk)), walk(desk, rows(desk), forward=False)
    assert there == back[::-1]


def test_what_a_filter_hides_comes_last_and_says_so(desk: Desk) -> None:
    every = rows(desk)
    visited = walk(desk, [every[3], every[1]])
    assert [item.report_id for item in visited] == [4] * 4 + [1] * 4 + [3] * 2
    assert [item.hidden for item in visited] == [False] * 4 + [True] * 6


def test_from_a_cell_it_goes_to_the_next_cell_with_a_problem(desk: Desk) -> None:
    every = rows(desk)
    target = next_problem(desk, every, every, after=(1, "requests.granted.research"))
    assert target is not None
    assert (target.report_id, target.problem.focus) == (1, WRONG)
    target = next_problem(desk, every, every, after=(2, WRONG))
    assert target is not None
    assert target.report_id == 3
    target = next_problem(desk, every, every, after=(3, "disclosure.fees.amount"), forward=False)
    assert target is not None
    assert (target.report_id, target.problem.finding is None) == (1, False)
    assert next_problem(desk, every, every, after=(4, TOTAL)) is None


def test_a_solved_problem_leads_on_from_its_place(desk: Desk) -> None:
    first = next_problem(desk, rows(desk), rows(desk))
    assert first is not None
    assert first.problem.cells == tuple(DOUBT)
    desk.open(1)
    desk.do(ConfirmCells(1, tuple(DOUBT)))
    second = next_problem(desk, rows(desk), rows(desk), after=first)
    assert second is not None
    assert second.problem.focus == WRONG
    right = sum(
        desk.look(1).record.report.cells[key].value or 0 for key in outcome_cells(desk, second)
    )
    desk.do(SetCell(1, WRONG, str(right)))
    third = next_problem(desk, rows(desk), rows(desk), after=second)
    assert third is not None
    assert third.report_id == 3


def outcome_cells(desk: Desk, target: Target) -> list[str]:
    assert target.problem.finding is not None
    return [term.key for term in target.problem.finding.rule.left]


def test_without_problems_there_is_nowhere_to_go(desk: Desk) -> None:
    balanced = [rows(desk)[1]]
    assert next_problem(desk, balanced, balanced) is None
    assert next_problem(desk, [], []) is None
    assert next_problem(desk, [], [], after=(9, TOTAL)) is None


def test_a_damaged_report_does_not_end_the_way(desk: Desk, workspace: Workspace) -> None:
    with workspace._database.writing() as connection:
        connection.exec_driver_sql("UPDATE reports SET agency = '?' WHERE id = 3")
    assert {item.report_id for item in walk(desk, rows(desk))} == {1, 4}


def test_the_next_unfinished_report_goes_round(desk: Desk) -> None:
    desk.do(SetState(3, ReviewState.DONE, reason="已退回"))
    every = rows(desk)
    assert [next_unfinished(every, after) for after in (None, 1, 2, 3, 4, 99)] == [1, 2, 4, 4, 1, 1]
    done = [replace(row, state=ReviewState.DONE) for row in every]
    assert next_unfinished(done, 1) is None
    assert next_unfinished([], None) is None
    assert next_unfinished([every[0], done[1]], 1) == 1
