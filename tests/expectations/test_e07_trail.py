"""Every cell has its trail: who, when, old, new, why."""

import pytest
from PySide6.QtCore import Qt

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


def lines(clerk: Clerk) -> list[list[str]]:
    """The history of the cell as it is shown, newest first."""
    table = clerk.page.problems.history
    items = [[table.item(row, column) for column in range(4)] for row in range(table.rowCount())]
    return [[item.text() if item else "" for item in row] for row in items]
