"""Undo and redo, read from the trail itself, so that they outlast the program."""

from reviewer.domain.changes import AuditRecord
from reviewer.domain.errors import UserError
from reviewer.review.store import Store


class History:
    """The operations of one person over all reports: what stands and what was undone.

    Nothing is kept in memory but how far undo and redo have stepped over operations that no
    longer fit because somebody else has changed the same place since.
    """

    def __init__(self, store: Store, actor: str) -> None:
        self._store = store
        self._actor = actor
        self._before: int | None = None
        self._after: int | None = None

    def undoable(self) -> AuditRecord | None:
        """The operation that undo would take back. Raises `UserError` if it cannot be read."""
        return self._store.undoable(self._actor, self._before)

    def redoable(self) -> AuditRecord | None:
        """The operation that redo would bring back. Raises `UserError` if it cannot be read."""
        return self._store.redoable(self._actor, self._after)

    @property
    def can_undo(self) -> bool:
        """Whether undo has something to do."""
        try:
            return self.undoable() is not None
        except UserError:
            return False

    @property
    def can_redo(self) -> bool:
        """Whether redo has something to do."""
        try:
            return self.redoable() is not None
        except UserError:
            return False

    def leave_standing(self, record: AuditRecord) -> None:
        """Step over what cannot be undone; the next undo takes the one before."""
        self._before = record.sequence

    def leave_undone(self, record: AuditRecord) -> None:
        """Step over what cannot be redone; the next redo takes the one after."""
        self._after = record.sequence

    def undone(self) -> None:
        """What was undone last is the first to redo."""
        self._after = None

    def done(self) -> None:
        """What was done or redone last is the first to undo."""
        self._before = None
