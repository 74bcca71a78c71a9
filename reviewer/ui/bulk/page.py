"""The page of a command over several reports: what to do, and what it would change where."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.errors import UserError
from reviewer.domain.record import WorklistRow
from reviewer.domain.rules import Rule
from reviewer.messages import sentence
from reviewer.review.bulk import Effect, carry_out, foresee, open_rules
from reviewer.review.desk import Desk
from reviewer.review.operations import ReportOperation
from reviewer.ui.bulk.form import BulkForm
from reviewer.ui.bulk.preview import PreviewTable
from reviewer.ui.bulk.telling import counted, summary
from reviewer.ui.over_page import PageHead
from reviewer.ui.slices import Slices
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.wording import Words


class BulkPage(QWidget):
    """Shows what a command would change while it is being chosen; nothing is written before."""

    done = Signal(object)
    """The `Effect`s of the command that was carried out."""
    failed = Signal(object)
    """The `UserError` for which the rest could not be written."""
    left = Signal()

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._desk: Desk | None = None
        self._rows: Sequence[WorklistRow] = ()
        self._effects: list[Effect] = []
        self._rules: dict[str, tuple[Rule, int]] = {}
        self._running = False
        self._slices = Slices(self)
        self._scan = Slices(self)
        self._title = QLabel(self)
        self.form = BulkForm(self)
        self.table = PreviewTable(theme, language, self)
        self._summary = QLabel(self)
        self._bar = QProgressBar(self)
        self.go = QPushButton(self)
        self.halt = QPushButton(self.tr("停止"), self)
        self._head = PageHead(theme, self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        self._summary.setProperty("role", "section")
        self._summary.setWordWrap(True)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._bar.setTextVisible(False)
        self.go.setProperty("role", "primary")
        self.form.setFixedWidth(340)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.halt)
        foot.addWidget(self.go)
        right = QVBoxLayout()
        right.setSpacing(SPACE)
        right.addWidget(self.table, 1)
        right.addWidget(self._bar)
        right.addLayout(foot)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE - 2)
        middle.addWidget(self.form)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, 0, SPACE, SPACE)
        layout.setSpacing(SPACE)
        self._head.line.addWidget(self._title, 1)
        layout.addWidget(self._head)
        layout.addLayout(middle, 1)
        self.setFocusProxy(self.form)

    def _wire(self) -> None:
        self.form.changed.connect(self._foresee)
        self.form.submitted.connect(self.carry_out)
        self.go.clicked.connect(self.carry_out)
        self._head.back.connect(self._stop_or_leave)
        self.halt.clicked.connect(self.stop)
        self._slices.stepped.connect(self._take)
        self._slices.ended.connect(self._end)
        self._slices.failed.connect(self._fail)
        self._scan.stepped.connect(self._take_rules)
        self._scan.ended.connect(self._offer_rules)

    def show_reports(self, desk: Desk, rows: Sequence[WorklistRow], tags: Sequence[str]) -> None:
        """Ask what to do with these reports."""
        self._desk, self._rows = desk, rows
        self._rules = {}
        self._title.setText(self.tr("批量处理 %n 份报告", "", len(rows)))
        self.table.show_reports(rows)
        self.form.rules.clear()
        self._scan.run(open_rules(desk, [row.id for row in rows]))
        self.form.offer_tags(tags)

    @property
    def busy(self) -> bool:
        """Whether something is being worked out or written."""
        return self._slices.busy or self._scan.busy

    @property
    def told(self) -> str:
        """The line under the preview."""
        return self._summary.text()

    def carry_out(self) -> None:
        """Do what the preview shows; what is wanted then is worked out anew for each report."""
        ready = not self._slices.busy and not self.form.missing and counted(self._effects)[0]
        if self._desk is None or self._running or not ready:
            return
        operations = [self._operation(effect.report_id) for effect in self._effects]
        self._running = True
        self._begin(carry_out(self._desk, operations))

    def stop(self) -> None:
        """Leave the rest as it is; what is done stays done and is one step to undo."""
        self._scan.stop()
        self._slices.stop()
        if self._running:
            self._end()

    def _stop_or_leave(self) -> None:
        running = self._running
        self.stop()
        if not running:
            self.left.emit()

    def _foresee(self) -> None:
        if self._desk is None or self._running:
            return
        self._slices.stop()
        self._effects = []
        self.table.clear_effects()
        if self.form.missing:
            self._show()
            return
        self._begin(foresee(self._desk, [self._operation(row.id) for row in self._rows]))

    def _operation(self, report_id: int) -> ReportOperation:
        form = self.form
        return form.kind.make(report_id, form.told, form.why)

    def _begin(self, steps: Iterator[Effect]) -> None:
        self._effects = []
        self._bar.setRange(0, max(1, len(self._rows)))
        self._slices.run(steps)
        self._show()

    def _take(self, effect: Effect) -> None:
        self._effects.append(effect)
        self.table.show_effect(effect)
        self._bar.setValue(len(self._effects))

    def _end(self) -> None:
        if self._running:
            self._running = False
            effects, self._effects = self._effects, []
            self.done.emit(effects)
        self._show()

    def _fail(self, error: UserError) -> None:
        """What is done stays done; why the rest is not is told, here if nothing was written."""
        writing = self._running
        self._end()
        self._summary.setText(sentence(error, self._language))
        if writing:
            self.failed.emit(error)

    def _show(self) -> None:
        busy = self._slices.busy
        self._bar.setVisible(busy)
        changed = counted(self._effects)[0]
        text = self.form.missing or ("" if busy else summary(self._effects))
        self._summary.setText(text)
        self.form.setEnabled(not self._running)
        self.go.setText(self.tr("执行（更改 {count} 份）").format(count=changed))
        self.go.setEnabled(bool(changed) and not busy)
        self.halt.setVisible(self._running)

    def _take_rules(self, rules: Sequence[Rule]) -> None:
        for rule in rules:
            known = self._rules.get(rule.id, (rule, 0))
            self._rules[rule.id] = (rule, known[1] + 1)

    def _offer_rules(self) -> None:
        self.form.offer_rules(self._rules, Words(self._language, {}))
