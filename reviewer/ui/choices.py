"""The submenus with a choice: colours, language, recent workspaces."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from reviewer.ui.theme import Mode

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow

translate = QCoreApplication.translate


LANGUAGE_NAMES = {"zh": "中文", "en": "English"}


def mode_names() -> dict[Mode, str]:
    """The looks and what they are called."""
    return {
        Mode.SYSTEM: translate("Choices", "跟随系统"),
        Mode.LIGHT: translate("Choices", "浅色"),
        Mode.DARK: translate("Choices", "深色"),
        Mode.HIGH_CONTRAST: translate("Choices", "高对比度"),
    }


def choose_mode(window: MainWindow, mode: Mode) -> None:
    """Take another look, now and at the next start."""
    window.theme.set_mode(mode)
    window.memory.put(mode=mode.value)


def choose_language(window: MainWindow, language: str) -> None:
    """Take another language: at once where the window can be made anew, else at the next start."""
    window.memory.put(language=language)
    if language != window.program.language and not window.renew():
        window.note(translate("Choices", "下次启动时换用这种语言"))


def add_choices(window: MainWindow) -> None:
    """Put the submenus into their menus."""
    view, file = (window.actions_by_id.menus[name] for name in ("view", "file"))
    view.addSeparator()
    for name, fill in (
        (translate("Choices", "颜色"), _fill_modes),
        (translate("Choices", "语言 Language"), _fill_languages),
    ):
        _filled_when_shown(window, view.addMenu(name), fill)
    recent = QMenu(translate("Choices", "最近的工作区"), file)
    _filled_when_shown(window, recent, _fill_recent)
    following = file.actions()[file.actions().index(window.actions_by_id["samples"]) + 1]
    file.insertMenu(following, recent)


def _filled_when_shown(
    window: MainWindow, menu: QMenu, fill: Callable[[MainWindow, QMenu], None]
) -> None:
    def refill() -> None:
        menu.clear()
        fill(window, menu)

    menu.aboutToShow.connect(refill)


def _fill_modes(window: MainWindow, menu: QMenu) -> None:
    group = QActionGroup(menu)
    for mode, name in mode_names().items():
        action = _choice(menu, group, name, chosen=mode is window.theme.mode)
        action.triggered.connect(lambda _checked=False, mode=mode: choose_mode(window, mode))


def _fill_languages(window: MainWindow, menu: QMenu) -> None:
    group = QActionGroup(menu)
    for language, name in LANGUAGE_NAMES.items():
        action = _choice(menu, group, name, chosen=language == window.program.language)
        action.triggered.connect(
            lambda _checked=False, language=language: choose_language(window, language)
        )


def _fill_recent(window: MainWindow, menu: QMenu) -> None:
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
