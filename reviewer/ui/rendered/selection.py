"""What is selected in a drawn document, and the number at a place, as texts of the file."""

from PySide6.QtGui import QTextCursor, QTextTableCell

from reviewer.ui.page.writing import NUMBER
from reviewer.ui.rendered.writing import Span, Writing

_APART = ("\n", "\t")


def selected_text(cursor: QTextCursor, writing: Writing) -> str:
    """The selected stretch of the text, or the selected block of cells by rows and tabs."""
    if cursor.hasComplexSelection():
        return _cells(cursor)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    return writing.text[writing.offset(start) : writing.offset(end)] if start < end else ""


def _cells(cursor: QTextCursor) -> str:
    table = cursor.currentTable()
    ends = [table.cellAt(cursor.anchor()), table.cellAt(cursor.position())]
    rows = sorted(end.row() for end in ends)
    columns = sorted(end.column() for end in ends)
    return "\n".join(
        "\t".join(_text(table.cellAt(row, column)) for column in range(columns[0], columns[1] + 1))
        for row in range(rows[0], rows[1] + 1)
    )


def _text(cell: QTextTableCell) -> str:
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return " ".join(cursor.selection().toPlainText().split())


def number_in(text: str, offset: int) -> Span | None:
    """The whole number at an offset of a text, within its line and cell."""
    start = max(text.rfind(sign, 0, offset) for sign in _APART) + 1
    ends = [end for sign in _APART if (end := text.find(sign, offset)) >= 0]
    for found in NUMBER.finditer(text, start, min(ends, default=len(text))):
        if found.start() <= offset <= found.end():
            return found.span()
    return None
