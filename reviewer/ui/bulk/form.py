"""What is asked before a command over several reports: which one, with what, and why."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QFrame,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.rules import Rule
from reviewer.ui.bulk.kinds import Kind, Wants, kinds
from reviewer.ui.theme import SPACE
from reviewer.ui.wording import Words

_PAUSE = 200


class BulkForm(QFrame):
    """The commands one under the other, below them what the chosen one needs."""

    changed = Signal()
    """Something else is wanted."""
    submitted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._kinds = kinds()
        self.buttons = QButtonGroup(self)
        self.line = QLineEdit(self)
        self.rules = QComboBox(self)
        self.reason = QLineEdit(self)
        self._told = QLabel(self)
        self._why = QLabel(self.tr("理由"), self)
        self._hint = QLabel(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._tags: list[str] = []
        self._known = QStringListModel(self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        layout.setSpacing(SPACE - 2)
        for number, kind in enumerate(self._kinds):
            button = QRadioButton(kind.text, self)
            self.buttons.addButton(button, number)
            layout.addWidget(button)
        layout.addSpacing(SPACE)
        for widget in (self._told, self.line, self.rules, self._why, self.reason, self._hint):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._hint.setProperty("role", "small")
        self._hint.setWordWrap(True)
        self.reason.setPlaceholderText(self.tr("对全部所选报告写一条理由"))
        self.rules.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.line.setCompleter(_completer(self._known, self.line))
        self.buttons.button(0).setChecked(True)
        self.setFocusProxy(self.line)

    def _wire(self) -> None:
        self.buttons.idToggled.connect(self._turn)
        self._pause.timeout.connect(self.changed)
        for line in (self.line, self.reason):
            line.textChanged.connect(lambda _text: self._pause.start())
            line.returnPressed.connect(self.submitted)
        self.rules.currentIndexChanged.connect(lambda _index: self.changed.emit())

    @property
    def kind(self) -> Kind:
        """The command chosen."""
        return self._kinds[self.buttons.checkedId()]

    @property
    def told(self) -> str:
        """What the command is told: a tag, a year, a rule's id."""
        if self.kind.wants is Wants.RULE:
            return str(self.rules.currentData() or "")
        return self.line.text().strip()

    @property
    def why(self) -> str:
        """The reason, empty where none is asked for."""
        return self.reason.text().strip() if self.kind.reason else ""

    @property
    def waiting(self) -> bool:
        """Whether something typed has yet to be told."""
        return self._pause.isActive()

    @property
    def missing(self) -> str:
        """What has yet to be told; empty if nothing."""
        wants, told = self.kind.wants, self.told
        if wants in (Wants.TAG, Wants.KNOWN_TAG) and not told:
            return self.tr("请键入标签")
        if wants is Wants.RULE and not told:
            return self.tr("所选报告里没有可以接受的问题")
        if wants is Wants.RULE and not self.why:
            return self.tr("请写明理由")
        if wants is Wants.YEAR and not (told.isascii() and told.isdecimal() and len(told) == 4):
            return self.tr("请键入四位年度")
        return ""

    def offer_tags(self, tags: Iterable[str]) -> None:
        """Complete what is typed to these."""
        self._tags = list(tags)
        self._turn()

    def offer_rules(self, found: Mapping[str, tuple[Rule, int]], words: Words) -> None:
        """Offer these rules, each with how many of the reports it fails in."""
        self.rules.clear()
        for rule_id, (rule, count) in sorted(found.items(), key=lambda item: -item[1][1]):
            text = self.tr("{rule}  — {count} 份").format(rule=words.rule_name(rule), count=count)
            self.rules.addItem(text, rule_id)
            self.rules.setItemData(self.rules.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        self.rules.view().setMinimumWidth(self.rules.view().sizeHintForColumn(0) + 3 * SPACE)

    def _turn(self, _id: int = 0, checked: bool = True) -> None:
        if not checked:
            return
        wants = self.kind.wants
        is_tag = wants in (Wants.TAG, Wants.KNOWN_TAG)
        self._told.setText(
            {
                Wants.TAG: self.tr("标签"),
                Wants.KNOWN_TAG: self.tr("标签"),
                Wants.RULE: self.tr("规则"),
                Wants.YEAR: self.tr("年度"),
            }.get(wants, "")
        )
        self._told.setVisible(wants is not Wants.NOTHING)
        self.line.setVisible(is_tag or wants is Wants.YEAR)
        self.line.setAccessibleName(self._told.text())
        self._known.setStringList(self._tags if is_tag else [])
        self.rules.setVisible(wants is Wants.RULE)
        self._why.setVisible(self.kind.reason)
        self.reason.setVisible(self.kind.reason)
        self._hint.setText(
            self.tr("“地区：名称”更正地区，“经办：姓名”指定经办人。") if is_tag else ""
        )
        self.changed.emit()


def _completer(known: QStringListModel, parent: QWidget) -> QCompleter:
    completer = QCompleter(known, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
