"""A document as it flows, with hands on the mouse."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.domain.document import Document, DocumentKind, Grid, GridCell
from reviewer.domain.form import CellKey
from reviewer.domain.report import Report
from reviewer.ui.rendered.view import RenderedView
from reviewer.ui.rendered.writing import Span

LEFT = Qt.MouseButton.LeftButton
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@dataclass
class Flow:
    """A view on a document, and what it has told."""

    view: RenderedView
    clicked: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.view.cell_clicked.connect(self.clicked.append)
        self.view.number_taken.connect(self.taken.append)

    @property
    def tables(self) -> list[QTextTable]:
        """The drawn tables that stand in no other."""
        frames = self.view.document().rootFrame().childFrames()
        return [frame for frame in frames if isinstance(frame, QTextTable)]

    def click(self, at: QPointF | QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Click there."""
        point = at.toPoint() if isinstance(at, QPointF) else at
        QTest.mouseClick(self.view.viewport(), LEFT, modifiers, point)

    def text_at(self, span: Span) -> QPointF:
        """The middle of a stretch of the text, brought into view."""
        self.view.show_position(*span)
        QApplication.processEvents()
        cursor = self.view.textCursor()
        ends = []
        for offset in span:
            cursor.setPosition(self.view.drawn.writing.position(offset))
            ends.append(QPointF(self.view.cursorRect(cursor).center()))
        return (ends[0] + ends[1]) / 2


ShowFlow = Callable[..., Flow]
"""Shows a document whose cells stand at some spans in a view of its own."""


def spans_of(report: Report) -> dict[CellKey, Span]:
    """The places of the cells of a report."""
    spans = {key: cell.reading.provenance.span for key, cell in report.cells.items()}
    return {key: span for key, span in spans.items() if span}


def table_document(rows: list[list[str]], before: str = "前言", after: str = "后记") -> Document:
    """A document of a line, a table and a line."""
    text, cells = before + "\n", []
    for at, row in enumerate(rows):
        for column, written in enumerate(row):
            span = (len(text), len(text) + len(written))
            cells.append(GridCell(at, column, written, span=span))
            text += written + ("\n" if column == len(row) - 1 else "\t")
    return Document("made", DocumentKind.HTML, "", text + after, grids=(Grid(tuple(cells)),))


def cell_spans(document: Document) -> dict[CellKey, Span]:
    """The cells of all tables, named by table, row and column."""
    return {
        f"{number}.{cell.row}.{cell.column}": cell.span
        for number, grid in enumerate(document.grids)
        for cell in grid.cells
        if cell.span
    }
