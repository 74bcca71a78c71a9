"""Typing into a table: the open editor, the cell it belongs to, and the sentence that refuses."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from reviewer.domain.form import CellKey
from reviewer.ui.form_table.editor import CellEditor, Refusal


class Typing(QObject):
    """At most one editor; what is typed goes to the cell it was opened on, wherever one looks.

    `submit(key, text)` takes a text and returns why not, or ""; `close` takes the editor away.
    """

    began = Signal(str)
    """The key of the cell on which an editor was opened."""
    changed = Signal(str, str)
    """A key and the half-typed text in its editor."""
    ended = Signal()

    def __init__(
        self,
        room: QWidget,
        *,
        submit: Callable[[CellKey, str], str],
        close: Callable[[CellEditor], None],
    ) -> None:
        super().__init__(room)
        self.editor: CellEditor | None = None
        self.refusal = Refusal(room)
        self._key: CellKey = ""
        self._submit = submit
        self._close_editor = close

    def opened(self, editor: CellEditor, key: CellKey) -> None:
        """An editor was opened on a cell."""
        self.editor, self._key = editor, key
        editor.textChanged.connect(self._typed)
        self.began.emit(key)

    def finish(self) -> bool:
        """Commit what is being typed; False if it is refused and the editor stays open."""
        if self.editor is not None:
            self.leave(self.editor)
        if self.editor is not None:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.editor is None

    def leave(self, editor: CellEditor, event: QKeyEvent | None = None) -> bool:
        """Commit (Escape: drop) what was typed and close; False if it was refused."""
        cancelled = event is not None and event.key() == Qt.Key.Key_Escape
        if not cancelled and editor.touched:
            sentence = self._submit(self._key, editor.text())
            if sentence:
                editor.set_refused(True)
                self.refusal.tell(editor, sentence)
                return False
        self.editor = None
        self.refusal.withdraw()
        self._close_editor(editor)
        self.ended.emit()
        return True

    def _typed(self, text: str) -> None:
        if self.editor is not None:
            self.editor.set_refused(False)
            self.refusal.withdraw()
            self.changed.emit(self._key, text)
