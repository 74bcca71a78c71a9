"""The frame of a page over the desk: a way back at the same place on each, a title, the rest."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.ui.theme import SPACE, Theme


class BackButton(QPushButton):
    """The way back by mouse; Esc is the one by keyboard."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(self.tr("返回"))
        self.setToolTip(self.tr("返回（Esc）"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self.setIcon(self._theme.icon("back"))


class PageHead(QFrame):
    """The strip at the top of a page that is no single panel: the way back, then `line`."""

    back = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        button = BackButton(theme, self)
        button.clicked.connect(self.back)
        self.line = QHBoxLayout()
        self.line.setSpacing(SPACE)
        self.line.addWidget(button)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE * 2, SPACE + 4, SPACE * 2, SPACE)
        self.body.setSpacing(SPACE // 2)
        self.body.addLayout(self.line)


class OverPage(QWidget):
    """Subclasses fill `body`; what belongs beside the title goes into `head`."""

    def __init__(self, theme: Theme, title: str, back: Callable[[], None]) -> None:
        super().__init__()
        self._theme = theme
        panel = QFrame(self)
        panel.setProperty("role", "panel")
        self.title = QLabel(title, panel)
        self.title.setProperty("role", "title")
        button = BackButton(theme, panel)
        button.clicked.connect(back)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE)
        self.head.addWidget(button)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.body = QVBoxLayout(panel)
        self.body.setContentsMargins(SPACE * 2, SPACE + 4, SPACE * 2, SPACE * 2)
        self.body.setSpacing(SPACE + 2)
        self.body.addLayout(self.head)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE, 0, SPACE, 0)
        page.addWidget(panel)
