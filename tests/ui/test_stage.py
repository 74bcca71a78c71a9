"""A page over the desk: Esc leaves it for where one was, the desk's actions rest meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from reviewer.ui.over_page import BackButton
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


PAGES = ("overview", "rules", "settings", "keys", "help", "bulk", "twins", "compare")


def test_every_page_has_the_same_way_back_at_the_same_place(clerk: Clerk) -> None:
    places = set()
    for name in PAGES:
        clerk.go_to(FIRST)
        for leave in (click_back, press_escape):
            clerk.window.actions_by_id[name].trigger()
            if name == "compare":
                clerk.press(Qt.Key.Key_Return)
            clerk.settle()
            places.add(place_of(back_button(clerk), clerk.window))
            leave(clerk)
            assert clerk.page.isVisible(), name
            assert clerk.table.hasFocus(), name
            assert clerk.cell == FIRST, name
    assert len(places) == 1, places


def back_button(clerk: Clerk) -> BackButton:
    """The button of the page above."""
    page = clerk.window.stage.above
    assert page is not None
    [button] = page.findChildren(BackButton)
    assert button.isVisible()
    return button


def place_of(button: BackButton, window: QWidget) -> tuple[int, int]:
    """Where its corner is in the window."""
    corner = button.mapTo(window, button.rect().topLeft())
    return corner.x(), corner.y()


def click_back(clerk: Clerk) -> None:
    """Leave by mouse."""
    QTest.mouseClick(back_button(clerk), Qt.MouseButton.LeftButton)
    clerk.settle()


def press_escape(clerk: Clerk) -> None:
    """Leave by keyboard; a line to search in may want it once for itself."""
    clerk.press(Qt.Key.Key_Escape)
