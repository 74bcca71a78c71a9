"""Done and next in one key; how fast it is, `tests.bench.worklist` tells."""

import pytest

from reviewer.domain.changes import ReviewState
from tests.ui.clerk import CTRL, KEY, Clerk

pytestmark = pytest.mark.qt


def test_one_key_marks_done_and_opens_the_next_unfinished(clerk: Clerk) -> None:
    clerk.page.open_report(2)
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert clerk.agency == "临江市财政局"
    assert clerk.session.workspace.record(2).state is ReviewState.DONE
    assert clerk.page.worklist.progress_text == "1/3 已完成"
    assert clerk.page.worklist.model.row_at(clerk.page.worklist.view.currentIndex()) is not None
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    clerk.press(KEY.Key_1, modifiers=CTRL)
    assert clerk.agency == "青石县教育局"


def test_a_finished_report_is_passed_and_hidden_ones_are_not_forgotten(clerk: Clerk) -> None:
    clerk.press(KEY.Key_L, modifiers=CTRL)
    clerk.type("白云")
    clerk.qtbot.waitUntil(lambda: len(clerk.page.worklist.model.rows) == 1)
    clerk.press(KEY.Key_Return)
    clerk.page.open_report(2)
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert clerk.agency == "临江市财政局"
    assert "被筛选条件隐藏" in clerk.status


def test_the_last_one_says_that_all_is_done(clerk: Clerk) -> None:
    for _ in range(3):
        clerk.press(KEY.Key_Return, modifiers=CTRL)
        if clerk.page.reason.isVisible():
            clerk.press(KEY.Key_1, modifiers=CTRL)
    assert clerk.page.worklist.progress_text == "3/3 已完成"
    assert clerk.status == "全部报告都已完成"
