"""A drawn document in a scroll: its look, its size, bringing a box into view."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reviewer.domain.document import Document, DocumentKind
from reviewer.ui.page import zoom
from reviewer.ui.rendered.drawing import Drawn, draw
from reviewer.ui.theme import Theme

SMALLEST, LARGEST = 0.6, 3.0
_MARGIN = 12
_WAYS = {
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_Underscore: -1,
    Qt.Key.Key_0: 0,
}


class FlowScroll(QTextEdit):
    """Shows a document that flows; knows nothing of cells."""

    restyled = Signal()
    """The document is drawn anew."""
    moved = Signal()
    """What is drawn is laid out otherwise."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.zoom = 1.0
        """The size of the text, in sizes of the window's."""
        self.shown = Document("", DocumentKind.HTML, "", "")
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.changed.connect(self._restyle)

    def show_flow(self, document: Document) -> None:
        """Show another document from the top."""
        self.shown = document
        self._draw()
        self.verticalScrollBar().setValue(0)

    def set_zoom(self, wanted: float) -> None:
        """Make the text this many times as large as the window's."""
        self.zoom = round(min(LARGEST, max(SMALLEST, wanted)), 3)
        self._set_font()
        self.moved.emit()

    def step_zoom(self, steps: float) -> None:
        """Make the text some steps larger or smaller."""
        self.set_zoom(self.zoom * zoom.STEP**steps)

    @property
    def origin(self) -> QPointF:
        """Where the corner of the document is in the viewport."""
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def put_cursor(self, position: int) -> None:
        """Put the text cursor at a position, with nothing selected."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)

    def bring(self, boxes: Sequence[QRectF]) -> bool:
        """Bring boxes of the document into view, near the middle unless they are there."""
        if not boxes:
            return False
        pane = QRectF(self.viewport().rect())
        rect = boxes[0].translated(self.origin)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if rect.top() < _MARGIN or rect.bottom() > pane.height() - _MARGIN:
            down.setValue(down.value() + round(rect.center().y() - pane.center().y()))
        if rect.left() < 0 or rect.right() > pane.width():
            across.setValue(across.value() + round(rect.center().x() - pane.center().x()))
        return True

    def _draw(self) -> None:
        self.drawn: Drawn = draw(self.shown, self._theme.colour("line_strong"))
        former, made = self.document(), self.drawn.document
        ours = former.parent() is self  # Qt deletes its own at once.
        self.setExtraSelections([])
        made.setDocumentMargin(12)
        self.setDocument(made)
        made.setParent(self)
        if ours:
            former.deleteLater()
        self._set_font()
        made.documentLayout().documentSizeChanged.connect(self.moved)

    def _set_font(self) -> None:
        font = self._theme.font(self.zoom)
        self.setFont(font)
        self.document().setDefaultFont(font)

    def _restyle(self) -> None:
        down = self.verticalScrollBar().value()
        self._draw()
        self.restyled.emit()
        self.verticalScrollBar().setValue(down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        way = _WAYS.get(Qt.Key(event.key())) if with_ctrl else None
        if way is None:
            super().keyPressEvent(event)
        elif way:
            self.step_zoom(way)
        else:
            self.set_zoom(1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(zoom.notches(event.angleDelta().y()))
            event.accept()
        else:
            super().wheelEvent(event)
