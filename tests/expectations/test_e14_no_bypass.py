"""No silent bypass: what is left open on finishing needs a reason, which is kept and exported."""

from pathlib import Path

import pytest

from reviewer.domain.changes import ReviewState
from tests.expectations.exported import exported
from tests.ui.clerk import CTRL, KEY, Clerk
from tests.ui.test_bulk import choose, open_page, select_all, settled

pytestmark = pytest.mark.qt
REASON = "已退回单位更正"


def state(clerk: Clerk, report_id: int) -> ReviewState:
    return clerk.session.workspace.record(report_id).state


def test_finishing_asks_and_escape_or_f8_do_not_finish(clerk: Clerk) -> None:
    for key in (KEY.Key_Escape, KEY.Key_F8):
        clerk.press(KEY.Key_Return, modifiers=CTRL)
        assert clerk.page.reason.question.startswith("还有 2 处不平衡。")
        clerk.press(key)
        assert clerk.page.reason.isHidden()
        assert state(clerk, 1) is ReviewState.OPEN
    assert clerk.cell == "requests.processed.total"
    assert clerk.table.hasFocus()


def test_a_rule_that_cannot_be_judged_is_no_silent_pass(clerk: Clerk) -> None:
    clerk.page.open_report(3)
    clerk.press(KEY.Key_D, modifiers=CTRL)
    assert clerk.page.reason.question.startswith("还有 1 处无法判断。")
    assert state(clerk, 3) is ReviewState.OPEN


def test_the_reason_is_in_the_trail_and_in_the_exports(clerk: Clerk, tmp_path: Path) -> None:
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    clerk.press(KEY.Key_Return)
    assert state(clerk, 1) is ReviewState.OPEN
    clerk.type(REASON)
    clerk.press(KEY.Key_Return)
    assert state(clerk, 1) is ReviewState.DONE
    assert clerk.session.workspace.trail(1)[-1].reason == REASON
    sheets = exported(clerk, tmp_path / "报告.xlsx")
    assert sheets["finish_reason"][0]["finish_reason"] == REASON
    mine = [
        line["reason"]
        for line in sheets["says"]
        if line["report"] == 1 and line["severity"] == "必须成立"
    ]
    assert mine == [REASON] * 2
    assert REASON in [line["reason"] for line in sheets["operation"]]


def test_finishing_several_needs_one_stated_reason(clerk: Clerk) -> None:
    select_all(clerk)
    page = open_page(clerk)
    choose(clerk, page, "标记完成")
    assert page.told == "更改 1 份，2 份不能"
    page.form.reason.setFocus()
    clerk.type(REASON)
    settled(clerk, page)
    clerk.press(KEY.Key_Return)
    clerk.qtbot.waitUntil(lambda: clerk.window.stage.above is None)
    assert [state(clerk, report_id) for report_id in (1, 2, 3)] == [ReviewState.DONE] * 3
    reasons = [clerk.session.workspace.trail(report_id)[-1].reason for report_id in (1, 2, 3)]
    assert reasons == [REASON] * 3
