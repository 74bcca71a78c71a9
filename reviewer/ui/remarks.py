"""Tags and note of the report at hand: a line to read, opened to write in."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.record import Record
from reviewer.review.tagging import Annotate, joined
from reviewer.ui.remark_fields import BETWEEN, NoteEdit, OneLine, TagLine
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.worklist.delegate import tag_colour

Write = Callable[[Annotate], bool]
"""Gives a report tags and a note; False if that is refused, and told."""
_ROWS, _SHARE = 3, 12
"""The lines of the note: no more than a twelfth of those that the window has room for."""
_PILLS = 6
"""Tags shown one by one; of more the rest is counted."""


class Remarks(QFrame):
    """Hidden while a report has neither; Ctrl+Enter keeps what is written, Esc leaves it."""

    left = Signal()
    settled = Signal()
    """What was written is kept, or dropped on purpose."""

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
        self._begun: Record | None = None
        """The report as it was when the writing began."""
        self._seen: str | None = None
        """The note of a colleague that stands beside one's own."""
        self._shown = QWidget(self)
        self._pills = QHBoxLayout(self._shown)
        self._made: list[QLabel] = []
        self._note_shown = OneLine(self)
        self._editor = QFrame(self)
        self._model = QStringListModel(self)
        self.tags = TagLine(self._model, self)
        self.note = NoteEdit(self)
        self._theirs = QLabel(self)
        self._both = QPushButton(self.tr("接在一起"), self)
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
        grid.addWidget(self._theirs, 2, 1)
        self._theirs.setProperty("role", "muted")
        self._theirs.setTextFormat(Qt.TextFormat.PlainText)
        self._theirs.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._both)
        buttons.addStretch(1)
        buttons.addWidget(self._drop)
        buttons.addWidget(self._take)
        grid.addLayout(buttons, 3, 1)
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
        self._both.clicked.connect(self._join)
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
        self._begun = self._record
        self._show_theirs(None)
        self._model.setStringList(list(self._known()))
        self.tags.setText(BETWEEN.join(self._record.tags))
        self.note.setPlainText(self._record.note)
        lines = self.note.fontMetrics().lineSpacing()
        rows = max(1, min(_ROWS, self.window().height() // (_SHARE * lines)))
        self.note.setFixedHeight(rows * lines + 2 * SPACE)
        self._editor.show()
        self._refresh()
        self.tags.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def finish(self) -> None:
        """Keep what is being written: nothing typed is lost by going on, nor what others wrote."""
        wanted = self._wanted()
        if wanted is not None:
            wanted = replace(wanted, keep_both=True)
            if not self._write(wanted):
                # A tag that cannot be kept takes no note with it.
                self._write(replace(wanted, add=(), remove=()))
            self._editor.hide()
            self._refresh()

    def _wanted(self) -> Annotate | None:
        """What is written, against what the report was when one began."""
        if not self.editing or self._begun is None:
            return None
        return Annotate.since(self._begun, self.tags.tags, self.note.toPlainText())

    def _accept(self) -> None:
        """Keep what is written; what is refused stays to be amended."""
        wanted = self._wanted()
        if wanted is None:
            return
        if self._seen is not None:
            # It stood beside one's own: now keeping one's own is meant.
            wanted = replace(wanted, was=self._seen)
        if self._write(wanted):
            self._leave()
        elif self._record is not None and self._record.note != wanted.was:
            self._show_theirs(self._record.note)

    def _show_theirs(self, note: str | None) -> None:
        self._seen = note
        self._theirs.setText(self.tr("同事的备注：{note}").format(note=note))
        self._theirs.setVisible(bool(note))
        self._both.setVisible(bool(note))

    def _join(self) -> None:
        """Put one's own note under that of the colleague, still to be kept."""
        self.note.setPlainText(joined(self._seen or "", self.note.toPlainText()))
        self._theirs.hide()
        self._both.hide()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self._editor.hide()
        self._refresh()
        self.settled.emit()
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
