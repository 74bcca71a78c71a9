"""32. Safe storage: a network share is told and never corrupted, damage is told with the backup."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reviewer.app import Application
from tests.ui.clerk import KEY, Clerk

pytestmark = pytest.mark.qt
CELL = "requests.granted.business"


@pytest.fixture
def share(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace lies where the write-ahead log does not work."""
    monkeypatch.setattr("reviewer.storage.database.on_network", lambda _path: True)
    return workspace


def journal(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def test_a_share_is_told_and_keeps_every_number(
    open_window: Callable[..., Clerk], share: Path
) -> None:
    clerk = open_window(share)
    assert any("网络共享" in text for text in clerk.banners)
    clerk.go_to(CELL)
    clerk.type("7")
    clerk.press(KEY.Key_Return)
    assert clerk.value(CELL) == 7
    clerk.close()
    assert journal(share) == "delete"
    again = open_window(share)
    assert again.value(CELL) == 7


def test_a_damaged_workspace_is_told_with_its_backup(
    open_window: Callable[..., Clerk], program: Application, workspace: Path
) -> None:
    kept = program.open_workspace(workspace)
    assert kept.keep_backup()
    kept.close()
    whole = workspace.read_bytes()
    workspace.write_bytes(whole[:200] + bytes(4000) + whole[4200:])
    clerk = open_window()
    assert not clerk.window.open_workspace(str(workspace))
    assert "已损坏" in clerk.banners[0]
    backup = workspace.with_name(f"{workspace.name}.backup")
    assert f"“{backup.name}”" in clerk.banners[0]
    restored = workspace.with_name("恢复.reviewer")
    restored.write_bytes(backup.read_bytes())
    assert clerk.window.open_workspace(str(restored))
    assert len(clerk.page.worklist.model.rows) == 3
