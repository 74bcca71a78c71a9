"""The names of the tables, and their open problems with a sign and a number."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from reviewer.ui.form_table.looks import Sign
from reviewer.ui.theme import SPACE
from reviewer.ui.wording import translate

_SIGNS = {
    Sign.FAILED: "✕",
    Sign.STALE: "↻",
    Sign.UNDECIDED: "?",
    Sign.LOOK: "!",
    Sign.WARNING: "△",
}
_COLOURS = {
    Sign.FAILED: "failed",
    Sign.STALE: "look",
    Sign.UNDECIDED: "undecided",
    Sign.LOOK: "look",
    Sign.WARNING: "warning",
}


def counted(counts: Mapping[Sign, int]) -> str:
    """The signs with their numbers, the worst first."""
    return "".join(f"   {_SIGNS[sign]}{counts[sign]}" for sign in _SIGNS if sign in counts)


def worst_colour(counts: Mapping[Sign, int]) -> str:
    """The name of the colour of the worst sign."""
    return next((_COLOURS[sign] for sign in _COLOURS if sign in counts), "muted")


def table_name(table: str) -> str:
    """A short name of a table of the form."""
    return {
        "disclosure": translate("Tables", "二 主动公开"),
        "requests": translate("Tables", "三 申请办理"),
        "disputes": translate("Tables", "四 复议诉讼"),
    }.get(table, table)


def title_label(text: str, parent: QWidget) -> QLabel:
    """The line above a table where several stand below one another."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "section")
    label.setContentsMargins(SPACE, SPACE, SPACE, SPACE // 2)
    return label
