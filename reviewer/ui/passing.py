"""Passing remarks in the status bar: the next thing the clerk does takes them away."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStatusBar

from reviewer.ui.session import Session
from reviewer.ui.stage import Stage

_SECONDS = 5


class PassingRemark(QObject):
    """One remark at a time; a later step must not stand beside what an earlier one said."""

    def __init__(self, bar: QStatusBar, stage: Stage) -> None:
        super().__init__(bar)
        self._bar = bar
        # What says something often moves the cursor too, before or after.
        self._said_now = QTimer(self, singleShot=True, interval=0)
        stage.changed.connect(self._go_on)

    def follow(self, session: Session) -> None:
        """Look at what is done in this workspace from now on."""
        session.page.moved.connect(lambda _name: self._go_on())
        session.page.tables.typing.connect(lambda _key, _text: self._go_on())
        session.bench.stored.connect(lambda _stored: self._go_on())

    def say(self, text: str) -> None:
        """Show a remark for some seconds."""
        self._said_now.start()
        self._bar.showMessage(text, _SECONDS * 1000)

    def _go_on(self) -> None:
        if not self._said_now.isActive():
            self._bar.clearMessage()
