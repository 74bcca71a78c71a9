"""What a clerk sees of a report."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer.ui.form_table.looks import Sign
from tests.ui.clerk import CTRL, Clerk

pytestmark = pytest.mark.qt
TOTAL = "requests.granted.total"


def test_failing_cells_carry_sign_and_rule_with_both_sides(clerk: Clerk) -> None:
    look = clerk.look(TOTAL)
    assert (look.sign, look.focus) == (Sign.FAILED, True)
    assert clerk.look("requests.granted.natural_person").sign is Sign.FAILED
    assert clerk.look("requests.received.total").sign is None
    tip = clerk.tip(TOTAL)
    assert "六类申请人之和 = 总计" in tip
    assert "左 2，右 5，差 −3" in tip
    assert "requests." not in tip


def test_the_list_tells_each_problem_in_the_words_of_the_form(clerk: Clerk) -> None:
    lines = clerk.page.problems.list.lines
    assert [(line.title, line.detail) for line in lines] == [
        ("（一）予以公开：六类申请人之和 = 总计", "左 2，右 5，差 −3"),
        ("总计：第三项各办理结果之和 = （七）总计", "左 5，右 2，差 +3"),
    ]


def test_a_missing_total_is_undecided_and_named(clerk: Clerk) -> None:
    clerk.page.open_report(3)
    assert clerk.look("disputes.reconsideration.total").sign is Sign.UNDECIDED
    assert clerk.look("disputes.reconsideration.total").text == "空"
    assert clerk.page.problems.list.lines[0].detail == "无法判断：缺少 行政复议 · 总计"


def test_the_worklist_shows_state_problems_and_progress(clerk: Clerk) -> None:
    rows = clerk.page.worklist.model.rows
    assert [(row.agency, row.tally.open) for row in rows] == [
        ("青石县教育局", 2),
        ("白云镇人民政府", 0),
        ("临江市财政局", 1),
    ]
    assert clerk.page.worklist.progress_text == "0/3 已完成"


def test_selecting_a_cell_frames_its_place_in_the_source(clerk: Clerk) -> None:
    view = clerk.page.source.view
    clerk.go_to("disclosure.licensing.decisions")
    assert view.framed == "120"
    rect = view.rect_of("disclosure.licensing.decisions")
    assert view.viewport().rect().contains(rect.toRect())


def test_clicking_a_number_in_the_source_selects_its_cell(clerk: Clerk) -> None:
    clerk.go_to("requests.received.natural_person")
    clerk.go_to("disclosure.regulations.issued")
    view = clerk.page.source.view
    view.show_cell("requests.received.total")
    clerk.click_source("requests.received.total")
    assert clerk.cell == "requests.received.total"
    assert clerk.table.hasFocus()


def test_filtering_hides_reports_and_counts_stay(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_L, modifiers=Qt.KeyboardModifier.ControlModifier)
    clerk.type("临江")
    clerk.qtbot.waitUntil(lambda: len(clerk.page.worklist.model.rows) == 1)
    assert clerk.page.worklist.progress_text == "0/3 已完成"


def test_the_worklist_can_be_sorted(clerk: Clerk) -> None:
    menu = clerk.page.worklist.sort_menu
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "问题多少").trigger()
    clerk.qtbot.waitUntil(lambda: clerk.page.worklist.model.rows[1].id == 3)
    assert [row.tally.open for row in clerk.page.worklist.model.rows] == [2, 1, 0]


def test_finding_in_the_source(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_F, modifiers=Qt.KeyboardModifier.ControlModifier)
    clerk.type("总计")
    assert clerk.page.source.found > 3
    clerk.press(Qt.Key.Key_Escape)
    assert not clerk.page.source.line.isVisible()


def test_after_a_click_on_a_report_typing_goes_into_its_table(clerk: Clerk) -> None:
    view = clerk.page.worklist.view
    for row in (1, 2, 0):
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert clerk.table.hasFocus()


def test_walking_the_list_by_keys_stays_in_the_list(clerk: Clerk) -> None:
    clerk.page.worklist.view.setFocus()
    for agency in ("白云镇人民政府", "临江市财政局"):
        clerk.press(Qt.Key.Key_Down)
        assert clerk.agency == agency
        assert clerk.page.worklist.view.hasFocus()


def test_the_next_report_keeps_the_keyboard_in_the_tables(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    for _ in range(2):
        clerk.press(Qt.Key.Key_PageDown, modifiers=CTRL)
        assert clerk.table.hasFocus()
