"""The first steps: without a workspace, with an empty one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from reviewer.app import Application
from reviewer.ui import files, main_window
from reviewer.ui.main_window import MainWindow
from tests.ui.clerk import NONE, Clerk
from tests.ui.made import BALANCED, report_text

pytestmark = pytest.mark.qt
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def report(program: Application, tmp_path: Path) -> Path:
    """A report in a file."""
    path = tmp_path / "白云镇.txt"
    path.write_text(report_text(program.forms, "白云镇人民政府", 2023, BALANCED), encoding="utf-8")
    return path


def drop(window: MainWindow, path: Path) -> None:
    """Drag a file into the window and let it go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, LEFT, NONE)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPoint(50, 50), copy, data, LEFT, NONE))


def test_an_empty_workspace_says_how_reports_come_in_and_takes_them(
    open_window: Callable[..., Clerk], report: Path, tmp_path: Path
) -> None:
    clerk = open_window()
    assert clerk.window.open_workspace(str(tmp_path / "新.reviewer"), create=True)
    empty = clerk.window.empty
    assert empty.isVisible()
    names = [button.accessibleName() for button in empty.findChildren(QPushButton)]
    assert names == ["导入文件", "导入文件夹"]
    assert "Ctrl+I 导入文件" in clerk.window.hints.text()
    drop(clerk.window, report)
    clerk.qtbot.waitUntil(lambda: clerk.page.isVisible() and not clerk.window.at_work)
    assert clerk.agency == "白云镇人民政府"
    assert not empty.isVisible()


def test_a_report_dropped_without_a_workspace_makes_one(
    open_window: Callable[..., Clerk],
    report: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clerk = open_window()
    location = tmp_path / "新.reviewer"
    monkeypatch.setattr(main_window, "new_workspace", lambda _window: str(location))
    drop(clerk.window, report)
    clerk.qtbot.waitUntil(lambda: clerk.window.session is not None and not clerk.window.at_work)
    assert clerk.agency == "白云镇人民政府"
    assert location.exists()


def test_who_says_no_to_a_new_workspace_imports_nothing(
    open_window: Callable[..., Clerk], report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = open_window()
    monkeypatch.setattr(main_window, "new_workspace", lambda _window: "")
    drop(clerk.window, report)
    assert clerk.window.session is None
    assert not clerk.window.at_work
    assert clerk.window.welcome.isVisible()


def test_the_welcome_page_offers_all_ways_to_begin(open_window: Callable[..., Clerk]) -> None:
    clerk = open_window()
    names = {button.accessibleName() for button in clerk.window.welcome.findChildren(QPushButton)}
    assert {"新建工作区", "打开工作区", "导入文件", "打开示例"} <= names
    assert "Ctrl+N 新建工作区" in clerk.window.hints.text()


def test_the_welcome_page_is_walked_by_tab_and_enter(
    open_window: Callable[..., Clerk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "新的.reviewer"
    monkeypatch.setattr(files, "new_workspace", lambda _window: str(target))
    clerk = open_window()
    while clerk.focus.accessibleName() != "新建工作区":
        clerk.press(Qt.Key.Key_Tab)
    clerk.press(Qt.Key.Key_Return)
    assert target.exists()
    assert clerk.window.session is not None


def test_dialogs_open_where_the_last_one_was_left_also_after_a_restart(
    open_window: Callable[..., Clerk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    received = tmp_path / "一月收件"
    received.mkdir()
    opened: list[str] = []

    def choose(_parent: object, _title: str, start: str) -> str:
        opened.append(start)
        return str(received)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    first = open_window()
    assert files.folder(first.window) == [received]
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert opened[0] in (documents, str(Path.home()))
    assert Path(opened[0]).is_dir()
    first.window.close()
    files.folder(open_window().window)
    assert opened[1] == str(tmp_path)


def test_hints_follow_what_is_at_hand(clerk: Clerk) -> None:
    hints = clerk.window.hints
    clerk.press(Qt.Key.Key_F8)
    assert "Alt+A 原文如此" in hints.text()
    clerk.type("7")
    assert hints.text().startswith("Enter 确定")
    clerk.press(Qt.Key.Key_Escape)
    assert "F8 下一个问题" in hints.text()
    clerk.page.open_report(2)
    assert hints.text().startswith("Ctrl+Enter 完成并下一份")
    clerk.press(Qt.Key.Key_F1)
    assert hints.text() == "Esc 返回"
    clerk.press(Qt.Key.Key_Escape)
    clerk.window.keymap.give("done_next", ["Ctrl+Alt+J"])
    assert hints.text().startswith("Ctrl+Alt+J 完成并下一份")


def test_the_recent_workspaces_stand_with_the_ways_to_open_one(clerk: Clerk) -> None:
    file = clerk.window.actions_by_id.menus["file"]
    texts = [action.text() for action in file.actions()]
    assert texts.index("最近的工作区") == texts.index("打开示例") + 1
    assert texts[-1] == "退出"
