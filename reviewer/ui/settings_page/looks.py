"""Colours, size of the text and language as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from reviewer.ui.choices import LANGUAGE_NAMES, choose_language, choose_mode, mode_names
from reviewer.ui.settings_page.form import Form
from reviewer.ui.theme import LARGEST, SMALLEST, Mode

if TYPE_CHECKING:
    from reviewer.ui.main_window import MainWindow


class LooksSection(Form):
    """What is chosen here holds at once."""

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self.mode, self.language = QComboBox(self), QComboBox(self)
        self.text_size = QSpinBox(self)
        self.add_group(self.tr("外观"))
        self.add(self.tr("颜色"), self.mode, self.tr("每种颜色都另有记号，不靠颜色也能分辨。"))
        self.add(self.tr("文字大小"), self.text_size, self.tr("表格、原文和菜单一起放大或缩小。"))
        self.add_group(self.tr("语言 Language"))
        self.add(self.tr("界面语言"), self.language, self.tr("报告和表格本身总是中文。"))
        self._fill()

    def _fill(self) -> None:
        for mode, name in mode_names().items():
            self.mode.addItem(name, mode)
        for language, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, language)
        self.text_size.setRange(SMALLEST, LARGEST)
        self.text_size.setSuffix(self.tr(" 像素"))
        self.refresh()
        self.mode.activated.connect(
            lambda _place: choose_mode(self._window, Mode(self.mode.currentData()))
        )
        self.text_size.valueChanged.connect(
            lambda size: self._window.zoom(size - self._window.theme.size)
        )
        self.language.activated.connect(
            lambda _place: choose_language(self._window, self.language.currentData())
        )

    def refresh(self) -> None:
        """Show what holds now."""
        self.mode.setCurrentIndex(self.mode.findData(self._window.theme.mode))
        self.text_size.setValue(self._window.theme.size)
        self.language.setCurrentIndex(self.language.findData(self._window.program.language))
