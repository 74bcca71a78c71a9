"""The page of the rules: all rules, who came before whom, the office's own."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from reviewer.app import Application
from reviewer.domain.rulebook import RuleLine
from reviewer.review.rulebook import Predecessor
from reviewer.ui.over_page import OverPage
from reviewer.ui.reason_bar import ReasonBar
from reviewer.ui.rules_page.heirs import HeirsSection
from reviewer.ui.rules_page.listing import RuleTable
from reviewer.ui.rules_page.office import OfficeSection
from reviewer.ui.theme import SPACE, Theme


class RulesPage(OverPage):
    """Says what is wanted; who opens it does it and shows the rules as they are then."""

    switched = Signal(str, bool, str)
    """A rule by id, whether it shall be on, the note."""
    heirs_changed = Signal(object)
    """All predecessors as they shall be."""

    def __init__(self, theme: Theme, program: Application, back: Callable[[], None]) -> None:
        super().__init__(theme, self.tr("规则"), back)
        self.reason = ReasonBar(self)
        self.list = RuleTable(theme, program.language, self)
        self.turn = QPushButton(self.tr("停用或启用这条规则"), self)
        self.versions = QLabel(self)
        self.heirs = HeirsSection(self.heirs_changed.emit, self)
        self.office = OfficeSection(program.rules, program.language, self)
        self.tabs = QTabBar(self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.list.switch_wanted.connect(self._ask)
        self.list.currentCellChanged.connect(lambda *_places: self._offer())
        self.turn.clicked.connect(self.list.ask)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        self.versions.setProperty("role", "small")
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for title, section in (
            (self.tr("全部规则"), self._rules()),
            (self.tr("机构沿革"), self.heirs),
            (self.tr("本单位规则"), self.office),
        ):
            self.tabs.addTab(title)
            self._stack.addWidget(section)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)

    def _rules(self) -> QWidget:
        section = QWidget(self)
        foot = QHBoxLayout()
        foot.addWidget(self.turn)
        foot.addStretch(1)
        foot.addWidget(self.versions)
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.reason)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        return section

    def show_rules(self, lines: Sequence[RuleLine], versions: Sequence[str]) -> None:
        """Show the rules as they stand."""
        self.list.show_rules(lines)
        text = self.tr("规则版本：{versions}").format(versions="  ".join(versions))
        self.versions.setText(text)
        self.office.refresh()
        self._offer()

    def show_heirs(self, lines: Sequence[Predecessor]) -> None:
        """Show who came before whom."""
        self.heirs.show_table(lines)

    def _offer(self) -> None:
        line = self.list.current
        self.turn.setEnabled(line is not None and line.switchable)
        off = line is not None and not line.on
        self.turn.setText(self.tr("启用这条规则") if off else self.tr("停用这条规则…"))

    def _ask(self, line: RuleLine) -> None:
        if not line.switchable:
            return
        if not line.on:
            self.switched.emit(line.id, True, "")
            return
        question = self.tr("停用“{rule}”，请写明缘由：").format(rule=self.list.sentence(line))
        self.reason.ask(question, (), lambda note: self.switched.emit(line.id, False, note))
