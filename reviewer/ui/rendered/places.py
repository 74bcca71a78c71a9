"""Where cells of the report and stretches of text stand in a drawn document, in its pixels."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable, QTextTableCell

from reviewer.domain.form import CellKey
from reviewer.ui.rendered.drawing import PADDING, Drawn
from reviewer.ui.rendered.writing import Span
from reviewer.ui.source.view import line_rects


class Place(NamedTuple):
    """The positions of a cell; `boxed` if these fill a drawn cell."""

    first: int
    last: int
    key: CellKey
    boxed: bool


class Places:
    """The places of the cells; boxes are computed once until the document is laid out anew."""

    def __init__(self, drawn: Drawn, spans: Mapping[CellKey, Span]) -> None:
        self._document = drawn.document
        self._by_key = {key: _place(drawn, key, span) for key, span in spans.items()}
        self._in_order = sorted(self._by_key.values())
        self._boxes: dict[CellKey, list[QRectF]] = {}
        self._rows: dict[tuple[int, int], QRectF] = {}
        """Top and bottom of the rows of tables, by the position of the table."""

    def __getitem__(self, key: CellKey) -> Place:
        return self._by_key[key]

    def laid_out_anew(self) -> None:
        """Forget where everything was."""
        self._boxes.clear()
        self._rows.clear()

    def boxes(self, key: CellKey) -> list[QRectF]:
        """The box of a drawn cell, or one a line of text; none if the place is not known."""
        place = self._by_key.get(key)
        if place is None:
            return []
        if key not in self._boxes:
            self._boxes[key] = list(self._measured(place))
        return self._boxes[key]

    def key_at(self, position: int) -> CellKey | None:
        """The cell that holds a position."""
        index = bisect_right(self._in_order, position, key=lambda place: place.first) - 1
        if index >= 0 and position <= self._in_order[index].last:
            return self._in_order[index].key
        return None

    def _measured(self, place: Place) -> Iterator[QRectF]:
        table = _table(self._document, place.first) if place.boxed else None
        if table is None:
            yield from text_boxes(self._document, place.first, place.last)
        else:
            yield self._cell_box(table, table.cellAt(place.first))

    def _cell_box(self, table: QTextTable, cell: QTextTableCell) -> QRectF:
        """A cell with its padding, as high as the rows it spans."""
        inside = _inside(self._document, cell)
        for row in {cell.row(), cell.row() + cell.rowSpan() - 1}:
            found = self._row(table, row)
            if not found.isNull():
                inside.setTop(min(found.top(), inside.top()))
                inside.setBottom(max(found.bottom(), inside.bottom()))
        return inside.adjusted(-PADDING, -PADDING, PADDING, PADDING)

    def _row(self, table: QTextTable, row: int) -> QRectF:
        """What is in the cells of one row: the highest fills it, Qt does not tell."""
        name = (table.firstPosition(), row)
        if name not in self._rows:
            box = QRectF()
            for cell in _low_cells(table, row):
                box = box.united(_inside(self._document, cell))
            self._rows[name] = box
        return self._rows[name]


def text_boxes(document: QTextDocument, first: int, last: int) -> Iterator[QRectF]:
    """The boxes of the text between two positions, one a line."""
    block = document.findBlock(first)
    while block.isValid() and block.position() <= last:
        layout = block.layout()
        outer = document.documentLayout().blockBoundingRect(block)
        origin = outer.topLeft() - layout.boundingRect().topLeft()
        for rect in line_rects(block, first - block.position(), last - block.position()):
            yield rect.translated(origin)
        block = block.next()


def _place(drawn: Drawn, key: CellKey, span: Span) -> Place:
    writing = drawn.writing
    first, last = writing.position(span[0]), writing.position(span[1])
    table = _table(drawn.document, first)
    if table is not None:
        cell = table.cellAt(first)
        start, end = cell.firstPosition(), cell.lastPosition()
        if end >= last and not (writing.shows(start, first) or writing.shows(last, end)):
            return Place(start, end, key, boxed=True)
    return Place(first, last, key, boxed=False)


def _table(document: QTextDocument, position: int) -> QTextTable | None:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    table: QTextTable | None = cursor.currentTable()
    return table


def _low_cells(table: QTextTable, row: int) -> Iterator[QTextTableCell]:
    """The cells of a row that end in it."""
    column = 0
    while column < table.columns():
        cell = table.cellAt(row, column)
        if cell.rowSpan() == 1:
            yield cell
        column = max(column + 1, cell.column() + cell.columnSpan())


def _inside(document: QTextDocument, cell: QTextTableCell) -> QRectF:
    first: QTextBlock = cell.firstCursorPosition().block()
    last: QTextBlock = cell.lastCursorPosition().block()
    layout = document.documentLayout()
    return layout.blockBoundingRect(first).united(layout.blockBoundingRect(last))
