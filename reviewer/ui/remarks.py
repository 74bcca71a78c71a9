"""Tags and note of the report at hand: a line to read, opened to write in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.record import Record
from reviewer.ui.claiming import claimed
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.tips import tip
from reviewer.ui.worklist.delegate import tag_colour

Write = Callable[[int, tuple[str, ...], str], bool]
"""Gives a report these tags and this note; False if that is refused, and told."""
_BETWEEN = "，"
_ROWS = 3
_PILLS = 6
"""Tags shown one by one; of more the rest is counted."""


class Remarks(QFrame):
    """Hidden while a report has neither; Ctrl+Enter keeps what is written, Esc leaves it."""

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        tags: Callable[[], Sequence[str]],
        write: Write,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._known, self._write = theme, tags, write
        self._record: Record | None = None
        self._shown = QWidget(self)
        self._pills = QHBoxLayout(self._shown)
        self._made: list[QLabel] = []
        self._note_shown = _OneLine(self)
        self._editor = QFrame(self)
        self._model = QStringListModel(self)
        self.tags = _TagLine(self._model, self)
        self.note = _NoteEdit(self)
        self._take = QPushButton(self.tr("保存 Ctrl+Enter"), self)
        self._drop = QPushButton(self.tr("取消 Esc"), self)
        self._lay_out()
        self._wire()
        theme.changed.connect(self._refresh)
        self.hide()

    def _lay_out(self) -> None:
        self._pills.setContentsMargins(SPACE, 0, SPACE, 0)
        self._pills.setSpacing(SPACE // 2)
        self._pills.addWidget(self._note_shown, 1)
        self._note_shown.setProperty("role", "muted")
        self._editor.setProperty("role", "strip")
        grid = QGridLayout(self._editor)
        grid.setContentsMargins(SPACE + 2, SPACE, SPACE + 2, SPACE)
        grid.setSpacing(SPACE)
        grid.addWidget(QLabel(self.tr("标签"), self), 0, 0)
        grid.addWidget(self.tags, 0, 1)
        grid.addWidget(QLabel(self.tr("备注"), self), 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.note, 1, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._drop)
        buttons.addWidget(self._take)
        grid.addLayout(buttons, 2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._shown)
        layout.addWidget(self._editor)

    def _wire(self) -> None:
        self.tags.setPlaceholderText(
            self.tr("用逗号分开；“地区：青石县”更正地区，“经办：姓名”指定经办人")
        )
        self.tags.setAccessibleName(self.tr("标签"))
        self.note.setAccessibleName(self.tr("备注"))
        self.note.setProperty("role", "field")
        self._take.setProperty("role", "primary")
        self._take.clicked.connect(self._accept)
        self._drop.clicked.connect(self._leave)
        self.tags.returnPressed.connect(self.note.setFocus)
        for field in (self.tags, self.note):
            field.accepted.connect(self._accept)
            field.escaped.connect(self._leave)
        self._editor.hide()

    @property
    def editing(self) -> bool:
        """Whether it is open to write in."""
        return not self._editor.isHidden()

    @property
    def shown(self) -> list[str]:
        """What is to be read: the tags, then the note if there is one."""
        record = self._record
        if record is None:
            return []
        return [*record.tags, *([record.note] if record.note else [])]

    def show_record(self, record: Record) -> None:
        """Show the remarks on a report; what was being written on another one is kept first."""
        if self._record is not None and record.id != self._record.id:
            written = self.tags.hasFocus() or self.note.hasFocus()
            self.finish()
            if written:
                self.left.emit()
        self._record = record
        self._refresh()

    def edit(self) -> None:
        """Let tags and note be written."""
        if self._record is None:
            return
        self._model.setStringList(list(self._known()))
        self.tags.setText(_BETWEEN.join(self._record.tags))
        self.note.setPlainText(self._record.note)
        lines = self.note.fontMetrics().lineSpacing()
        self.note.setFixedHeight(_ROWS * lines + 2 * SPACE)
        self._editor.show()
        self._refresh()
        self.tags.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def finish(self) -> None:
        """Keep what is being written: nothing typed is lost by going on."""
        if self.editing and self._record is not None:
            report_id, note = self._record.id, self.note.toPlainText()
            if not self._write(report_id, self.tags.tags, note):
                # A tag that cannot be kept takes no note with it.
                self._write(report_id, self._record.tags, note)
            self._editor.hide()
            self._refresh()

    def _accept(self) -> None:
        """Keep what is written; what is refused stays to be amended."""
        record = self._record
        if record and self._write(record.id, self.tags.tags, self.note.toPlainText()):
            self._leave()

    def _leave(self) -> None:
        self._editor.hide()
        self._refresh()
        self.left.emit()

    def _refresh(self) -> None:
        record = self._record
        for old in self._made:
            old.hide()
            old.deleteLater()
        tags = record.tags if record else ()
        self._made = [self._pill(tag) for tag in tags[:_PILLS]]
        for place, pill in enumerate(self._made):
            self._pills.insertWidget(place, pill)
        rest = f"+{len(tags) - _PILLS}  " if len(tags) > _PILLS else ""
        self._note_shown.show_text(rest + (record.note if record else ""))
        self._shown.setVisible(bool(self.shown) and not self.editing)
        self.setVisible(bool(self.shown) or self.editing)

    def _pill(self, tag: str) -> QLabel:
        colours, name = self._theme.colours, tag_colour(tag)
        pill = QLabel(tag, self._shown)
        pill.setTextFormat(Qt.TextFormat.PlainText)
        pill.setStyleSheet(
            f"background: {getattr(colours, name + '_soft')}; color: {getattr(colours, name)};"
            "border-radius: 4px; padding: 1px 7px;"
        )
        pill.show()
        return pill


class _OneLine(QLabel):
    """A text on one line, cut where there is no room; the tool tip has it whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setToolTip(tip(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = " ".join(self._whole.split())
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width()))


