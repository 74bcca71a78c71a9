"""A line with a list below it, laid over the top of the window for as long as one chooses."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from reviewer.ui.focus import FocusBefore
from reviewer.ui.palette.delegate import EntryDelegate, line_height
from reviewer.ui.palette.entries import Entry, Find, Found
from reviewer.ui.palette.model import EntryModel
from reviewer.ui.theme import SPACE, Theme

_WIDTH, _LINES = 620, 11
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: 1 - _LINES,
    Qt.Key.Key_PageDown: _LINES - 1,
}
_NOTHING = Found((), 0)


class Chooser(QFrame):
    """`ask` lists what `find` finds for the typed text; Enter hands the entry's id to `choose`."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("chooser")
        self._window = window
        self._theme = theme
        self._find: Find = lambda _query: _NOTHING
        self._choose: Callable[[str], None] = lambda _id: None
        self._before = FocusBefore()
        self.line = QLineEdit(self)
        self.model = EntryModel(self)
        self.view = QListView(self)
        self._foot = QLabel(self)
        self._set_up()
        self.hide()

    def _set_up(self) -> None:
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(EntryDelegate(self._theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(lambda _index: self._take())
        self._foot.setProperty("role", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE // 2)
        for widget in (self.line, self.view, self._foot):
            layout.addWidget(widget)
        self._window.installEventFilter(self)

    def ask(self, title: str, find: Find, choose: Callable[[str], None]) -> None:
        """Let something be chosen; `title` says what, before anything is typed."""
        self._find, self._choose = find, choose
        if self.isHidden():
            self._before.keep()
        self.line.setPlaceholderText(title)
        self.line.setAccessibleName(title)
        self.view.setAccessibleName(title)
        self.line.clear()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def entries(self) -> Sequence[Entry]:
        """What is listed."""
        return self.model.entries

    @property
    def foot(self) -> str:
        """What is said below the list."""
        return self._foot.text()

    def dismiss(self) -> None:
        """Close without choosing; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        self._before.give_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.line and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._pressed(event)
        elif watched is self.line and event.type() == QEvent.Type.FocusOut:
            self._left()
        return super().eventFilter(watched, event)

    def _left(self) -> None:
        """The keyboard is elsewhere; a window left for a moment has no place for it at all."""
        if QApplication.focusWidget() not in (None, self.line):
            self.hide()

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._step(_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            at = self.view.currentIndex().row() + by
            place = at % count if abs(by) == 1 else max(0, min(at, count - 1))
            self.view.setCurrentIndex(self.model.index(place))

    def _search(self, query: str) -> None:
        found = self._find(query)
        self.model.show(found.entries)
        self.view.setCurrentIndex(self.model.index(0))
        self.view.scrollToTop()
        self._foot.setText(self._told(found))

    def _told(self, found: Found) -> str:
        if not found.total:
            return self.tr("没有符合的。可键入汉字、拼音或拼音首字母。")
        more = found.total - len(found.entries)
        if more > 0:
            return self.tr("还有 {count} 项，继续键入可缩小范围").format(count=more)
        return self.tr("↑↓ 选择 · Enter 确定 · Esc 关闭")

    def _take(self) -> None:
        entry = self.model.entry_at(self.view.currentIndex())
        if entry is not None:
            self.dismiss()
            self._choose(entry.id)

    def _place(self) -> None:
        width = min(_WIDTH, self._window.width() - 8 * SPACE)
        self.view.setFixedHeight(_LINES * line_height(self._theme) + 2)
        left = (self._window.width() - width) // 2
        self.setGeometry(left, 6 * SPACE, width, self.sizeHint().height())
