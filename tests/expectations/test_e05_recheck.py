"""Every commit is rechecked at once, and the cursor stays where it was."""

import pytest
from PySide6.QtCore import Qt

from reviewer.ui import presenter
from tests.ui.clerk import CTRL, SHIFT, Clerk

pytestmark = pytest.mark.qt
TOTAL = "requests.granted.total"
AFTER = "requests.partly_granted.natural_person"


def test_e05_marks_and_counts_are_those_of_a_full_recheck(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    for text in ("2", "7", "/", "5"):
        clerk.type(text)
        clerk.press(Qt.Key.Key_Return)
        assert clerk.cell == AFTER, "the recheck does not move it any further"
        same_as_a_full_recheck(clerk)
        clerk.press(Qt.Key.Key_Return, modifiers=SHIFT)
        assert clerk.cell == TOTAL
    clerk.press(Qt.Key.Key_Delete)
    same_as_a_full_recheck(clerk)
    clerk.press(Qt.Key.Key_Z, modifiers=CTRL)
    same_as_a_full_recheck(clerk)
    assert clerk.cell == TOTAL


def same_as_a_full_recheck(clerk: Clerk) -> None:
    """What is on the screen is what a reading from the disk and all rules give."""
    fresh = clerk.session.bench.desk.look(clerk.sheet.record.id)
    assert clerk.sheet.problems == fresh.problems
    assert clerk.sheet.record == fresh.record
    expected = presenter.looks(fresh, clerk.page.words)
    for key, look in expected.items():
        shown = clerk.look(key)
        assert (shown.text, shown.sign, shown.weight) == (look.text, look.sign, look.weight), key
    row = next(row for row in clerk.page.worklist.model.rows if row.id == fresh.record.id)
    assert row.tally == fresh.tally
