"""What `review` needs of a store; `storage.Workspace` is the one that ships."""

from collections.abc import Sequence
from typing import Protocol

from reviewer.domain.changes import AuditRecord
from reviewer.domain.record import Record, Tally, WorklistQuery, WorklistRow


class Store(Protocol):
    """Keeps reports and their trail; every call is one transaction."""

    def record(self, report_id: int) -> Record:
        """The report with its entries, decisions and state. Raises `KeyError`."""
        ...

    def commit(self, record: Record, audit: AuditRecord, tally: Tally, *, version: int) -> int:
        """Write `audit.changes` of one report with the audit record and the new tally.

        `version` is what the changes were made on; returns the sequence of the audit record.
        Raises `UserError("conflict")` if the report has moved on, `UserError` if it cannot write.
        """
        ...

    def worklist(self, query: WorklistQuery) -> Sequence[WorklistRow]:
        """The reports that match, in order."""
        ...

    def trail(self, report_id: int | None = None, key: str | None = None) -> Sequence[AuditRecord]:
        """The trail, oldest first; of one report, or of one cell or rule of it."""
        ...

    def undoable(self, actor: str, before: int | None = None) -> AuditRecord | None:
        """The newest operation of this person that stands (older than `before`)."""
        ...

    def redoable(self, actor: str, after: int | None = None) -> AuditRecord | None:
        """What this person undid last (newer than `after`), if nothing new of theirs came since."""
        ...
