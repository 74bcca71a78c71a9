"""The frame of a page over the desk: a title, a way back, room for the rest."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.ui.theme import SPACE, Theme


class OverPage(QWidget):
    """Subclasses fill `body`; what belongs beside the title goes into `head`."""

    def __init__(self, theme: Theme, title: str, back: Callable[[], None]) -> None:
        super().__init__()
        self._theme = theme
        panel = QFrame(self)
        panel.setProperty("role", "panel")
        self.title = QLabel(title, panel)
        self.title.setProperty("role", "title")
        self._back = QPushButton(self.tr("返回"), panel)
        self._back.setToolTip(self.tr("返回（Esc）"))
        self._back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._back.clicked.connect(back)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE)
        self.head.addWidget(self._back)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.body = QVBoxLayout(panel)
        self.body.setContentsMargins(SPACE * 2, SPACE + 4, SPACE * 2, SPACE * 2)
        self.body.setSpacing(SPACE + 2)
        self.body.addLayout(self.head)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE, 0, SPACE, 0)
        page.addWidget(panel)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._back.setIcon(self._theme.icon("back"))
