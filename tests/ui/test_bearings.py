"""At every step it is plain where one is and what the next key is."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer.app import Application
from reviewer.review.operations import SetCell
from tests.ui.clerk import ALT, CTRL, SHIFT, Clerk
from tests.ui.made import BALANCED, BROKEN, workspace_with

pytestmark = pytest.mark.qt
KEY = Qt.Key
PAD = Qt.KeyboardModifier.KeypadModifier
TOTAL = "requests.granted.total"
FIRST = "requests.received.natural_person"
FIVE_CAME = BALANCED | {
    "requests.received.natural_person": "5",
    "requests.received.total": "5",
    "requests.carried_forward.natural_person": "3",
    "requests.carried_forward.total": "3",
}
"""Balanced, while the prose says that three came."""


@pytest.fixture
def open_on(
    open_window: Callable[..., Clerk], program: Application, tmp_path: Path
) -> Callable[..., Clerk]:
    """Opens the window on reports of made bodies."""

    def opened(*reports: Mapping[str, str]) -> Clerk:
        named = {
            f"{place}县教育局": values for place, values in zip("青白临", reports, strict=False)
        }
        return open_window(workspace_with(program, tmp_path, named))

    return opened


def test_a_proposal_wanted_too_early_is_announced_and_not_taken(clerk: Clerk) -> None:
    clerk.session.bench.apply(SetCell(1, "disputes.reconsideration.other", "7"))
    clerk.page.go_to(TOTAL)
    QTest.keyClick(clerk.focus, KEY.Key_F9)
    assert clerk.status == "正在找建议，找到后会显示在左下方"
    clerk.qtbot.waitUntil(lambda: clerk.status == "找到了建议，请看左下方")
    assert clerk.page.proposals.isVisible()
    assert clerk.value(TOTAL) == 5
    clerk.press(KEY.Key_F9)
    assert clerk.value(TOTAL) == 2


def test_where_there_is_none_it_is_said_once_that_is_known(open_on: Callable[..., Clerk]) -> None:
    clerk = open_on(BALANCED)
    clerk.press(KEY.Key_F9)
    assert clerk.status == "这里没有建议"


def test_the_proposals_of_the_next_report_are_there_when_it_opens(
    open_on: Callable[..., Clerk],
) -> None:
    clerk = open_on(BALANCED, BROKEN)
    session = clerk.session
    clerk.qtbot.waitUntil(lambda: session.ahead.ready == 2 and not session.advice.ahead.busy)
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert clerk.sheet.record.id == 2
    assert clerk.page.proposals.isVisible()
    assert clerk.window.hints.text().startswith("F9 采纳建议")
    clerk.press(KEY.Key_F9)
    assert clerk.value(TOTAL) == 2


def test_a_question_about_problems_goes_when_they_are_solved(clerk: Clerk) -> None:
    clerk.qtbot.waitUntil(clerk.page.proposals.isVisible)
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert clerk.page.reason.isVisible()
    assert clerk.window.hints.text() == "Enter 确定  ·  Ctrl+1–9 用下面的理由  ·  Esc 取消"
    clerk.press(KEY.Key_F9)
    assert not clerk.page.reason.isVisible()
    assert clerk.table.hasFocus()
    assert clerk.window.hints.text().startswith("Ctrl+Enter 完成并下一份")
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert clerk.sheet.record.id == 2


def test_a_report_that_opens_at_a_claim_shows_its_sentence(open_on: Callable[..., Clerk]) -> None:
    clerk = open_on(BALANCED, FIVE_CAME)
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert clerk.cell == "requests.received.total"
    assert "收到政府信息公开申请3件" in marked(clerk)
    clerk.press(KEY.Key_Down)
    assert marked(clerk) == []


def marked(clerk: Clerk) -> list[str]:
    """The words that stand out in the source."""
    selections = clerk.page.source.view.extraSelections()
    return [text for mark in selections if len(text := mark.cursor.selectedText()) > 3]


def test_after_the_last_report_the_way_out_is_told(open_on: Callable[..., Clerk]) -> None:
    clerk = open_on(BALANCED)
    clerk.press(KEY.Key_Return, modifiers=CTRL)
    assert clerk.status == "全部报告都已完成"
    assert clerk.page.header.title == "青县教育局 · 2023 年"
    assert clerk.window.hints.text().startswith("Ctrl+E 导出")
    assert clerk.table.hasFocus()


def test_the_number_pad_finishes_accepts_and_takes_too(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    clerk.press(KEY.Key_Enter, modifiers=CTRL | PAD)
    assert clerk.page.reason.isVisible()
    clerk.press(KEY.Key_Escape)
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.press(KEY.Key_1, modifiers=CTRL | PAD)
    assert len(clerk.sheet.record.decisions) == 1
    clerk.go_to(FIRST)
    clerk.press(KEY.Key_X, modifiers=ALT | SHIFT)
    clerk.press(KEY.Key_Enter, modifiers=PAD)
    assert clerk.value("requests.received.business") == 3
    clerk.press(KEY.Key_Plus, modifiers=CTRL | PAD)
    size = clerk.window.theme.size
    clerk.press(KEY.Key_Minus, modifiers=CTRL | PAD)
    assert clerk.window.theme.size == size - 1


def test_shift_and_a_digit_do_not_take_a_reason(clerk: Clerk) -> None:
    clerk.go_to(TOTAL)
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.type("2023")
    clerk.press(KEY.Key_1, modifiers=SHIFT)
    assert clerk.page.reason.line.text().startswith("2023")
    clerk.press(KEY.Key_Escape)
    assert clerk.sheet.record.decisions == {}
    assert clerk.table.hasFocus()
