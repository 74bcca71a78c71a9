"""The pane with the source, as text, as pages or as it flows, and its search line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.form import CellKey
from reviewer.review.mentions import Mention
from reviewer.ui.page.places import Place
from reviewer.ui.page.scroll import FIT_WIDTH
from reviewer.ui.page.store import Deliver, Draughtsman, Fetch, PictureStore
from reviewer.ui.page.strip import PageStrip
from reviewer.ui.page.view import PageView
from reviewer.ui.rendered.drawing import is_drawable
from reviewer.ui.rendered.view import RenderedView
from reviewer.ui.source.head import SourceHead
from reviewer.ui.source.search import MOST
from reviewer.ui.source.search_line import SearchLine
from reviewer.ui.source.view import SourceView, Span
from reviewer.ui.theme import SPACE, Theme

_NOTHING = Document("", DocumentKind.TEXT, "", "")


class SourcePanel(QFrame):
    """The source as text or as it looks, with a search line that Ctrl+F opens and Escape closes."""

    cell_clicked = Signal(str)
    number_taken = Signal(str)
    """A number that was clicked with Ctrl, as printed."""

    def __init__(
        self,
        theme: Theme,
        draw: Callable[[Deliver], Draughtsman],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._theme = theme
        self.view = SourceView(theme, self)
        self.view.setAccessibleName(self.tr("原文"))
        self.pages = PageView(theme, PictureStore(draw, self), self)
        self.pages.setAccessibleName(self.tr("原文页面"))
        self.rendered = RenderedView(theme, self)
        self.rendered.setAccessibleName(self.tr("原文版面"))
        self.strip = PageStrip(self.pages, theme, self)
        self.line = SearchLine(self)
        self.line.setPlaceholderText(self.tr("在原文中查找"))
        self.line.setAccessibleName(self.tr("在原文中查找"))
        self._count = QLabel(self)
        self._count.setProperty("role", "small")
        self._found: list[Span] = []
        self._at = 0
        self._key: CellKey = ""
        self.document = _NOTHING
        self._look: PageView | RenderedView | None = None
        """What shows how the document looks, if it is more than its text."""
        self._look_wanted = True
        self._bar = QWidget(self)
        self._head = SourceHead(self.strip, self)
        self._stack = QStackedWidget(self)
        self._buttons: dict[str, QToolButton] = {}
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(SPACE, SPACE - 2, SPACE, 0)
        bar.setSpacing(SPACE // 2)
        bar.addWidget(self.line, 1)
        bar.addWidget(self._count)
        for name, tip, way in (
            ("previous", self.tr("上一处（Shift+Enter）"), -1),
            ("next", self.tr("下一处（Enter）"), 1),
        ):
            bar.addWidget(self._button(name, tip, way))
        self._bar.hide()
        for view in (self.view, self.pages, self.rendered):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self._theme.changed.connect(self._draw_icons)
        self._draw_icons()
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self._step)
        self.line.escaped.connect(self.close_search)
        self._head.turned.connect(lambda look: self.show_as(pages=look))
        for view in (self.view, self.pages, self.rendered):
            view.cell_clicked.connect(self._click)
            view.number_taken.connect(self.number_taken)

    def show_document(
        self,
        document: Document,
        spans: Mapping[CellKey, Span],
        places: Mapping[CellKey, Place],
        fetch: Fetch,
        turns: Mapping[int, int] | None = None,
    ) -> None:
        """Show a document whose cells stand at these offsets and places.

        `fetch` gives its file and is called in another thread; `turns` are those of pages turned
        by hand.
        """
        self._key, self.document = "", document
        self._look = self._look_of(document)
        self._head.tell_reader(document)
        self.view.show_text(document.text, spans)
        if self._look is self.pages:
            self.pages.show_document(document, places, fetch, turns)
        if self._look is self.rendered:
            self.rendered.show_document(document, spans)
        self._arrange()

    def prepare(
        self, document: Document, pages: Iterable[int], fetch: Fetch, turns: Mapping[int, int]
    ) -> None:
        """Have these pages of a document drawn that is likely shown next."""
        if self._look_wanted and self._look_of(document) is self.pages:
            self.pages.prepare(document, pages, fetch, turns)

    def mark_cells(self, grounds: Mapping[CellKey, str]) -> None:
        """Lay these colours (names of the scheme) under the places of cells."""
        self.view.mark_cells(grounds)
        if self._look is not None:
            self._look.mark_cells(grounds)

    def mark_mentions(self, mentions: Sequence[Mention]) -> None:
        """Mark where the prose speaks of cells."""
        self.view.mark_mentions(mentions)
        if self._look is not None:
            self._look.mark_mentions(mentions)

    def _look_of(self, document: Document) -> PageView | RenderedView | None:
        if document.kind is DocumentKind.PDF:
            return self.pages if document.pages else None
        return self.rendered if is_drawable(document) else None

    def show_cell(self, key: CellKey) -> bool:
        """Frame the place of a cell and bring it into view; False if its place is not known."""
        self._key = key
        found = self.shown.show_cell(key)
        if self._look is self.pages:
            self.strip.crop.show_place(self.pages.place_of(key))
        return found

    def _click(self, key: CellKey) -> None:
        """A place was clicked: its cell is shown elsewhere, what one reads stays where it is."""
        bars = self.shown.verticalScrollBar(), self.shown.horizontalScrollBar()
        before = [bar.value() for bar in bars]
        self.cell_clicked.emit(key)
        for bar, value in zip(bars, before, strict=True):
            bar.setValue(value)

    @property
    def shown(self) -> SourceView | PageView | RenderedView:
        """The text, the pages or the flow, whichever is seen."""
        return self._look if self._look is not None and self._look_wanted else self.view

    def show_as(self, *, pages: bool) -> None:
        """Show documents as they look, or as text."""
        self._look_wanted = pages
        self._arrange()

    def turn(self) -> bool:
        """From the look to the text, or back; False where there is nothing but the text."""
        if self._look is None:
            return False
        focused = self.shown.hasFocus()
        self.show_as(pages=not self._look_wanted)
        if focused:
            self.take_focus()
        return True

    def turn_page(self, quarters: int) -> bool:
        """Turn the page that is seen to the right; False where no pages are."""
        return self.shown is self.pages and self.pages.turn_page(quarters)

    def take_focus(self) -> None:
        """Put the keyboard into the source."""
        self.shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def expect_pages(self) -> None:
        """Pages will be shown soon: be ready."""
        self.pages.store.start()

    def close_pages(self) -> None:
        """Draw no more pages."""
        self.pages.store.close()

    @property
    def habits(self) -> dict[str, Any]:
        """How the source is looked at, to be remembered."""
        return {
            "pages": self._look_wanted,
            "zoom": self.pages.zoom_wish,
            "rendered_zoom": self.rendered.zoom,
        }

    def take_up(self, habits: object) -> None:
        """Look at the source as one used to."""
        kept = habits if isinstance(habits, dict) else {}
        size = kept.get("zoom", FIT_WIDTH)
        self._look_wanted = kept.get("pages") is not False
        self.pages.set_zoom(size if isinstance(size, int | float) else FIT_WIDTH)
        size = kept.get("rendered_zoom", 1)
        self.rendered.set_zoom(size if isinstance(size, int | float) else 1)
        self._arrange()

    def _arrange(self) -> None:
        shown = self.shown
        self._head.setVisible(self._look is not None)
        self.strip.setVisible(shown is self.pages)
        self._head.show_way(look=self._look_wanted, paged=self._look is self.pages)
        self._stack.setCurrentWidget(shown)
        if self._key:
            self.show_cell(self._key)
        if self._bar.isVisible():
            self._search()

    def _button(self, name: str, tip: str, way: int) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self._step(way))
        self._buttons[name] = button
        return button

    def _draw_icons(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(self._theme.icon(name))

    @property
    def found(self) -> int:
        """How many places the search found."""
        return len(self._found)

    def open_search(self) -> None:
        """Show the search line, with what is selected."""
        self._bar.show()
        selected = self.shown.selected
        if selected and not {"\n", "\u2029"} & set(selected):
            self.line.setText(selected)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._search()

    def close_search(self) -> None:
        """Hide the search line and its marks."""
        self._bar.hide()
        self.shown.mark_found(())
        self.shown.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._bar.isVisible():
            self.close_search()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._found = list(self.shown.search(self.line.text()))
        self._at = -1
        self.shown.mark_found(self._found)
        if self._found:
            self._step(1)
        else:
            self._count.setText(self.tr("没有找到") if self.line.text() else "")

    def _step(self, way: int) -> None:
        if not self._found:
            return
        self._at = (self._at + way) % len(self._found)
        more = "+" if len(self._found) == MOST else ""
        self._count.setText(f"{self._at + 1}/{len(self._found)}{more}")
        self.shown.show_position(*self._found[self._at])
