"""The pages of a document: frames the places of cells, finds, selects, tells what is clicked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.domain.document import Document, DocumentKind, Page
from reviewer.domain.form import CellKey
from reviewer.domain.turning import turned, turned_page
from reviewer.review.mentions import Mention
from reviewer.ui.claiming import claimed
from reviewer.ui.page import keys
from reviewer.ui.page.marks import Marks
from reviewer.ui.page.places import Place, Point, Stack
from reviewer.ui.page.pointer import Pointer
from reviewer.ui.page.scroll import PageScroll
from reviewer.ui.page.store import Fetch, PictureStore
from reviewer.ui.page.writing import Span, Writing, gathered
from reviewer.ui.source.search import occurrences
from reviewer.ui.theme import Theme

_NOTHING = Document("", DocumentKind.PDF, "", "")


class PageView(PageScroll):
    """Read-only pages; spans are offsets in the document's own text."""

    cell_clicked = Signal(str)
    number_taken = Signal(str)
    """A number that was clicked with Ctrl, as printed; empty beside one."""
    turned = Signal()
    """A page was turned by hand."""

    def __init__(self, theme: Theme, store: PictureStore, parent: QWidget | None = None) -> None:
        super().__init__(theme, store, parent)
        self.document_shown = _NOTHING
        self._places: Mapping[CellKey, Place] = {}
        """In the file, where pages may lie on their side."""
        self._mentions: Sequence[Mention] = ()
        self._found: Sequence[Span] = ()
        self.turns: dict[int, int] = {}
        """How many quarters to the right pages (from 1) were turned by hand, in all."""
        self.writing = Writing(_NOTHING)
        self._pointer = Pointer(self)
        self.viewport().setMouseTracking(True)

    def show_document(
        self,
        document: Document,
        places: Mapping[CellKey, Place],
        fetch: Fetch,
        turns: Mapping[int, int] | None = None,
    ) -> None:
        """Show the pages of a document whose cells stand at these places; `fetch` gives its file.

        `fetch` is called in another thread; `turns` are those made by hand.
        """
        self.store.show(document.kept, fetch)
        self.document_shown, self._places = document, places
        self._mentions, self._found = (), ()
        self.turns = dict(turns or {})
        self._show(Marks())

    def _show(self, marks: Marks) -> None:
        """Show the pages turned so that they can be read, with marks at the same cells."""
        document = self.document_shown
        pages = _turned(document, self.turns)
        self.writing = Writing(replace(document, pages=tuple(pages)))
        self._pointer.reset()
        shown = {key: self.as_shown(place) for key, place in self._places.items()}
        self.show_pages(Stack(pages), replace(marks, places=shown))

    def as_shown(self, place: Place) -> Place:
        """A place of the file on its page as that is shown."""
        pages = self.document_shown.pages
        if not 1 <= place.page <= len(pages):
            return place
        page = pages[place.page - 1]
        turns = self.turns.get(page.number, page.turns)
        return Place(place.page, turned(place.box, turns, page.width, page.height))

    def turn_page(self, quarters: int) -> bool:
        """Turn the page in the middle of the view to the right; False where there is none."""
        middle = QPointF(self.viewport().rect().center())
        point = self.point_at(middle, nearest=True)
        if point is None:
            return False
        page = self.document_shown.pages[point.page - 1]
        turns = (self.turns.get(page.number, page.turns) + quarters) % 4
        self.turns[page.number] = turns
        if turns == page.turns:
            del self.turns[page.number]
        self._show(Marks(grounds=self.marks.grounds, current=self.marks.current))
        self.mark_mentions(self._mentions)
        self.mark_found(self._found)
        self._stay_at(point.page)
        self.turned.emit()
        return True

    def _stay_at(self, page: int) -> None:
        """Bring the current cell into view if it is on a page, or else the top of that page."""
        place, frame = self.marks.current_place, self.stack.frames[page - 1]
        top = round(self.in_viewport(frame).top())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top)
        if place is not None and place.page == page:
            self.bring(place)

    def prepare(
        self, document: Document, pages: Iterable[int], fetch: Fetch, turns: Mapping[int, int]
    ) -> None:
        """Have these pages of another document drawn as they would be shown, if there is time."""
        stack = Stack(_turned(document, turns))
        known = (page for page in pages if 1 <= page <= len(stack.sizes))
        parts = [part for page in known for part in self.whole(document.kept, stack, page)]
        self.store.prepare(parts, fetch)

    def mark_cells(self, grounds: Mapping[CellKey, str]) -> None:
        """Lay these colours (names of the scheme) under the places of cells."""
        if grounds != self.marks.grounds:
            self.marks.grounds = grounds
            self.viewport().update()

    def mark_mentions(self, mentions: Sequence[Mention]) -> None:
        """Mark where the prose speaks of cells."""
        self._mentions = mentions
        self.marks.mentions = [(item, self.writing.places(item.span)) for item in mentions]
        self.viewport().update()

    def show_cell(self, key: CellKey) -> bool:
        """Frame the place of a cell and bring it into view; False if its place is not known."""
        place = self.marks.places.get(key)
        self.marks.current = key if place is not None else None
        self.viewport().update()
        return place is not None and self.bring(place)

    def search(self, wanted: str) -> list[Span]:
        """Where a text stands in the document."""
        return occurrences(self.document_shown.text, wanted)

    def mark_found(self, spans: Sequence[Span]) -> None:
        """Mark what a search found."""
        self._found = spans
        found = [place for span in spans for place in self.writing.places(span)]
        self.marks.found, self.marks.spot = gathered(found), {}
        self.viewport().update()

    def show_words(self, start: int, end: int) -> None:
        """Mark a stretch of the text and bring it into view."""
        self.mark_found([(start, end)])
        self.show_position(start, end)

    def show_position(self, start: int, end: int) -> None:
        """Frame a stretch of the text and bring it into view."""
        places = self.writing.places((start, end))
        self.marks.spot = gathered(places)
        if places:
            self.bring(places[0])
        self.viewport().update()

    def select(self, span: Span | None) -> None:
        """Select a stretch of the text, or nothing."""
        self._pointer.span = span
        self.marks.selected = gathered(self.writing.places(span)) if span else {}
        self.viewport().update()

    @property
    def selected(self) -> str:
        """The selected text."""
        return self.writing.text(self._pointer.span) if self._pointer.span else ""

    @property
    def framed(self) -> str:
        """The writing in the frame of the current cell, empty without one."""
        place = self.marks.current_place
        return self.writing.words_in(place) if place else ""

    def place_of(self, key: CellKey) -> Place | None:
        """Where a cell stands in the file."""
        return self._places.get(key)

    def rect_of(self, key: CellKey) -> QRectF:
        """Where a cell stands in the viewport; empty if it is not known."""
        place = self.marks.places.get(key)
        box = self.stack.box(place) if place else None
        return self.in_viewport(box) if box else QRectF()

    def point_at(self, at: QPointF, *, nearest: bool = False) -> Point | None:
        """The point of a page under a point of the viewport, or `nearest` to it."""
        scene = self.mapToScene(at.toPoint())
        find = self.stack.point_at if nearest else self.stack.on_page
        return find(scene.x(), scene.y())

    def event(self, event: QEvent) -> bool:
        return claimed(event, keys.is_own) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selected:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.tr("复制")).triggered.connect(lambda: keys.copy(self))
            menu.popup(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer.leave()


def _turned(document: Document, turns: Mapping[int, int]) -> list[Page]:
    """The pages of a document as they are shown; `turns` are those made by hand."""
    return [turned_page(page, turns.get(page.number, page.turns)) for page in document.pages]
