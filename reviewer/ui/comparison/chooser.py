"""Finds the report to compare with: those of the same body first, then any by its name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.record import Record, WorklistRow
from reviewer.ui.theme import SPACE
from reviewer.ui.wording import state_text, translate

_DELAY = 60
_WIDTH = 820
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Find = Callable[[str], Sequence[WorklistRow]]


class PartnerChooser(QWidget):
    """A line to type in and the reports that fit; an empty line offers the body's own."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find: Find = lambda _text: ()
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "small")
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(translate("Comparison", "查找另一份报告：机关、年度、文件名"))
        self.line.setAccessibleName(translate("Comparison", "查找要对比的报告"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("Comparison", "可以对比的报告"))
        self._timer = QTimer(self, singleShot=True, interval=_DELAY)
        self._lay_out()
        self.line.textChanged.connect(lambda _text: self._timer.start())
        self.line.returnPressed.connect(self._take)
        self._timer.timeout.connect(self._fill)
        self.list.itemDoubleClicked.connect(lambda _item: self._take())

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("role", "panel")
        card.setMaximumWidth(_WIDTH)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        layout.setSpacing(SPACE)
        for widget in (self._title, self.line, self._hint):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        self.list.setSpacing(3)
        page = QHBoxLayout(self)
        page.setContentsMargins(SPACE, SPACE * 2, SPACE, SPACE * 2)
        page.addStretch(1)
        page.addWidget(card, 8)
        page.addStretch(1)

    def ask(self, record: Record, find: Find) -> None:
        """Offer partners for a report; `find("")` gives those of the same body."""
        report = record.report
        name = report.agency or report.source.replace("\\", "/").rpartition("/")[2]
        year = "" if report.year is None else str(report.year)
        self._title.setText(
            translate("Comparison", "与“{name} {year}”对比：").format(name=name, year=year)
        )
        self._find = find
        self.line.clear()
        self._fill()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DOWN and self.line.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in _OPENS:
            self._take()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self._timer.stop()
        text = self.line.text().strip()
        rows = self._find(text)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(_named(row))
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setToolTip(row.source)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._hint.setText(_hint(text, len(rows)))

    def _take(self) -> None:
        if self._timer.isActive():
            self._fill()
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _named(row: WorklistRow) -> str:
    year = "—" if row.year is None else str(row.year)
    agency = row.agency or translate("Comparison", "机关不明")
    name = row.source.replace("\\", "/").rpartition("/")[2]
    return "　".join((year, agency, name, state_text(row.state)))


def _hint(text: str, count: int) -> str:
    if text:
        return (
            translate("Comparison", "Enter 对比，↓ 到列表")
            if count
            else translate("Comparison", "没有找到这样的报告")
        )
    if count:
        return translate("Comparison", "同一机关的报告（Enter 对比，↓ 到列表）；也可以查找任意一份")
    return translate("Comparison", "工作区里没有这个机关的其他报告，请查找任意一份")
