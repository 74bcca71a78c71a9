"""The office's own rules: which are read, what is wrong with the files, where they lie."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from reviewer.domain.errors import UserError
from reviewer.domain.rules import Rule
from reviewer.messages import sentence
from reviewer.ui.theme import SPACE


class OfficeRules(Protocol):
    """What was read of the office's files; the program's rule set has it."""

    @property
    def folder(self) -> Path:
        """Where the files lie."""
        ...

    @property
    def office(self) -> Sequence[Rule]:
        """The rules in them."""
        ...

    @property
    def errors(self) -> Sequence[UserError]:
        """What is wrong with some of them."""
        ...


class OfficeSection(QWidget):
    """Shows the folder; the files themselves are written with any editor."""

    folder_wanted = Signal()
    example_wanted = Signal()
    reading_wanted = Signal()

    def __init__(self, rules: OfficeRules, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._language = language
        about = QLabel(
            self.tr(
                "本单位可以用 TOML 文件增加自己的规则：单元格之间的等式或不等式，配一句说明。"
                "示例文件里有写法。"
            ),
            self,
        )
        about.setWordWrap(True)
        about.setProperty("role", "muted")
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.state.setProperty("role", "section")
        self.place = QLabel(str(rules.folder), self)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place.setWordWrap(True)
        self.place.setProperty("role", "small")
        self.faults = QPlainTextEdit(self)
        self.faults.setReadOnly(True)
        self.faults.setProperty("role", "sunken")
        self.open_folder = QPushButton(self.tr("打开规则文件夹"), self)
        self.make_example = QPushButton(self.tr("放一个示例文件"), self)
        self.read_anew = QPushButton(self.tr("重新读取"), self)
        self.open_folder.clicked.connect(self.folder_wanted)
        self.make_example.clicked.connect(self.example_wanted)
        self.read_anew.clicked.connect(self.reading_wanted)
        self._lay_out(about)
        self.setFocusProxy(self.open_folder)

    def _lay_out(self, about: QWidget) -> None:
        buttons = QHBoxLayout()
        for button in (self.open_folder, self.make_example, self.read_anew):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for widget in (about, self.place):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.state)
        layout.addWidget(self.faults)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Show what was read last."""
        count, errors = len(self._rules.office), self._rules.errors
        self.state.setText(self.tr("已读入 %n 条规则", "", count))
        self.faults.setPlainText("\n".join(sentence(error, self._language) for error in errors))
        self.faults.setVisible(bool(errors))
