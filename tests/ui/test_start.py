"""Starting the window, as the command does it."""

import subprocess
import sys
from pathlib import Path

import pytest

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
            print(window.session is not None, window.windowTitle())
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
    arguments = [str(workspace)] if given else []
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    title = "工作 区 — 政府信息公开年报核查" if given else "政府信息公开年报核查"
    assert done.stdout.strip() == f"{given} {title}"
