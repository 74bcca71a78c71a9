"""Undo and redo, read from the trail itself, so that they outlast the program."""

from reviewer.domain.changes import AuditRecord
from reviewer.domain.errors import UserError
from reviewer.review.store import Store


class History:
    """The operations of one person over all reports: what stands and what was undone.

    Nothing is kept in memory but how far undo has stepped over operations that can no longer
    be undone because somebody else has changed the same place since.
    """

    def __init__(self, store: Store, actor: str) -> None:
        self._store = store
        self._actor = actor
        self._before: int | None = None

    def undoable(self) -> AuditRecord | None:
        """The operation that undo would take back. Raises `UserError` if it cannot be read."""
        return self._store.undoable(self._actor, self._before)

    def redoable(self) -> AuditRecord | None:
        """The operation that redo would bring back. Raises `UserError` if it cannot be read."""
        return self._store.redoable(self._actor)

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

    def step_over(self, record: AuditRecord) -> None:
        """Leave this operation as it is; the next undo takes the one before."""
        self._before = record.sequence

    def restart(self) -> None:
        """A new operation is the newest again."""
        self._before = None
