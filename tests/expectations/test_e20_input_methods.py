"""20. Chinese input works on Linux, with ibus and with fcitx5, which answers to ibus's protocol."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QPluginLoader

from reviewer.ui.environment import choose_input_method
from tests.ui.clerk import ALT, CTRL, KEY, Clerk

pytestmark = [
    pytest.mark.qt,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="of Linux only"),
]
LOADED = """
from reviewer.ui.main_window import MainWindow
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
print([line for line in open("/proc/self/maps") if "platforminputcontexts" in line])
"""
NAMES = ("QT_IM_MODULE", "QT_IM_MODULES", "XMODIFIERS", "WAYLAND_DISPLAY")


def test_the_plugin_of_ibus_comes_with_qt_and_loads() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    (plugin,) = folder.glob("*ibus*")
    loader = QPluginLoader(str(plugin))
    assert loader.load(), loader.errorString()


@pytest.mark.parametrize(
    "named",
    [
        {"QT_IM_MODULE": "ibus"},
        {"QT_IM_MODULE": "fcitx"},
        {"QT_IM_MODULES": "fcitx;ibus"},
        {"XMODIFIERS": "@im=fcitx"},
    ],
)
def test_the_program_loads_it_whatever_the_desk_top_names(named: dict[str, str]) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in NAMES}
    run = subprocess.run(
        [sys.executable, "-c", LOADED],
        env=environment | named | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "libibusplatforminputcontextplugin" in run.stdout


@pytest.mark.parametrize(
    "named",
    [
        {},
        {"QT_IM_MODULE": "compose"},
        {"XMODIFIERS": "@im=none"},
        {"XMODIFIERS": "@im=fcitx", "WAYLAND_DISPLAY": "wayland-0"},
        {"QT_IM_MODULES": "wayland;ibus"},
    ],
)
def test_what_qt_reaches_by_itself_is_left_alone(named: dict[str, str]) -> None:
    environment = dict(named)
    choose_input_method(environment)
    assert environment == named


def test_reasons_and_filters_are_composed_in_chinese(clerk: Clerk) -> None:
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.compose("g", "gong", "gong'kai", commit="公开件如此")
    clerk.press(KEY.Key_Return)
    assert [one.reason for one in clerk.sheet.record.decisions.values()] == ["公开件如此"]
    clerk.press(KEY.Key_L, modifiers=CTRL)
    clerk.compose("lin", "lin'jiang", commit="临江")
    clerk.qtbot.waitUntil(lambda: len(clerk.page.worklist.model.rows) == 1)
    assert clerk.page.worklist.model.rows[0].agency == "临江市财政局"
