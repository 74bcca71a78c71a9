"""Starting the window, as the command does it."""

import subprocess
import sys
from pathlib import Path

import pytest

from reviewer import settings
from reviewer.ui.memory import Memory

pytestmark = pytest.mark.qt

_PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from reviewer.app import Application
from reviewer.ui import start

def seen(make):
    def made(*parts):
        window = make(*parts)
        def look():
            print(window.session is not None, window.windowTitle(), window.banners.messages)
            window.close()
        QTimer.singleShot(0, look)
        return window
    return made

start.make_window = seen(start.make_window)
sys.exit(start.run(Application(actor="t", language="zh"), *sys.argv[1:]))
"""


@pytest.mark.parametrize("given", [True, False])
def test_the_window_starts_and_closes_cleanly(
    given: bool, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    title = "工作 区 — 政府信息公开年报核查" if given else "政府信息公开年报核查"
    assert started([str(workspace)] if given else []) == f"{given} {title} []"


def test_a_last_workspace_that_is_gone_is_passed_over_though_its_name_has_a_colon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    Memory(settings.folder() / "window.json").put(last="C:\\报告\\没有.reviewer")
    assert started([]) == "False 政府信息公开年报核查 []"


def started(arguments: list[str]) -> str:
    """What the window shows as soon as it is there."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout.strip()


def test_a_log_out_closes_the_window_as_a_person_would(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    program = _PROGRAM.replace("window.close()", "signal.raise_signal(signal.SIGTERM)")
    done = subprocess.run(
        [sys.executable, "-c", f"import signal\n{program}", str(workspace)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )
    assert (done.returncode, done.stderr) == (0, "")
