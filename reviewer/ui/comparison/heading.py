"""The head of the comparison: which reports, how they are compared, and the way through it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from reviewer.domain.record import Record
from reviewer.review.comparison import Comparison, Relation
from reviewer.ui.keymap import called
from reviewer.ui.over_page import PageHead
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.tips import tip
from reviewer.ui.tool_button import tool_button
from reviewer.ui.wording import state_text, translate
from reviewer.ui.worklist.telling import agency_text, year_text


class ComparisonHeading(PageHead):
    """Tells what is compared; emits what shall be done."""

    swap = Signal()
    partner = Signal()
    step = Signal(int)
    relation_chosen = Signal(object)
    only_differences = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self.note = QLabel(self)
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(SPACE // 2, 0, 0, 0)
        self.relation = QComboBox(self)
        self.relation.setAccessibleName(translate("Comparison", "对比方式"))
        for kind, text in _relations():
            self.relation.addItem(text, kind)
        self.relation.activated.connect(self._choose_relation)
        self.only = QCheckBox(translate("Comparison", "只看不同"), self)
        self.only.toggled.connect(self.only_differences)
        buttons: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("swap", translate("Comparison", "左右互换"), self.swap.emit),
            ("compare", translate("Comparison", "换一份报告…"), self.partner.emit),
            ("previous", translate("Comparison", "上一处"), lambda: self.step.emit(-1)),
            ("next", translate("Comparison", "下一处"), lambda: self.step.emit(1)),
        )
        self._buttons = [tool_button(*button, self) for button in buttons]
        for button in self._buttons:
            button.setToolTip(button.text())
        self._sides = (QLabel(self), QLabel(self))
        self._lay_out()
        theme.changed.connect(self._draw)
        self._draw()

    def show_keys(self, following: list[QKeySequence], previous: list[QKeySequence]) -> None:
        """Say on the buttons by which keys one goes on."""
        names = translate("Comparison", "上一处不同"), translate("Comparison", "下一处不同")
        for button, name, keys in zip(self._buttons[2:], names, (previous, following), strict=True):
            native = [called(key) for key in keys[:1]]
            button.setToolTip("  ".join([name, *native]))

    def show_comparison(self, made: Comparison, note: str) -> None:
        """Name both reports; `note` says how many cells differ and what cannot be compared."""
        left, right = made.left, made.right
        same = left.report.agency == right.report.agency
        body = agency_text(left.report.agency)
        self._title.setText(body if same else translate("Comparison", "两份报告对比"))
        self.note.setText(note)
        for label, record in zip(self._sides, (left, right), strict=True):
            label.setText(_named(record, with_agency=not same))
            label.setToolTip(tip(record.report.source))
        self.relation.setCurrentIndex(self.relation.findData(made.relation))

    def _lay_out(self) -> None:
        self.line.addWidget(self._title)
        self.line.addWidget(self.relation)
        self.line.addStretch(1)
        self.line.addWidget(self.only)
        for button in self._buttons:
            self.line.addWidget(button)
        second = QHBoxLayout()
        second.setSpacing(SPACE)
        for label in self._sides:
            label.setProperty("role", "section")
            label.setContentsMargins(SPACE // 2, 0, 0, 0)
            label.setTextFormat(Qt.TextFormat.PlainText)
            second.addWidget(label, 1)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(self.note)
        self.body.addLayout(second)

    def _choose_relation(self) -> None:
        self.relation_chosen.emit(self.relation.currentData())

    def _draw(self) -> None:
        side = round(self._theme.size * 1.2)
        for button in self._buttons:
            button.setIcon(self._theme.icon(str(button.property("icon_name"))))
            button.setIconSize(QSize(side, side))


def _relations() -> tuple[tuple[Relation, str], ...]:
    return (
        (Relation.VERSIONS, translate("Comparison", "同一报告的两个版本")),
        (Relation.YEARS, translate("Comparison", "同一机关的两个年度")),
        (Relation.OTHER, translate("Comparison", "任意两份报告")),
    )


def _named(record: Record, *, with_agency: bool) -> str:
    report = record.report
    year = year_text(None)
    if report.year is not None:
        year = translate("Comparison", "{year} 年度").format(year=report.year)
    name = report.source.replace("\\", "/").rpartition("/")[2]
    agency = agency_text(report.agency)
    parts = [agency] if with_agency else []
    return "　".join([*parts, year, name, state_text(record.state)])
