"""Keys that the user has given to actions."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewer.settings import Settings
from reviewer.ui.actions import ACTIONS
from reviewer.ui.keymap import Keymap, both_enters, in_force, native
from reviewer.ui.reserved_keys import Use, use_of

pytestmark = pytest.mark.qt


@pytest.fixture
def keymap(qapp: QApplication, tmp_path: Path) -> Keymap:
    """The keys with nothing given."""
    return Keymap(Settings(tmp_path))


@pytest.mark.parametrize(
    ("key", "use"),
    [
        ("5", Use.TABLE),
        ("Shift+Return", Use.TABLE),
        ("Left", Use.TABLE),
        ("Esc", Use.TABLE),
        ("Ctrl+C", Use.TEXT),
        ("Ctrl+3", Use.TEXT),
        ("Ctrl+Space", Use.INPUT_METHOD),
        ("Shift+Space", Use.INPUT_METHOD),
        ("Ctrl+.", Use.INPUT_METHOD),
        ("Alt+F", Use.SYSTEM),
        ("F10", Use.SYSTEM),
        ("Meta+L", Use.SYSTEM),
        ("Ctrl+K, Ctrl+A", Use.NONE),
        ("", Use.NONE),
        ("F7", None),
        ("Shift+F7", None),
        ("Ctrl+Shift+K", None),
        ("Alt+G", None),
    ],
)
def test_keys_that_others_need_are_known(qapp: QApplication, key: str, use: Use | None) -> None:
    assert use_of(key) is use


def test_a_key_of_another_action_is_refused_by_its_name(keymap: Keymap) -> None:
    assert keymap.refusal("confirm", "F8") == "F8 已用于“下一个问题”"
    assert keymap.refusal("next_problem", "F8") == ""
    assert "输入法" in keymap.refusal("confirm", "Ctrl+Space")
    assert "表格" in keymap.refusal("confirm", "7")
    assert keymap.refusal("confirm", "Ctrl+Shift+K") == ""


def test_given_keys_are_kept_and_can_be_taken_back(keymap: Keymap, tmp_path: Path) -> None:
    told: list[None] = []
    keymap.changed.connect(lambda: told.append(None))
    keymap.give("next_problem", ["F7"])
    keymap.give("confirm", [])
    again = Keymap(Settings(tmp_path))
    assert again.keys("next_problem") == ("F7",)
    assert again.keys("confirm") == ()
    assert again.shown("confirm") == ""
    assert again.given("confirm")
    again.reset("confirm")
    assert again.keys("confirm") == ("Alt+S",)
    again.reset_all()
    assert again.keys("next_problem") == ("F8",)
    assert len(told) == 2


def test_a_given_key_is_taken_from_the_action_that_comes_with_it(qapp: QApplication) -> None:
    keys = in_force({"confirm": "F8"})
    assert keys["confirm"] == ("F8",)
    assert keys["next_problem"] == ()


def test_what_a_file_says_wrongly_takes_no_key_twice_and_none_from_the_tables(
    qapp: QApplication,
) -> None:
    keys = in_force({"confirm": "F7 5 ☃ Ctrl+Space", "accept": "F7", "nobody": "F8"})
    assert keys["confirm"] == () or keys["accept"] == ()
    every = [key for given in keys.values() for key in given]
    assert len(every) == len(set(every))
    assert not {"5", "Ctrl+Space"} & set(every)
    assert keys["next_problem"] == ("F8",)


def test_no_two_actions_come_with_one_key(qapp: QApplication) -> None:
    keys = in_force({})
    assert all(keys[spec.id] or not spec.keys for spec in ACTIONS)


def test_both_enter_keys_count_as_one_and_are_named_once(qapp: QApplication) -> None:
    assert set(both_enters("Ctrl+Enter")) == {"Ctrl+Return", "Ctrl+Enter"}
    assert list(both_enters("F7")) == ["F7"]
    assert native(["Ctrl+Return", "Ctrl+Enter", "F7", "F7"]) == ["Ctrl+Enter", "F7"]
    assert native(["Ctrl+Enter"]) == ["Ctrl+Enter"]
