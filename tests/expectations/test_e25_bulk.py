"""Bulk operations with preview and one undo; nothing confirms everything at once."""

import pytest

from reviewer.domain.changes import ReviewState
from reviewer.ui.bulk.kinds import kinds
from tests.ui.clerk import CTRL, KEY, Clerk
from tests.ui.test_bulk import choose, open_page, select_all, set_year_of_all, settled

pytestmark = pytest.mark.qt


def states(clerk: Clerk) -> list[ReviewState]:
    return [row.state for row in clerk.page.worklist.model.rows]


def test_the_preview_is_what_is_done_and_one_undo_takes_all_back(clerk: Clerk) -> None:
    select_all(clerk)
    page = open_page(clerk)
    choose(clerk, page, "标记完成")
    page.form.reason.setFocus()
    clerk.type("已退回单位更正")
    settled(clerk, page)
    assert page.table.lines == ["✓  未开始 → 已完成"] * 3
    assert set(states(clerk)) == {ReviewState.OPEN}
    clerk.press(KEY.Key_Return)
    clerk.qtbot.waitUntil(lambda: set(states(clerk)) == {ReviewState.DONE})
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    clerk.qtbot.waitUntil(lambda: set(states(clerk)) == {ReviewState.OPEN})
    trail = clerk.session.workspace.trail()
    assert [record.operation for record in trail] == ["set_state"] * 3 + ["undo"] * 3
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert clerk.status == "没有可以撤销的步骤"


def test_the_rest_of_a_command_stays_though_one_report_was_changed_since(clerk: Clerk) -> None:
    set_year_of_all(clerk, "2021")
    clerk.qtbot.waitUntil(lambda: clerk.window.stage.above is None)
    other = clerk.window.program.open_workspace(clerk.session.workspace.name)
    desk = type(clerk.session.bench.desk)(
        other, clerk.window.program.forms, clerk.window.program.confronter, actor="李四"
    )
    desk.do(kinds()[-1].make(2, "2020", ""))
    other.close()
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    clerk.qtbot.waitUntil(lambda: any("有 1 份之后又被改过" in text for text in clerk.banners))
    assert [row.year for row in clerk.page.worklist.model.rows] == [2023, 2020, 2023]


def test_no_command_confirms_readings_of_several_reports() -> None:
    operations = {type(kind.make(1, "2021", "理由")).__name__ for kind in kinds()}
    assert operations == {"SetTags", "SetState", "AcceptFinding", "SetYear"}
