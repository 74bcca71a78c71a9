"""Messages and work in progress are reached, answered and left by keyboard."""

from functools import partial

import pytest

from reviewer.ui.banner import Message, Offer
from tests.ui.clerk import CTRL, KEY, SHIFT, Clerk

pytestmark = pytest.mark.qt


def turn(clerk: Clerk) -> None:
    clerk.press(KEY.Key_M, modifiers=CTRL | SHIFT)


def test_enter_takes_what_a_message_offers_and_the_cell_has_the_keyboard_again(
    clerk: Clerk,
) -> None:
    taken: list[str] = []
    offers = tuple(Offer(text, partial(taken.append, text)) for text in "甲乙")
    clerk.window.banners.tell(Message("两个办法", offers=offers))
    turn(clerk)
    clerk.press(KEY.Key_Tab, KEY.Key_Return)
    assert taken == ["乙"]
    assert clerk.banners == []
    assert clerk.table.hasFocus()


def test_escape_leaves_a_message_standing_and_enter_closes_one_that_offers_nothing(
    clerk: Clerk,
) -> None:
    clerk.window.banners.tell(Message("一句话"))
    turn(clerk)
    clerk.press(KEY.Key_Escape)
    assert clerk.banners == ["一句话"]
    assert clerk.table.hasFocus()
    turn(clerk)
    clerk.press(KEY.Key_Return)
    assert clerk.banners == []
    assert clerk.table.hasFocus()


def test_without_a_message_work_can_be_stopped(clerk: Clerk) -> None:
    turn(clerk)
    assert clerk.status == "没有消息，也没有正在进行的工作"
    stopped: list[bool] = []
    strip = clerk.window.strip
    strip.cancelled.connect(lambda: stopped.append(True))
    strip.begin("正在导入")
    turn(clerk)
    clerk.press(KEY.Key_Space)
    assert stopped == [True]
    strip.end()
