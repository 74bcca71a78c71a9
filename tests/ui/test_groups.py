"""Problems under the proposal that solves them; what a proposal shows and says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reviewer.app import Application
from reviewer.domain.report import Report
from reviewer.editing.patterns import Pattern
from reviewer.review.proposing import Proposal, ProposalKind, Proposals, ProposedChange
from reviewer.ui.problems.rows import GroupHead, Row
from tests.ui.clerk import ALT, CTRL, SHIFT, Clerk
from tests.ui.made import BROKEN, workspace_with

pytestmark = pytest.mark.qt
KEY = Qt.Key
TOTAL = "requests.granted.total"
DETAIL = "requests.granted.natural_person"
BLANK = "disputes.reconsideration.total"
ROW, COLUMN = "requests.row_total.granted", "requests.outcomes.total"
DISPUTE = "disputes.total.reconsideration"
TWO_FAULTS = BROKEN | {
    "disputes.reconsideration.upheld": "4",
    "disputes.reconsideration.total": "1",
}
Made = Callable[[Report], Proposals]


@pytest.fixture
def advised(clerk: Clerk) -> Clerk:
    """A clerk who sees a proposal."""
    clerk.qtbot.waitUntil(clerk.page.proposals.isVisible)
    return clerk


@pytest.fixture
def two_faults(open_window: Callable[..., Clerk], program: Application, tmp_path: Path) -> Clerk:
    """Somebody at a report with two faults that have nothing to do with each other."""
    opened = open_window(workspace_with(program, tmp_path, {"青石县教育局": TWO_FAULTS}))
    opened.qtbot.waitUntil(lambda: heads(opened) != [])
    return opened


def rows(clerk: Clerk) -> list[Row]:
    """The rows of the list."""
    return list(clerk.page.problems.list.rows)


def heads(clerk: Clerk) -> list[GroupHead]:
    """The proposals in the list."""
    return [row.head for row in rows(clerk) if row.head is not None]


def told(clerk: Clerk) -> str:
    """Everything the bar says."""
    return "\n".join(clerk.page.proposals.texts)


def click(clerk: Clerk, row_id: str) -> None:
    """Click a row of the list."""
    view = clerk.page.problems.list
    index = next(view.model().index(n, 0) for n, row in enumerate(view.rows) if row.id == row_id)
    view.scrollTo(index)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), place)
    clerk.settle()


def offer(clerk: Clerk, *proposals: Proposal, complete: bool = True) -> None:
    """Let the search have found these."""
    clerk.session.advice.finder.found.emit(Proposals(proposals, complete))
    clerk.settle()


def proposal(rank: int, key: str, old: int, new: int, *, tied: bool = False) -> Proposal:
    """A correction of one cell for the row and the column that fail."""
    change = ProposedChange(key, old, new)
    kind, pattern = ProposalKind.CORRECTION, Pattern.DIGIT_WRONG
    return Proposal(0, rank, kind, pattern, (change,), (ROW, COLUMN), 1.0, tied=tied)


def test_the_problems_stand_under_the_proposal_that_solves_them(advised: Clerk) -> None:
    head, *members = rows(advised)
    assert head.head is not None
    assert head.head.title == "建议更正 （一）予以公开：总计 5 → 2"
    assert head.head.detail == "总计没有随明细更新；把握大，没有别的解释与它相近"
    assert [(row.id, row.indented) for row in members] == [(ROW, True), (COLUMN, True)]
    (change,) = advised.page.proposals.changes.rows
    assert change.label.text() == "（一）予以公开 · 总计：5\u00a0→\u00a02"
    assert change.crop.isVisible()
    assert "5" in change.crop.words.accessibleName()
    assert "对照原文" in told(advised)


def test_each_fault_has_its_group_and_f8_goes_from_problem_to_problem(two_faults: Clerk) -> None:
    shown = [(row.head is not None, row.id if row.line else "") for row in rows(two_faults)]
    assert shown == [(True, ""), (False, ROW), (False, COLUMN), (True, ""), (False, DISPUTE)]
    two_faults.go_to("disclosure.penalty.decisions")
    visited = []
    for _ in range(3):
        two_faults.press(KEY.Key_F8)
        line = two_faults.page.problems.list.current
        visited.append(line.rule_id if line else "")
    assert visited == [ROW, COLUMN, DISPUTE]


def test_a_click_on_a_proposal_shows_it_and_one_key_takes_it(two_faults: Clerk) -> None:
    second = heads(two_faults)[1]
    click(two_faults, second.id)
    assert two_faults.cell == second.focus
    shown = two_faults.page.proposals.current
    assert shown is not None
    assert shown.rules == (DISPUTE,)
    two_faults.press(KEY.Key_F9)
    two_faults.qtbot.waitUntil(lambda: len(heads(two_faults)) == 1)
    assert [row.id for row in rows(two_faults) if row.line] == [ROW, COLUMN]
    trail = two_faults.page.bench.workspace.trail(1)
    assert [step.operation for step in trail] == ["take_proposal"]
    assert "采纳建议（更正）" in trail[0].reason


def test_a_taken_proposal_leaves_no_head_behind(advised: Clerk) -> None:
    advised.press(KEY.Key_F9)
    assert rows(advised) == []
    advised.press(KEY.Key_Z, modifiers=CTRL)
    advised.qtbot.waitUntil(lambda: heads(advised) != [])


def test_what_is_accepted_as_printed_stands_under_no_proposal(advised: Clerk) -> None:
    for _ in range(2):
        advised.press(KEY.Key_A, modifiers=ALT)
        advised.type("1")
        advised.press(KEY.Key_Return)
    assert heads(advised) == []


def test_a_refused_proposal_gives_way_to_the_next_and_none_comes_back(advised: Clerk) -> None:
    offer(advised, proposal(1, TOTAL, 5, 2), proposal(2, DETAIL, 2, 5))
    advised.press(KEY.Key_F9, modifiers=SHIFT)
    trail = advised.page.bench.workspace.trail(1)
    assert [step.operation for step in trail] == ["refuse_proposal"]
    offer(advised, proposal(1, TOTAL, 5, 2), proposal(2, DETAIL, 2, 5))
    assert [head.title for head in heads(advised)] == ["建议更正 （一）予以公开：自然人 2 → 5"]


def test_equal_candidates_are_shown_in_order_and_said_to_be_equal(advised: Clerk) -> None:
    offer(advised, proposal(1, TOTAL, 5, 2, tied=True), proposal(2, DETAIL, 2, 5, tied=True))
    bar = advised.page.proposals
    assert list(bar.candidates.texts) == [
        "1. （一）予以公开：总计 5 → 2（有一位数字输错）",
        "2. （一）予以公开：自然人 2 → 5（有一位数字输错）",
    ]
    assert "规则无从区分，请看原文" in told(advised)
    advised.press(KEY.Key_F9, modifiers=CTRL)
    assert bar.current == proposal(2, DETAIL, 2, 5, tied=True)
    QTest.mouseClick(
        bar.candidates, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), QPoint(5, 5)
    )
    assert bar.current == proposal(1, TOTAL, 5, 2, tied=True)


def test_a_search_that_ran_out_of_time_says_so(advised: Clerk) -> None:
    offer(advised, proposal(1, TOTAL, 5, 2), complete=False)
    assert rows(advised)[-1].remark.startswith("查找更正到了时限")
    assert "到了时限" in told(advised)
    offer(advised, complete=False)
    assert rows(advised)[-1].remark.startswith("查找更正到了时限")


def test_filling_a_blank_is_told_apart_from_correcting(advised: Clerk) -> None:
    advised.page.open_report(3, BLANK)
    advised.qtbot.waitUntil(lambda: heads(advised) != [])
    (head,) = heads(advised)
    assert (head.title, head.icon) == ("建议补填 行政复议：总计 空 → 1", "fill")
    assert told(advised).startswith("建议补填")
    advised.press(KEY.Key_F9)
    assert "采纳建议（补填）" in advised.page.bench.workspace.trail(3)[-1].reason


def test_a_proposal_for_other_numbers_is_not_taken(advised: Clerk) -> None:
    advised.go_to(TOTAL)
    advised.type("4")
    advised.press(KEY.Key_F9)
    assert advised.value(TOTAL) == 4
    operations = [step.operation for step in advised.page.bench.workspace.trail(1)]
    assert operations == ["set_cell"]
