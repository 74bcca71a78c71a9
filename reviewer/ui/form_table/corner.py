"""The note printed in the corner between the heads of a table."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from reviewer.domain.layout import PrintedTable
from reviewer.ui.form_table.painting import paint_label
from reviewer.ui.theme import Theme


class Corner(QWidget):
    """Lies over the corner of the view and paints its printed text."""

    def __init__(self, table: PrintedTable, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._text = next((cell.text for cell in table.cells if cell.row == cell.column == 0), "")

    def place(self, rows: QHeaderView, columns: QHeaderView) -> None:
        """Cover the place between the two heads."""
        shown = rows.isVisibleTo(self._view) and columns.isVisibleTo(self._view)
        self.setVisible(shown)
        self.setGeometry(rows.x(), columns.y(), rows.width(), columns.height())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_label(painter, self._theme, self.rect(), self._text)
        painter.end()
