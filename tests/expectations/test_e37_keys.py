"""37: the layout is remembered; F1 lists all keys, which can be changed without clashes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from reviewer.ui.actions import ACTIONS
from reviewer.ui.keymap import native
from tests.ui.clerk import ALT, CTRL, Clerk

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"
NEW = CTRL | ALT


def change_key(clerk: Clerk, command: str, key: Qt.Key) -> str:
    """Open the settings, look a command up, press its new key; returns what is said."""
    clerk.press(Qt.Key.Key_Comma, modifiers=CTRL)
    clerk.type(command)
    clerk.press(Qt.Key.Key_Return)
    clerk.press(key, modifiers=NEW)
    settings = clerk.window.pages.settings
    assert settings is not None
    said = settings.keys.said
    clerk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    settings.keys.search.clear()
    return said


def test_the_layout_is_remembered(open_window: Callable[..., Clerk], workspace: Path) -> None:
    first = open_window(workspace)
    first.page.whole.setSizes([333, 800])
    first.page.middle.setSizes([200, 400])
    source, problems = first.page.middle.sizes()
    first.close()
    again = open_window(workspace)
    assert again.page.whole.sizes()[0] == 333
    upper, lower = again.page.middle.sizes()
    assert abs(upper / (upper + lower) - source / (source + problems)) < 0.02


def test_f1_lists_every_key_once_and_menus_show_the_same(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_F1)
    page = clerk.window.pages.keys
    assert page is not None
    text = page.text.toPlainText()
    for spec in ACTIONS:
        action = clerk.window.actions_by_id[spec.id]
        keys = [key.toString() for key in action.shortcuts()]
        assert tuple(keys) == clerk.window.keymap.keys(spec.id)
        assert all(key in text for key in native(keys)), spec.id


def test_no_key_does_two_things(clerk: Clerk) -> None:
    shortcuts = [
        key.toString()
        for spec in ACTIONS
        for key in clerk.window.actions_by_id[spec.id].shortcuts()
    ]
    assert len(shortcuts) == len(set(shortcuts))


def test_a_changed_key_works_at_once_everywhere_and_after_a_restart(
    clerk: Clerk, open_window: Callable[..., Clerk], workspace: Path
) -> None:
    clerk.go_to(FIRST)
    assert change_key(clerk, "xygwt", Qt.Key.Key_J) == "“下一个问题”现在用 Ctrl+Alt+J"
    clerk.press(Qt.Key.Key_F8)
    assert clerk.cell == FIRST
    clerk.press(Qt.Key.Key_J, modifiers=NEW)
    found = clerk.cell
    assert found in clerk.foci()
    clerk.press(Qt.Key.Key_F1)
    assert clerk.window.pages.keys is not None
    assert "Ctrl+Alt+J" in clerk.window.pages.keys.text.toPlainText()
    clerk.close()
    again = open_window(workspace)
    shortcut = again.window.actions_by_id["next_problem"].shortcut()
    assert shortcut == QKeySequence("Ctrl+Alt+J")


def test_a_clash_is_refused_by_the_name_of_the_other_command(clerk: Clerk) -> None:
    change_key(clerk, "xygwt", Qt.Key.Key_J)
    assert change_key(clerk, "cnjy", Qt.Key.Key_J) == "Ctrl+Alt+J 已用于“下一个问题”"
    assert clerk.window.keymap.keys("take_proposal") == ("F9",)
