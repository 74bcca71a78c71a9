"""A large step is told with the way to take it back, until something else is done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reviewer.ui.banner import Level, Message, Offer
from reviewer.ui.workbench import Workbench

TAKE_BACK = "take_back"
"""The topic of the message."""


class TakingBack(QObject):
    """Offers to undo the step that was the last one."""

    told = Signal(object)
    withdrawn = Signal(str)
    """The topic of a message that no longer holds."""

    def __init__(self, bench: Workbench, undo: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._undo = undo
        # Whatever is done next would be what undo takes back.
        bench.stored.connect(lambda _stored: self.withdrawn.emit(TAKE_BACK))
        bench.several_changed.connect(lambda: self.withdrawn.emit(TAKE_BACK))

    def tell(self, text: str) -> None:
        """Say what the step has done."""
        step = self._bench.desk.next_undo
        offer = Offer(self.tr("撤销"), lambda: self._take_back(step))
        self.told.emit(Message(text, Level.INFO, TAKE_BACK, (offer,)))

    def _take_back(self, step: int | None) -> None:
        if step == self._bench.desk.next_undo:
            self._undo()
        else:
            self._bench.noted.emit(self.tr("之后又有别的更改，请从编辑菜单逐步撤销"))
