"""A worklist: status, problems, filter, sort, progress; reopening returns to where one was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu, QPushButton

from reviewer.ui.worklist.model import Role
from tests.ui.clerk import ALT, CTRL, KEY, SHIFT, Clerk

pytestmark = pytest.mark.qt


def agencies(clerk: Clerk) -> list[str | None]:
    return [row.agency for row in clerk.page.worklist.model.rows]


def take(menu: QMenu, *texts: str) -> None:
    """Choose an entry of a menu by its texts, from the outer one on."""
    menu.aboutToShow.emit()
    for text in texts:
        action = next(one for one in menu.actions() if one.text().partition("  (")[0] == text)
        inner = action.menu()
        if isinstance(inner, QMenu):
            menu = inner
        else:
            action.trigger()


def test_every_line_tells_state_problems_year_region_and_body(clerk: Clerk) -> None:
    model = clerk.page.worklist.model
    told = str(model.index(0, 0).data(3))
    for part in ("青石县教育局", "2023 年", "青石县", "未开始", "不平衡 2", "青石县教育局.txt"):
        assert part in told
    assert clerk.page.worklist.progress_text == "0/3 已完成"


def test_typing_narrows_also_by_pinyin_and_escape_clears(clerk: Clerk) -> None:
    spelled = {"财政": "临江市财政局", "qsx": "青石县教育局", "byz2023": "白云镇人民政府"}
    for text, found in spelled.items():
        clerk.press(KEY.Key_L, modifiers=CTRL)
        clerk.type(text)
        clerk.qtbot.waitUntil(lambda: len(clerk.page.worklist.model.rows) == 1)
        assert agencies(clerk) == [found]
        clerk.press(KEY.Key_Escape)
        clerk.qtbot.waitUntil(lambda: len(clerk.page.worklist.model.rows) == 3)
    clerk.type("没有")
    clerk.qtbot.waitUntil(lambda: not clerk.page.worklist.model.rows)


def test_from_the_filter_into_the_list_and_on_by_arrows(clerk: Clerk) -> None:
    for key in (KEY.Key_Down, KEY.Key_Return):
        clerk.press(KEY.Key_L, modifiers=CTRL)
        clerk.press(key)
        assert clerk.page.worklist.view.hasFocus()
    clerk.press(KEY.Key_Down)
    assert clerk.agency == "白云镇人民政府"
    clerk.type("临")
    assert clerk.page.worklist.filter.hasFocus()
    assert clerk.page.worklist.filter.text() == "临"
    clerk.press(KEY.Key_Escape, KEY.Key_Down, KEY.Key_Escape)
    assert clerk.table.hasFocus()


def test_filters_combine_and_each_is_a_chip_to_take_back(clerk: Clerk) -> None:
    panel = clerk.page.worklist
    take(panel.filter_menu, "问题", "有问题的")
    take(panel.filter_menu, "地区", "临江市")
    clerk.qtbot.waitUntil(lambda: agencies(clerk) == ["临江市财政局"])
    assert panel.chips.texts == ["有问题的  ✕", "临江市  ✕"]
    chip = next(one for one in panel.chips.findChildren(QPushButton) if "临江市" in one.text())
    chip.click()
    clerk.qtbot.waitUntil(lambda: len(agencies(clerk)) == 2)
    take(panel.filter_menu, "显示全部报告")
    clerk.qtbot.waitUntil(lambda: len(agencies(clerk)) == 3)
    assert panel.chips.texts == []


def test_every_column_sorts_both_ways(clerk: Clerk) -> None:
    menu = clerk.page.worklist.sort_menu
    take(menu, "机关")
    clerk.qtbot.waitUntil(lambda: agencies(clerk)[0] == "临江市财政局")
    upward = agencies(clerk)
    take(menu, "从大到小")
    clerk.qtbot.waitUntil(lambda: agencies(clerk) == upward[::-1])
    take(menu, "问题多少")
    model = clerk.page.worklist.model
    clerk.qtbot.waitUntil(lambda: [row.tally.open for row in model.rows] == [2, 1, 0])
    take(menu, "地区")
    clerk.qtbot.waitUntil(lambda: agencies(clerk)[-1] == "白云镇人民政府")


def test_the_years_of_a_body_stand_together_and_unfold_by_keys(clerk: Clerk) -> None:
    clerk.page.open_report(3)
    clerk.session.commands.correct_heading("青石县教育局", "2022")
    clerk.press(KEY.Key_G, modifiers=ALT)
    panel = clerk.page.worklist
    clerk.qtbot.waitUntil(lambda: panel.model.rowCount() == 4)
    panel.view.setFocus()
    head = panel.model.head_of(panel.view.currentIndex())
    body = head.data(Role.BODY)
    assert [(one.year, one.report_id) for one in body.years] == [(2022, 3), (2023, 1)]
    assert "2022 年 · 进行中" in str(head.data(3))
    clerk.press(KEY.Key_Left, KEY.Key_Left)
    assert panel.view.currentIndex().data(Role.BODY) is body
    assert panel.model.rowCount() == 2
    clerk.press(KEY.Key_Right, KEY.Key_Down, KEY.Key_Down)
    assert clerk.sheet.record.id == 1
    assert panel.selected_ids == [1]


def test_reopening_returns_to_report_cell_zoom_filter_and_order(
    open_window: Callable[..., Clerk], workspace: Path
) -> None:
    first = open_window(workspace)
    take(first.page.worklist.sort_menu, "问题多少")
    take(first.page.worklist.filter_menu, "问题", "有问题的")
    first.qtbot.waitUntil(lambda: len(agencies(first)) == 2)
    first.page.open_report(2)
    first.go_to("disputes.litigation_direct.other")
    first.press(KEY.Key_Equal, modifiers=CTRL)
    size = first.window.theme.size
    first.close()
    again = open_window(workspace)
    assert (again.agency, again.cell) == ("白云镇人民政府", "disputes.litigation_direct.other")
    assert agencies(again) == ["青石县教育局", "临江市财政局"]
    assert again.page.worklist.chips.texts == ["有问题的  ✕"]
    assert again.window.theme.size == size


def test_escape_in_the_empty_filter_lists_all_again_and_then_leaves(clerk: Clerk) -> None:
    panel = clerk.page.worklist
    take(panel.filter_menu, "地区", "临江市")
    clerk.qtbot.waitUntil(lambda: agencies(clerk) == ["临江市财政局"])
    clerk.press(KEY.Key_L, modifiers=CTRL)
    clerk.press(KEY.Key_Escape)
    clerk.qtbot.waitUntil(lambda: len(agencies(clerk)) == 3)
    assert panel.chips.texts == []
    clerk.press(KEY.Key_Escape)
    assert clerk.table.hasFocus()


def test_tab_walks_the_desk_as_it_is_read(clerk: Clerk) -> None:
    clerk.press(KEY.Key_L, modifiers=CTRL)
    names = []
    for _step in range(4):
        clerk.press(KEY.Key_Tab)
        names.append(clerk.focus.accessibleName() or clerk.focus.property("text"))
    assert names == ["筛选", "排序", "分组", "报告清单"]
    clerk.press(KEY.Key_L, modifiers=CTRL)
    clerk.press(KEY.Key_Backtab, modifiers=SHIFT)
    assert clerk.table.hasFocus()
