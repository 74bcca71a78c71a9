"""Long work on the desk in short slices, so that the window stays alive between."""

from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.domain.errors import UserError

_SLICE = 0.012
"""Seconds at a stretch: less than a frame of the screen."""


class Slices(QObject):
    """Goes through one iterator at a time; each step is told, then the end or why it failed."""

    stepped = Signal(object)
    ended = Signal()
    failed = Signal(object)
    """A `UserError`; nothing comes after it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there is more to do."""
        return self._steps is not None

    def run(self, steps: Iterator[object]) -> None:
        """Go through these steps, instead of what was being done."""
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest."""
        self._steps = None
        self._timer.stop()

    def _go_on(self) -> None:
        steps, until = self._steps, monotonic() + _SLICE
        try:
            while steps is not None and steps is self._steps and monotonic() < until:
                self.stepped.emit(next(steps))
        except StopIteration:
            self.stop()
            self.ended.emit()
        except UserError as error:
            self.stop()
            self.failed.emit(error)
