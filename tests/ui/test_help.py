"""The help in the window."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument

from reviewer.domain.form import Forms
from reviewer.domain.rules import Severity
from reviewer.editing.office import read_office_rules
from reviewer.ui.actions import ACTIONS
from reviewer.ui.help.book import Book
from reviewer.ui.help.page import HelpPane
from tests.ui.clerk import SHIFT, Clerk

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"
BOOKS = {language: Book(language) for language in ("zh", "en")}


def open_help(clerk: Clerk) -> HelpPane:
    clerk.press(Qt.Key.Key_F1, modifiers=SHIFT)
    assert clerk.window.pages.help is not None
    return clerk.window.pages.help


def test_every_page_is_there_in_both_languages() -> None:
    chinese, english = ([page.id for page in book.pages] for book in BOOKS.values())
    assert chinese == english
    assert len(chinese) == 14


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_action_and_link_of_the_pages_exists(language: str) -> None:
    book, ids = BOOKS[language], {spec.id for spec in ACTIONS}
    for page in book.pages:
        assert page.title, page.id
        assert {name for _kind, name in page.mentions} <= ids, page.id
        assert all(book.page(link) for link in page.links), page.id
        assert "{" not in page.filled(lambda _kind, _name: ""), page.id


def test_both_languages_name_the_same_actions() -> None:
    for chinese, english in zip(*(book.pages for book in BOOKS.values()), strict=True):
        assert set(chinese.mentions) == set(english.mentions), chinese.id
        assert set(chinese.links) == set(english.links), chinese.id


def test_it_opens_at_the_page_about_where_one_is(clerk: Clerk) -> None:
    clerk.go_to("disclosure.licensing.decisions")
    assert open_help(clerk).page_id == "04-correcting"
    clerk.press(Qt.Key.Key_Escape)
    clerk.page.worklist.focus_filter()
    assert open_help(clerk).page_id == "08-worklist"
    clerk.press(Qt.Key.Key_Escape)
    clerk.press(Qt.Key.Key_F1)
    assert open_help(clerk).page_id == "11-keys"
    assert open_help(clerk).page_id == "11-keys"


def test_a_page_over_the_desk_has_its_own_help(clerk: Clerk) -> None:
    clerk.window.actions_by_id["rules"].trigger()
    assert open_help(clerk).page_id == "02-tables-and-rules"
    clerk.press(Qt.Key.Key_Escape)
    clerk.window.actions_by_id["overview"].trigger()
    assert open_help(clerk).page_id == "08-worklist"


def test_without_a_workspace_it_opens_at_the_first_steps(clerk: Clerk) -> None:
    clerk.window.close_workspace()
    assert open_help(clerk).page_id == "01-first-steps"


def test_a_key_given_by_the_user_is_shown(clerk: Clerk) -> None:
    pane = open_help(clerk)
    pane.turn_to("01-first-steps")
    assert "F8 到下一个问题" in pane.text.toPlainText()
    clerk.window.keymap.give("next_problem", ["Ctrl+Alt+J"])
    assert "Ctrl+Alt+J 到下一个问题" in pane.text.toPlainText()
    clerk.window.keymap.give("next_problem", [])
    assert "菜单“审核”的“下一个问题” 到下一个问题" in pane.text.toPlainText()


@pytest.mark.parametrize(("typed", "page"), [("原文如此", "06-as-printed"), ("dr", "09-importing")])
def test_search_finds_pages_and_enter_goes_to_the_text(clerk: Clerk, typed: str, page: str) -> None:
    pane = open_help(clerk)
    clerk.type(typed)
    assert pane.page_id == page
    clerk.press(Qt.Key.Key_Return)
    assert clerk.focus is pane.text


def test_contents_and_links_turn_the_pages(clerk: Clerk) -> None:
    pane = open_help(clerk)
    assert pane.contents.count() == len(BOOKS["zh"].pages)
    pane.contents.setCurrentRow(0)
    assert pane.page_id == "01-first-steps"
    pane.text.anchorClicked.emit(QUrl("02-tables-and-rules"))
    assert pane.page_id == "02-tables-and-rules"
    assert pane.contents.currentItem().text() == "三张表和勾稽关系"
    pane.text.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert pane.page_id == "02-tables-and-rules"


def test_no_page_can_load_anything(clerk: Clerk) -> None:
    pane = open_help(clerk)
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.HtmlResource):
        assert pane.text.loadResource(kind.value, QUrl("file:///etc/hostname")) is None


@pytest.mark.parametrize("language", BOOKS)
def test_the_rule_that_the_help_writes_out_can_be_read(language: str, forms: Forms) -> None:
    page = BOOKS[language].page("02-tables-and-rules")
    assert page is not None
    example = page.markdown.split("```")[1]
    (rule,) = read_office_rules(example, name="mine.toml", forms=forms)
    assert rule.severity is Severity.WARNING
