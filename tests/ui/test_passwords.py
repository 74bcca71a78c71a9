"""Locked files: asked for once in the window, imported when the password is right."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from reviewer.assets import resource
from reviewer.ui.importing import PASSWORD
from tests.reading.pdf_locked import locked
from tests.ui.clerk import CTRL, KEY, SHIFT, Clerk

pytestmark = pytest.mark.qt
PDF = resource("samples") / "pdf"
PATIENCE = 60_000


@pytest.fixture
def locked_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "加密"
    folder.mkdir()
    (folder / "甲.pdf").write_bytes(locked(PDF / "p01-plain.pdf", "secret 1"))
    (folder / "乙.pdf").write_bytes(locked(PDF / "p12-split.pdf", "secret 1"))
    (folder / "丙.pdf").write_bytes(locked(PDF / "p19-mixed-editions.pdf", "other"))
    return folder


def imported(clerk: Clerk) -> None:
    clerk.qtbot.waitUntil(lambda: not clerk.window.importer.busy, timeout=PATIENCE)
    clerk.settle()


def question(clerk: Clerk) -> str:
    asked = [item for item in clerk.window.banners.messages if item.topic == PASSWORD]
    return asked[0].text if asked else ""


def answer(clerk: Clerk, password: str) -> None:
    clerk.press(KEY.Key_L, modifiers=CTRL | SHIFT)
    assert isinstance(clerk.focus, QLineEdit)
    assert clerk.focus.echoMode() is QLineEdit.EchoMode.Password
    clerk.type(password)
    clerk.press(KEY.Key_Return)
    imported(clerk)


def test_one_password_opens_all_files_it_fits(clerk: Clerk, locked_folder: Path) -> None:
    clerk.press(KEY.Key_L, modifiers=CTRL | SHIFT)
    assert clerk.status == "没有等待密码的文件"
    clerk.window.import_paths([locked_folder])
    imported(clerk)
    assert "3 个文件未能导入" in clerk.banners[1]
    assert question(clerk) == "设有密码，还没有导入：丙.pdf、乙.pdf、甲.pdf"
    details = [line for item in clerk.window.banners.messages for line in item.details]
    assert len(details) == 3
    assert all("请在窗口上方的密码框里输入，再点“打开并导入”" in line for line in details)
    assert not any("--password" in line for line in details)
    answer(clerk, "wrong")
    assert question(clerk).startswith("密码不对，打不开：丙.pdf、乙.pdf、甲.pdf")
    assert isinstance(clerk.focus, QLineEdit)
    assert clerk.focus.echoMode() is QLineEdit.EchoMode.Password
    assert len(clerk.page.worklist.model.rows) == 3
    answer(clerk, "secret 1")
    assert question(clerk).startswith("密码不对，打不开：丙.pdf")
    assert any(text.startswith("导入 2 份") for text in clerk.banners)
    answer(clerk, "other")
    assert question(clerk) == ""
    assert len(clerk.page.worklist.model.rows) == 6
    assert not any("secret" in text or "other" in text for text in clerk.banners)


def test_the_pages_are_drawn_after_the_workspace_is_opened_again(
    open_window: Callable[..., Clerk], clerk: Clerk, workspace: Path, locked_folder: Path
) -> None:
    clerk.window.import_paths([locked_folder / "甲.pdf"])
    imported(clerk)
    answer(clerk, "secret 1")
    clerk.close()
    again = open_window(workspace)
    assert again.page.open_report(4)
    view = again.page.source.pages
    again.qtbot.waitUntil(lambda: view.sharp, timeout=PATIENCE)
    assert view.store.missing(1) is None


def test_the_question_goes_with_the_workspace(clerk: Clerk, locked_folder: Path) -> None:
    clerk.window.import_paths([locked_folder / "甲.pdf"])
    imported(clerk)
    assert question(clerk)
    assert clerk.window.close_workspace()
    assert question(clerk) == ""
