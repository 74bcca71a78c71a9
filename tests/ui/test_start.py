"""Starting the window, as the command does it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewer import settings
from reviewer.app import Application
from reviewer.domain.record import WorklistQuery
from reviewer.ui import start
from reviewer.ui.choices import choose_language
from reviewer.ui.main_window import MainWindow
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


def where(window: MainWindow) -> tuple[object, ...]:
    """The language, report, cell, zoom, filter and dividers of a window."""
    language = window.actions_by_id["undo"].text()
    session = window.session
    if session is None:
        return (language,)
    page = session.page
    sizes = page.whole.sizes(), page.right.sizes(), page.middle.sizes()
    zoom, query = page.source.rendered.zoom, page.worklist.query
    return language, session.bench.report_id, page.current_key, zoom, query, sizes, window.size()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[list[tuple[object, ...]]]:
    """How the windows in sight stand whenever another one is about to be shown."""
    seen: list[list[tuple[object, ...]]] = []
    make = start.make_window

    def made(application: QApplication, program: Application, memory: Memory) -> MainWindow:
        window = make(application, program, memory)
        others = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]

        def show() -> None:
            seen.append([where(one) for one in others if one.isVisible() or one is window])
            MainWindow.show(window)

        monkeypatch.setattr(window, "show", show)
        return window

    monkeypatch.setattr(start, "make_window", made)
    return seen


def test_another_language_makes_the_window_anew_while_the_old_one_stays_in_sight(
    qapp: QApplication,
    program: Application,
    workspace: Path,
    tmp_path: Path,
    shown: list[list[tuple[object, ...]]],
) -> None:
    sitting = start.Sitting(qapp, program, Memory(tmp_path / "window.json"))
    before = sitting.window
    before.show()
    before.open_workspace(str(workspace))
    assert before.session is not None
    page = before.session.page
    page.open_report(2)
    page.go_to("requests.granted.total")
    page.source.rendered.set_zoom(1.5)
    page.whole.setSizes([300, 900])
    page.middle.setSizes([400, 230])
    page.worklist.show_query(WorklistQuery(years=frozenset({2023})))
    qapp.processEvents()
    stood = where(before)
    before.pages.reopen(2)
    try:
        choose_language(before, "en")
        qapp.processEvents()
        assert sitting.window is not before
        assert not before.isVisible()
        assert where(sitting.window) == ("Undo", *stood[1:])
        settings_page = sitting.window.pages.settings
        assert settings_page is not None
        assert sitting.window.stage.above is settings_page
        assert settings_page.tabs.tabText(settings_page.tabs.currentIndex()) == "Looks and language"
        assert sorted(place[:2] for place in shown[-1]) == [("Undo", 2), ("撤销",)]
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
