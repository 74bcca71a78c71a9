"""Esc leads back to the cell from everywhere, and no key is dead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from reviewer.ui.actions import ACTIONS
from tests.ui.clerk import ALT, CTRL, SHIFT, Clerk
from tests.ui.test_stage import PAGES

pytestmark = pytest.mark.qt
KEY = Qt.Key
TOTAL = "requests.granted.total"
ELSEWHERE = {"next_report", "previous_report", "next_problem", "previous_problem", "done_next"}
ELSEWHERE |= {"table_1", "table_2", "table_3", "take_proposal", "confirm"}
"""These lead to another cell, which is what they are for."""
OF_SYSTEM = {"new", "open", "samples", "import_files", "import_folder", "export", "close", "quit"}
"""These ask in a window of their own, or close this one."""
OTHERS = ELSEWHERE | OF_SYSTEM | {*PAGES}
KEYED = [spec for spec in ACTIONS if spec.keys and spec.id not in OTHERS]


def at_the_cell(clerk: Clerk) -> bool:
    """Whether a clerk could type on where he was."""
    return clerk.page.isVisible() and clerk.table.hasFocus() and clerk.cell == TOTAL


def press_action(clerk: Clerk, keys: str) -> None:
    """Press the first key of an action."""
    QTest.keySequence(clerk.focus, QKeySequence(keys.split(maxsplit=1)[0]))
    clerk.settle()


def test_from_every_command_escape_leads_back_to_the_cell(clerk: Clerk) -> None:
    assert len(KEYED) > 30
    for spec in KEYED:
        clerk.page.go_to(TOTAL)
        press_action(clerk, spec.keys)
        for _ in range(2):
            if not at_the_cell(clerk):
                clerk.press(KEY.Key_Escape)
        assert at_the_cell(clerk), spec.id
        while clerk.session.bench.desk.can_undo:
            clerk.session.commands.undo()


def test_escape_leaves_the_source_and_the_list_of_problems(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    for pane in (clerk.page.source.view, clerk.page.problems.list):
        pane.setFocus()
        clerk.press(KEY.Key_Escape)
        assert at_the_cell(clerk)
    clerk.press(KEY.Key_F, modifiers=CTRL)
    clerk.type("5")
    clerk.press(KEY.Key_Escape)
    assert clerk.page.source.view.hasFocus()
    clerk.press(KEY.Key_Escape)
    assert at_the_cell(clerk)


def test_escape_lets_a_selected_range_go(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    clerk.press(KEY.Key_A, modifiers=CTRL)
    assert len(clerk.table.selected_keys) == 175
    clerk.press(KEY.Key_Escape)
    assert clerk.table.selected_keys == (TOTAL,)
    clerk.press(KEY.Key_Delete)
    assert clerk.value(TOTAL) is None
    assert clerk.value("requests.received.total") == 3


def test_the_key_of_the_history_leads_back_to_the_problems(clerk: Clerk) -> None:
    for shown in (True, False):
        clerk.press(KEY.Key_H, modifiers=CTRL)
        assert clerk.page.problems.history_shown is shown


def test_that_nothing_was_accepted_is_said(clerk: Clerk) -> None:
    clerk.press(KEY.Key_A, modifiers=CTRL | SHIFT)
    assert clerk.status == "这份报告没有已接受的问题"
    clerk.go_to(TOTAL)
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.press(KEY.Key_1, modifiers=CTRL)
    clerk.press(KEY.Key_A, modifiers=CTRL | SHIFT)
    assert clerk.status == ""
