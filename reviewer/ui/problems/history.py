"""The history of a cell: who, when, from what to what, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.changes import AuditRecord, Change, Decision, Subject
from reviewer.domain.form import CellKey
from reviewer.domain.report import Cell, Entry
from reviewer.ui.tips import tip
from reviewer.ui.wording import Words, origin_text, step_text, translate


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step of a cell or of a decision about it."""

    when: str
    who: str
    step: str
    why: str


def history(
    cell: Cell, trail: Sequence[AuditRecord], rule_ids: frozenset[str], words: Words
) -> list[HistoryLine]:
    """The steps of a cell and the decisions on its rules, newest first."""
    known = {record.sequence: record for record in trail}
    lines = []
    for record in reversed(trail):
        for change in record.changes:
            step = _step(change, cell, rule_ids, words)
            if step:
                why = _why(record, change, _begun(record, known))
                lines.append(HistoryLine(_when(record), record.actor, step, why))
    return lines


def _when(record: AuditRecord) -> str:
    return record.at.astimezone().strftime("%Y-%m-%d %H:%M")


def _begun(record: AuditRecord, known: Mapping[int | None, AuditRecord]) -> AuditRecord:
    """The step that was undone, or redone."""
    while record.undoes is not None and record.undoes in known:
        record = known[record.undoes]
    return record


def _step(change: Change, cell: Cell, rule_ids: frozenset[str], words: Words) -> str:
    if change.subject is Subject.CELL and change.key == cell.key:
        old, new = change.old, change.new
        return f"{_entry(old, cell, words)} → {_entry(new, cell, words)}"
    if change.subject is Subject.DECISION and change.key in rule_ids:
        closed = isinstance(change.new, Decision)
        return translate("History", "原文如此") if closed else translate("History", "重新打开")
    return ""


def _entry(content: object, cell: Cell, words: Words) -> str:
    entry = content if isinstance(content, Entry) else None
    return words.entry(entry, cell.reading, words.value_type(cell.key))


def _why(record: AuditRecord, change: Change, begun: AuditRecord) -> str:
    parts = []
    if record.undoes is not None:
        undone = translate("History", "撤销"), translate("History", "重做")
        parts.append(undone[record.operation == "redo"])
    step = step_text(begun.operation)
    made = next((one for one in begun.changes if one.key == change.key), change)
    if step:
        parts.append(step)
    elif isinstance(made.new, Entry):
        parts.append(origin_text(made.new.origin))
    if isinstance(change.new, Decision):
        parts.append(change.new.reason)
    return "，".join([*parts, *([record.reason] if record.reason else [])])


def about(key: CellKey, rules: Sequence[tuple[str, tuple[CellKey, ...]]]) -> frozenset[str]:
    """The ids of the rules a cell takes part in."""
    return frozenset(rule_id for rule_id, keys in rules if key in keys)


class HistoryTable(QTableWidget):
    """Shows `HistoryLine`s."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setHorizontalHeaderLabels(
            [self.tr("时间"), self.tr("何人"), self.tr("由 → 到"), self.tr("方式与理由")]
        )
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("本格历史"))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self._none = QLabel(self.tr("这一格没有改动过"), self)
        self._none.setProperty("role", "empty")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self.viewport()).addWidget(self._none)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show the steps, or that there are none."""
        self._none.setVisible(not lines)
        self.setRowCount(len(lines))
        for place, line in enumerate(lines):
            for column, text in enumerate((line.when, line.who, line.step, line.why)):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.setItem(place, column, item)
        self.resizeRowsToContents()
