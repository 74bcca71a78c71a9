"""Several reports at once: selected, a command with its preview, taken back in one step."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from reviewer.app import Application
from reviewer.domain.changes import ReviewState
from reviewer.review.tagging import Annotate
from reviewer.ui.bulk.page import BulkPage
from tests.ui.clerk import CTRL, KEY, NONE, SHIFT, Clerk

pytestmark = pytest.mark.qt


def click_row(clerk: Clerk, row: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    view = clerk.page.worklist.view
    place: QPoint = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, place)
    clerk.settle()


def select_all(clerk: Clerk) -> None:
    click_row(clerk, 0)
    click_row(clerk, 2, SHIFT)


def open_page(clerk: Clerk) -> BulkPage:
    clerk.press(KEY.Key_B, modifiers=CTRL)
    page = clerk.window.bulk.page
    assert page is not None
    assert clerk.window.stage.above is page
    return page


def choose(clerk: Clerk, page: BulkPage, text: str) -> None:
    button = next(one for one in page.form.buttons.buttons() if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))
    settled(clerk, page)


def settled(clerk: Clerk, page: BulkPage) -> None:
    clerk.settle()
    clerk.qtbot.waitUntil(lambda: not page.busy and not page.form.waiting)


def tag_all(clerk: Clerk) -> None:
    select_all(clerk)
    page = open_page(clerk)
    clerk.type("急件")
    settled(clerk, page)
    clerk.press(KEY.Key_Return)


def set_year_of_all(clerk: Clerk, year: str) -> None:
    select_all(clerk)
    page = open_page(clerk)
    choose(clerk, page, "更正年度")
    page.form.line.setFocus()
    clerk.type(year)
    settled(clerk, page)
    clerk.press(KEY.Key_Return)


def states(clerk: Clerk) -> list[ReviewState]:
    return [row.state for row in clerk.page.worklist.model.rows]


def tags(clerk: Clerk) -> list[tuple[str, ...]]:
    return [row.tags for row in clerk.page.worklist.model.rows]


def test_shift_and_ctrl_select_without_opening(clerk: Clerk) -> None:
    click_row(clerk, 0)
    click_row(clerk, 2, CTRL)
    assert clerk.page.worklist.selected_ids == [1, 3]
    assert clerk.agency == "青石县教育局"
    clerk.page.worklist.view.setFocus()
    click_row(clerk, 0)
    clerk.page.worklist.view.setFocus()
    clerk.press(KEY.Key_Down, KEY.Key_Down, modifiers=SHIFT)
    assert clerk.page.worklist.selected_ids == [1, 2, 3]
    assert clerk.agency == "青石县教育局"


def test_a_tag_for_all_selected_and_one_undo(clerk: Clerk) -> None:
    select_all(clerk)
    page = open_page(clerk)
    assert page.form.line.hasFocus()
    clerk.type("急件")
    settled(clerk, page)
    assert page.table.lines == ["✓  + 急件"] * 3
    clerk.press(KEY.Key_Return)
    clerk.qtbot.waitUntil(lambda: clerk.window.stage.above is None)
    assert tags(clerk) == [("急件",)] * 3
    assert "更改 3 份" in clerk.banners[0]
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    clerk.qtbot.waitUntil(lambda: tags(clerk) == [()] * 3)
    assert "3 份" in clerk.status
    clerk.press(KEY.Key_Y, modifiers=CTRL)
    clerk.qtbot.waitUntil(lambda: tags(clerk) == [("急件",)] * 3)


def test_the_preview_tells_what_is_refused_and_why(clerk: Clerk) -> None:
    select_all(clerk)
    page = open_page(clerk)
    choose(clerk, page, "标记完成")
    assert [line[0] for line in page.table.lines] == ["✕", "✓", "✕"]
    assert page.table.lines[0] == "✕  还有 2 处未处理，须写明理由"
    assert page.table.lines[1] == "✓  未开始 → 已完成"
    assert page.told == "更改 1 份，2 份不能"
    page.form.reason.setFocus()
    clerk.type("已电话核实")
    settled(clerk, page)
    assert page.told == "更改 3 份"
    clerk.press(KEY.Key_Escape)
    assert clerk.window.stage.above is None
    assert set(states(clerk)) == {ReviewState.OPEN}


def test_one_reason_for_a_rule_in_all_reports(clerk: Clerk) -> None:
    select_all(clerk)
    page = open_page(clerk)
    choose(clerk, page, "原文如此（一条规则）")
    assert page.told == "请写明理由"
    assert not page.go.isEnabled()
    assert page.form.rules.count() == 3
    page.form.reason.setFocus()
    clerk.type("公开件如此")
    settled(clerk, page)
    assert page.told == "更改 1 份，2 份不能"
    rule_id = page.form.told
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    clerk.qtbot.waitUntil(lambda: clerk.window.stage.above is None)
    kept = [clerk.session.workspace.record(one).decisions.get(rule_id) for one in (1, 2, 3)]
    assert [decision.reason for decision in kept if decision] == ["公开件如此"]
    details = clerk.window.banners.messages[0].details
    assert len(details) == 2


def test_a_wrong_year_is_asked_again(clerk: Clerk) -> None:
    select_all(clerk)
    page = open_page(clerk)
    choose(clerk, page, "更正年度")
    page.form.line.setFocus()
    clerk.type("20x2")
    settled(clerk, page)
    assert (page.told, page.go.isEnabled()) == ("请键入四位年度", False)
    page.form.line.clear()
    clerk.type("2022")
    settled(clerk, page)
    assert page.table.lines == ["✓  2023 → 2022"] * 3


def test_the_banner_takes_it_back(clerk: Clerk) -> None:
    tag_all(clerk)
    clerk.qtbot.waitUntil(lambda: clerk.window.stage.above is None)
    QTest.mouseClick(undo_button(clerk), Qt.MouseButton.LeftButton)
    clerk.qtbot.waitUntil(lambda: tags(clerk) == [()] * 3)


def test_what_was_taken_back_is_no_longer_told(clerk: Clerk) -> None:
    tag_all(clerk)
    clerk.qtbot.waitUntil(lambda: any("更改 3 份" in text for text in clerk.banners))
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    clerk.qtbot.waitUntil(lambda: tags(clerk) == [()] * 3)
    clerk.qtbot.waitUntil(lambda: clerk.banners == [])


def undo_button(clerk: Clerk) -> QPushButton:
    buttons = clerk.window.banners.findChildren(QPushButton)
    return next(one for one in buttons if one.text() == "撤销")


def test_an_old_banner_takes_nothing_else_back(clerk: Clerk) -> None:
    tag_all(clerk)
    clerk.qtbot.waitUntil(lambda: clerk.window.stage.above is None)
    clerk.session.bench.apply(Annotate(1, ("急件",), note="后来写的"))
    QTest.mouseClick(undo_button(clerk), Qt.MouseButton.LeftButton)
    clerk.settle()
    assert "之后又有别的更改" in clerk.status
    assert clerk.session.workspace.record(1).note == "后来写的"


def test_tags_and_note_beside_the_report(clerk: Clerk) -> None:
    clerk.press(KEY.Key_T, modifiers=CTRL)
    clerk.type("急件,复核")
    clerk.press(KEY.Key_Tab)
    clerk.type("电话催过")
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert clerk.page.remarks.shown == ["复核", "急件", "电话催过"]
    assert tags(clerk)[0] == ("复核", "急件")
    assert clerk.table.hasFocus()
    assert states(clerk)[0] is ReviewState.STARTED
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert clerk.page.remarks.shown == []
    assert clerk.page.remarks.isHidden()


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
def test_a_known_tag_is_completed(clerk: Clerk) -> None:
    clerk.session.bench.apply(Annotate(1, ("已退回",)))
    clerk.page.open_report(2)
    clerk.press(KEY.Key_T, modifiers=CTRL)
    clerk.type("退")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    for key in (KEY.Key_Down, KEY.Key_Return):
        QTest.keyClick(popup, key)
    assert clerk.page.remarks.tags.text() == "已退回"
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert tags(clerk)[1] == ("已退回",)


def test_what_is_written_is_kept_on_going_on_and_dropped_by_escape(clerk: Clerk) -> None:
    clerk.press(KEY.Key_T, modifiers=CTRL)
    clerk.type("急件")
    clerk.press(KEY.Key_Escape)
    assert not clerk.page.remarks.editing
    clerk.press(KEY.Key_T, modifiers=CTRL)
    clerk.type("急件")
    clerk.press(KEY.Key_PageDown, modifiers=CTRL)
    assert clerk.agency == "白云镇人民政府"
    assert tags(clerk) == [("急件",), (), ()]
    clerk.press(KEY.Key_T, modifiers=CTRL)
    clerk.type("长" * 41)
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert clerk.page.remarks.tags.isVisible()
    assert "标签太长" in clerk.banners[0]


def test_a_command_that_cannot_be_written_is_told(clerk: Clerk, workspace: Path) -> None:
    clerk.session.bench.apply(Annotate(1, ("急件",)))
    with closing(sqlite3.connect(workspace)) as connection, connection:
        connection.execute("DROP TRIGGER trail_no_update")
        connection.execute("UPDATE trail SET reason = 'x'")
    select_all(clerk)
    page = open_page(clerk)
    clerk.type("复核")
    settled(clerk, page)
    clerk.press(KEY.Key_Return)
    clerk.qtbot.waitUntil(lambda: clerk.window.stage.above is None)
    assert any("修改记录" in text for text in clerk.banners), clerk.banners


def test_nothing_is_written_once_the_window_is_closed(
    clerk: Clerk, workspace: Path, program: Application
) -> None:
    select_all(clerk)
    page = open_page(clerk)
    clerk.type("急件")
    settled(clerk, page)
    page.go.click()
    clerk.window.close()
    clerk.settle()
    with closing(program.open_workspace(workspace)) as kept:
        assert [row.tags for row in kept.worklist()] == [(), (), ()]


def test_a_tag_that_is_refused_takes_no_note_with_it(clerk: Clerk) -> None:
    clerk.press(KEY.Key_T, modifiers=CTRL)
    clerk.type("长" * 41)
    clerk.press(KEY.Key_Tab)
    clerk.type("电话催过")
    clerk.press(KEY.Key_PageDown, modifiers=CTRL)
    record = clerk.session.workspace.record(1)
    assert (record.tags, record.note) == ((), "电话催过")
    assert "标签太长" in clerk.banners[0]
