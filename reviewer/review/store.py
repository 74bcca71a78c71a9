"""What `review` needs of a store; `storage.Workspace` is the one that ships."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from reviewer.domain.changes import AuditRecord, ReviewState
from reviewer.domain.record import (
    Commit,
    Facets,
    Identity,
    Record,
    Tally,
    WorklistQuery,
    WorklistRow,
    YearOfBody,
)
from reviewer.domain.report import Report
from reviewer.domain.twins import Twin


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

    def commit_all(self, commits: Sequence[Commit]) -> list[int]:
        """Write several steps in one transaction: all or none. Raises as `commit` does."""
        ...

    def report_ids(self, query: WorklistQuery) -> Sequence[int]:
        """The ids of the reports that match, in order."""
        ...

    def worklist_rows(self, ids: Sequence[int]) -> Sequence[WorklistRow]:
        """The lines of these reports in this order; one that is not there is left out."""
        ...

    def bodies(self, query: WorklistQuery) -> Sequence[YearOfBody]:
        """The reports that match, by body and year."""
        ...

    def counts(self) -> Mapping[ReviewState, int]:
        """How many reports are in each state."""
        ...

    def facets(self) -> Facets:
        """What the reports can be filtered by."""
        ...

    def text(self, report_id: int) -> str:
        """The shown text of a report. Raises `UserError`."""
        ...

    def of_bodies(self, names: Collection[str], year: int) -> Sequence[Identity]:
        """The reports of these bodies for a year that count, by id; any spelling will do."""
        ...

    def twin(self, report_id: int, report: Report, digest: str) -> Twin | None:
        """Another body's report, or another year's, with a table of this fingerprint."""
        ...

    def set_tally(self, report_id: int, tally: Tally, *, version: int) -> bool:
        """Put a new tally on the worklist if the report is still at `version`."""
        ...

    def setting(self, name: str) -> Any | None:
        """What was kept under this name."""
        ...

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a value under this name."""
        ...

    def change_rules(self, name: str, value: Any) -> None:
        """Keep what the rules go by under this name; every report is to be counted anew."""
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

    def batch(self, name: str, actor: str, *, undone: bool) -> Sequence[AuditRecord]:
        """The steps of one command that stand, or those that were undone; oldest first."""
        ...
