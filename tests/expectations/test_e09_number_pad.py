"""A whole table by the number pad alone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt
PAD = Qt.KeyboardModifier.KeypadModifier
PAD_KEYS = {str(digit): Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)} | {
    "/": Qt.Key.Key_Slash,
    "-": Qt.Key.Key_Minus,
    ".": Qt.Key.Key_Period,
    "+": Qt.Key.Key_Plus,
}


def pad(clerk: Clerk, text: str) -> None:
    """Press keys of the number pad, Enter last."""
    for sign in text:
        QTest.keyClick(clerk.focus, PAD_KEYS[sign], PAD)
    QTest.keyClick(clerk.focus, Qt.Key.Key_Enter, PAD)


def test_e09_a_block_of_25_by_7(clerk: Clerk) -> None:
    keys = clerk.page.tables.tables[1].keys
    assert len(keys) == 25 * 7
    clerk.go_to(keys[0])
    for number in range(len(keys)):
        pad(clerk, "/" if number == 9 else str(number % 13))
    clerk.settle()
    expected = [None if number == 9 else number % 13 for number in range(len(keys))]
    assert [clerk.value(key) for key in keys] == expected
    assert clerk.look(keys[9]).text == "/"
    assert clerk.cell == "disputes.reconsideration.upheld"


def test_e09_the_direction_is_a_setting_that_holds_at_once(clerk: Clerk) -> None:
    table = clerk.page.tables.tables[1]
    clerk.go_to(table.keys[0])
    pad(clerk, "1")
    assert clerk.cell == table.value_lines.rows[0][1]
    clerk.window.program.settings.put("enter_moves", "down")
    down = table.value_lines.down[25:]
    for number in range(27):
        pad(clerk, str(number))
    assert [clerk.value(key) for key in down[:27]] == list(range(27))
    assert clerk.cell == down[27]


def test_e09_point_and_minus_of_the_pad(clerk: Clerk) -> None:
    clerk.go_to("disclosure.fees.amount")
    pad(clerk, "44.7377")
    assert clerk.value("disclosure.fees.amount") == Decimal("44.7377")
    clerk.go_to("disclosure.fees.amount")
    pad(clerk, "-")
    assert clerk.look("disclosure.fees.amount").text == "-"
