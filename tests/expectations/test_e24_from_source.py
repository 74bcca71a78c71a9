"""Ctrl and a click on a number of the source writes it into the current cell."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reviewer.domain.report import Origin
from tests.ui.clerk import CTRL, Clerk

pytestmark = pytest.mark.qt
TOTAL = "requests.granted.total"


def test_e24_ctrl_click_takes_the_number(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    view = clerk.page.source.view
    view.show_cell("disclosure.licensing.decisions")
    place = view.rect_of("disclosure.licensing.decisions").center()
    point = QPoint(round(place.x()), round(place.y()))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CTRL, point)
    clerk.settle()
    assert (clerk.cell, clerk.value(TOTAL)) == (TOTAL, 120)
    entry = clerk.sheet.record.report.cells[TOTAL].entry
    assert entry is not None
    assert entry.origin is Origin.SOURCE
    assert "取自原文" in clerk.status
    assert "取自原文" in clerk.tip(TOTAL)
    clerk.press(Qt.Key.Key_Z, modifiers=CTRL)
    assert clerk.value(TOTAL) == 5


def test_e24_a_click_beside_the_numbers_takes_nothing(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    sheet, view = clerk.sheet, clerk.page.source.view
    view.verticalScrollBar().setValue(0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CTRL, QPoint(150, 30))
    clerk.settle()
    assert clerk.sheet is sheet
    assert clerk.cell == TOTAL
    assert "没有数字" in clerk.status
