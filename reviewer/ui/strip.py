"""The strip that shows work in the background: how far it is, how long it takes, a way to stop."""

from time import monotonic

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from reviewer.ui.theme import SPACE
from reviewer.ui.wording import tr


class WorkStrip(QFrame):
    """Hidden while nothing runs."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._rest = QLabel(self)
        self._rest.setProperty("role", "small")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._stop = QPushButton(self.tr("停止"), self)
        self._stop.clicked.connect(self._cancel)
        self._began = 0.0
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE + 2, SPACE - 2, SPACE - 2, SPACE - 2)
        layout.setSpacing(SPACE)
        layout.addWidget(self._text)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._rest)
        layout.addWidget(self._stop)
        self.hide()

    @property
    def text(self) -> str:
        """What is told."""
        return self._text.text()

    def begin(self, text: str) -> None:
        """Something has begun."""
        self._began = monotonic()
        self._text.setText(text)
        self._rest.clear()
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self.show()

    def advance(self, text: str, done: int, total: int) -> None:
        """It is this far."""
        self._text.setText(text)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        if done:
            left = (monotonic() - self._began) / done * (total - done)
            self._rest.setText(_remaining(left) if left > 1 else "")

    def end(self) -> None:
        """It is over."""
        self.hide()

    def turn_to(self) -> bool:
        """Put the keyboard where the work can be stopped; whether anything runs."""
        if self.isVisible():
            self._stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.isVisible()

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        self.cancelled.emit()


def _remaining(seconds: float) -> str:
    translate = QCoreApplication.translate
    if seconds >= 120:
        return tr("还需约 %n 分钟", "", round(seconds / 60))
    return translate("WorkStrip", "还需约 {count} 秒").format(count=round(seconds))
