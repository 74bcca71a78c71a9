"""Above the pages: the value of the current cell, magnified, and how large the pages are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reviewer.ui.page.crop import Crop
from reviewer.ui.page.scroll import FIT_WIDTH
from reviewer.ui.page.view import PageView
from reviewer.ui.theme import SPACE, Theme


class PageStrip(QWidget):
    """The crop, with the buttons for the zoom beside it."""

    def __init__(self, view: PageView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        self._buttons: dict[str, QToolButton] = {}
        self.crop = Crop(view, theme, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(self.crop, 1)
        for name, tip, step in (
            ("zoom-out", self.tr("缩小页面（Ctrl+-）"), -1),
            ("zoom-in", self.tr("放大页面（Ctrl+=）"), 1),
        ):
            button = self._button(name, tip)
            button.clicked.connect(lambda _checked=False, step=step: view.step_zoom(step))
            layout.addWidget(button)
        turn = self._button("turn-right", self.tr("把这一页向右转（Ctrl+]）"))
        turn.clicked.connect(lambda: view.turn_page(1))
        layout.addWidget(turn)
        self.fit = self._button("fit-width", self.tr("适合宽度（Ctrl+0）"))
        self.fit.setCheckable(True)
        self.fit.clicked.connect(lambda: view.set_zoom(FIT_WIDTH))
        layout.addWidget(self.fit)
        view.zoom_changed.connect(self._show_zoom)
        theme.changed.connect(self._draw_icons)
        self._draw_icons()
        self._show_zoom()

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        self._buttons[name] = button
        return button

    def _draw_icons(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(self._theme.icon(name))

    def _show_zoom(self) -> None:
        self.fit.setChecked(self._view.zoom_wish == FIT_WIDTH)
