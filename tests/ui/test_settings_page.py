"""The page of settings: keys given by pressing them, options, looks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox

from reviewer.settings import OPTIONS, Settings
from reviewer.ui.actions import ACTIONS
from reviewer.ui.settings_page import option_text
from reviewer.ui.settings_page.keys_model import Column
from reviewer.ui.settings_page.page import SettingsPage
from reviewer.ui.theme import Mode
from tests.ui.clerk import ALT, CTRL, NONE, SHIFT, Clerk

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"


@pytest.fixture
def page(clerk: Clerk) -> SettingsPage:
    """The settings, opened by their key."""
    clerk.go_to(FIRST)
    clerk.press(Qt.Key.Key_Comma, modifiers=CTRL)
    assert clerk.window.pages.settings is not None
    return clerk.window.pages.settings


def give(clerk: Clerk, page: SettingsPage, command: str, key: Qt.Key, modifiers=NONE) -> None:  # type: ignore[no-untyped-def]
    """Look a command up, press Enter, then its new key."""
    page.keys.search.setFocus()
    page.keys.search.clear()
    clerk.type(command)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.focus is page.keys.recorder
    clerk.press(key, modifiers=modifiers)


def shown_keys(page: SettingsPage) -> str:
    index = page.keys.table.currentIndex().siblingAtColumn(Column.KEYS)
    return str(index.data())


def test_a_new_key_holds_at_once_and_at_the_next_start(
    clerk: Clerk, page: SettingsPage, open_window: Callable[..., Clerk], workspace: Path
) -> None:
    give(clerk, page, "xygwt", Qt.Key.Key_J, CTRL | ALT)
    assert page.keys.said == "“下一个问题”现在用 Ctrl+Alt+J"
    assert shown_keys(page) == "Ctrl+Alt+J"
    action = clerk.window.actions_by_id["next_problem"]
    assert action.shortcut().toString() == "Ctrl+Alt+J"
    assert action.toolTip().endswith("Ctrl+Alt+J")
    clerk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    clerk.press(Qt.Key.Key_F8)
    assert clerk.cell == FIRST
    clerk.press(Qt.Key.Key_J, modifiers=CTRL | ALT)
    assert clerk.cell in clerk.foci()
    clerk.close()
    again = open_window(workspace)
    assert again.window.keymap.shown("next_problem") == "Ctrl+Alt+J"


@pytest.mark.parametrize(
    ("key", "modifiers", "why"),
    [
        (Qt.Key.Key_F9, NONE, "F9 已用于“采纳建议”"),
        (Qt.Key.Key_7, NONE, "在表格里用来键入"),
        (Qt.Key.Key_Return, NONE, "在表格里用来键入"),
        (Qt.Key.Key_Space, CTRL, "由输入法使用"),
        (Qt.Key.Key_5, CTRL, "固定用途"),
        (Qt.Key.Key_F, ALT, "系统或菜单"),
    ],
)
def test_a_key_that_others_need_is_refused_and_nothing_changes(
    clerk: Clerk, page: SettingsPage, key: Qt.Key, modifiers: Qt.KeyboardModifier, why: str
) -> None:
    give(clerk, page, "xygwt", key, modifiers)
    assert why in page.keys.said
    assert clerk.window.keymap.keys("next_problem") == ("F8",)
    assert clerk.cell == FIRST


def test_enter_in_the_search_waits_for_a_key_and_says_so(clerk: Clerk, page: SettingsPage) -> None:
    page.keys.search.setFocus()
    clerk.type("xygwt")
    assert page.keys.said == "“下一个问题”：按 Enter 后按下新的快捷键，Esc 返回"
    clerk.press(Qt.Key.Key_Return)
    assert page.keys.said == "“下一个问题”：现在按下新的快捷键，Esc 回到列表"
    clerk.press(Qt.Key.Key_Escape)
    assert page.keys.table.hasFocus()
    assert "按 Enter 后" in page.keys.said
    clerk.press(Qt.Key.Key_Return)
    assert clerk.focus is page.keys.recorder


def test_while_it_waits_no_key_does_what_it_does_elsewhere(
    clerk: Clerk, page: SettingsPage
) -> None:
    fired: list[str] = []
    for spec in ACTIONS:
        action = clerk.window.actions_by_id[spec.id]
        action.triggered.connect(lambda *_, name=spec.id: fired.append(name))
    page.keys.search.setFocus()
    clerk.type("xygwt")
    clerk.press(Qt.Key.Key_Return)
    keys = [key for spec in ACTIONS for key in clerk.window.keymap.keys(spec.id)]
    for key in (*keys, "Alt+F", "Ctrl+Tab", "Alt+1"):
        if key != "Esc":
            QTest.keySequence(page.keys.recorder, QKeySequence(key))
        assert clerk.focus is page.keys.recorder, key
    assert len(keys) > 50
    assert fired == []
    assert clerk.window.keymap.keys("next_problem") == ("F8",)


def test_keys_can_be_taken_away_and_given_back(clerk: Clerk, page: SettingsPage) -> None:
    keymap = clerk.window.keymap
    give(clerk, page, "xygwt", Qt.Key.Key_J, CTRL | ALT)
    give(clerk, page, "cnjy", Qt.Key.Key_K, CTRL | SHIFT)
    none, one, every = page.keys.findChildren(type(page.keys._buttons[0]))
    none.click()
    assert keymap.keys("take_proposal") == ()
    assert shown_keys(page) == ""
    one.click()
    assert keymap.keys("take_proposal") == ("F9",)
    assert keymap.keys("next_problem") == ("Ctrl+Alt+J",)
    every.click()
    assert keymap.keys("next_problem") == ("F8",)


def test_both_enter_keys_are_given_together(clerk: Clerk, page: SettingsPage) -> None:
    give(clerk, page, "xygwt", Qt.Key.Key_Return, ALT)
    assert set(clerk.window.keymap.keys("next_problem")) == {"Alt+Return", "Alt+Enter"}
    assert shown_keys(page).count("Alt") == 1


def test_the_table_lists_every_action_and_says_when_none_fits(
    clerk: Clerk, page: SettingsPage
) -> None:
    assert page.keys.model.rowCount() == len(ACTIONS)
    page.keys.search.setFocus()
    clerk.type("zzzz")
    assert page.keys.model.rowCount() == 0
    assert page.keys.said == "没有符合的命令"
    assert not page.keys.recorder.isEnabled()


def test_every_option_has_words_for_all_it_may_be() -> None:
    for option in OPTIONS:
        assert option_text.title(option.name) != option.name
        assert option_text.sentence(option.name), option.name
        assert all(option_text.choice(value) for value in option.choices)


def test_options_hold_at_once(clerk: Clerk, page: SettingsPage) -> None:
    page.tabs.setCurrentIndex(1)
    enter, pages = page.options.widgets["enter_moves"], page.options.widgets["limit_pages"]
    assert isinstance(enter, QComboBox)
    assert isinstance(pages, QSpinBox)
    before = enter.currentIndex()
    QTest.keyClick(enter, Qt.Key.Key_Down if before == 0 else Qt.Key.Key_Up)
    pages.setFocus()
    pages.selectAll()
    clerk.type("40")
    clerk.press(Qt.Key.Key_Return)
    kept = Settings()
    assert kept["enter_moves"] == OPTIONS[0].choices[1 - before]
    assert kept["limit_pages"] == 40
    assert clerk.window.program.settings.limits.pages == 40


@pytest.mark.parametrize("there", [True, False])
def test_recognition_can_be_switched_off_where_it_is_there(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    monkeypatch.setattr("reviewer.app.is_installed", lambda: there)
    clerk.press(Qt.Key.Key_Comma, modifiers=CTRL)
    page = clerk.window.pages.settings
    assert page is not None
    page.tabs.setCurrentIndex(1)
    box = page.options.widgets["recognise"]
    assert isinstance(box, QCheckBox)
    assert (box.isEnabled(), box.isChecked()) == (there, there)
    assert ("pip install" in box.accessibleDescription()) == (not there)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert clerk.window.program.handling().recognise == (not there)


def test_hints_can_be_switched_off(clerk: Clerk, page: SettingsPage) -> None:
    clerk.window.stage.back()
    assert "F8 下一个问题" in clerk.window.hints.text()
    clerk.window.pages.show_settings()
    page.tabs.setCurrentIndex(1)
    QTest.keyClick(page.options.widgets["show_hints"], Qt.Key.Key_Space)
    clerk.window.stage.back()
    assert clerk.window.hints.text() == ""


def test_looks_hold_at_once(clerk: Clerk, page: SettingsPage) -> None:
    page.tabs.setCurrentIndex(2)
    looks, theme = page.looks, clerk.window.theme
    before = theme.mode, theme.size
    looks.mode.setCurrentIndex(looks.mode.findData(Mode.DARK))
    looks.mode.activated.emit(looks.mode.currentIndex())
    looks.text_size.setValue(18)
    assert (theme.mode, theme.size) == (Mode.DARK, 18)
    assert clerk.window.memory.get("size") == 18
    theme.zoom(0)
    clerk.window.pages.show_settings()
    assert looks.text_size.value() == theme.size
    theme.set_mode(before[0])


@pytest.fixture
def _unwritable(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of settings in which nothing can be written."""

    def refuse(*_parts: object) -> None:
        raise OSError("full")

    monkeypatch.setattr("reviewer.settings.write_json", refuse)


@pytest.mark.usefixtures("_unwritable")
def test_what_cannot_be_written_down_still_holds_and_is_told(
    clerk: Clerk, page: SettingsPage
) -> None:
    give(clerk, page, "xygwt", Qt.Key.Key_J, CTRL | ALT)
    assert clerk.window.keymap.keys("next_problem") == ("Ctrl+Alt+J",)
    assert "下次启动会恢复原样" in clerk.banners[0]
