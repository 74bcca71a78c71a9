"""F1: every key in force, once, and every sign."""

import pytest
from PySide6.QtCore import Qt

from reviewer.domain.numbers import CellStatus
from reviewer.ui.actions import ACTIONS, LIST_KEYS, SOURCE_KEYS, TABLE_KEYS, VIEW_KEYS
from reviewer.ui.form_table.looks import CellLook, Sign
from reviewer.ui.keymap import native
from reviewer.ui.keys_page import KeysPage
from reviewer.ui.legend import CELLS
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt


@pytest.fixture
def page(clerk: Clerk) -> KeysPage:
    """The page of keys, opened by its key."""
    clerk.press(Qt.Key.Key_F1)
    assert clerk.window.pages.keys is not None
    return clerk.window.pages.keys


def test_every_key_is_listed_with_what_it_does(clerk: Clerk, page: KeysPage) -> None:
    text = page.text.toPlainText()
    for spec in ACTIONS:
        for key in native(clerk.window.keymap.keys(spec.id)):
            assert key in text, spec.id
    for keys, meaning in (*TABLE_KEYS, *SOURCE_KEYS, *LIST_KEYS, *VIEW_KEYS):
        assert all(part in text for part in (*keys.split(), meaning)), keys


def test_a_key_given_by_the_user_is_listed_instead(clerk: Clerk, page: KeysPage) -> None:
    clerk.window.keymap.give("next_problem", ["Ctrl+Alt+J"])
    assert "Ctrl+Alt+J" in page.text.toPlainText()


def test_both_enter_keys_are_listed_once(page: KeysPage) -> None:
    text = page.text.toPlainText()
    lines = [line for line in text.splitlines() if line.startswith("Ctrl+") and "Enter" in line]
    assert lines == ["Ctrl+Enter"]


def test_the_legend_explains_every_sign_and_state(page: KeysPage) -> None:
    looks = [look for look, _text in CELLS if isinstance(look, CellLook)]
    assert {look.sign for look in looks} >= set(Sign)
    assert {look.status for look in looks} >= set(CellStatus)
    assert all(len(sentence) > 3 for sentence in page.legend.sentences)
    assert len(set(page.legend.sentences)) == len(page.legend.sentences)


def test_escape_goes_back(clerk: Clerk, page: KeysPage) -> None:
    clerk.press(Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert clerk.page.isVisible()
