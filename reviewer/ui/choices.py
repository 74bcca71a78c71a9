"""The submenus with a choice: colours, language, recent workspaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from reviewer.ui.theme import Mode

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow

translate = QCoreApplication.translate


def add_choices(window: MainWindow) -> None:
    """Put the submenus at the end of their menus."""
    view = window.actions_by_id.menus["view"]
    view.addSeparator()
    _add_modes(window, view.addMenu(translate("Choices", "颜色")))
    _add_languages(window, view.addMenu(translate("Choices", "语言 Language")))
    recent = window.actions_by_id.menus["file"].addMenu(translate("Choices", "最近的工作区"))
    recent.aboutToShow.connect(lambda: _fill_recent(window, recent))


def _add_modes(window: MainWindow, menu: QMenu) -> None:
    names = {
        Mode.SYSTEM: translate("Choices", "跟随系统"),
        Mode.LIGHT: translate("Choices", "浅色"),
        Mode.DARK: translate("Choices", "深色"),
        Mode.HIGH_CONTRAST: translate("Choices", "高对比度"),
    }
    group = QActionGroup(menu)
    for mode, name in names.items():
        action = _choice(menu, group, name, chosen=mode is window.theme.mode)
        action.triggered.connect(lambda _checked=False, mode=mode: _set_mode(window, mode))


def _set_mode(window: MainWindow, mode: Mode) -> None:
    window.theme.set_mode(mode)
    window.memory.put(mode=mode.value)


def _add_languages(window: MainWindow, menu: QMenu) -> None:
    group = QActionGroup(menu)
    for language, name in (("zh", "中文"), ("en", "English")):
        action = _choice(menu, group, name, chosen=language == window.program.language)
        action.triggered.connect(
            lambda _checked=False, language=language: _set_language(window, language)
        )


def _set_language(window: MainWindow, language: str) -> None:
    window.memory.put(language=language)
    window.note(translate("Choices", "下次启动时换用这种语言"))


def _fill_recent(window: MainWindow, menu: QMenu) -> None:
    menu.clear()
    for location in window.memory.recent:
        action = menu.addAction(location)
        action.triggered.connect(
            lambda _checked=False, location=location: window.open_workspace(location)
        )
    if menu.isEmpty():
        menu.addAction(translate("Choices", "还没有")).setEnabled(False)


def _choice(menu: QMenu, group: QActionGroup, name: str, *, chosen: bool) -> QAction:
    action = menu.addAction(name)
    action.setCheckable(True)
    action.setChecked(chosen)
    group.addAction(action)
    return action
