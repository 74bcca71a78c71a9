"""The inline bar that asks for one reason, with the recent ones by number."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.ui.flow import FlowLayout
from reviewer.ui.focus import FocusBefore
from reviewer.ui.theme import SPACE

MOST = 9


class ReasonBar(QFrame):
    """Asks and calls back; Escape or another question takes it away."""

    came_or_went = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._answer: Callable[[str], None] | None = None
        self._reasons: list[str] = []
        self._before = FocusBefore()
        self._question = QLabel(self)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._question.setWordWrap(True)
        self._question.setProperty("role", "section")
        self.line = _ReasonLine(self)
        self.line.setPlaceholderText(self.tr("写明理由，按 Enter 确定；按 Ctrl+数字 用下面的理由"))
        self.line.setAccessibleName(self.tr("理由"))
        self._take = QPushButton(self.tr("确定"), self)
        self._take.setProperty("role", "primary")
        self._cancel = QPushButton(self.tr("取消 Esc"), self)
        self._chips = FlowLayout(SPACE // 2)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.line, 1)
        line.addWidget(self._take)
        line.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE + 2, SPACE, SPACE + 2, SPACE)
        layout.setSpacing(SPACE - 2)
        layout.addWidget(self._question)
        layout.addLayout(line)
        layout.addLayout(self._chips)
        self.line.returnPressed.connect(self._accept)
        self.line.numbered.connect(self._pick)
        self.line.escaped.connect(self.dismiss)
        self._take.clicked.connect(self._accept)
        self._cancel.clicked.connect(self.dismiss)

    @property
    def question(self) -> str:
        """What is asked."""
        return self._question.text()

    def ask(self, question: str, recent: Sequence[str], answer: Callable[[str], None]) -> None:
        """Ask for a reason; `answer` gets it, never empty."""
        if not self.isVisible():
            self._before.keep()
        self._answer = answer
        self._question.setText(question)
        self._show_recent(recent)
        self.line.clear()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Go away without an answer."""
        if self.isHidden():
            return
        self._answer = None
        self.hide()
        self._before.give_back()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came_or_went.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.came_or_went.emit()

    def _show_recent(self, recent: Sequence[str]) -> None:
        self._reasons = list(recent[:MOST])
        self._chips.clear()
        for number, reason in enumerate(self._reasons, start=1):
            chip = QPushButton(f"Ctrl+{number}  {reason}", self)
            chip.setProperty("role", "chip")
            chip.clicked.connect(lambda _checked=False, number=number: self._pick(number))
            self._chips.addWidget(chip)

    def _pick(self, number: int) -> None:
        if 0 < number <= len(self._reasons):
            self.line.setText(self._reasons[number - 1])
            self._accept()

    def _accept(self) -> None:
        reason, answer = self.line.text().strip(), self._answer
        if reason and answer is not None:
            self.dismiss()
            answer(reason)


class _ReasonLine(QLineEdit):
    """A line in which Ctrl and a digit choose a recent reason; a reason may begin with a year."""

    numbered = Signal(int)
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and 1 <= digit <= MOST:
            self.numbered.emit(digit)
        else:
            super().keyPressEvent(event)
