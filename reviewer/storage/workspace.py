"""The workspace: every report with its source, readings, decisions and trail, in one database."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from reviewer.domain.changes import AuditRecord, ReviewState, Subject
from reviewer.domain.document import Document
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
from reviewer.storage import kinship, remembered, reports, trail, worklist
from reviewer.storage.backup import keep_backup, write_backup
from reviewer.storage.codec import from_json
from reviewer.storage.counted import Counted
from reviewer.storage.database import Database
from reviewer.storage.indexing import Spell, index, index_rest, is_indexed, no_spelling
from reviewer.storage.schema import reports as reports_table

_FOUND_BY = frozenset((Subject.AGENCY, Subject.YEAR, Subject.TAG))


class Workspace(Counted):
    """A file (`*.reviewer`) or a database; implements `review.store.Store`.

    Safe to use from several threads. Every call is one transaction; whatever it raises,
    nothing of that call has been written.
    """

    def __init__(self, database: Database, spell: Spell = no_spelling) -> None:
        super().__init__(database)
        self._spell = spell

    @classmethod
    def open(
        cls, location: str | Path, *, create: bool = False, spell: Spell = no_spelling
    ) -> "Workspace":
        """Open a workspace, made first if it is absent and `create` is set.

        `spell` tells what an agency's name is typed with, for the worklist's filter. A file that
        cannot be written opens with `read_only` set. Raises `UserError`.
        """
        workspace = cls(Database.open(location, create=create), spell)
        try:
            workspace._index_rest()
        except BaseException:
            workspace.close()
            raise
        return workspace

    def _index_rest(self) -> None:
        if self.read_only:
            return
        with self._database.reading() as connection:
            whole = is_indexed(connection) and not kinship.missing(connection)
        if not whole:
            with self._database.writing() as connection:
                index_rest(connection, self._spell)
                kinship.complete(connection)

    @property
    def name(self) -> str:
        """The path, or the URL without its password."""
        return self._database.name

    @property
    def read_only(self) -> bool:
        """Whether every write is refused."""
        return self._database.read_only

    @property
    def shared(self) -> bool:
        """Whether it is on a server, where colleagues come with rules of their own."""
        return not self._database.is_sqlite

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know about this place, as codes of `messages.toml`."""
        found = {
            "workspace_read_only": self.read_only,
            "workspace_network_share": self._database.on_network,
        }
        return tuple(code for code, holds in found.items() if holds)

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def add_report(
        self, report: Report, document: Document, content: bytes, tally: Tally, *, actor: str
    ) -> int:
        """Import a report as it was read; returns its id.

        Raises `UserError("already_there")` for a file whose sha256 is known.
        """
        with self._database.writing() as connection:
            report_id = reports.add(connection, report, document, content, tally, actor=actor)
            self._index(connection, report_id)
            kinship.put_tables(connection, report_id, report)
            return report_id

    def _index(self, connection: Connection, report_id: int) -> None:
        index(connection, report_id, self._spell)
        kinship.put_body(connection, report_id)

    def source_of(self, sha256: str) -> str | None:
        """The file name of the report with this checksum, if it is there."""
        query = select(reports_table.c.source).where(reports_table.c.sha256 == sha256)
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    def record(self, report_id: int) -> Record:
        """The report as it stands. Raises `KeyError` and `UserError("report_damaged")`."""
        with self._database.reading() as connection:
            return reports.read(connection, report_id)

    def document(self, report_id: int) -> Document:
        """What the file said. Raises `KeyError` and `UserError("report_damaged")`."""
        with self._database.reading() as connection:
            text = reports.unsealed(connection, report_id, "document")
            with reports.naming_damage(connection, report_id):
                return from_json(Document, text)

    def content(self, report_id: int) -> bytes:
        """The file itself. Raises `KeyError` and `UserError("report_damaged")`."""
        with self._database.reading() as connection:
            return reports.unsealed(connection, report_id, "content")

    def commit(self, record: Record, audit: AuditRecord, tally: Tally, *, version: int) -> int:
        """Write `audit.changes` with the audit record and the tally; returns its sequence.

        Raises `UserError("conflict")` if the report is no longer at `version`.
        """
        done = Commit(record.id, audit, tally, version, report=record.report)
        [sequence] = self.commit_all([done])
        return sequence

    def commit_all(self, commits: Sequence[Commit]) -> list[int]:
        """Write several steps in one transaction: all or none. Raises as `commit` does."""
        with self._database.writing() as connection:
            return [self._commit(connection, one) for one in commits]

    def _commit(self, connection: Connection, one: Commit) -> int:
        changes = one.audit.changes
        reports.commit(connection, one.report_id, changes, one.tally, version=one.version)
        if not _FOUND_BY.isdisjoint(change.subject for change in changes):
            self._index(connection, one.report_id)
        cells = (change.key for change in changes if change.subject is Subject.CELL)
        if touched := {key.partition(".")[0] for key in cells}:
            report = one.report or reports.read(connection, one.report_id).report
            kinship.put_touched(connection, one.report_id, report, touched)
        return trail.append(connection, one.report_id, one.audit)

    def worklist(self, query: WorklistQuery | None = None) -> list[WorklistRow]:
        """The reports that match, in order."""
        with self._database.reading() as connection:
            return worklist.rows(connection, query or WorklistQuery())

    def report_ids(self, query: WorklistQuery) -> list[int]:
        """The ids of the reports that match, in order."""
        with self._database.reading() as connection:
            return list(connection.execute(worklist.ids(query)).scalars().all())

    def worklist_rows(self, ids: Sequence[int]) -> list[WorklistRow]:
        """The lines of these reports in this order; one that is not there is left out."""
        with self._database.reading() as connection:
            return worklist.rows_of(connection, ids)

    def bodies(self, query: WorklistQuery) -> list[YearOfBody]:
        """The reports that match, by body and year."""
        with self._database.reading() as connection:
            return worklist.bodies(connection, query)

    def counts(self) -> Mapping[ReviewState, int]:
        """How many reports are in each state."""
        with self._database.reading() as connection:
            return worklist.counts(connection)

    def facets(self) -> Facets:
        """What the reports can be filtered by."""
        with self._database.reading() as connection:
            return worklist.facets(connection)

    def identities(self) -> list[Identity]:
        """Whose report each one is, whatever its order."""
        with self._database.reading() as connection:
            return [worklist.identity(row) for row in connection.execute(worklist.IDENTITY).all()]

    def records(self) -> Iterator[Record]:
        """Every report by id, one at a time. Raises `UserError("report_damaged")` midway."""
        with self._database.reading() as connection:
            ids = connection.execute(select(reports_table.c.id).order_by(reports_table.c.id))
            known = ids.scalars().all()
        for report_id in known:
            yield self.record(report_id)

    def trail(self, report_id: int | None = None, key: str | None = None) -> list[AuditRecord]:
        """The trail, oldest first; of one report, or of one cell or rule of it."""
        with self._database.reading() as connection:
            return trail.read(connection, report_id, key)

    def undoable(self, actor: str, before: int | None = None) -> AuditRecord | None:
        """The newest operation of this person that stands (older than `before`)."""
        with self._database.reading() as connection:
            return trail.undoable(connection, actor, before)

    def batch(self, name: str, actor: str, *, undone: bool) -> list[AuditRecord]:
        """The steps of one command of this person over several reports, oldest first.

        Those that stand, or those that were undone.
        """
        with self._database.reading() as connection:
            return trail.batch(connection, name, actor, undone=undone)

    def redoable(self, actor: str, after: int | None = None) -> AuditRecord | None:
        """What this person undid last (newer than `after`), if nothing new of theirs came since."""
        with self._database.reading() as connection:
            return trail.redoable(connection, actor, after)

    def verify_trail(self) -> int:
        """Check the chain of the whole trail; returns its length.

        Raises `UserError("trail_damaged")` with the first wrong line.
        """
        with self._database.reading() as connection:
            return trail.verify(connection)

    def setting(self, name: str) -> Any | None:
        """What was kept under this name, or None."""
        with self._database.reading() as connection:
            return remembered.read(connection, name)

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a value (anything JSON can hold) under this name, durably."""
        with self._database.writing() as connection:
            remembered.put(connection, name, value)

    def backup(self, target: Path) -> None:
        """Write a checked copy of the workspace; an older one there is replaced at the end.

        Raises `UserError`: `backup_failed`, or `backup_server` for a database on a server.
        """
        write_backup(self._database, target)

    def keep_backup(self) -> bool:
        """Renew the backup beside a file with reports if it is not of the last half hour.

        Returns whether it was written. Raises `UserError`; an older backup stays then.
        """
        known = select(reports_table.c.id).limit(1)
        with self._database.reading() as connection:
            empty = connection.execute(known).first() is None
        return self._database.is_sqlite and not empty and keep_backup(self._database)
