"""The page of all keys, made from the actions themselves, with a legend of signs and colours."""

from collections.abc import Callable, Iterator
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QTextBrowser, QVBoxLayout, QWidget

from reviewer.ui.actions import LIST_KEYS, MENUS, SOURCE_KEYS, TABLE_KEYS, VIEW_KEYS
from reviewer.ui.keymap import Keymap, action_text, native
from reviewer.ui.legend import Legend
from reviewer.ui.over_page import OverPage
from reviewer.ui.theme import SPACE, Theme

_TEXT_WIDTH = 900
_LEGEND_WIDTH = 29
"""In sizes of the text."""
_ACTION_WIDTH = 26
_GAP = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE} "


class KeysPage(OverPage):
    """Lists every key in force with what it does, and what every sign means."""

    def __init__(self, theme: Theme, keymap: Keymap, back: Callable[[], None]) -> None:
        title = QCoreApplication.translate("KeysPage", "快捷键和图例")
        super().__init__(theme, title, back)
        self._keymap = keymap
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setMaximumWidth(_TEXT_WIDTH)
        self.legend = Legend(theme, self)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE * 3)
        columns.addWidget(self.text, 1)
        columns.addWidget(self._beside())
        columns.addStretch(0)
        self.body.addLayout(columns, 1)
        self.setFocusProxy(self.text)
        keymap.changed.connect(self._write)
        theme.changed.connect(self._write)
        self._write()

    def _beside(self) -> QWidget:
        inner = QWidget(self)
        title = QLabel(self.tr("记号和颜色"), inner)
        title.setProperty("role", "section")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, SPACE, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(title)
        layout.addWidget(self.legend)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self._area = area
        return area

    def _write(self) -> None:
        self.text.setHtml(_page(self._theme, self._keymap))
        self._area.setFixedWidth(_LEGEND_WIDTH * self._theme.size)


def _page(theme: Theme, keymap: Keymap) -> str:
    parts = []
    for title, rows in _sections(keymap):
        lines = "".join(
            f"<tr><td width='{_ACTION_WIDTH * theme.size}' style='padding:3px 18px 3px 0'>"
            f"{escape(text)}</td><td style='padding:3px 0; color:{theme.colours.accent}'>"
            f"<b>{escape(keys)}</b></td></tr>"
            for text, keys in rows
        )
        parts.append(f"<h3>{escape(title)}</h3><table>{lines}</table>")
    return "".join(parts)


def _sections(keymap: Keymap) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    translate = QCoreApplication.translate
    yield (
        translate("KeysPage", "在表格里"),
        [(translate("Actions", text), keys) for keys, text in TABLE_KEYS],
    )
    yield (
        translate("KeysPage", "在原文里（版式视图）"),
        [(translate("Actions", text), translate("Keys", keys)) for keys, text in SOURCE_KEYS],
    )
    yield (
        translate("KeysPage", "在报告清单里"),
        [(translate("Actions", text), keys) for keys, text in LIST_KEYS],
    )
    yield (
        translate("KeysPage", "在对比和统计里"),
        [(translate("Actions", text), keys) for keys, text in VIEW_KEYS],
    )
    for menu in MENUS:
        rows = [
            (action_text(spec), _GAP.join(native(keymap.keys(spec.id))))
            for spec in menu.actions
            if keymap.keys(spec.id)
        ]
        if rows:
            yield translate("Actions", menu.title).partition("(")[0].replace("&", ""), rows
