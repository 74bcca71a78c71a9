"""The settings in the window: keys, options, looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar

from reviewer.ui.over_page import OverPage
from reviewer.ui.settings_page.keys import KeysSection
from reviewer.ui.settings_page.looks import LooksSection
from reviewer.ui.settings_page.options import OptionsSection

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow


class SettingsPage(OverPage):
    """What is set holds at once; there is nothing to confirm."""

    option_changed = Signal(str)
    not_kept = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.theme, self.tr("设置"), window.stage.back)
        self.keys = KeysSection(window.keymap, self)
        program = window.program
        absent = () if program.can_recognise else ("recognise",)
        self.options = OptionsSection(program.settings, self, absent=absent)
        self.looks = LooksSection(window, self)
        self.tabs = QTabBar(self)
        self._stack = QStackedWidget(self)
        for title, section in (
            (self.tr("快捷键"), self.keys),
            (self.tr("选项"), self.options),
            (self.tr("外观和语言"), self.looks),
        ):
            self.tabs.addTab(title)
            self._stack.addWidget(section)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.options.changed.connect(self.option_changed)
        self.options.not_kept.connect(self.not_kept)
        self.keys.not_kept.connect(self.not_kept)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.keys.search)
