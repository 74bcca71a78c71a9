"""Above the source: as it looks or as text, how it was read, and the strip of the pages."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from reviewer.domain.document import Document
from reviewer.ui.page.strip import PageStrip
from reviewer.ui.theme import SPACE
from reviewer.ui.tips import tip
from reviewer.ui.wording import reader_text


class SourceHead(QWidget):
    """Hidden where a document is nothing but its text."""

    turned = Signal(bool)
    """Whether one wants to see how documents look."""

    def __init__(self, strip: PageStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._reader = QLabel(self)
        self._ways = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2)
        layout.setSpacing(2)
        for look, name in ((True, self.tr("页面")), (False, self.tr("文字"))):
            button = QToolButton(self)
            button.setText(name)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._ways.addButton(button, int(look))
            layout.addWidget(button)
        self._reader.setObjectName("reader")
        self._reader.setProperty("role", "small")
        self._reader.setTextFormat(Qt.TextFormat.PlainText)
        self._reader.setContentsMargins(SPACE // 2, 0, SPACE, 0)
        layout.addSpacing(SPACE // 2)
        layout.addWidget(self._reader)
        layout.addWidget(strip, 1)
        layout.addStretch(0)
        self._ways.idClicked.connect(lambda look: self.turned.emit(bool(look)))
        self.hide()

    def tell_reader(self, document: Document) -> None:
        """Say how an unusual document was read."""
        told, more = reader_text(document)
        self._reader.setText(told)
        self._reader.setToolTip(tip(more))
        self._reader.setVisible(bool(told))

    def show_way(self, *, look: bool, paged: bool) -> None:
        """Show which way is taken; the look of a document is its pages or its flow."""
        self._ways.button(1).setText(self.tr("页面") if paged else self.tr("版面"))
        self._ways.button(int(look)).setChecked(True)
