"""Typing into cells."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QFrame

from reviewer.app import Application
from reviewer.review.operations import SetCell
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt
TOTAL = "requests.granted.total"
FIRST = "requests.received.natural_person"
SECOND = "requests.received.business"


def test_typing_replaces_and_enter_moves_on(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("12")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(FIRST) == 12
    assert clerk.cell == SECOND
    clerk.type("7")
    clerk.press(Qt.Key.Key_Enter)
    assert clerk.value(SECOND) == 7


def test_a_correction_rechecks_at_once_and_the_cursor_stays(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    clerk.type("2")
    clerk.press(Qt.Key.Key_Up)
    assert clerk.cell == "requests.carried_in.total"
    assert len(clerk.sheet.problems) == 0
    assert clerk.look(TOTAL).sign is None
    assert clerk.look(TOTAL).corrected
    assert clerk.page.worklist.model.rows[0].tally.open == 0
    assert "3 处" not in clerk.page.header.title


@pytest.mark.parametrize(("typed", "value"), [("１２，３４５", 12345), ("007", 7), (" 3 ", 3)])
def test_full_width_digits_are_understood(clerk: Clerk, typed: str, value: int) -> None:
    clerk.go_to(FIRST)
    clerk.press(Qt.Key.Key_F2)
    clerk.press(Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    clerk.type(typed)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(FIRST) == value


@pytest.mark.parametrize("typed", ["1二", "12。5", "3-", "-4", "9" * 20])
def test_nonsense_is_refused_with_a_sentence_and_the_text_stays(clerk: Clerk, typed: str) -> None:
    clerk.go_to(FIRST)
    clerk.press(Qt.Key.Key_F2)
    clerk.press(Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    clerk.type(typed)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(FIRST) == 3
    assert clerk.cell == FIRST
    assert clerk.typed() == typed
    assert len(clerk.table.refusal) > 4
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.typed() is None
    assert clerk.table.refusal == ""
    assert clerk.value(FIRST) == 3


@pytest.mark.parametrize("key", [FIRST, "disputes.reconsideration.total"])
def test_the_sentence_of_a_refusal_is_seen_whole(clerk: Clerk, key: str) -> None:
    clerk.go_to(key)
    clerk.type("1x")
    clerk.press(Qt.Key.Key_Return)
    (bubble,) = (
        frame for frame in clerk.window.findChildren(QFrame, "refusal") if frame.isVisible()
    )
    assert bubble.visibleRegion().boundingRect() == bubble.rect()
    editor = clerk.table.editor
    assert editor is not None
    place = QRect(editor.mapToGlobal(QPoint()), editor.size())
    assert not place.intersects(QRect(bubble.mapToGlobal(QPoint()), bubble.size()))
    clerk.press(Qt.Key.Key_Escape)
    assert not bubble.isVisible()


def test_a_full_stop_for_a_decimal_point_is_taken_and_told(clerk: Clerk) -> None:
    clerk.go_to("disclosure.fees.amount")
    clerk.type("1")
    clerk.type("2。5")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value("disclosure.fees.amount") == Decimal("12.5")
    assert "当作小数点" in clerk.status


def test_a_refused_text_holds_the_cursor_until_it_is_mended(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("1x")
    clerk.go_to(SECOND)
    assert clerk.cell == FIRST
    assert not clerk.page.open_report(2)
    assert clerk.agency == "青石县教育局"
    clerk.press(Qt.Key.Key_Backspace)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(FIRST) == 1


def test_clicking_elsewhere_commits(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("8")
    clerk.go_to("requests.carried_in.total")
    assert clerk.value(FIRST) == 8
    assert clerk.cell == "requests.carried_in.total"


def test_delete_makes_blank_and_escape_cancels(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("55")
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.value(FIRST) == 3
    clerk.press(Qt.Key.Key_Delete)
    assert clerk.value(FIRST) is None
    assert clerk.look(FIRST).text == "空"


def test_f2_amends_what_is_there(clerk: Clerk) -> None:
    clerk.go_to("disclosure.licensing.decisions")
    clerk.press(Qt.Key.Key_F2)
    clerk.type("5")
    clerk.press(Qt.Key.Key_Tab)
    assert clerk.value("disclosure.licensing.decisions") == 1205
    assert clerk.cell == "disclosure.penalty.decisions"


def test_a_text_that_is_rubbed_out_stays_so(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(Qt.Key.Key_F2)
    clerk.press(Qt.Key.Key_Backspace)
    assert clerk.typed() == ""
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(FIRST) is None


def test_marks_stay_as_typed(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("/")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(FIRST) is None
    assert clerk.look(FIRST).text == "/"


def test_arrows_leave_the_cell_that_was_typed_into(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert clerk.cell == "requests.carried_in.research"
    clerk.type("4")
    clerk.press(Qt.Key.Key_Left)
    assert clerk.value("requests.carried_in.research") == 4
    assert clerk.cell == "requests.carried_in.business"
    clerk.press(Qt.Key.Key_Tab)
    assert clerk.cell == "requests.carried_in.research"
    clerk.press(Qt.Key.Key_Tab, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert clerk.cell == "requests.carried_in.business"


def test_the_first_key_of_an_input_method_is_not_lost(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    composing = QInputMethodEvent("１", [])
    QCoreApplication.sendEvent(clerk.table, composing)
    done = QInputMethodEvent("", [])
    done.setCommitString("１２")
    QCoreApplication.sendEvent(clerk.focus, done)
    clerk.settle()
    assert clerk.typed() == "１２"
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(FIRST) == 12


def test_space_confirms_the_reading(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(Qt.Key.Key_Space)
    entry = clerk.sheet.record.report.cells[FIRST].entry
    assert entry is not None
    assert entry.origin == "confirmed"
    assert clerk.look(FIRST).confirmed


def test_space_confirms_a_selected_line_in_one_step(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.press(Qt.Key.Key_Right, Qt.Key.Key_Right, modifiers=Qt.KeyboardModifier.ShiftModifier)
    clerk.press(Qt.Key.Key_Space)
    assert clerk.status == "已核对 3 格"
    assert clerk.look(FIRST).confirmed
    assert clerk.look(SECOND).confirmed
    clerk.press(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert not clerk.look(FIRST).confirmed
    assert not clerk.look(SECOND).confirmed


def test_space_never_confirms_several_lines_at_once(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    shift = Qt.KeyboardModifier.ShiftModifier
    clerk.press(Qt.Key.Key_Right, Qt.Key.Key_Down, modifiers=shift)
    clerk.press(Qt.Key.Key_Space)
    assert "一次只能核对一行或一列" in clerk.status
    assert not clerk.look(FIRST).confirmed


def test_space_leaves_a_correction_as_it_is(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("12")
    clerk.press(Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert clerk.value(FIRST) == 12
    assert "这里已经更正，没有改动" in clerk.status
    shift = Qt.KeyboardModifier.ShiftModifier
    clerk.press(Qt.Key.Key_Right, modifiers=shift)
    clerk.press(Qt.Key.Key_Space)
    assert clerk.value(FIRST) == 12
    assert clerk.look(SECOND).confirmed


def test_where_a_colleague_was_faster_the_cell_has_their_value(
    clerk: Clerk, program: Application, workspace: Path
) -> None:
    clerk.go_to(FIRST)
    clerk.type("12")
    shared = program.open_workspace(workspace)
    colleague = program.desk(shared)
    report_id = clerk.sheet.record.id
    colleague.open(report_id)
    colleague.do(SetCell(report_id, FIRST, "77"))
    shared.close()
    clerk.press(Qt.Key.Key_Return)
    assert clerk.typed() == "12"
    assert "再按一次 Enter" in clerk.table.refusal
    assert clerk.value(FIRST) == 77
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.look(FIRST).text == "77"
    clerk.type("12")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(FIRST) == 12
