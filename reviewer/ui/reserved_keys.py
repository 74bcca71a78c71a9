"""Keys no action can be given: tables, text lines, input methods or the system need them."""

import re
from enum import Enum, auto

from PySide6.QtGui import QKeySequence

from reviewer.ui.actions import MENUS

_FUNCTION = re.compile(r"(Shift\+)?F\d+")


class Use(Enum):
    """What a key is needed for."""

    TABLE = auto()
    TEXT = auto()
    INPUT_METHOD = auto()
    SYSTEM = auto()
    NONE = auto()
    """It is no key at all, or several in a row."""


def sequence_of(key: str) -> QKeySequence:
    """The keys of an action as Qt writes them everywhere.

    Read as they are called here, Return and Enter would be one key, and neither would work.
    """
    return QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)


def use_of(key: str) -> Use | None:
    """What a key is needed for; None if an action may have it."""
    sequence = sequence_of(key)
    name = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1 or not name:
        return Use.NONE
    for use, names in _NEEDED.items():
        if name in names:
            return use
    if "Meta+" in name:
        return Use.SYSTEM
    return None if "Ctrl+" in name or "Alt+" in name or _FUNCTION.fullmatch(name) else Use.TABLE


def _mnemonics() -> frozenset[str]:
    """The letters that open a menu with Alt."""
    return frozenset(f"Alt+{menu.title.partition('&')[2][:1].upper()}" for menu in MENUS)


def _keys(modifier: str, *names: str) -> frozenset[str]:
    return frozenset(f"{modifier}+{name}" for name in names)


_NEEDED = {
    Use.INPUT_METHOD: _keys("Ctrl", "Space", "Shift+Space", ".", "Shift+.", ";", "Shift+F")
    | {"Shift+Space"},
    Use.SYSTEM: _mnemonics()
    | _keys("Alt", "F4", "Space", "Tab", "Esc")
    | _keys("Ctrl", "Esc", "Tab", "Alt+Del")
    | {"F10", "Shift+F10"},
    Use.TEXT: _keys("Ctrl", "A", "C", "V", "X", "Ins", "Del", "Backspace")
    | _keys("Ctrl", "Left", "Right", "Up", "Down", "Home", "End", *"123456789")
    | _keys("Shift", "Ins", "Del"),
}
