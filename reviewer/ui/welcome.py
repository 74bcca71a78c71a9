"""The page shown while no workspace is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.ui.icons import application_icon
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.tips import tip

_WIDTH = 36
"""In sizes of the text."""


class WelcomePage(QWidget):
    """Offers to open, to make, or to try the samples."""

    recent_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_title = QLabel(self.tr("最近的工作区"), self)
        self._recent_title.setProperty("role", "muted")
        self._locations: Sequence[str] = ()
        self._box = QFrame(self)
        theme.changed.connect(self._restyle)
        self._lay_out()

    def _lay_out(self) -> None:
        self._box.setFixedWidth(_WIDTH * self._theme.size)
        self._box.setLayout(self._column)
        picture = QLabel(self)
        picture.setPixmap(application_icon().pixmap(64))
        title = QLabel(self.tr("政府信息公开年报核查"), self)
        title.setProperty("role", "display")
        about = QLabel(
            self.tr("原文与表格并排，逐条核对勾稽关系，更正留痕，导出数据。全程离线。"), self
        )
        about.setProperty("role", "muted")
        about.setWordWrap(True)
        for widget in (picture, title, about):
            self._column.addWidget(widget)
        self._column.addSpacing(SPACE)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addWidget(self._box, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(3)

    def add_action(self, action: QAction, explanation: str) -> None:
        """Put a large button for an action, with a line on what it is for."""
        self._column.addWidget(Choice(action, explanation, self))

    def show_recent(self, locations: Sequence[str]) -> None:
        """List the workspaces opened last, below the buttons."""
        self._locations = list(locations)
        if self._recent.parent() is None:
            self._column.addSpacing(SPACE)
            self._column.addWidget(self._recent_title)
            self._column.addLayout(self._recent)
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._recent_title.setVisible(bool(locations))
        for location in locations:
            self._recent.addWidget(self._button(location))

    def _restyle(self) -> None:
        self._box.setFixedWidth(_WIDTH * self._theme.size)
        self.show_recent(self._locations)

    def _button(self, location: str) -> QPushButton:
        button = QPushButton(Path(location).stem or location, self)
        button.setProperty("role", "link")
        button.setToolTip(tip(location))
        button.setIcon(self._theme.icon("recent", "accent"))
        button.clicked.connect(lambda: self.recent_chosen.emit(location))
        return button


class Choice(QPushButton):
    """A large button: icon, what it does, and a line on what that is for."""

    def __init__(self, action: QAction, explanation: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self.setProperty("role", "choice")
        self.setAccessibleName(action.text().rstrip("…"))
        self.clicked.connect(action.trigger)
        self._picture = QLabel(self)
        title = QLabel(action.text().rstrip("…"), self)
        title.setProperty("role", "section")
        line = QLabel(explanation, self)
        line.setProperty("role", "small")
        for label in (self._picture, title, line):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(title)
        texts.addWidget(line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE * 2, SPACE + 2, SPACE * 2, SPACE + 2)
        layout.setSpacing(SPACE * 2)
        layout.addWidget(self._picture)
        layout.addLayout(texts, 1)
        action.changed.connect(self._draw)
        self._draw()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def _draw(self) -> None:
        self._picture.setPixmap(self._action.icon().pixmap(26))
