"""Shows a page, a Word file or a sheet as it flows; cells are framed, found, clicked, taken."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.form import CellKey
from reviewer.review.mentions import Mention
from reviewer.ui.claiming import claimed
from reviewer.ui.mentions import paint_mention
from reviewer.ui.page import keys
from reviewer.ui.rendered import painting
from reviewer.ui.rendered.mentions import MentionPlaces
from reviewer.ui.rendered.places import Places, text_boxes
from reviewer.ui.rendered.scroll import FlowScroll
from reviewer.ui.rendered.selection import number_in, selected_text
from reviewer.ui.rendered.writing import Span
from reviewer.ui.source.search import occurrences
from reviewer.ui.theme import Theme

_NOTHING = Document("", DocumentKind.HTML, "", "")
_CTRL = Qt.KeyboardModifier.ControlModifier


class RenderedView(FlowScroll):
    """Read-only; spans are offsets in the document's own text."""

    cell_clicked = Signal(str)
    number_taken = Signal(str)
    """A number that was clicked with Ctrl, as printed; empty beside one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._spans: Mapping[CellKey, Span] = {}
        self._grounds: Mapping[CellKey, str] = {}
        self._found: Sequence[Span] = ()
        self._spot: Span | None = None
        self._current: CellKey | None = None
        self._mentions = MentionPlaces((), self._boxes)
        self.show_document(_NOTHING, {})
        self.restyled.connect(self._place)
        self.moved.connect(self._forget)
        self.viewport().setMouseTracking(True)

    def show_document(self, document: Document, spans: Mapping[CellKey, Span]) -> None:
        """Show a document whose cells stand at these offsets."""
        self._current, self._spot = None, None
        self._found, self._grounds, self._spans = (), {}, spans
        self._mentions = MentionPlaces((), self._boxes)
        self.show_flow(document)
        self._place()

    def _place(self) -> None:
        """The document is drawn anew: find the places in it."""
        self._places = Places(self.drawn, self._spans)
        self._mentions.laid_out_anew()
        self.mark_found(self._found)

    def _forget(self) -> None:
        self._places.laid_out_anew()
        self._mentions.laid_out_anew()

    def mark_cells(self, grounds: Mapping[CellKey, str]) -> None:
        """Lay these colours (names of the scheme) under the places of cells."""
        if grounds != self._grounds:
            self._grounds = grounds
            self.viewport().update()

    def mark_mentions(self, mentions: Sequence[Mention]) -> None:
        """Mark where the prose speaks of cells."""
        self._mentions = MentionPlaces(mentions, self._boxes)
        self.viewport().update()

    def show_cell(self, key: CellKey) -> bool:
        """Frame the place of a cell and bring it into view; False if its place is not known."""
        self._current = key if key in self._spans else None
        self.viewport().update()
        if self._current is None:
            return False
        self.put_cursor(self._places[key].first)
        return self.bring(self._places.boxes(key))

    def search(self, wanted: str) -> list[Span]:
        """Where a text stands in the document."""
        return occurrences(self.shown.text, wanted)

    def mark_found(self, spans: Sequence[Span]) -> None:
        """Mark what a search found."""
        self._found, self._spot = spans, None
        stretches = [found for span in spans for found in self.drawn.writing.stretches(span)]
        self.setExtraSelections([self._selection(*found) for found in stretches])
        self.viewport().update()

    def show_words(self, start: int, end: int) -> None:
        """Mark a stretch of the text and bring it into view."""
        self.mark_found([(start, end)])
        self.show_position(start, end)

    def show_position(self, start: int, end: int) -> None:
        """Frame a stretch of the text and bring it into view."""
        self._spot = (start, end)
        self.put_cursor(self.drawn.writing.position(start))
        self.bring(self._boxes(self._spot))
        self.viewport().update()

    @property
    def selected(self) -> str:
        """The selected text, as it stands in the file; cells apart by tabs."""
        return selected_text(self.textCursor(), self.drawn.writing)

    @property
    def framed(self) -> str:
        """The text in the frame of the current cell, empty without one."""
        if self._current is None:
            return ""
        place = self._places[self._current]
        cursor = QTextCursor(self.document())
        cursor.setPosition(place.first)
        cursor.setPosition(place.last, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def rect_of(self, key: CellKey) -> QRectF:
        """Where a cell stands in the viewport; empty if it is not known."""
        boxes = self._places.boxes(key)
        return boxes[0].translated(self.origin) if boxes else QRectF()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Only text is copied."""
        data = QMimeData()
        data.setText(self.selected)
        return data

    def event(self, event: QEvent) -> bool:
        return claimed(event, keys.is_own) or super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        if event.modifiers() & _CTRL:
            self.number_taken.emit(self._number_at(event.position()))
        elif key := self._key_at(event.position()):
            self.cell_clicked.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        find = self._number_at if event.modifiers() & _CTRL else self._key_at
        over = not event.buttons() and bool(find(event.position()))
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = self._seen()
        painter = self._painter()
        for rect, ground in seen:
            painting.tint(painter, self._theme, [rect], ground)
        current = self._places.boxes(self._current) if self._current else []
        painting.tint(painter, self._theme, current, "accent_soft")
        painter.end()
        super().paintEvent(event)
        painter = self._painter()
        for rect, ground in seen:
            painting.mark(painter, self._theme, rect, ground)
        for rect, look in self._mentions.looks(self._view(), self._current):
            paint_mention(painter, self._theme.colour, rect, look)
        for rect in current:
            painting.frame(painter, self._theme, rect, "accent", 2.4)
        for rect in self._boxes(self._spot) if self._spot else ():
            painting.frame(painter, self._theme, rect.adjusted(-1, 0, 1, 0), "look", 2)
        painter.end()

    def _painter(self) -> QPainter:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.origin)
        return painter

    def _seen(self) -> list[tuple[QRectF, str]]:
        """The boxes of marked cells that are in view, with their colours."""
        view = self._view()
        return [
            (rect, ground)
            for key, ground in self._grounds.items()
            for rect in self._places.boxes(key)
            if rect.intersects(view)
        ]

    def _view(self) -> QRectF:
        """What of the document is in view."""
        return QRectF(self.viewport().rect()).translated(-self.origin)

    def _boxes(self, span: Span) -> list[QRectF]:
        stretches = self.drawn.writing.stretches(span)
        return [rect for found in stretches for rect in text_boxes(self.document(), *found)]

    def _key_at(self, at: QPointF) -> CellKey | None:
        point = at - self.origin
        position = self.cursorForPosition(at.toPoint()).position()
        for candidate in (position, position - 1):
            key = self._places.key_at(candidate)
            if key and any(
                box.adjusted(-2, 0, 2, 0).contains(point) for box in self._places.boxes(key)
            ):
                return key
        return self._mentions.key_at(point)

    def _number_at(self, at: QPointF) -> str:
        """The number under a point, as printed, or nothing."""
        writing = self.drawn.writing
        position = self.cursorForPosition(at.toPoint()).position()
        span = number_in(writing.text, writing.offset(position))
        under = span and any(box.contains(at - self.origin) for box in self._boxes(span))
        return writing.text[slice(*span)] if span and under else ""

    def _selection(self, first: int, last: int) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self.document())
        selection.cursor.setPosition(first)
        selection.cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        selection.format.setBackground(self._theme.colour("look_soft"))
        return selection
