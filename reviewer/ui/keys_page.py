"""The page of all keys, made from the actions themselves."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from reviewer.ui.actions import MENUS, SOURCE_KEYS, TABLE_KEYS
from reviewer.ui.theme import Theme


class KeysPage(QDialog):
    """Lists every key with what it does; stays open beside the work."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("全部快捷键"))
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setHtml(_page(theme))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        self.resize(560, 640)


def _page(theme: Theme) -> str:
    parts = []
    for title, rows in _sections():
        lines = "".join(
            f"<tr><td style='padding:3px 18px 3px 0'>{escape(text)}</td>"
            f"<td style='color:{theme.colours.accent}'><b>{escape(keys)}</b></td></tr>"
            for text, keys in rows
        )
        parts.append(f"<h3>{escape(title)}</h3><table>{lines}</table>")
    return "".join(parts)


def _sections() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    translate = QCoreApplication.translate
    yield (
        translate("KeysPage", "在表格里"),
        [(translate("Actions", text), keys) for keys, text in TABLE_KEYS],
    )
    yield (
        translate("KeysPage", "在原文里（版式视图）"),
        [(translate("Actions", text), translate("Keys", keys)) for keys, text in SOURCE_KEYS],
    )
    for menu in MENUS:
        rows = [
            (translate("Actions", spec.text).rstrip("…"), _keys(spec.keys))
            for spec in menu.actions
            if spec.keys
        ]
        if rows:
            yield translate("Actions", menu.title).partition("(")[0].replace("&", ""), rows


def _keys(keys: str) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return "  /  ".join(QKeySequence(key).toString(native) for key in keys.split())
