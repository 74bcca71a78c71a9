"""Half-typed text, kept in the workspace so that neither a crash nor closing loses it."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer

from reviewer.domain.form import CellKey
from reviewer.ui.workspace import Notes

_DELAY = 250
_NOTE = "draft"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was being typed into a cell."""

    report_id: int
    key: CellKey
    text: str


class Drafts(QObject):
    """Writes the draft a moment after the last key, and forgets it when the cell is done.

    What earlier sessions left stays until it is put back or thrown away.
    """

    def __init__(self, notes: Notes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self._draft: Draft | None = None
        self._left = _read(notes.get(_NOTE))
        self._kept = False
        self._held = False
        self._timer = QTimer(self, singleShot=True, interval=_DELAY)
        self._timer.timeout.connect(self.flush)

    @property
    def left_behind(self) -> tuple[Draft, ...]:
        """The drafts of sessions that ended before they were done, newest first."""
        return self._left

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
            self._write()

    def forget(self, draft: Draft) -> None:
        """Throw away what an earlier session left."""
        self._left = tuple(left for left in self._left if left != draft)
        self._write()

    def hold(self) -> None:
        """Write what is being typed, and stay with that whatever becomes of the cell."""
        self.flush()
        self._held = True

    def flush(self) -> None:
        """Write what is being typed now."""
        self._timer.stop()
        if self._draft is not None:
            self._write()

    def _write(self) -> None:
        now = (self._draft,) if self._draft is not None else ()
        told = [
            {"report": draft.report_id, "key": draft.key, "text": draft.text}
            for draft in (*now, *self._left)
        ]
        self._notes.put(_NOTE, told or None)
        self._kept = bool(now)


def _read(kept: Any) -> tuple[Draft, ...]:
    """The drafts that were kept; what is none is passed over. Earlier versions kept just one."""
    found: list[Draft] = []
    for one in kept if isinstance(kept, list) else [kept]:
        try:
            found.append(Draft(int(one["report"]), str(one["key"]), str(one["text"])))
        except (KeyError, TypeError, ValueError):
            continue
    return tuple(found)
