"""Safe with input methods and full-width signs."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"


def test_e10_full_width_digits_are_a_number(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.compose("１", "１２", "１２，３４５", commit="１２，３４５")
    assert clerk.typed() == "１２，３４５"
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(FIRST) == 12345


def test_e10_a_full_stop_is_taken_for_a_point_with_a_warning(clerk: Clerk) -> None:
    clerk.go_to("disclosure.fees.amount")
    clerk.compose(commit="12。5")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value("disclosure.fees.amount") == Decimal("12.5")
    assert "“。”当作小数点" in clerk.status
    clerk.go_to(FIRST)
    clerk.compose(commit="12。5")
    clerk.press(Qt.Key.Key_Return)
    assert "整数" in clerk.table.refusal
    assert clerk.value(FIRST) == 3


def test_e10_chinese_numerals_are_refused_and_stay_to_be_mended(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    sheet = clerk.sheet
    clerk.compose("y", "yi", "yi'er", commit="一二")
    clerk.press(Qt.Key.Key_Return)
    assert "不是数字" in clerk.table.refusal
    assert (clerk.cell, clerk.typed()) == (FIRST, "一二")
    assert clerk.sheet is sheet
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.look(FIRST).text == "3"


def test_e10_composing_fires_no_shortcut(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    sheet, cell = clerk.sheet, clerk.cell
    clerk.compose(" ", "f8", commit="")
    assert (clerk.sheet, clerk.cell) == (sheet, cell)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.sheet is sheet
    assert clerk.value(FIRST) == 3
