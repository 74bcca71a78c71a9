"""Starting the window, as the command does it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewer import settings
from reviewer.app import Application
from reviewer.ui import start
from reviewer.ui.choices import choose_language
from reviewer.ui.memory import Memory
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt

_PROGRAM = """
import gc
import sys
from PySide6.QtCore import QTimer
from reviewer.app import Application
from reviewer.ui import start

def seen(make):
    def made(*parts):
        window = make(*parts)
        def look():
            print(window.session is not None, window.windowTitle(), window.banners.messages)
            assert gc.get_freeze_count() > 10_000
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


def test_another_language_makes_the_window_anew_where_one_was(
    qapp: QApplication, program: Application, workspace: Path, tmp_path: Path
) -> None:
    memory = Memory(tmp_path / "window.json")
    sitting = start.Sitting(qapp, program, memory)
    before = sitting.window
    before.show()
    before.open_workspace(str(workspace))
    assert before.session is not None
    before.session.page.open_report(2)
    try:
        choose_language(before, "en")
        qapp.processEvents()
        after = sitting.window
        assert after is not before
        assert not before.isVisible()
        assert after.actions_by_id["undo"].text() == "Undo"
        assert after.session is not None
        assert after.session.bench.report_id == 2
    finally:
        choose_language(sitting.window, "zh")
        qapp.processEvents()
        assert sitting.window.actions_by_id["undo"].text() == "撤销"
        sitting.window.close()
        sitting.end()


def test_where_no_window_can_be_made_the_language_waits_for_the_next_start(clerk: Clerk) -> None:
    choose_language(clerk.window, "en")
    assert clerk.status == "下次启动时换用这种语言"
    assert clerk.window.memory.get("language") == "en"
    clerk.window.memory.put(language="zh")
