"""Tool tips with words of a file or a person in them: shown as written, whatever they say."""

from html import escape

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """A text as a tool tip; Qt would take one with marks in it for HTML and load its pictures."""
    if not Qt.mightBeRichText(text):
        return text
    lines = escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"
