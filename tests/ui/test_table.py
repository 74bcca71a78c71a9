"""The table of the form: moving, selecting, widths, what it says aloud."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.clerk import CTRL, NONE, SHIFT, Clerk

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"
KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def test_enter_moves_down_once_that_is_set_and_goes_on_with_the_next_column(clerk: Clerk) -> None:
    settings = clerk.window.program.settings
    clerk.go_to(FIRST)
    settings.put("enter_moves", "down")
    clerk.type("1")
    clerk.press(KEY.Key_Enter, modifiers=Qt.KeyboardModifier.KeypadModifier)
    assert clerk.cell == "requests.carried_in.natural_person"
    clerk.press(KEY.Key_Return, modifiers=SHIFT)
    assert clerk.cell == FIRST
    clerk.go_to("requests.carried_forward.natural_person")
    clerk.press(KEY.Key_Return)
    assert clerk.cell == "requests.received.business"
    clerk.press(KEY.Key_Return, modifiers=SHIFT)
    assert clerk.cell == "requests.carried_forward.natural_person"
    clerk.go_to("requests.carried_forward.total")
    clerk.press(KEY.Key_Return)
    assert clerk.cell == "disputes.reconsideration.upheld"
    clerk.press(KEY.Key_Return)
    assert clerk.cell == "disputes.reconsideration.corrected"
    clerk.press(KEY.Key_Backtab, KEY.Key_Backtab)
    assert clerk.cell == "requests.carried_forward.total"
    settings.put("enter_moves", "right")
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_Return)
    assert clerk.cell == "requests.received.business"


def test_down_through_disclosure_leaves_no_cell_out(clerk: Clerk) -> None:
    clerk.window.program.settings.put("enter_moves", "down")
    keys = clerk.page.tables.tables[0].keys
    clerk.go_to(keys[0])
    visited = []
    while clerk.cell in keys:
        visited.append(clerk.cell)
        clerk.press(KEY.Key_Return)
    assert sorted(visited) == sorted(keys)
    assert visited[:2] == [
        "disclosure.regulations.issued",
        "disclosure.normative_documents.issued",
    ]
    assert clerk.cell == FIRST


def test_shift_and_arrows_select_a_range_and_moving_on_lets_it_go(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_Right, KEY.Key_Down, modifiers=SHIFT)
    assert clerk.page.tables.selected_keys == (
        FIRST,
        "requests.received.business",
        "requests.carried_in.natural_person",
        "requests.carried_in.business",
    )
    assert clerk.cell == "requests.carried_in.business"
    clerk.press(KEY.Key_Right)
    assert list(clerk.page.tables.selected_keys) == ["requests.carried_in.research"]


def test_home_and_end_stay_in_the_row_also_where_labels_stand_before_it(clerk: Clerk) -> None:
    clerk.go_to("disclosure.regulations.repealed")
    clerk.press(KEY.Key_Home)
    assert clerk.cell == "disclosure.regulations.issued"
    clerk.press(KEY.Key_End, modifiers=SHIFT)
    assert len(clerk.page.tables.selected_keys) == 3
    clerk.press(KEY.Key_End, modifiers=CTRL)
    assert clerk.cell == "disclosure.fees.amount"
    clerk.press(KEY.Key_Home, modifiers=CTRL)
    assert clerk.cell == "disclosure.regulations.issued"


def test_the_mouse_draws_a_range_and_a_head_selects_its_line(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    table = clerk.table
    end = table.visualRect(clerk.index(table, "requests.carried_in.business")).center()
    QTest.mouseClick(table.viewport(), LEFT, SHIFT, end)
    assert len(clerk.page.tables.selected_keys) == 4
    head = table.verticalHeader()
    place = QPoint(head.width() // 2, table.visualRect(clerk.index(table, FIRST)).center().y())
    QTest.mouseClick(head.viewport(), LEFT, NONE, place)
    assert clerk.page.tables.selected_keys == table.keys[:7]


def test_a_jump_to_a_problem_selects_that_cell_alone(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_Down, modifiers=SHIFT)
    clerk.press(KEY.Key_F8)
    clerk.press(KEY.Key_F8, modifiers=SHIFT)
    assert clerk.page.tables.selected_keys == (clerk.cell,)


def test_a_refused_text_is_not_left_by_a_click_on_a_head(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("1x")
    head = clerk.table.verticalHeader()
    QTest.mouseClick(head.viewport(), LEFT, NONE, QPoint(5, head.height() // 2))
    assert clerk.cell == FIRST
    assert clerk.typed() == "1x"
    clerk.press(KEY.Key_Escape)
    assert clerk.value(FIRST) == 3


def test_a_column_drawn_wider_stays_so_and_never_cuts_a_number(
    clerk: Clerk, open_window: Callable[..., Clerk], workspace: Path
) -> None:
    clerk.go_to(FIRST)
    clerk.type("123456789")
    clerk.press(KEY.Key_Return)
    head, needed = clerk.table.horizontalHeader(), clerk.table.columnWidth(0)
    drag(clerk, 0, 40)
    wide = clerk.table.columnWidth(0)
    assert wide > needed + 20
    drag(clerk, 0, -wide)
    assert clerk.table.columnWidth(0) < wide
    text = clerk.table.fontMetrics().horizontalAdvance("123456789")
    assert clerk.table.columnWidth(0) > text
    drag(clerk, 3, 50)
    kept = clerk.table.columnWidth(3)
    clerk.close()
    again = open_window(workspace)
    again.go_to(FIRST)
    assert abs(again.table.columnWidth(3) - kept) <= 1
    head = again.table.horizontalHeader()
    QTest.mouseDClick(head.viewport(), LEFT, NONE, edge(again, 3))
    again.settle()
    assert again.table.columnWidth(3) < kept


def drag(clerk: Clerk, section: int, pixels: int) -> None:
    viewport, start = clerk.table.horizontalHeader().viewport(), edge(clerk, section)
    QTest.mousePress(viewport, LEFT, NONE, start)
    QTest.mouseMove(viewport, start + QPoint(pixels // 2, 0))
    QTest.mouseMove(viewport, start + QPoint(pixels, 0))
    QTest.mouseRelease(viewport, LEFT, NONE, start + QPoint(pixels, 0))
    clerk.settle()


def edge(clerk: Clerk, section: int) -> QPoint:
    head = clerk.table.horizontalHeader()
    right = head.sectionViewportPosition(section) + head.sectionSize(section)
    return QPoint(right - 1, head.height() - 4)


def test_larger_text_makes_rows_and_heads_higher(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    table = clerk.table
    row, head = table.rowHeight(0), table.horizontalHeader().height()
    clerk.window.zoom(8)
    clerk.settle()
    assert clerk.table.rowHeight(0) > row * 1.3
    assert table.horizontalHeader().height() > head * 1.2
    place = table.visualRect(clerk.index(table, "requests.processed.total"))
    assert table.horizontalHeader().isVisible()
    assert place.height() >= table.fontMetrics().height()
    clerk.window.zoom(0)


def test_every_cell_says_its_row_its_column_its_value_and_its_state(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    table = clerk.table
    said = {
        key: clerk.index(table, key).data(Qt.ItemDataRole.AccessibleTextRole) for key in table.keys
    }
    assert said["requests.granted.total"] == "（一）予以公开，总计，5，不平衡"
    assert said[FIRST] == "自然人".join(("一、本年新收政府信息公开申请数量，", "，3"))
    clerk.press(KEY.Key_Delete)
    spoken = clerk.index(table, FIRST).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "，空白，" in spoken
    assert spoken.endswith("已更正")
    heard = QAccessible.queryAccessibleInterface(table)
    assert heard is not None


def test_composing_opens_the_editor_and_no_shortcut_fires(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    before = clerk.sheet
    for preedit in ("y", "yi", "yier"):
        QApplication.sendEvent(clerk.focus, QInputMethodEvent(preedit, []))
        clerk.settle()
    assert clerk.table.editor is not None
    assert clerk.sheet == before
    done = QInputMethodEvent("", [])
    done.setCommitString("一二")
    QApplication.sendEvent(clerk.focus, done)
    assert clerk.typed() == "一二"
    clerk.press(KEY.Key_Return)
    assert len(clerk.table.refusal) > 4
    assert clerk.cell == FIRST


def test_the_editor_is_as_wide_as_what_is_typed_into_it(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("1")
    editor = clerk.table.editor
    assert editor is not None
    narrow = editor.width()
    clerk.type("２，３４５，６７８，９０１")
    text = editor.fontMetrics().horizontalAdvance(editor.text())
    assert editor.width() > max(narrow, text)
    QApplication.sendEvent(editor, QInputMethodEvent("１２３４５６", []))
    assert editor.width() > text + editor.fontMetrics().horizontalAdvance("１２３４５６")
    clerk.press(KEY.Key_Escape)
