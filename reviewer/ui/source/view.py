"""Shows the text of a document; frames the places of cells and tells which one is clicked."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from reviewer.domain.form import CellKey
from reviewer.review.mentions import Mention
from reviewer.ui.mentions import look_of, paint_mention
from reviewer.ui.offsets import ShownText, shown_text
from reviewer.ui.rendered.selection import number_in
from reviewer.ui.source.search import find_all
from reviewer.ui.theme import Theme

Span = tuple[int, int]


class SourceView(QPlainTextEdit):
    """Read-only text; spans and clicks are offsets in the document's own text."""

    cell_clicked = Signal(str)
    number_taken = Signal(str)
    """A number that was clicked with Ctrl, as printed; empty beside one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: ShownText = shown_text("")
        self._places: list[tuple[int, int, CellKey]] = []
        self._spans: dict[CellKey, Span] = {}
        self._grounds: Mapping[CellKey, str] = {}
        self._found: Sequence[Span] = ()
        self._mentions: list[tuple[Span, Mention]] = []
        self._current: CellKey | None = None
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCenterOnScroll(False)
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(10)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str, spans: Mapping[CellKey, Span]) -> None:
        """Show a document whose cells stand at these offsets."""
        self._shown = shown_text(text)
        self._current = None
        self._found, self._mentions = (), []
        self._grounds = {}
        self.setPlainText(self._shown.text)
        position = self._shown.position
        self._spans = {key: (position(a), position(b)) for key, (a, b) in spans.items()}
        self._places = sorted((a, b, key) for key, (a, b) in self._spans.items())
        self._mark()

    def mark_cells(self, grounds: Mapping[CellKey, str]) -> None:
        """Lay these colours (names of the scheme) under the places of cells."""
        if grounds != self._grounds:
            self._grounds = grounds
            self._mark()

    def mark_mentions(self, mentions: Sequence[Mention]) -> None:
        """Mark where the prose speaks of cells."""
        position = self._shown.position
        self._mentions = [
            ((position(item.span[0]), position(item.span[1])), item) for item in mentions
        ]
        self.viewport().update()

    def search(self, wanted: str) -> Sequence[Span]:
        """Where a text stands, as positions on screen."""
        return find_all(self.shown, wanted)

    def mark_found(self, spans: Sequence[Span]) -> None:
        """Mark what a search found, as positions on screen."""
        self._found = spans
        self._mark()

    def show_cell(self, key: CellKey) -> bool:
        """Frame the place of a cell and bring it into view; False if its place is not known."""
        self._current = key if key in self._spans else None
        self._mark()
        if self._current is None:
            return False
        self.show_position(*self._spans[key])
        return True

    def show_words(self, start: int, end: int) -> None:
        """Mark a stretch of the document's text and bring it into view."""
        span = self._shown.position(start), self._shown.position(end)
        self.mark_found([span])
        self.show_position(*span)

    def show_position(self, start: int, end: int) -> None:
        """Bring a stretch of the shown text into view, near the middle unless it is there."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(end)
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        rect = self.cursorRect(cursor)
        margin = rect.height() * 2
        if rect.top() < margin or rect.bottom() > self.viewport().height() - margin:
            self.centerCursor()

    @property
    def shown(self) -> str:
        """The text as shown."""
        return self._shown.text

    @property
    def selected(self) -> str:
        """The selected text."""
        return self.textCursor().selectedText()

    @property
    def framed(self) -> str:
        """The text in the frame of the current cell, empty without one."""
        if self._current is None:
            return ""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._spans[self._current][0])
        cursor.setPosition(self._spans[self._current][1], QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def rect_of(self, key: CellKey) -> QRectF:
        """Where a cell stands in the viewport; empty if it is not known."""
        span = self._spans.get(key)
        return next(self._rects(*span), QRectF()) if span else QRectF()

    def key_at(self, position: int) -> CellKey | None:
        """The cell whose place holds a position of the shown text."""
        index = bisect_right(self._places, position, key=lambda place: place[0]) - 1
        if index >= 0 and position <= self._places[index][1]:
            return self._places[index][2]
        return None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.number_taken.emit(self._number_at(event))
        elif key := self._under(event):
            self.cell_clicked.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._under(event) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for start, end, key in self._visible():
            for rect in self._rects(start, end):
                self._frame(painter, rect, key)
        for span, mention in self._mentions:
            for rect in self._rects(*span) if self._is_visible(span) else ():
                paint_mention(painter, self._theme.colour, rect, look_of(mention, self._current))
        painter.end()

    def _frame(self, painter: QPainter, rect: QRectF, key: CellKey) -> None:
        if key == self._current:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(-4, -1, 4, 1), 3, 3)
            return
        ground = self._grounds.get(key, "")
        painter.setPen(QPen(self._theme.colour(ground.partition("_")[0] or "line_strong"), 1))
        if ground.endswith("_soft"):
            painter.drawRoundedRect(rect.adjusted(-3, 0, 3, 0), 3, 3)
        else:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _is_visible(self, span: Span) -> bool:
        first, last = self._seen()
        return span[0] <= last and span[1] >= first

    def _seen(self) -> Span:
        """The positions between which text is in view."""
        corner = self.viewport().rect().bottomRight()
        return self.firstVisibleBlock().position(), self.cursorForPosition(corner).position()

    def _visible(self) -> list[tuple[int, int, CellKey]]:
        first, last = self._seen()
        low = bisect_left(self._places, first, key=lambda place: place[1])
        high = bisect_right(self._places, last, key=lambda place: place[0])
        return self._places[low:high]

    def _rects(self, start: int, end: int) -> Iterator[QRectF]:
        """The boxes of a stretch of text in the viewport, one a line."""
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            origin = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
            for rect in line_rects(block, start - block.position(), end - block.position()):
                yield rect.translated(origin)
            block = block.next()

    def _under(self, event: QMouseEvent) -> CellKey | None:
        point = event.position()
        position = self.cursorForPosition(point.toPoint()).position()
        for candidate in (position, position - 1):
            key = self.key_at(candidate)
            if key and self._holds(key, point.x(), point.y()):
                return key
        return self._mentioned(position, point.x(), point.y())

    def _number_at(self, event: QMouseEvent) -> str:
        """The number under the mouse, as printed; empty beside one."""
        cursor = self.cursorForPosition(event.position().toPoint())
        block, place = cursor.block(), cursor.positionInBlock()
        span = number_in(block.text(), place)
        if span is None:
            return ""
        start, end = (block.position() + offset for offset in span)
        boxes = (rect.adjusted(-6, -2, 6, 2) for rect in self._rects(start, end))
        hit = any(box.contains(event.position()) for box in boxes)
        return block.text()[slice(*span)] if hit else ""

    def _mentioned(self, position: int, x: float, y: float) -> CellKey | None:
        """The cell that the prose under the mouse speaks of."""
        for span, mention in self._mentions:
            near = span[0] - 1 <= position <= span[1] + 1
            if near and mention.keys and any(rect.contains(x, y) for rect in self._rects(*span)):
                return mention.keys[0]
        return None

    def _holds(self, key: CellKey, x: float, y: float) -> bool:
        rects = self._rects(*self._spans[key])
        return any(rect.adjusted(-6, -2, 6, 2).contains(x, y) for rect in rects)

    def _mark(self) -> None:
        grounds = dict(self._grounds)
        if self._current is not None:
            grounds[self._current] = "accent_soft"
        marks = [(self._spans[key], name) for key, name in grounds.items() if key in self._spans]
        marks += [(span, "look_soft") for span in self._found]
        self.setExtraSelections(
            [self._selection(span, self._theme.colour(name)) for span, name in marks]
        )
        self.viewport().update()

    def _selection(self, span: Span, colour: QColor) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setBackground(colour)
        selection.cursor = cursor
        selection.format = shape
        return selection

    def _restyle(self) -> None:
        self.setFont(self._theme.font())
        # Text copied from a page carries a tab before every cell.
        self.setTabStopDistance(2 * self.fontMetrics().horizontalAdvance("国"))
        self._mark()


def line_rects(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """The boxes of a stretch of a block, one a line, measured from where it is laid out."""
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last or (first == last == start == end):
            left = _x(line.cursorToX(first))
            right = max(_x(line.cursorToX(last)), left + 4)
            yield QRectF(left, line.y(), right - left, line.height())


def _x(place: object) -> float:
    """`cursorToX` gives the place, or the place with the cursor that it was asked for."""
    return float(place[0]) if isinstance(place, tuple) else float(str(place))