class _TagLine(QLineEdit):
    """Tags with commas between; what is typed of the last one is completed."""

    accepted = Signal()
    escaped = Signal()

    def __init__(self, known: QStringListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._popup = QCompleter(known, self)
        self._popup.setWidget(self)
        self._popup.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list = QListView(self)
        self._popup.setPopup(self._list)
        self._popup.activated.connect(self._put)
        self.textEdited.connect(self._offer)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags as typed."""
        parts = self.text().replace(",", _BETWEEN).replace("；", _BETWEEN).split(_BETWEEN)
        return tuple(part.strip() for part in parts if part.strip())

    def event(self, event: QEvent) -> bool:
        return claimed(event, _is_taking) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _ends(event, self.accepted, self.escaped):
            super().keyPressEvent(event)

    def _begun(self) -> str:
        return self.text().replace(",", _BETWEEN).rpartition(_BETWEEN)[2].strip()

    def _offer(self) -> None:
        begun = self._begun()
        self._popup.setCompletionPrefix(begun)
        if begun:
            self._popup.complete()
        else:
            self._list.hide()

    def _put(self, tag: str) -> None:
        text = self.text().replace(",", _BETWEEN)
        before, comma, _ = text.rpartition(_BETWEEN)
        self.setText(before + comma + tag)


class _NoteEdit(QPlainTextEdit):
    """Some lines of text; Tab goes on."""

    accepted = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        return claimed(event, _is_taking) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _ends(event, self.accepted, self.escaped):
            super().keyPressEvent(event)


def _is_taking(event: QKeyEvent) -> bool:
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(control) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _ends(event: QKeyEvent, accepted: SignalInstance, escaped: SignalInstance) -> bool:
    """Whether the key ends the writing, which is told."""
    if _is_taking(event):
        accepted.emit()
    elif event.key() == Qt.Key.Key_Escape:
        escaped.emit()
    else:
        return False
    return True
