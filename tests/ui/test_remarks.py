"""Tags and note that two people write in the same minutes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from reviewer.app import Application
from reviewer.domain.changes import Subject
from reviewer.review.desk import Desk
from reviewer.review.operations import SetCell, SetNote
from reviewer.review.tagging import SetTags
from tests.ui.clerk import CTRL, KEY, Clerk

pytestmark = pytest.mark.qt
CELL = "requests.granted.business"


@pytest.fixture
def colleague(clerk: Clerk, workspace: Path) -> Iterator[Desk]:
    """Somebody else at the same workspace."""
    program = Application(actor="李四", language="zh")
    other = program.open_workspace(workspace)
    yield program.desk(other)
    other.close()


def write(clerk: Clerk, tag: str, note: str) -> None:
    """Type into the open fields."""
    clerk.type(tag)
    clerk.press(KEY.Key_Tab)
    clerk.type(note)


def remarks(clerk: Clerk) -> tuple[tuple[str, ...], str]:
    record = clerk.session.workspace.record(1)
    return record.tags, record.note


def notes(clerk: Clerk) -> list[tuple[str, object, object]]:
    """The trail of the note: who, from what, to what."""
    return [
        (item.actor, change.old, change.new)
        for item in clerk.session.workspace.trail(1)
        for change in item.changes
        if change.subject is Subject.NOTE
    ]


def shown(clerk: Clerk) -> list[str]:
    return [label.text() for label in clerk.page.remarks.findChildren(QLabel) if label.isVisible()]


def test_what_a_colleague_does_elsewhere_stands_in_nobodys_way(
    clerk: Clerk, colleague: Desk
) -> None:
    clerk.press(KEY.Key_T, modifiers=CTRL)
    write(clerk, "急件", "电话催过")
    colleague.do(SetCell(1, CELL, "7"))
    colleague.do(SetTags(1, add=("同事",)))
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert remarks(clerk) == (("同事", "急件"), "电话催过")
    assert clerk.banners == []
    assert clerk.value(CELL) == 7


def test_a_note_of_a_colleague_is_seen_beside_ones_own_before_it_is_replaced(
    clerk: Clerk, colleague: Desk
) -> None:
    clerk.press(KEY.Key_T, modifiers=CTRL)
    write(clerk, "急件", "我的")
    colleague.do(SetNote(1, "同事的"))
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert "同事刚刚写了这份报告的备注" in clerk.banners[0]
    assert clerk.page.remarks.note.toPlainText() == "我的"
    assert "同事的备注：同事的" in shown(clerk)
    assert remarks(clerk) == ((), "同事的")
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert remarks(clerk) == (("急件",), "我的")
    assert clerk.banners == []
    assert notes(clerk) == [("李四", "", "同事的"), ("张敏", "同事的", "我的")]


def both_wrote(clerk: Clerk, colleague: Desk) -> None:
    clerk.press(KEY.Key_T, modifiers=CTRL)
    write(clerk, "", "我的")
    colleague.do(SetNote(1, "同事的"))
    clerk.press(KEY.Key_Return, modifiers=CTRL)


def put_them_together(clerk: Clerk) -> None:
    buttons = clerk.page.remarks.findChildren(QPushButton)
    next(one for one in buttons if one.text() == "接在一起").click()


def test_escape_keeps_the_colleagues_note(clerk: Clerk, colleague: Desk) -> None:
    both_wrote(clerk, colleague)
    clerk.press(KEY.Key_Escape)
    assert remarks(clerk) == ((), "同事的")
    assert clerk.page.remarks.shown == ["同事的"]
    assert clerk.banners == []


def test_one_button_puts_both_notes_together(clerk: Clerk, colleague: Desk) -> None:
    both_wrote(clerk, colleague)
    put_them_together(clerk)
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert remarks(clerk) == ((), "同事的\n我的")
    assert not clerk.page.remarks.editing


@pytest.mark.parametrize("leave", ["report", "workspace"])
@pytest.mark.parametrize("put_together", [False, True])
def test_who_leaves_without_choosing_keeps_both(
    clerk: Clerk, colleague: Desk, leave: str, put_together: bool
) -> None:
    both_wrote(clerk, colleague)
    if put_together:
        put_them_together(clerk)
    if leave == "report":
        clerk.press(KEY.Key_PageDown, modifiers=CTRL)
    else:
        assert clerk.window.close_workspace()
        assert clerk.banners == []
    assert colleague.store.record(1).note == "同事的\n我的"


def test_going_on_keeps_both_notes_and_says_so(clerk: Clerk, colleague: Desk) -> None:
    clerk.press(KEY.Key_T, modifiers=CTRL)
    write(clerk, "急件", "我的")
    colleague.do(SetNote(1, "同事的"))
    clerk.press(KEY.Key_PageDown, modifiers=CTRL)
    assert remarks(clerk) == (("急件",), "同事的\n我的")
    assert clerk.status == "同事也改了备注，两份都已保留"
