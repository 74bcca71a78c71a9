"""What a step would come to, shown before it is taken: cells with old and new, problems left."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.tips import tip

_TURNS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One cell: its name (row · column), old → new, and a remark.

    `sign` names an icon and a colour.
    """

    sign: str
    name: str
    change: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """A step in words; with a `refusal` it cannot be taken."""

    title: str
    effect: str = ""
    lines: tuple[PreviewLine, ...] = ()
    hint: str = ""
    refusal: str = ""
    better: bool | None = None
    """Whether fewer problems (or more) would be left."""


class PreviewPanel(QFrame):
    """Stands in the place of another widget while a step is looked at; Enter, Esc, arrows."""

    taken = Signal()
    left = Signal()
    turned = Signal(int, int)
    """An arrow key: columns to the right, rows down."""
    came_or_went = Signal()

    def __init__(self, theme: Theme, place: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._place = theme, place
        self.setObjectName("preview")
        self.setProperty("role", "strip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = _label("section")
        self._effect = _label("section")
        self._hint = _label("small")
        self._refusal = _label("refusal")
        self._lines = _Lines(theme, self)
        self._nothing = QWidget(self)
        self._take = QPushButton(self.tr("确定 Enter"), self)
        self._take.setProperty("role", "primary")
        self._drop = QPushButton(self.tr("取消 Esc"), self)
        self._preview = Preview("")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._effect, 1)
        for button, act in ((self._drop, self.left), (self._take, self.taken)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, act=act: act.emit())
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE + 2, SPACE, SPACE + 2, SPACE)
        layout.setSpacing(SPACE - 2)
        for widget in (self._title, self._hint, self._refusal):
            layout.addWidget(widget)
        layout.addWidget(self._lines, 1)
        layout.addWidget(self._nothing, 1)
        layout.addLayout(buttons)

    @property
    def preview(self) -> Preview | None:
        """What is shown, None if nothing is."""
        return self._preview if self.isVisible() else None

    @property
    def refused(self) -> bool:
        """Whether what is shown cannot be taken."""
        return bool(self._preview.refusal)

    def show_preview(self, preview: Preview) -> None:
        """Show a step; the keyboard comes here."""
        self._preview = preview
        for label, text in (
            (self._title, preview.title),
            (self._effect, preview.effect),
            (self._hint, preview.hint),
            (self._refusal, preview.refusal),
        ):
            label.setText(text)
            label.setVisible(bool(text) or label is self._effect)
        colour = {True: "accepted", False: "failed", None: "text"}[preview.better]
        self._effect.setStyleSheet(f"color: {self._theme.colour(colour).name()};")
        self._lines.show_lines(preview.lines)
        self._lines.setVisible(bool(preview.lines))
        self._nothing.setHidden(bool(preview.lines))
        self._take.setEnabled(not preview.refusal)
        self.setAccessibleName(f"{preview.title} {preview.refusal or preview.effect}")
        self._place.hide()
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Go away and give the place back."""
        self.hide()
        self._place.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came_or_went.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.came_or_went.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _TAKES and not self._preview.refusal:
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _TURNS:
            self.turned.emit(*_TURNS[key])


class _Lines(QTableWidget):
    """The cells, a remark under the one it is about; only to be looked at."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(0, 3, parent)
        self._theme = theme
        self.setAccessibleName(self.tr("会改动的格"))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: tuple[PreviewLine, ...]) -> None:
        """Show these cells in order."""
        self.clearSpans()
        self.setRowCount(len(lines) + sum(bool(line.remark) for line in lines))
        row = 0
        for line in lines:
            # The row may be cut where there is no room, the column never.
            name, _, column = line.name.rpartition(" · ")
            self._put(row, 0, column, "text").setIcon(self._theme.icon(line.sign, line.sign))
            self._put(row, 1, name, "muted")
            self._put(row, 2, line.change, line.sign)
            row += 1
            if line.remark:
                self._put(row, 1, line.remark, "muted")
                self.setSpan(row, 1, 1, 2)
                row += 1
        for place in range(row):
            self.setRowHeight(place, round(self._theme.size * 1.8))
        self.scrollToTop()

    def _put(self, row: int, column: int, text: str, colour: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setToolTip(tip(text))
        item.setForeground(self._theme.colour(colour))
        self.setItem(row, column, item)
        return item


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
