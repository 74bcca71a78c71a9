"""The list of all rules, grouped by where they come from."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reviewer.domain.rulebook import Origin, RuleLine
from reviewer.domain.rules import Severity
from reviewer.ui.theme import Theme
from reviewer.ui.wording import translate

_LINE = Qt.ItemDataRole.UserRole
_ICONS = {Severity.WARNING: "warning", Severity.NOTICE: "notice"}
_OFF = "faint"


class RuleTable(QTableWidget):
    """One row a rule; Space or a double click on a soft one asks to switch it."""

    switch_wanted = Signal(object)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._theme = theme
        self._language = language
        self._lines: Sequence[RuleLine] = ()
        self.setHorizontalHeaderLabels(
            [self.tr("规则"), self.tr("性质"), self.tr("版本"), self.tr("状态")]
        )
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("全部规则"))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.cellDoubleClicked.connect(lambda _row, _column: self.ask())
        # No lambda: the theme outlives the table, and would go on calling it.
        theme.changed.connect(self._redraw)

    @property
    def current(self) -> RuleLine | None:
        """The selected rule."""
        item = self.item(self.currentRow(), 0)
        line = item.data(_LINE) if item is not None else None
        return line if isinstance(line, RuleLine) else None

    def select(self, rule: str) -> None:
        """Select a rule by id."""
        for row in range(self.rowCount()):
            item = self.item(row, 0)
            line = item.data(_LINE) if item is not None else None
            if isinstance(line, RuleLine) and line.id == rule:
                self.setCurrentCell(row, 0)

    def show_rules(self, lines: Sequence[RuleLine]) -> None:
        """Show these rules; the selected one stays."""
        selected = self.current
        self._lines = lines
        with QSignalBlocker(self):
            self.clearSpans()
            self.setRowCount(0)
            for origin, group in groupby(lines, key=lambda line: line.origin):
                self._add_heading(_heading(origin))
                for line in group:
                    self._add(line)
            self.resizeRowsToContents()
        if selected is not None:
            self.select(selected.id)

    def _redraw(self) -> None:
        self.show_rules(self._lines)

    def ask(self) -> None:
        """Ask to switch the selected rule."""
        if self.current is not None:
            self.switch_wanted.emit(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
        else:
            super().keyPressEvent(event)

    def sentence(self, line: RuleLine) -> str:
        """What a rule says, in the language of the program."""
        return line.names.get(self._language) or line.names.get("zh") or line.id

    def _add_heading(self, text: str) -> None:
        row = self.rowCount()
        self.insertRow(row)
        item = QTableWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFont(self._theme.font(bold=True))
        item.setBackground(self._theme.colour("sunken"))
        self.setItem(row, 0, item)
        self.setSpan(row, 0, 1, self.columnCount())

    def _add(self, line: RuleLine) -> None:
        row = self.rowCount()
        self.insertRow(row)
        sentence = self.sentence(line)
        edition = self.tr("{edition}版").format(edition=line.edition) if line.edition else ""
        texts = (sentence, severity_text(line.severity), line.version or "—", _state(line))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(_LINE, line)
            item.setToolTip(" · ".join(filter(None, (sentence, edition))))
            if not line.on:
                item.setForeground(self._theme.colour(_OFF))
            if column == 1 and line.severity in _ICONS:
                icon = _ICONS[line.severity]
                item.setIcon(self._theme.icon(icon, icon if line.on else _OFF))
            self.setItem(row, column, item)


def severity_text(severity: Severity) -> str:
    """How binding a rule is."""
    return {
        Severity.HARD: translate("Rules", "必须成立"),
        Severity.WARNING: translate("Rules", "警告"),
        Severity.NOTICE: translate("Rules", "提示"),
    }[severity]


def _heading(origin: Origin) -> str:
    return {
        Origin.FORM: translate("Rules", "表格规则：不能停用"),
        Origin.SOFT: translate("Rules", "合理性规则：只作提醒，可以停用"),
        Origin.OFFICE: translate("Rules", "本单位的规则"),
    }[origin]


def _state(line: RuleLine) -> str:
    """Whether it is on, and who switched it off, when and why."""
    if line.on:
        return translate("Rules", "启用")
    return translate("Rules", "已停用：{note}（{who}，{when}）").format(
        note=line.note, who=line.who, when=_local(line.when)
    )


def _local(when: str) -> str:
    try:
        return datetime.fromisoformat(when).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return when
