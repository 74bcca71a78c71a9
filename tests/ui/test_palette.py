"""The command palette and finding a report, by keys."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer.domain.changes import ReviewState
from reviewer.domain.record import Tally, WorklistRow
from reviewer.ui.palette.chooser import Chooser
from reviewer.ui.palette.reports import ReportFinder
from tests.ui.clerk import CTRL, SHIFT, Clerk

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"


@pytest.fixture
def chooser(clerk: Clerk) -> Chooser:
    """The list over the window."""
    return clerk.window.doors.chooser


def open_palette(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_P, modifiers=CTRL | SHIFT)


def titles(chooser: Chooser) -> list[str]:
    return [entry.title for entry in chooser.entries]


@pytest.mark.parametrize("typed", ["下一个问", "next problem", "xygwt", "xiayigewenti", "f8"])
def test_an_action_is_found_however_it_is_typed(clerk: Clerk, chooser: Chooser, typed: str) -> None:
    clerk.go_to(FIRST)
    open_palette(clerk)
    clerk.type(typed)
    assert titles(chooser)[0] == "下一个问题"
    assert chooser.entries[0].aside == "F8"
    clerk.press(Qt.Key.Key_Return)
    assert not chooser.isVisible()
    assert clerk.cell != FIRST
    assert clerk.cell in clerk.foci()


def test_what_was_taken_last_comes_first(clerk: Clerk, chooser: Chooser) -> None:
    open_palette(clerk)
    clerk.type("fdwz")
    clerk.press(Qt.Key.Key_Return)
    open_palette(clerk)
    assert titles(chooser)[0] == "放大文字"
    clerk.press(Qt.Key.Key_Escape)


def test_only_what_can_be_done_is_offered(open_window: Callable[..., Clerk]) -> None:
    clerk = open_window()
    open_palette(clerk)
    listed = titles(clerk.window.doors.chooser)
    assert "新建工作区" in listed
    assert "导出" not in listed
    assert "全部命令" not in listed


def test_arrows_walk_the_list_and_escape_returns_to_the_cell(
    clerk: Clerk, chooser: Chooser
) -> None:
    clerk.go_to(FIRST)
    open_palette(clerk)
    down, up = Qt.Key.Key_Down, Qt.Key.Key_Up
    places = []
    for key in (down, down, up, up, up, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        clerk.press(key)
        places.append(chooser.view.currentIndex().row())
    last = len(chooser.entries) - 1
    assert places == [1, 2, 1, 0, last, last - 10, last]
    clerk.press(Qt.Key.Key_Escape)
    clerk.type("3")
    assert clerk.typed() == "3"
    assert clerk.cell == FIRST
    clerk.press(Qt.Key.Key_Escape)


def test_a_click_takes_an_entry(clerk: Clerk, chooser: Chooser) -> None:
    open_palette(clerk)
    clerk.type("表四")
    place = chooser.view.visualRect(chooser.model.index(0)).center()
    QTest.mouseClick(chooser.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    clerk.settle()
    assert clerk.cell is not None
    assert clerk.cell.startswith("disputes.")


@pytest.mark.parametrize("typed", ["白云", "byz2023", "BYZ", "baiyun", "白云镇人民政府.txt"])
def test_a_report_is_found_and_opened(clerk: Clerk, chooser: Chooser, typed: str) -> None:
    clerk.press(Qt.Key.Key_P, modifiers=CTRL)
    assert len(chooser.entries) == 3
    clerk.type(typed)
    assert titles(chooser) == ["白云镇人民政府"]
    clerk.press(Qt.Key.Key_Enter)
    assert clerk.agency == "白云镇人民政府"
    clerk.type("5")
    assert clerk.typed() == "5"
    clerk.press(Qt.Key.Key_Escape)


def test_nothing_found_is_said_and_enter_does_nothing(clerk: Clerk, chooser: Chooser) -> None:
    agency = clerk.agency
    clerk.press(Qt.Key.Key_P, modifiers=CTRL)
    clerk.type("zzz")
    assert chooser.foot.startswith("没有符合的")
    clerk.press(Qt.Key.Key_Return)
    assert chooser.isVisible()
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.agency == agency


def test_of_many_reports_the_best_are_listed_and_the_rest_counted() -> None:
    time = datetime(2024, 1, 1, tzinfo=UTC)
    rows = [
        WorklistRow(at, f"{at}.pdf", agency, 2023, ReviewState.OPEN, Tally(), 0, time)
        for at, agency in enumerate(["临江市海门区", *["海门镇"] * 150])
    ]
    finder = ReportFinder(lambda: rows)
    finder.refresh()
    found = finder.find("海门2023")
    assert found.total == 151
    assert len(found.entries) == 100
    assert {entry.title for entry in found.entries} == {"海门镇"}
    assert [entry.id for entry in finder.find("ljs").entries] == ["0"]


def test_reports_of_every_state_are_listed() -> None:
    time = datetime(2024, 1, 1, tzinfo=UTC)
    rows = [
        WorklistRow(at, "a.pdf", None, None, state, Tally(), 0, time)
        for at, state in enumerate(ReviewState)
    ]
    finder = ReportFinder(lambda: rows)
    finder.refresh()
    assert len({entry.aside for entry in finder.find("").entries}) == len(ReviewState)


def test_a_number_half_typed_is_typed_on_where_nothing_was_chosen(clerk: Clerk) -> None:
    key = clerk.cell
    assert key is not None
    clerk.type("4")
    open_palette(clerk)
    clerk.press(Qt.Key.Key_Escape)
    clerk.type("2")
    assert clerk.typed() == "42"
    clerk.press(Qt.Key.Key_Return)
    assert clerk.value(key) == 42


def test_a_number_half_typed_is_taken_by_the_command_that_is_chosen(clerk: Clerk) -> None:
    key = clerk.cell
    assert key is not None
    clerk.type("4")
    open_palette(clerk)
    clerk.type("下一个问题")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.typed() is None
    assert clerk.table.hasFocus()
    assert clerk.value(key) == 4


def test_closing_the_workspace_by_its_command_keeps_the_number_as_a_draft(
    clerk: Clerk, workspace: Path
) -> None:
    key = clerk.cell
    assert key is not None
    before = clerk.value(key)
    clerk.type("4")
    open_palette(clerk)
    clerk.type("gbgzq")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.window.session is None
    assert clerk.window.open_workspace(str(workspace))
    assert clerk.value(key) == before
    assert "「4」" in clerk.banners[0]
