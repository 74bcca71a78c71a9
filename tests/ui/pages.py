"""A page view on a document, with hands on the mouse."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.domain.document import BoundingBox, Document
from reviewer.domain.form import CellKey
from reviewer.ui.page.places import Place
from reviewer.ui.page.view import PageView
from tests.reading.pdf_parts import box, pdf, table, text

LEFT = Qt.MouseButton.LeftButton
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
PATIENCE = 60_000
ROWS = [["行政许可", "427"], ["行政处罚", "4,119"], ["行政强制", "195"]]
SHEET = table(100, 700, ROWS) + text(100, 500, "全年共收到申请21件") + box(300, 300, 100, 100, 0)
FILE = pdf(SHEET, SHEET, SHEET, SHEET)


def grid_places(document: Document) -> dict[CellKey, Place]:
    """The drawn cells of a document, named by page and text."""
    return {
        f"{cell.page}.{cell.text}": Place(cell.page, cell.bbox)
        for grid in document.grids
        for cell in grid.cells
        if cell.page is not None and cell.bbox is not None
    }


@dataclass
class Shown:
    """A view on a document, and what it has told."""

    qtbot: QtBot
    view: PageView
    document: Document
    clicked: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.view.cell_clicked.connect(self.clicked.append)
        self.view.number_taken.connect(self.taken.append)

    def at(self, place: Place, across: float = 0.5) -> QPoint:
        """Where a place is in the viewport."""
        found = self.view.stack.box(place)
        assert found is not None
        rect = self.view.in_viewport(found)
        return QPointF(rect.left() + across * rect.width(), rect.center().y()).toPoint()

    def words(self, start: str, end: str = "") -> tuple[Place, Place]:
        """Where a stretch of the text begins and ends."""
        first = self.document.text.index(start)
        last = self.document.text.index(end or start, first) + len(end or start)
        places = self.view.writing.places((first, last))
        return places[0], places[-1]

    def click(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Click there."""
        QTest.mouseClick(self.view.viewport(), LEFT, modifiers, at)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Draw the mouse from here to there."""
        pane = self.view.viewport()
        QTest.mousePress(pane, LEFT, NONE, start)
        for point in ((start + end) / 2, end):
            QTest.mouseMove(pane, point)
        QTest.mouseRelease(pane, LEFT, NONE, end)

    def turn_wheel(self, at: QPointF, notches: int) -> None:
        """Turn the wheel with Ctrl."""
        pane = self.view.viewport()
        none, turned = QPoint(), QPoint(0, 120 * notches)
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            at, pane.mapToGlobal(at), none, turned, Qt.MouseButton.NoButton, CTRL, phase, False
        )
        QApplication.sendEvent(pane, event)

    def wait(self) -> None:
        """Until all in view is sharp."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.view.sharp, timeout=PATIENCE)

    def colour(self, page: int, x: float, y: float) -> QColor:
        """What is painted at a point of a page."""
        image = self.view.viewport().grab().toImage()
        return QColor(image.pixel(self.at(Place(page, BoundingBox(x, y, x, y)))))


Show = Callable[..., Shown]
"""Shows a PDF file, `FILE` unless another is given, in a view of its own."""
