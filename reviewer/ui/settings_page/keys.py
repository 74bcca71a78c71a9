"""The keys of all actions: choose an action, press the key it shall have."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.ui.actions import ActionSpec
from reviewer.ui.keymap import Keymap, action_text, both_enters, native
from reviewer.ui.settings_page.keys_model import Column, KeysModel
from reviewer.ui.settings_page.recorder import KeyRecorder
from reviewer.ui.theme import SPACE

_WIDTH = 900


class KeysSection(QWidget):
    """A table of the actions with a line that takes the new key."""

    not_kept = Signal()
    """The keys hold, but could not be written down for the next start."""

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self.search = QLineEdit(self)
        self.model = KeysModel(keymap)
        self.table = QTableView(self)
        self.recorder = KeyRecorder(self)
        self._said = QLabel(self)
        self._buttons: list[QPushButton] = []
        self._set_up()
        self._lay_out()
        self.setMaximumWidth(_WIDTH)
        self.table.selectRow(0)

    def _set_up(self) -> None:
        self.search.setPlaceholderText(self.tr("查找命令：汉字、拼音首字母、英文或快捷键"))
        self.search.setAccessibleName(self.tr("查找命令"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self.recorder.setFocus)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("全部命令和快捷键"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(Column.ACTION, QHeaderView.ResizeMode.Stretch)
        self.table.activated.connect(lambda _index: self.recorder.setFocus())
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show())
        self.recorder.setAccessibleName(self.tr("新的快捷键"))
        self.recorder.setPlaceholderText(self.tr("在这里按下新的快捷键"))
        self.recorder.pressed.connect(self._pressed)
        self.recorder.waiting_changed.connect(self._show)
        self.recorder.left.connect(self.table.setFocus)
        self._said.setWordWrap(True)
        self._keymap.changed.connect(self._show)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.recorder, 1)
        for text, act in self._offers():
            button = QPushButton(text, self)
            button.clicked.connect(act)
            self._buttons.append(button)
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for widget in (self.search, self.table, self._said):
            layout.addWidget(widget)
        layout.addLayout(line)
        layout.setStretchFactor(self.table, 1)

    def _offers(self) -> Sequence[tuple[str, Callable[[], None]]]:
        return (
            (self.tr("去掉快捷键"), lambda: self._change(lambda spec: self._give(spec, ()))),
            (self.tr("恢复原有"), lambda: self._change(lambda s: self._keymap.reset(s.id))),
            (self.tr("全部恢复原有"), lambda: self._change(lambda _s: self._keymap.reset_all())),
        )

    @property
    def said(self) -> str:
        """What is said about the action at hand or the key just pressed."""
        return self._said.text()

    @property
    def spec(self) -> ActionSpec | None:
        """The action at hand."""
        return self.model.spec_at(self.table.currentIndex())

    def _look_for(self, query: str) -> None:
        self.model.look_for(query)
        self.table.selectRow(0)
        self._show()

    def _pressed(self, key: str) -> None:
        spec = self.spec
        if spec is None:
            return
        refusal = self._keymap.refusal(spec.id, key)
        if refusal:
            self._say(refusal, refused=True)
            return
        self._change(lambda spec: self._give(spec, tuple(both_enters(key))))
        text = self.tr("“{action}”现在用 {key}")
        self._say(text.format(action=action_text(spec), key=native([key])[0]))

    def _give(self, spec: ActionSpec, keys: Sequence[str]) -> None:
        self._keymap.give(spec.id, keys)

    def _change(self, change: Callable[[ActionSpec], None]) -> None:
        if self.spec is None:
            return
        try:
            change(self.spec)
        except OSError:
            self.not_kept.emit()

    def _show(self) -> None:
        spec = self.spec
        for widget in (self.recorder, *self._buttons):
            widget.setEnabled(spec is not None)
        if spec is None:
            self._say(self.tr("没有符合的命令"))
        else:
            text = self.tr("“{action}”：按 Enter 后按下新的快捷键，Esc 返回")
            if self.recorder.hasFocus():
                text = self.tr("“{action}”：现在按下新的快捷键，Esc 回到列表")
            self._say(text.format(action=action_text(spec)))

    def _say(self, text: str, *, refused: bool = False) -> None:
        self._said.setText(text)
        self._said.setProperty("role", "refused" if refused else "muted")
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
