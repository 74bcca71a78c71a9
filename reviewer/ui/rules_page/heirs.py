"""The small table of who came before whom after a reorganisation."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.errors import UserError
from reviewer.domain.numbers import ValueType, parse_printed
from reviewer.review.rulebook import Predecessor
from reviewer.ui.theme import SPACE

Keep = Callable[[Sequence[Predecessor]], None]


class HeirsSection(QWidget):
    """A line is kept as soon as it is whole; a half-filled one waits."""

    refused = Signal(object)
    """The `UserError` that says why a line cannot be kept."""

    def __init__(self, keep: Keep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        about = QLabel(
            self.tr(
                "机构改革后，新机关的上年结转等要与各前身机关上年度报告之和相比。"
                "每行写一个前身；从哪一年度的报告起算，就写哪一年。"
            ),
            self,
        )
        about.setWordWrap(True)
        about.setProperty("role", "muted")
        self.table = _Table(self)
        self.add = QPushButton(self.tr("添加一行"), self)
        self.remove = QPushButton(self.tr("删除这一行"), self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(about)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self.add.clicked.connect(self._begin)
        self.remove.clicked.connect(self._remove)
        self.table.deleted.connect(self._remove)
        self.table.itemChanged.connect(lambda _item: self._store())
        self.setFocusProxy(self.table)

    def show_table(self, lines: Sequence[Predecessor]) -> None:
        """Show what is kept."""
        with QSignalBlocker(self.table):
            self.table.setRowCount(0)
            for line in lines:
                self.table.append(line.body, line.predecessor, str(line.year))

    def _begin(self) -> None:
        with QSignalBlocker(self.table):
            self.table.append("", "", "")
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, 0)
        self.table.edit(self.table.currentIndex())

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            self._store()

    def _store(self) -> None:
        rows = [self.table.texts(row) for row in range(self.table.rowCount())]
        whole = [texts for texts in rows if all(texts)]
        try:
            self._keep([Predecessor(body, before, _year(year)) for body, before, year in whole])
        except UserError as error:
            self.refused.emit(error)


class _Table(QTableWidget):
    """Three texts a line."""

    deleted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 3, parent)
        self.setHorizontalHeaderLabels(
            [self.tr("机关"), self.tr("前身机关"), self.tr("自哪一年度起")]
        )
        self.verticalHeader().hide()
        self.setAccessibleName(self.tr("机构沿革"))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)

    def append(self, *texts: str) -> None:
        """Add a line."""
        row = self.rowCount()
        self.insertRow(row)
        for column, text in enumerate(texts):
            self.setItem(row, column, QTableWidgetItem(text))

    def texts(self, row: int) -> tuple[str, str, str]:
        """A line without blanks around its texts."""
        items = (self.item(row, column) for column in range(3))
        body, before, year = (item.text().strip() if item else "" for item in items)
        return body, before, year

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


def _year(text: str) -> int:
    """The year typed; one that is none is refused with the others."""
    value = parse_printed(text, ValueType.COUNT).value
    return 0 if value is None else int(value)
