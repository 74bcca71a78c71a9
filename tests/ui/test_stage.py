"""A page over the desk: Esc leaves it for where one was, the desk's actions rest meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"


def page_over(clerk: Clerk) -> QWidget:
    """A page with a line to type in, opened over the desk."""
    page = QWidget()
    line = QLineEdit(page)
    QVBoxLayout(page).addWidget(line)
    page.setFocusProxy(line)
    clerk.window.stage.open(page)
    clerk.settle()
    return page


def test_escape_leaves_the_page_for_the_cell(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    page = page_over(clerk)
    assert page.isVisible()
    clerk.type("12")
    clerk.press(Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert clerk.page.isVisible()
    clerk.type("7")
    assert clerk.typed() == "7"
    clerk.press(Qt.Key.Key_Escape)


def test_the_actions_of_the_desk_rest_under_a_page(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    actions = clerk.window.actions_by_id
    page_over(clerk)
    assert not actions["next_problem"].isEnabled()
    assert not actions["amend"].isEnabled()
    assert actions["export"].isEnabled()
    clerk.press(Qt.Key.Key_F8)
    assert clerk.cell == FIRST
    clerk.window.stage.back()
    assert actions["next_problem"].isEnabled()
    assert actions["amend"].isEnabled()


def test_closing_the_workspace_leaves_the_page_too(clerk: Clerk) -> None:
    page_over(clerk)
    assert clerk.window.close_workspace()
    assert clerk.window.welcome.isVisible()
    assert clerk.window.stage.above is None
