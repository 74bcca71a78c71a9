"""A quiet button with a picture and words, beside others at the head of a page."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget


def tool_button(icon: str, text: str, act: Callable[[], None], parent: QWidget) -> QToolButton:
    """Its picture is drawn by who knows the theme, from the property `icon_name`."""
    button = QToolButton(parent)
    button.setProperty("icon_name", icon)
    button.setText(text)
    button.setAccessibleName(text)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if icon == "back":
        button.setProperty("role", "outlined")
    button.clicked.connect(act)
    return button
