"""The source of one cell, magnified: a picture of its page, or the words around its number."""

from PySide6.QtWidgets import QStackedLayout, QWidget

from reviewer.domain.document import Document
from reviewer.domain.report import Provenance
from reviewer.ui.crop.excerpt import excerpt
from reviewer.ui.crop.text_crop import TextCrop
from reviewer.ui.page.crop import Crop
from reviewer.ui.page.places import Place
from reviewer.ui.page.view import PageView
from reviewer.ui.theme import Theme


class SourceCrop(QWidget):
    """Shows where a cell comes from, however its source is shown."""

    def __init__(
        self, pages: PageView, theme: Theme, parent: QWidget, *, who: str, lines: float = 3.4
    ) -> None:
        """`who` tells its wishes from those of other crops of the same pages."""
        super().__init__(parent)
        self.picture = Crop(pages, theme, self, who=who, lines=lines)
        self.words = TextCrop(theme, self)
        self._ways = QStackedLayout(self)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.addWidget(self.picture)
        self._ways.addWidget(self.words)

    def show_place(self, document: Document, place: Provenance) -> bool:
        """Show a place of a document; False (and nothing) where it is not known."""
        if place.page is not None and place.bbox is not None and document.pages:
            self.picture.show_place(Place(place.page, place.bbox))
            self._ways.setCurrentWidget(self.picture)
            return True
        self.picture.show_place(None)
        if place.span is None or not 0 <= place.span[0] <= place.span[1] <= len(document.text):
            return False
        self.words.show_excerpt(excerpt(document.text, place.span))
        self._ways.setCurrentWidget(self.words)
        return True
