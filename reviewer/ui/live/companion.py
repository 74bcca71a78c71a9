"""A small frame beside the cell being edited: its source, magnified, and what is still missing."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from reviewer.domain.document import Document
from reviewer.domain.report import Provenance
from reviewer.ui.crop.source_crop import SourceCrop
from reviewer.ui.live.wording import spoken
from reviewer.ui.page.view import PageView
from reviewer.ui.theme import SPACE, Theme

_WIDE, _NARROW = 340, 150
_GAP = 3
_HARD_SPACE = "\u00a0"


class Companion(QFrame):
    """Lies over the heads of the table, never over a number."""

    def __init__(self, pages: PageView, theme: Theme, room: QWidget) -> None:
        super().__init__(room)
        self._theme, self._room = theme, room
        self.setObjectName("companion")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.crop = SourceCrop(pages, theme, self, who="companion")
        self._lines: list[QLabel] = []
        self._told: Sequence[tuple[str, str]] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2)
        self._layout.setSpacing(2)
        self._layout.addWidget(self.crop)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is told, line by line."""
        return [text for text, _ in self._told]

    def show_source(self, document: Document, place: Provenance | None) -> None:
        """Show the source of a cell; None shows none."""
        known = place is not None and self.crop.show_place(document, place)
        self.crop.setVisible(known)

    def show_lines(self, told: Sequence[tuple[str, str]]) -> None:
        """Tell these texts, each in a colour of the scheme."""
        self._told = told
        while len(self._lines) < len(told):
            self._lines.append(self._label())
        for place, label in enumerate(self._lines):
            label.setVisible(place < len(told))
            if place < len(told):
                text, colour = told[place]
                label.setText(_unbroken(text))
                label.setStyleSheet(f"color: {self._theme.colour(colour).name()};")
        self.setAccessibleName(spoken(told))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.crop.isHidden() and not self.texts

    def stand_by(self, cell: QRect, heads: QRect, below: int) -> None:
        """Show beside a cell: over `heads` left of it, under the table from `below`, or above.

        All in the coordinates of the parent.
        """
        room = self._room.rect()
        free = heads.width() - 2 * _GAP
        self.setFixedWidth(min(_WIDE, free) if free >= _NARROW else _WIDE)
        self.setFixedHeight(self._height())
        if free >= _NARROW:
            place = QPoint(heads.right() - self.width() - _GAP, cell.bottom() + _GAP)
            if place.y() + self.height() > below:
                place.setY(cell.top() - self.height() - _GAP)
        else:
            place = QPoint(cell.center().x() - self.width() // 2, below + _GAP)
            if place.y() + self.height() > room.bottom():
                place.setY(cell.top() - self.height() - _GAP)
        place.setX(max(room.left() + _GAP, min(place.x(), room.right() - self.width() - _GAP)))
        self.move(place)
        self.show()
        self.raise_()

    def _height(self) -> int:
        # Without a line of text the layout knows no height for a width.
        if self._layout.hasHeightForWidth():
            return self._layout.totalHeightForWidth(self.width())
        return self._layout.totalSizeHint().height()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._layout.addWidget(label)
        return label


def _unbroken(line: str) -> str:
    """A line that wraps before what is said of a rule, never within it."""
    name, gap, said = line.rpartition("  ")
    return name + gap + said.replace(" ", _HARD_SPACE)
