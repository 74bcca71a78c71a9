"""The rows of a proposal: for each cell its source, magnified, and the old and the new number."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reviewer.domain.document import Document
from reviewer.domain.form import CellKey
from reviewer.domain.report import Provenance
from reviewer.review.proposing import ProposedChange
from reviewer.ui.crop.source_crop import SourceCrop
from reviewer.ui.page.view import PageView
from reviewer.ui.proposals.wording import change_text
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.wording import Words

MOST = 8
_CROP = 140
_SHOWN = ((69, 4), (46, 2), (0, 1))
"""From so many lines of text in the window on, so many rows; in a low one the list above needs
the room."""
_NARROW = 300
_LINES = 2.4


class ChangeRow(QWidget):
    """One cell."""

    def __init__(self, pages: PageView, theme: Theme, parent: QWidget, *, who: str) -> None:
        super().__init__(parent)
        self.crop = SourceCrop(pages, theme, self, who=who, lines=_LINES)
        self.crop.setFixedWidth(_CROP)
        self.label = QLabel(self)
        self.label.setProperty("role", "section")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.crop)
        layout.addWidget(self.label, 1)

    def show_change(
        self, change: ProposedChange, words: Words, document: Document, place: Provenance
    ) -> None:
        """Show what becomes of a cell and where it stands."""
        self.label.setText(change_text(change, words))
        self.crop.setVisible(self.crop.show_place(document, place))
        self.show()

    def clear(self) -> None:
        """Show nothing, and have nothing drawn."""
        self.crop.picture.show_place(None)
        self.hide()


class ChangeRows(QScrollArea):
    """As many rows as a proposal changes cells, within reason; scrolls past a few."""

    def __init__(self, pages: PageView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self._theme = pages, theme
        self._rows: list[ChangeRow] = []
        self._box = QWidget(self)
        self._more = QLabel(self._box)
        self._more.setProperty("role", "muted")
        self._layout = QVBoxLayout(self._box)
        self._layout.setContentsMargins(0, 0, SPACE // 2, 0)
        self._layout.setSpacing(SPACE // 2)
        self._layout.addWidget(self._more)
        self.setWidget(self._box)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def rows(self) -> Sequence[ChangeRow]:
        """The rows that show a cell."""
        return [row for row in self._rows if not row.isHidden()]

    def show_changes(
        self,
        changes: Sequence[ProposedChange],
        words: Words,
        document: Document,
        places: Mapping[CellKey, Provenance],
    ) -> None:
        """Show these changes, the first `MOST` of them one by one."""
        shown = changes[:MOST]
        while len(self._rows) < len(shown):
            self._rows.append(self._row())
        for place, row in enumerate(self._rows):
            if place < len(shown):
                change = shown[place]
                row.show_change(change, words, document, places.get(change.key, Provenance()))
            else:
                row.clear()
        self._more.setVisible(len(changes) > MOST)
        self._more.setText(self.tr("等共 %n 格", "", len(changes)))
        self._box.adjustSize()
        self._fit()
        self.verticalScrollBar().setValue(0)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self._rows:
            row.crop.setFixedWidth(_CROP if self.width() >= _NARROW else _CROP * 2 // 3)
        self._fit()

    def _fit(self) -> None:
        """Scroll only where there are more than a few rows: a bar narrows the words beside it."""
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        hidden = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown if self._scrolls else hidden)
        self.setFixedHeight(self._height())

    @property
    def _most(self) -> int:
        lines = self.window().height() / self._theme.size
        return next(rows for least, rows in _SHOWN if lines >= least)

    @property
    def _scrolls(self) -> bool:
        return len(self.rows) > self._most or not self._more.isHidden()

    def _height(self) -> int:
        """As high as its rows, but no higher than a few of them."""
        bar = self.verticalScrollBar().sizeHint().width() if self._scrolls else 0
        width = self.width() - bar - SPACE // 2
        heights = [_height_of(row, width) + SPACE // 2 for row in self.rows]
        heights += [] if self._more.isHidden() else [self._more.sizeHint().height()]
        return sum(heights[: self._most])

    def _row(self) -> ChangeRow:
        row = ChangeRow(self._pages, self._theme, self._box, who=f"proposal {len(self._rows)}")
        self._layout.insertWidget(len(self._rows), row)
        return row


def _height_of(row: ChangeRow, width: int) -> int:
    layout = row.layout()
    return layout.totalHeightForWidth(width) if layout is not None else 0
