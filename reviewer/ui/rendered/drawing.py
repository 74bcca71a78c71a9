"""Draws the shown text into a Qt document, piece by piece: nothing of a file is read as markup."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from reviewer.domain.document import Document, Grid, GridCell
from reviewer.domain.shown import Line, Part, Shown
from reviewer.ui.offsets import LONGEST_LINE
from reviewer.ui.rendered.writing import Run, Writing, harmless

PADDING = 4.0
MOST_CELLS = 3000
"""Laying out more would keep the window waiting; further tables are written line by line."""
_MOST_TEXT = 400_000
_SHORT = 40
_NARROWEST, _WIDEST, _GAP = 3, 9, 2
"""Signs a line in a column that shares the width with others, and what its borders take."""
_UNIT = 2
"""So many letters after digits are a unit of measure."""
_DEEPEST = 3
"""Qt lays out a table in a cell several times, the time grows with a power of the depth."""
_THIN = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn document and where its text is."""

    document: QTextDocument
    writing: Writing


def is_drawable(document: Document) -> bool:
    """Whether there is something to draw, and not too much of it."""
    return bool(document.grids) and len(document.text) <= _MOST_TEXT


def draw(document: Document, line_colour: QColor) -> Drawn:
    """Draw a document with tables in lines of this colour."""
    return _Draughtsman(document, line_colour).drawn()


class SealedDocument(QTextDocument):
    """A Qt document that never loads anything."""

    def loadResource(self, *_: object) -> object:
        """An empty picture, whatever is asked for."""
        return QImage(1, 1, QImage.Format.Format_Mono)


class _Draughtsman:
    """Writes lines and tables at a cursor and remembers where."""

    def __init__(self, document: Document, line_colour: QColor) -> None:
        self._shown = Shown(document)
        self._text = harmless(document.text)
        self._made = SealedDocument()
        self._made.setUndoRedoEnabled(False)
        self._cursor = QTextCursor(self._made)
        self._colour = line_colour
        self._runs: list[Run] = []
        self._left = MOST_CELLS
        self._unused = True
        """Whether nothing is written yet in the block of the cursor."""

    def drawn(self) -> Drawn:
        self._cursor.beginEditBlock()
        self._draw(self._shown.parts(), depth=0, form=_flowing())
        self._cursor.endEditBlock()
        return Drawn(self._made, Writing(self._shown.text, self._runs))

    def _draw(self, parts: Iterable[Part], *, depth: int, form: QTextBlockFormat) -> None:
        for part in parts:
            if isinstance(part, Line):
                self._line(part, form)
            elif depth >= _DEEPEST or self._holds_larger(part):
                self._flow(part, depth=depth)
            elif _area(part) > self._left or _overlap(part):
                self._lines(part)
            else:
                self._table(part, depth=depth)
        if self._unused:
            self._make_thin()

    def _line(self, line: Line, form: QTextBlockFormat) -> None:
        for start in range(line.start, max(line.end, line.start + 1), LONGEST_LINE):
            end = min(line.end, start + LONGEST_LINE)
            if not self._unused:
                self._cursor.insertBlock()
            self._cursor.setBlockFormat(form)
            self._runs.append(Run(start, end, self._cursor.position()))
            self._cursor.insertText(self._text[start:end])
            self._unused = False

    def _holds_larger(self, grid: Grid) -> bool:
        """Whether a table only arranges others: it holds one with more cells than its own."""
        return any(
            isinstance(part, Grid) and len(part.cells) > len(grid.cells)
            for cell in grid.cells
            for part in self._inside(cell)
        )

    def _flow(self, grid: Grid, *, depth: int) -> None:
        for cell in _in_order(grid):
            self._draw(self._inside(cell), depth=depth, form=_flowing())

    def _lines(self, grid: Grid) -> None:
        spans = [cell.span for cell in grid.cells if cell.span]
        start, end = min(start for start, _ in spans), max(end for _, end in spans)
        for text in self._shown.text[start:end].split("\n"):
            self._line(Line(start, start + len(text)), _flowing())
            start += len(text) + 1

    def _inside(self, cell: GridCell) -> Iterable[Part]:
        return self._shown.parts_of(cell) if cell.span else ()

    def _table(self, grid: Grid, *, depth: int) -> None:
        self._left -= _area(grid)
        if self._unused:
            self._make_thin()
        table = self._cursor.insertTable(_rows(grid), _columns(grid), self._format(grid))
        for cell in _in_order(grid):
            if cell.row_span > 1 or cell.column_span > 1:
                table.mergeCells(cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in _in_order(grid):
            self._cell(table, cell, depth=depth)
        self._cursor.setPosition(table.lastPosition() + 1)
        self._unused = True

    def _cell(self, table: QTextTable, cell: GridCell, *, depth: int) -> None:
        place = table.cellAt(cell.row, cell.column)
        look = QTextTableCellFormat()
        look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        place.setFormat(look)
        self._cursor = place.firstCursorPosition()
        self._unused = True
        inside = list(self._inside(cell))
        self._draw(inside, depth=depth + 1, form=_in_cell(cell))

    def _format(self, grid: Grid) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(self._colour)
        form.setBorderCollapse(True)
        form.setCellPadding(PADDING)
        form.setCellSpacing(0)
        form.setWidth(_share(100))
        form.setColumnWidthConstraints([_share(part) for part in _widths(grid)])
        return form

    def _make_thin(self) -> None:
        """Let the empty block that Qt wants before and after a table take no room."""
        form = QTextBlockFormat()
        form.setLineHeight(2, _THIN)
        self._cursor.setBlockFormat(form)


def _flowing() -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(125, _PROPORTIONAL)
    return form


def _in_cell(cell: GridCell) -> QTextBlockFormat:
    """What is short is centred, as forms have it."""
    form = QTextBlockFormat()
    if len(cell.text) <= _SHORT:
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    form.setNonBreakableLines(_is_number(cell.text))
    return form


def _is_number(text: str) -> bool:
    """A number broken in two would be read as two."""
    digits, letters = (sum(map(kind, text)) for kind in (str.isdigit, str.isalpha))
    return digits > 0 and letters <= _UNIT and len(text) <= _SHORT


def _in_order(grid: Grid) -> list[GridCell]:
    return sorted(grid.cells, key=lambda cell: (cell.row, cell.column))


def _rows(grid: Grid) -> int:
    return max((cell.row + cell.row_span for cell in grid.cells), default=0)


def _columns(grid: Grid) -> int:
    return max((cell.column + cell.column_span for cell in grid.cells), default=0)


def _area(grid: Grid) -> int:
    return _rows(grid) * _columns(grid)


def _share(part: float) -> QTextLength:
    return QTextLength(QTextLength.Type.PercentageLength, part)


def _widths(grid: Grid) -> list[float]:
    """What each column gets, in per cent: more where more is written, as printed forms have it."""
    needs = [_NARROWEST + _GAP] * _columns(grid)
    for cell in grid.cells:
        if cell.column_span == 1:
            needs[cell.column] = max(needs[cell.column], min(len(cell.text), _WIDEST) + _GAP)
    return [100 * need / sum(needs) for need in needs]


def _overlap(grid: Grid) -> bool:
    """Whether cells lie over one another; Qt would put their text into one."""
    taken = [
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    return len(set(taken)) < len(taken)
