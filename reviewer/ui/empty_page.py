"""What an empty workspace shows: how reports come in, and a place to drop them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.welcome import Choice

_WIDTH = 520


class EmptyPage(QWidget):
    """A frame to drop files into, with a large button for each way to import."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._frame = QFrame(self)
        self._frame.setProperty("role", "drop")
        self._frame.setFixedWidth(_WIDTH)
        self._picture = QLabel(self._frame)
        title = QLabel(self.tr("这个工作区里还没有报告"), self._frame)
        title.setProperty("role", "title")
        about = QLabel(
            self.tr("把文件、文件夹或压缩包拖到这里，或者："),
            self._frame,
        )
        about.setProperty("role", "muted")
        self._column = QVBoxLayout(self._frame)
        self._column.setContentsMargins(SPACE * 4, SPACE * 4, SPACE * 4, SPACE * 4)
        self._column.setSpacing(SPACE + 2)
        for label in (self._picture, title, about):
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(3)
        theme.changed.connect(self._draw)
        self._draw()

    def add_action(self, action: QAction, explanation: str) -> None:
        """Put a large button for an action."""
        self._column.addWidget(Choice(action, explanation, self._frame))

    def light_up(self, lit: bool) -> None:
        """Show that what is dragged would be taken."""
        self._frame.setProperty("lit", lit)
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)

    def _draw(self) -> None:
        self._picture.setPixmap(self._theme.icon("import", "accent").pixmap(40))
