"""The fields of tags and note: a text on one line, tags with completion, some lines of text."""

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from reviewer.ui.claiming import claimed
from reviewer.ui.tips import tip

BETWEEN = "，"


class OneLine(QLabel):
    """A text on one line, cut where there is no room; the tool tip has it whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setToolTip(tip(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = " ".join(self._whole.split())
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width()))


class TagLine(QLineEdit):
    """Tags with commas between; what is typed of the last one is completed."""

    accepted = Signal()
    escaped = Signal()

    def __init__(self, known: QStringListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._popup = QCompleter(known, self)
        self._popup.setWidget(self)
        self._popup.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list = QListView(self)
        self._popup.setPopup(self._list)
        self._popup.activated.connect(self._put)
        self.textEdited.connect(self._offer)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags as typed."""
        parts = self.text().replace(",", BETWEEN).replace("；", BETWEEN).split(BETWEEN)
        return tuple(part.strip() for part in parts if part.strip())

    def event(self, event: QEvent) -> bool:
        return claimed(event, _is_taking) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _ends(event, self.accepted, self.escaped):
            super().keyPressEvent(event)

    def _begun(self) -> str:
        return self.text().replace(",", BETWEEN).rpartition(BETWEEN)[2].strip()

    def _offer(self) -> None:
        begun = self._begun()
        self._popup.setCompletionPrefix(begun)
        if begun:
            self._popup.complete()
        else:
            self._list.hide()

    def _put(self, tag: str) -> None:
        text = self.text().replace(",", BETWEEN)
        before, comma, _ = text.rpartition(BETWEEN)
        self.setText(before + comma + tag)


class NoteEdit(QPlainTextEdit):
    """Some lines of text; Tab goes on."""

    accepted = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        return claimed(event, _is_taking) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _ends(event, self.accepted, self.escaped):
            super().keyPressEvent(event)


def _is_taking(event: QKeyEvent) -> bool:
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(control) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _ends(event: QKeyEvent, accepted: SignalInstance, escaped: SignalInstance) -> bool:
    """Whether the key ends the writing, which is told."""
    if _is_taking(event):
        accepted.emit()
    elif event.key() == Qt.Key.Key_Escape:
        escaped.emit()
    else:
        return False
    return True
