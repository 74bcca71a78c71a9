"""Messages and work in progress are reached, answered and left by keyboard."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from reviewer.ui.banner import Banner, Message, Offer, Question
from reviewer.ui.theme import Mode
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


def test_a_message_that_stands_follows_the_colours(clerk: Clerk) -> None:
    clerk.window.banners.tell(Message("一句话"))
    (banner,) = clerk.window.banners.findChildren(Banner)
    closer, picture = banner.findChildren(QToolButton)[0], banner.findChildren(QLabel)[0]
    before = [closer.icon().pixmap(16).toImage(), picture.pixmap().toImage()]
    clerk.window.theme.set_mode(Mode.DARK)
    after = [closer.icon().pixmap(16).toImage(), picture.pixmap().toImage()]
    clerk.window.theme.set_mode(Mode.LIGHT)
    assert all(old != new for old, new in zip(before, after, strict=True))


def test_many_lines_leave_the_proposal_its_room_in_a_low_window(clerk: Clerk) -> None:
    clerk.go_to("requests.received.natural_person")
    page, banners = clerk.page, clerk.window.banners
    clerk.window.resize(1366, 690)
    banners.tell(Message("密码", question=Question("密码", "打开", lambda _typed: None)))
    files = Message("没能导入：", topic="files", details=tuple(f"{n}.pdf" for n in range(9)))
    banners.tell(files)
    clerk.settle()
    assert page.minimumSizeHint().height() <= page.height() + 4
    low = banners.height()
    banners.withdraw("files")
    clerk.window.resize(1500, 1400)
    banners.tell(files)
    clerk.settle()
    assert banners.height() > low
