import pytest

from reviewer.domain.changes import ReviewState
from reviewer.domain.form import Forms
from reviewer.domain.record import WorklistQuery
from reviewer.editing.confront import Confronter
from reviewer.review.desk import Desk
from reviewer.review.navigation import Target, Unfinished, next_problem, next_unfinished
from reviewer.review.operations import AcceptFinding, ConfirmCells, SetCell, SetState
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


def ids(desk: Desk) -> list[int]:
    return list(desk.store.report_ids(WorklistQuery()))


def open_problems(desk: Desk) -> int:
    return sum(row.tally.open for row in desk.store.worklist(WorklistQuery()))


def walk(desk: Desk, shown: list[int], *, forward: bool = True) -> list[Target]:
    """Every target from the beginning, opening each report on the way."""
    visited: list[Target] = []
    target = next_problem(desk, shown, forward=forward)
    while target is not None:
        assert len(visited) < 50
        visited.append(target)
        desk.open(target.report_id)
        target = next_problem(desk, shown, after=target, forward=forward)
    return visited


def test_every_problem_is_visited_once_in_order(desk: Desk) -> None:
    visited = walk(desk, ids(desk))
    expected = [
        (report_id, problem)
        for report_id in (1, 2, 3, 4)
        for problem in desk.look(report_id).problems
    ]
    assert [(item.report_id, item.problem) for item in visited] == expected
    assert len(expected) == open_problems(desk) == 10
    assert not any(item.hidden for item in visited)


def test_backward_is_the_same_way_back(desk: Desk) -> None:
    there, back = walk(desk, ids(desk)), walk(desk, ids(desk), forward=False)
    assert there == back[::-1]


def test_what_a_filter_hides_comes_last_and_says_so(desk: Desk) -> None:
    every = ids(desk)
    visited = walk(desk, [every[3], every[1]])
    assert [item.report_id for item in visited] == [4] * 4 + [1] * 4 + [3] * 2
    assert [item.hidden for item in visited] == [False] * 4 + [True] * 6


def test_from_a_cell_it_goes_to_the_next_cell_with_a_problem(desk: Desk) -> None:
    every = ids(desk)
    target = next_problem(desk, every, after=(1, "requests.granted.research"))
    assert target is not None
    assert (target.report_id, target.problem.focus) == (1, WRONG)
    target = next_problem(desk, every, after=(2, WRONG))
    assert target is not None
    assert target.report_id == 3
    target = next_problem(desk, every, after=(3, "disclosure.fees.amount"), forward=False)
    assert target is not None
    assert (target.report_id, target.problem.finding is None) == (1, False)
    assert next_problem(desk, every, after=(4, TOTAL)) is None


def test_a_solved_problem_leads_on_from_its_place(desk: Desk) -> None:
    first = next_problem(desk, ids(desk))
    assert first is not None
    assert first.problem.cells == tuple(DOUBT)
    desk.open(1)
    desk.do(ConfirmCells(1, tuple(DOUBT)))
    second = next_problem(desk, ids(desk), after=first)
    assert second is not None
    assert second.problem.focus == WRONG
    right = sum(
        desk.look(1).record.report.cells[key].value or 0 for key in outcome_cells(desk, second)
    )
    desk.do(SetCell(1, WRONG, str(right)))
    third = next_problem(desk, ids(desk), after=second)
    assert third is not None
    assert third.report_id == 3


def outcome_cells(desk: Desk, target: Target) -> list[str]:
    assert target.problem.finding is not None
    return [term.key for term in target.problem.finding.rule.left]


def test_without_problems_there_is_nowhere_to_go(desk: Desk) -> None:
    for report_id in (1, 3, 4):
        for problem in desk.look(report_id).problems:
            if problem.finding is None:
                desk.do(ConfirmCells(report_id, problem.cells))
        for problem in desk.look(report_id).problems:
            desk.do(AcceptFinding(report_id, problem.id, reason="公开件如此"))
    assert next_problem(desk, ids(desk)) is None
    assert next_problem(desk, []) is None
    assert next_problem(desk, [], after=(9, TOTAL)) is None


def test_a_damaged_report_does_not_end_the_way(desk: Desk, workspace: Workspace) -> None:
    with workspace._database.writing() as connection:
        connection.exec_driver_sql("UPDATE reports SET agency = '?' WHERE id = 3")
    assert {item.report_id for item in walk(desk, ids(desk))} == {1, 4}


def test_the_next_unfinished_report_goes_round(desk: Desk) -> None:
    desk.do(SetState(3, ReviewState.DONE, reason="已退回"))
    found = [next_unfinished(desk, ids(desk), after) for after in (None, 1, 2, 3, 4, 99)]
    assert found == [Unfinished(place, hidden=False) for place in (1, 2, 4, 4, 1, 1)]
    assert next_unfinished(desk, [1, 3], 1) == Unfinished(2, hidden=True)
    assert next_unfinished(desk, [3], 3) == Unfinished(4, hidden=True)
    for report_id in (1, 2, 4):
        desk.do(SetState(report_id, ReviewState.DONE, reason="已退回"))
    assert next_unfinished(desk, ids(desk), 1) is None
    desk.do(SetState(2, ReviewState.STARTED))
    assert next_unfinished(desk, ids(desk), 2) == Unfinished(2, hidden=False)


def test_a_long_stretch_of_finished_reports_is_passed(
    workspace: Workspace, forms: Forms, confronter: Confronter
) -> None:
    desk = Desk(workspace, forms, confronter, actor="张三")
    shown = [put(workspace, make_report(forms, seed)) for seed in range(12)]
    for report_id in shown[1:11]:
        desk.do(SetState(report_id, ReviewState.DONE, reason="年度结束"))
    assert next_unfinished(desk, shown, shown[0]) == Unfinished(shown[11], hidden=False)
    assert next_unfinished(desk, shown[:11], shown[0]) == Unfinished(shown[11], hidden=True)
    assert next_unfinished(desk, shown, shown[11]) == Unfinished(shown[0], hidden=False)
