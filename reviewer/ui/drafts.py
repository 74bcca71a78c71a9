"""Half-typed text, kept in the workspace so that a crash does not lose it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from reviewer.domain.form import CellKey
from reviewer.ui.workspace import Notes

_DELAY = 250


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was being typed into a cell."""

    report_id: int
    key: CellKey
    text: str


class Drafts(QObject):
    """Writes the draft a moment after the last key, and forgets it when the cell is done."""

    def __init__(self, notes: Notes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self._draft: Draft | None = None
        self._kept = False
        self._held = False
        self._timer = QTimer(self, singleShot=True, interval=_DELAY)
        self._timer.timeout.connect(self.flush)

    def left_behind(self) -> Draft | None:
        """The draft of a session that ended before it was done."""
        kept = self._notes.get("draft")
        if not isinstance(kept, dict):
            return None
        try:
            return Draft(int(kept["report"]), str(kept["key"]), str(kept["text"]))
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, report_id: int, key: CellKey, text: str) -> None:
        """Remember what is being typed."""
        if self._held:
            return
        self._draft = Draft(report_id, key, text)
        self._timer.start()

    def clear(self) -> None:
        """The cell is done."""
        if self._held:
            return
        self._timer.stop()
        self._draft = None
        if self._kept:
            self._notes.put("draft", None)
            self._kept = False

    def forget(self) -> None:
        """Throw away what an earlier session left."""
        self._notes.put("draft", None)

    def hold(self) -> None:
        """Write what is being typed, and stay with that whatever becomes of the cell."""
        self.flush()
        self._held = True

    def flush(self) -> None:
        """Write what is being typed now."""
        self._timer.stop()
        if self._draft is not None:
            draft = self._draft
            self._notes.put(
                "draft", {"report": draft.report_id, "key": draft.key, "text": draft.text}
            )
            self._kept = True
