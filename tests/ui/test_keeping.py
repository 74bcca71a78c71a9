"""What is kept over closing, crashing and reopening."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.app import Application
from reviewer.ui import crash
from reviewer.ui.banner import Level
from reviewer.ui.choices import choose_language
from reviewer.ui.memory import Memory
from reviewer.ui.start import Sitting
from tests.ui.clerk import CTRL, SHIFT, Clerk
from tests.ui.made import BALANCED, workspace_with

pytestmark = pytest.mark.qt
FIRST = "requests.received.natural_person"
OTHER = "disputes.litigation_direct.other"


def test_reopening_returns_to_the_report_and_the_cell(
    open_window: Callable[..., Clerk], workspace: Path
) -> None:
    first = open_window(workspace)
    first.page.open_report(2)
    first.go_to("disputes.litigation_direct.other")
    first.press(Qt.Key.Key_Equal, modifiers=CTRL)
    size = first.window.theme.size
    first.close()
    again = open_window(workspace)
    assert again.agency == "白云镇人民政府"
    assert again.cell == "disputes.litigation_direct.other"
    assert again.window.theme.size == size


def test_committed_cells_are_there_when_the_program_is_killed(
    open_window: Callable[..., Clerk], workspace: Path
) -> None:
    first = open_window(workspace)
    first.go_to(FIRST)
    first.type("41")
    first.press(Qt.Key.Key_Return)
    again = open_window(workspace)
    assert again.value(FIRST) == 41


def test_a_half_typed_text_is_offered_back(
    open_window: Callable[..., Clerk], workspace: Path
) -> None:
    first = open_window(workspace)
    first.page.open_report(2)
    first.go_to(FIRST)
    first.type("77")
    first.qtbot.waitUntil(lambda: first.session.notes.get("draft") is not None)
    again = open_window(workspace)
    message = again.window.banners.messages[0]
    assert "「77」" in message.text
    again.press(Qt.Key.Key_M, modifiers=CTRL | SHIFT)
    again.press(Qt.Key.Key_Return)
    assert again.agency == "白云镇人民政府"
    assert again.typed() == "77"
    again.press(Qt.Key.Key_Return)
    assert again.value(FIRST) == 77
    assert again.session.notes.get("draft") is None
    first.press(Qt.Key.Key_Escape)


def type_and_leave(clerk: Clerk, text: str) -> None:
    """Begin a number, and close the workspace from the menu."""
    clerk.go_to(FIRST)
    clerk.type(text)
    clerk.window.actions_by_id["close"].trigger()
    clerk.settle()


@pytest.mark.parametrize("text", ["41", "1x"])
def test_a_half_typed_number_is_not_taken_by_closing_the_workspace(
    clerk: Clerk, workspace: Path, text: str
) -> None:
    type_and_leave(clerk, text)
    assert clerk.window.session is None
    assert clerk.window.open_workspace(str(workspace))
    assert clerk.value(FIRST) == 3
    assert clerk.session.workspace.trail(1) == []
    assert f"「{text}」" in clerk.banners[0]
    clerk.press(Qt.Key.Key_M, modifiers=CTRL | SHIFT)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.cell == FIRST
    assert clerk.typed() == text
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.session.notes.get("draft") is None


def test_a_half_typed_number_waits_while_another_workspace_is_open(
    clerk: Clerk, program: Application, workspace: Path, tmp_path: Path
) -> None:
    other = tmp_path / "另一个"
    other.mkdir()
    location = workspace_with(program, other, {"云山镇": BALANCED})
    clerk.go_to(FIRST)
    clerk.type("41")
    assert clerk.window.open_workspace(str(location))
    assert clerk.agency == "云山镇"
    assert clerk.banners == []
    assert clerk.window.open_workspace(str(workspace))
    assert clerk.value(FIRST) == 3
    assert "「41」" in clerk.banners[0]
    # What speaks of a workspace goes with it.
    clerk.window.close_workspace()
    assert clerk.banners == []


def test_a_half_typed_number_outlasts_another_language(
    qapp: QApplication, qtbot: QtBot, program: Application, workspace: Path, tmp_path: Path
) -> None:
    sitting = Sitting(qapp, program, Memory(tmp_path / "window.json"))
    first = Clerk(qtbot, sitting.window)
    first.window.show()
    first.window.open_workspace(str(workspace))
    first.go_to(FIRST)
    first.type("41")
    choose_language(first.window, "en")
    qtbot.waitUntil(lambda: sitting.window is not first.window)
    again = Clerk(qtbot, sitting.window)
    qtbot.waitUntil(lambda: again.window.session is not None)
    assert again.value(FIRST) == 3
    assert "41" in again.banners[0]
    again.close()
    sitting.end()
    program.language = "zh"


def test_what_is_left_half_typed_is_kept_until_it_is_answered(
    open_window: Callable[..., Clerk], workspace: Path
) -> None:
    first = open_window(workspace)
    type_and_leave(first, "41")
    first.window.open_workspace(str(workspace))
    first.go_to(OTHER)
    first.type("5")
    first.press(Qt.Key.Key_Return)
    first.go_to(OTHER)
    first.type("62")
    first.close()
    again = open_window(workspace)
    assert "「62」" in again.banners[0]
    again.window.banners.messages[0].offers[1].act()
    assert "「41」" in again.banners[0]
    again.window.banners.messages[0].offers[0].act()
    assert (again.cell, again.typed()) == (FIRST, "41")
    again.press(Qt.Key.Key_Return)
    assert again.value(OTHER) == 5
    assert again.session.notes.get("draft") is None


def test_a_draft_of_an_earlier_version_is_offered(clerk: Clerk, workspace: Path) -> None:
    kept = {"report": 1, "key": FIRST, "text": "41"}
    clerk.session.notes.put("draft", kept)
    assert clerk.window.open_workspace(str(workspace))
    assert "「41」" in clerk.banners[0]


def test_looking_at_another_program_does_not_take_a_half_typed_number(clerk: Clerk) -> None:
    clerk.go_to(FIRST)
    clerk.type("41")
    for reason in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        QApplication.sendEvent(clerk.focus, QFocusEvent(QEvent.Type.FocusOut, reason))
        assert clerk.typed() == "41"
    clerk.press(Qt.Key.Key_F1)
    clerk.press(Qt.Key.Key_Escape)
    clerk.type("5")
    assert clerk.typed() == "415"
    assert clerk.value(FIRST) == 3
    clerk.press(Qt.Key.Key_Escape)


def test_a_refused_text_is_offered_back_after_closing(
    open_window: Callable[..., Clerk], workspace: Path
) -> None:
    first = open_window(workspace)
    first.go_to(FIRST)
    first.type("1x")
    first.window.close()
    again = open_window(workspace)
    assert "「1x」" in again.banners[0]
    again.window.banners.messages[0].offers[1].act()
    assert again.session.notes.get("draft") is None


def test_undo_outlasts_the_program(open_window: Callable[..., Clerk], workspace: Path) -> None:
    first = open_window(workspace)
    first.go_to(FIRST)
    first.type("41")
    first.press(Qt.Key.Key_Return)
    first.close()
    again = open_window(workspace)
    again.press(Qt.Key.Key_Z, modifiers=CTRL)
    assert again.value(FIRST) == 3


def test_the_layout_and_recent_workspaces_are_remembered(
    open_window: Callable[..., Clerk], workspace: Path, tmp_path: Path
) -> None:
    first = open_window(workspace)
    first.page.whole.setSizes([333, 800])
    first.close()
    again = open_window(workspace)
    assert again.page.whole.sizes()[0] == 333
    assert Memory(tmp_path / "home" / "window.json").recent == [str(workspace)]


def test_a_damaged_memory_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(b"\xff{")
    memory = Memory(path)
    assert memory.recent == []
    memory.opened("甲.reviewer")
    assert Memory(path).recent == ["甲.reviewer"]


def test_what_cannot_be_opened_is_told_and_the_window_stays(
    open_window: Callable[..., Clerk], workspace: Path, tmp_path: Path
) -> None:
    clerk = open_window(workspace)
    junk = tmp_path / "坏.reviewer"
    junk.write_bytes(b"junk" * 500)
    for location in (junk, tmp_path / "没有.reviewer"):
        assert not clerk.window.open_workspace(str(location))
        assert clerk.window.banners.messages[0].level is Level.ERROR
        assert len(clerk.banners[0]) > 8
    assert clerk.agency == "青石县教育局", "what was open is open still"
    assert clerk.window.open_workspace(str(workspace))
    assert clerk.banners == []
    clerk.window.close_workspace()
    assert not clerk.window.open_workspace(str(junk))
    assert clerk.window.welcome.isVisible()


def test_an_error_of_the_program_is_logged_and_told_and_the_window_lives(
    clerk: Clerk, tmp_path: Path
) -> None:
    handler = crash.start_log(tmp_path / "日志" / "reviewer.log")
    hook = crash.CrashHook()
    hook.crashed.connect(clerk.window.pages.tell_crash)
    hook.install()
    try:
        fail(str(clerk.agency))
    except ValueError as error:
        hook._caught(ValueError, error, error.__traceback__)
    finally:
        hook.remove()
        crash.stop_log(handler)
    message = clerk.window.banners.messages[0]
    assert message.topic == "crash"
    assert "青石县教育局" in (tmp_path / "日志" / "reviewer.log").read_text(encoding="utf-8")
    message.offers[0].act()
    page = clerk.window.pages.crash
    assert page is not None
    page.copy.click()
    copied = QApplication.clipboard().text()
    assert "ValueError" in copied
    assert "test_keeping.py" in copied
    assert "青石县" not in copied
    assert str(tmp_path) not in copied
    page.whole.click()
    page.copy.click()
    assert "青石县教育局" in QApplication.clipboard().text()
    clerk.press(Qt.Key.Key_Escape)
    clerk.press(Qt.Key.Key_F8)
    assert clerk.cell == "requests.processed.total"
    assert logging.getLogger("reviewer").handlers == []


def fail(name: str) -> None:
    """An error that quotes a report."""
    raise ValueError(f"no such report: {name}")


def test_the_log_is_turned_over_when_it_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crash, "_SIZE", 500)
    handler = crash.start_log(tmp_path / "reviewer.log")
    for number in range(200):
        logging.getLogger("reviewer").info("line %d", number)
    crash.stop_log(handler)
    assert len(list(tmp_path.iterdir())) == 4
    assert all(file.stat().st_size <= 500 for file in tmp_path.iterdir())


def test_a_half_typed_number_is_not_taken_by_quitting(
    open_window: Callable[..., Clerk], workspace: Path
) -> None:
    first = open_window(workspace)
    first.go_to(FIRST)
    first.type("41")
    first.close()
    again = open_window(workspace)
    assert again.value(FIRST) == 3
    assert again.session.workspace.trail(1) == []
    again.window.banners.messages[0].offers[0].act()
    assert again.typed() == "41"
    again.press(Qt.Key.Key_Return)
    assert again.value(FIRST) == 41


def test_a_value_that_somebody_else_has_changed_is_not_said_to_be_saved(
    open_window: Callable[..., Clerk], workspace: Path
) -> None:
    mine, theirs = open_window(workspace), open_window(workspace)
    for clerk, number in ((theirs, "8"), (mine, "9")):
        clerk.window.activateWindow()
        clerk.go_to(FIRST)
        clerk.type(number)
        clerk.press(Qt.Key.Key_Return)
    assert mine.table.refusal
    assert mine.window._saved.text() == "● 正在键入，尚未保存"
    mine.press(Qt.Key.Key_Escape)
    assert mine.value(FIRST) == 8


def test_saved_is_said_only_of_what_is_stored(clerk: Clerk) -> None:
    saved = clerk.window._saved
    assert saved.text() == "✓ 全部已保存"
    clerk.go_to(FIRST)
    clerk.type("4")
    assert saved.text() == "● 正在键入，尚未保存"
    clerk.press(Qt.Key.Key_Escape)
    assert saved.text() == "✓ 全部已保存"
    clerk.type("41")
    clerk.press(Qt.Key.Key_Return)
    assert saved.text().startswith("✓ 已保存 ")
    clerk.session.workspace._database.read_only = True  # type: ignore[attr-defined]
    clerk.press(Qt.Key.Key_Z, modifiers=CTRL)
    assert saved.text() == "✕ 刚才的操作没有保存"


def test_a_read_only_workspace_opens_and_refuses_changes(
    open_window: Callable[..., Clerk], workspace: Path
) -> None:
    opened = open_window()
    opened.window.open_workspace(str(workspace))
    opened.session.workspace._database.read_only = True  # type: ignore[attr-defined]
    opened.go_to(FIRST)
    opened.type("5")
    opened.press(Qt.Key.Key_Return)
    assert opened.value(FIRST) == 3
    assert opened.table.refusal
    opened.press(Qt.Key.Key_Escape)
