"""The help over the desk: contents and search at the left, one page at the right."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
)

from reviewer.ui.actions import ACTIONS
from reviewer.ui.help.book import Book, HelpPage
from reviewer.ui.help.dress import dress
from reviewer.ui.keymap import Keymap, action_text
from reviewer.ui.over_page import OverPage
from reviewer.ui.palette.commands import menu_of
from reviewer.ui.theme import SPACE, Theme

_CONTENTS_WIDTH, _TEXT_WIDTH = 240, 820
_SPECS = {spec.id: spec for spec in ACTIONS}


class HelpBrowser(QTextBrowser):
    """Shows text only: it opens no file and fetches nothing, whatever a page says."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The lines stay short, the scroll bar stays at the edge.
        self.setLineWrapColumnOrWidth(min(_TEXT_WIDTH, self.viewport().width()))

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        return None


class HelpPane(OverPage):
    """Turns to pages by contents, search and links; keys are shown as they are in force."""

    def __init__(
        self, theme: Theme, keymap: Keymap, language: str, back: Callable[[], None]
    ) -> None:
        super().__init__(theme, "", back)
        self.title.setText(self.tr("帮助"))
        self._keymap = keymap
        self._book = Book(language)
        self._shown: HelpPage | None = None
        self.search = QLineEdit(self)
        self.contents = QListWidget(self)
        self.text = HelpBrowser()
        self._set_up()
        self._lay_out()
        self._list("")

    def _set_up(self) -> None:
        self.search.setPlaceholderText(self.tr("在帮助中查找"))
        self.search.setAccessibleName(self.tr("在帮助中查找"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self.text.setFocus)
        self.contents.setAccessibleName(self.tr("帮助目录"))
        self.contents.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.text.anchorClicked.connect(lambda url: self.turn_to(url.toString()))
        self.text.setAccessibleName(self.tr("帮助正文"))
        self.setFocusProxy(self.search)
        self._keymap.changed.connect(self._write)
        self._theme.changed.connect(self._write)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE)
        left.addWidget(self.search)
        left.addWidget(self.contents, 1)
        self.search.setFixedWidth(_CONTENTS_WIDTH)
        self.contents.setFixedWidth(_CONTENTS_WIDTH)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE * 3)
        columns.addLayout(left)
        columns.addWidget(self.text, 1)
        self.body.addLayout(columns, 1)

    @property
    def page_id(self) -> str:
        """The page that is shown."""
        return self._shown.id if self._shown else ""

    def turn_to(self, page_id: str) -> None:
        """Show a page; a name that there is not changes nothing."""
        page = self._book.page(page_id)
        if page is None:
            return
        self._shown = page
        self._select(page_id)
        self._write()
        self.text.verticalScrollBar().setValue(0)

    def _select(self, page_id: str) -> None:
        for row in range(self.contents.count()):
            item = self.contents.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == page_id:
                with QSignalBlocker(self.contents):
                    self.contents.setCurrentItem(item)

    def _list(self, query: str) -> None:
        """List the pages that fit and show the first of them."""
        with QSignalBlocker(self.contents):
            self.contents.clear()
            for page in self._book.search(query):
                item = QListWidgetItem(page.title, self.contents)
                item.setData(Qt.ItemDataRole.UserRole, page.id)
        if query and self.contents.count():
            self.contents.setCurrentRow(0)
            self.text.find(query)
        else:
            self._select(self.page_id)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.turn_to(item.data(Qt.ItemDataRole.UserRole))

    def _write(self) -> None:
        if self._shown is not None:
            place = self.text.verticalScrollBar().value()
            self.text.setMarkdown(self._shown.filled(self._name))
            dress(self.text.document(), self._theme)
            self.text.verticalScrollBar().setValue(place)

    def _name(self, kind: str, action_id: str) -> str:
        spec = _SPECS[action_id]
        shown = self._keymap.shown(action_id) if kind == "key" else ""
        if shown:
            return f"`{shown}`"
        told = self.tr("“{action}”") if kind == "action" else self.tr("菜单“{menu}”的“{action}”")
        return told.format(menu=menu_of(spec), action=action_text(spec))
