"""Every cell has its trail: who, when, old, new, why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.clerk import CTRL, Clerk

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"


def test_e07_both_steps_stand_in_the_trail_with_the_value_before(clerk: Clerk) -> None:
    for text in ("8", "12"):
        clerk.go_to(FIRST)
        clerk.type(text)
        clerk.press(Qt.Key.Key_Up)
    clerk.go_to(FIRST)
    clerk.press(Qt.Key.Key_H, modifiers=CTRL)
    steps = [(line[1], line[2], line[3]) for line in lines(clerk)]
    assert steps == [("张敏", "8 → 12", "键入"), ("张敏", "3 → 8", "键入")]
    assert all(line[0][:2] == "20" and len(line[0]) == 16 for line in lines(clerk))
    clerk.press(Qt.Key.Key_Z, modifiers=CTRL)
    assert [line[2] for line in lines(clerk)] == ["12 → 8", "8 → 12", "3 → 8"]
    assert lines(clerk)[0][3].startswith("撤销")


def test_e07_an_undone_step_is_named_by_what_it_was(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("8")
    clerk.press(Qt.Key.Key_Down, Qt.Key.Key_Up)
    QGuiApplication.clipboard().setText("9")
    clerk.press(Qt.Key.Key_V, modifiers=CTRL)
    clerk.press(Qt.Key.Key_Return)
    clerk.press(Qt.Key.Key_H, Qt.Key.Key_Z, Qt.Key.Key_Y, modifiers=CTRL)
    assert [line[2:] for line in lines(clerk)] == [
        ["8 → 9", "重做，粘贴"],
        ["9 → 8", "撤销，粘贴"],
        ["8 → 9", "粘贴"],
        ["3 → 8", "键入"],
    ]


def lines(clerk: Clerk) -> list[list[str]]:
    """The history of the cell as it is shown, newest first."""
    table = clerk.page.problems.history
    items = [[table.item(row, column) for column in range(4)] for row in range(table.rowCount())]
    return [[item.text() if item else "" for item in row] for row in items]
