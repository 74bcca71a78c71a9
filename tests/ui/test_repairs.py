"""Copy, paste and repairs of structure, by keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from reviewer.ui.preview_panel import Preview
from tests.ui.clerk import ALT, CTRL, NONE, SHIFT, Clerk

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"
SECOND = "requests.received.business"
TOTAL = "requests.granted.total"
KEY = Qt.Key


def preview(clerk: Clerk) -> Preview:
    shown = clerk.page.preview.preview
    assert shown is not None
    return shown


def copied() -> str:
    return QGuiApplication.clipboard().text()


def row(clerk: Clerk, name: str) -> list[object]:
    keys = [key for key in clerk.page.tables.tables[1].keys if key.startswith(f"requests.{name}.")]
    return [clerk.value(key) for key in keys]


def test_a_row_is_pasted_after_a_look_at_what_lands_where(clerk: Clerk) -> None:
    QGuiApplication.clipboard().setText("１２\t1,234\t一二\t\t0\t0\t9\t7\r\n")
    clerk.go_to(FIRST)
    before = row(clerk, "received")
    clerk.press(KEY.Key_V, modifiers=CTRL)
    lines = [(line.name, line.change) for line in preview(clerk).lines]
    name = "一、本年新收政府信息公开申请数量"
    assert lines == [
        (f"{name} · 科研机构", "“一二”，不采用"),
        (f"{name} · 自然人", "3 → 12"),
        (f"{name} · 商业企业", "0 → 1234"),
        (f"{name} · 社会公益组织", "0 → 空白"),
        (f"{name} · 总计", "3 → 9"),
    ]
    assert preview(clerk).lines[0].remark == "仍为 0：不是数字"
    assert preview(clerk).hint == "2 格不变；1 个落在表外，不采用：7"
    assert preview(clerk).effect.startswith("问题 2 → ")
    assert row(clerk, "received") == before
    assert clerk.look(FIRST).text == "12"
    assert clerk.look(FIRST).changing
    clerk.press(KEY.Key_Return)
    assert row(clerk, "received") == [12, 1234, 0, None, 0, 0, 9]
    assert clerk.cell == FIRST
    assert clerk.page.preview.preview is None
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert row(clerk, "received") == before


def test_escape_leaves_all_as_it_was(clerk: Clerk) -> None:
    QGuiApplication.clipboard().setText("7")
    clerk.go_to(FIRST)
    sheet = clerk.sheet
    clerk.press(KEY.Key_V, modifiers=CTRL)
    assert clerk.look(FIRST).text == "7"
    clerk.press(KEY.Key_Escape)
    assert clerk.sheet is sheet
    assert clerk.look(FIRST).text == "3"
    assert not clerk.look(FIRST).changing
    clerk.type("8")
    assert clerk.typed() == "8"


def test_nothing_to_paste_is_said_and_enter_does_nothing(clerk: Clerk) -> None:
    QGuiApplication.clipboard().clear()
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_V, modifiers=CTRL)
    assert "没有可以粘贴的数字" in preview(clerk).refusal
    sheet = clerk.sheet
    clerk.press(KEY.Key_Return)
    assert clerk.sheet is sheet
    clerk.press(KEY.Key_Escape)
    assert clerk.page.problems.isVisible()


def test_a_range_is_copied_with_and_without_its_labels(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_Right, KEY.Key_Down, modifiers=SHIFT)
    clerk.press(KEY.Key_C, modifiers=CTRL)
    assert copied() == "3\t0\n0\t0\n"
    clerk.press(KEY.Key_C, modifiers=CTRL | SHIFT)
    assert copied().splitlines()[0] == "\t申请人情况 自然人\t申请人情况 法人或其他组织 商业企业"
    clerk.go_to("requests.granted.natural_person")
    clerk.press(KEY.Key_V, modifiers=CTRL)
    clerk.press(KEY.Key_Enter, modifiers=Qt.KeyboardModifier.KeypadModifier)
    assert row(clerk, "granted")[:2] == [3, 0]


def test_the_keys_of_the_clipboard_belong_to_the_open_editor(clerk: Clerk) -> None:
    QGuiApplication.clipboard().setText("45")
    clerk.go_to(FIRST)
    clerk.type("1")
    clerk.press(KEY.Key_V, modifiers=CTRL)
    assert clerk.typed() == "145"
    assert clerk.page.preview.preview is None
    clerk.press(KEY.Key_Escape)


def test_a_shifted_row_is_mended_with_the_problems_told_before(clerk: Clerk) -> None:
    for key, text in ((FIRST, ""), (SECOND, "3"), ("requests.received.total", "0")):
        clerk.go_to(key)
        clerk.type(text) if text else clerk.press(KEY.Key_Delete)
        clerk.press(KEY.Key_Up)
    clerk.go_to(FIRST)
    many = len(clerk.sheet.problems)
    clerk.press(KEY.Key_Left, modifiers=ALT)
    shown = preview(clerk)
    assert shown.title == "向左移动一格"
    assert shown.better
    clerk.press(KEY.Key_Return)
    assert shown.effect == f"问题 {many} → {len(clerk.sheet.problems)}"
    assert row(clerk, "received") == [3, 0, 0, 0, 0, 0, None]
    steps = [record.operation for record in clerk.session.workspace.trail(clerk.sheet.record.id)]
    assert steps[-1] == "shift_cells"
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert row(clerk, "received") == [None, 3, 0, 0, 0, 0, 0]


def test_a_number_in_the_way_is_named_and_arrows_try_another_way(clerk: Clerk) -> None:
    clerk.go_to("requests.carried_in.total")
    clerk.press(KEY.Key_Delete)
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_Left, modifiers=ALT)
    assert preview(clerk).refusal.startswith("“3”会被挤出而丢失")
    sheet = clerk.sheet
    clerk.press(KEY.Key_Return)
    assert clerk.sheet is sheet
    clerk.press(KEY.Key_Escape)
    clerk.go_to("requests.carried_in.natural_person")
    clerk.press(KEY.Key_Up, modifiers=ALT)
    assert preview(clerk).title == "向上移动一格"
    clerk.press(KEY.Key_Right)
    assert preview(clerk).title == "向右移动一格"
    assert preview(clerk).refusal == ""
    clerk.press(KEY.Key_Return)
    assert row(clerk, "carried_in") == [None, 0, 0, 0, 0, 0, 0]


def test_rows_are_swapped(clerk: Clerk) -> None:
    clerk.go_to("requests.received.natural_person")
    clerk.press(KEY.Key_R, modifiers=ALT | SHIFT)
    assert {line.change for line in preview(clerk).lines} == {"3 → 0", "0 → 3"}
    clerk.press(KEY.Key_Return)
    assert row(clerk, "received") == [0] * 7
    assert row(clerk, "carried_in") == [3, 0, 0, 0, 0, 0, 3]


def test_columns_and_cells_are_swapped(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_C, modifiers=ALT | SHIFT)
    clerk.press(KEY.Key_Return)
    assert (clerk.value(FIRST), clerk.value(SECOND)) == (0, 3)
    assert clerk.value("requests.granted.business") == 2
    clerk.press(KEY.Key_X, modifiers=ALT | SHIFT)
    clerk.press(KEY.Key_Return)
    assert (clerk.value(FIRST), clerk.value(SECOND)) == (3, 0)
    assert clerk.value("requests.granted.business") == 2


def test_a_number_is_split_where_the_arrows_say_and_joined_again(clerk: Clerk) -> None:
    for key, text in ((FIRST, "415"), (SECOND, "")):
        clerk.go_to(key)
        clerk.type(text) if text else clerk.press(KEY.Key_Delete)
        clerk.press(KEY.Key_Up)
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_S, modifiers=ALT | SHIFT)
    assert [line.change for line in preview(clerk).lines] == ["415 → 4", "空白 → 15"]
    clerk.press(KEY.Key_Right)
    assert [line.change for line in preview(clerk).lines] == ["415 → 41", "空白 → 5"]
    clerk.press(KEY.Key_Return)
    assert row(clerk, "received")[:3] == [41, 5, 0]
    clerk.press(KEY.Key_J, modifiers=ALT | SHIFT)
    clerk.press(KEY.Key_Right)
    assert "左移" in preview(clerk).title
    clerk.press(KEY.Key_Left)
    clerk.press(KEY.Key_Return)
    assert row(clerk, "received")[:3] == [415, None, 0]


def test_a_range_is_cleared_and_restored_in_one_step_each(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_End, modifiers=SHIFT)
    clerk.press(KEY.Key_Delete)
    assert row(clerk, "received") == [None] * 7
    assert clerk.status == "已清空 7 格"
    clerk.press(KEY.Key_R, modifiers=CTRL)
    assert row(clerk, "received") == [3, 0, 0, 0, 0, 0, 3]
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert row(clerk, "received") == [None] * 7
    clerk.press(KEY.Key_Z, modifiers=CTRL)
    assert row(clerk, "received") == [3, 0, 0, 0, 0, 0, 3]


def test_moving_on_or_another_report_leaves_the_preview(
    clerk: Clerk, open_window: Callable[..., Clerk], workspace: Path
) -> None:
    QGuiApplication.clipboard().setText("7")
    for key, modifiers in (
        (KEY.Key_F8, NONE),
        (KEY.Key_F9, NONE),
        (KEY.Key_PageDown, CTRL),
        (KEY.Key_PageUp, CTRL),
    ):
        clerk.go_to(FIRST)
        clerk.press(KEY.Key_V, modifiers=CTRL)
        assert clerk.page.preview.isVisible()
        clerk.press(key, modifiers=modifiers)
        clerk.go_to(SECOND)
        assert not clerk.page.preview.isVisible()
        assert clerk.page.problems.isVisible()
    assert clerk.value(FIRST) == 3
    assert clerk.look(FIRST).text == "3"


def test_a_click_into_the_table_leaves_the_preview_too(clerk: Clerk) -> None:
    QGuiApplication.clipboard().setText("7")
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_V, modifiers=CTRL)
    assert clerk.look(FIRST).text == "7"
    clerk.go_to(FIRST)
    assert not clerk.page.preview.isVisible()
    assert clerk.look(FIRST).text == "3"
    clerk.press(KEY.Key_F2)
    assert clerk.typed() == "3"


def test_the_menu_of_the_table_acts_on_the_range_under_the_mouse(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_Right, modifiers=SHIFT)
    place = clerk.table.visualRect(clerk.index(clerk.table, SECOND)).center()
    right = Qt.MouseButton.RightButton
    QTest.mousePress(clerk.table.viewport(), right, NONE, place)
    assert len(clerk.page.tables.selected_keys) == 2
    offered = {action.objectName(): action for action in clerk.page.tables.actions()}
    assert offered["paste"] is clerk.window.actions_by_id["paste"]
    assert clerk.window.actions_by_id.menus["structure"].menuAction() in offered.values()
    offered["clear_cells"].trigger()
    assert row(clerk, "received")[:3] == [None, None, 0]


def test_the_history_names_the_repair(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_X, modifiers=ALT | SHIFT)
    clerk.press(KEY.Key_Return)
    clerk.press(KEY.Key_H, modifiers=CTRL)
    assert newest_step(clerk) == ["3 → 0", "互换"]
    clerk.press(KEY.Key_R, modifiers=CTRL)
    assert newest_step(clerk) == ["0 → 3", "恢复为原文读数"]


def newest_step(clerk: Clerk) -> list[str]:
    items = [clerk.page.problems.history.item(0, column) for column in (2, 3)]
    return [item.text() for item in items if item is not None]


def test_clearing_a_whole_table_is_told_and_can_be_taken_back_by_a_click(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    before = [clerk.value(key) for key in clerk.table.keys]
    clerk.press(KEY.Key_A, modifiers=CTRL)
    clerk.press(KEY.Key_Delete)
    cells = len(clerk.table.keys)
    assert {clerk.value(key) for key in clerk.table.keys} == {None}
    assert clerk.banners == [f"青石县教育局：已清空 {cells} 格"]
    undo = clerk.window.banners.findChildren(QPushButton)[0]
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    clerk.settle()
    assert [clerk.value(key) for key in clerk.table.keys] == before
    assert clerk.banners == []
    assert clerk.table.hasFocus()
    clerk.press(KEY.Key_R, modifiers=CTRL)
    assert clerk.status == "所选的格本来如此"


def test_nothing_is_cut_while_the_keyboard_is_elsewhere(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    page = clerk.session.page
    for pane in (page.source.shown, page.worklist.view, page.problems.list):
        pane.setFocus()
        clerk.press(KEY.Key_X, modifiers=CTRL)
        assert row(clerk, "received")[0] == 3
        assert clerk.status == "只能剪切表格里的格，按 F6 到表格"
    clerk.press(KEY.Key_F6)
    clerk.press(KEY.Key_X, modifiers=CTRL)
    assert row(clerk, "received")[0] is None


def test_a_large_cut_is_told_until_something_else_is_done(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_End, KEY.Key_Down, modifiers=SHIFT)
    clerk.press(KEY.Key_X, modifiers=CTRL)
    assert row(clerk, "received") == [None] * 7
    assert copied().split() == ["3", *["0"] * 5, "3", *["0"] * 7]
    assert clerk.banners == ["青石县教育局：已剪切 14 格"]
    offer = clerk.window.banners.messages[0].offers[0]
    clerk.go_to(FIRST)
    clerk.type("1")
    clerk.press(KEY.Key_Return)
    assert clerk.banners == []
    offer.act()
    assert clerk.status == "之后又有别的更改，请从编辑菜单逐步撤销"
    assert row(clerk, "received") == [1, *[None] * 6]
