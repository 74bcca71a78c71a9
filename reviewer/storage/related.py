"""The part of a workspace that tells what reports are judged beside: text, other reports."""

import json
from collections.abc import Collection

from reviewer.domain.record import Identity, Record
from reviewer.domain.report import Report
from reviewer.domain.twins import Twin
from reviewer.storage import kinship, reports
from reviewer.storage.database import Database


class Related:
    """Reports of one body, with the same table, and their prose; every call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_bodies(self, names: Collection[str], year: int) -> list[Identity]:
        """The reports of these bodies for a year that count, by id; any spelling will do."""
        with self._database.reading() as connection:
            return kinship.of_bodies(connection, names, year)

    def twin(self, report_id: int, report: Report, digest: str) -> Twin | None:
        """Another body's report, or another year's, with a table of this fingerprint."""
        with self._database.reading() as connection:
            return kinship.twin(connection, report_id, report, digest)

    def knows_tables(self, report_id: int) -> bool:
        """Whether the tables of a report can be recognised by `twins`."""
        with self._database.reading() as connection:
            return kinship.knows_tables(connection, report_id)

    def keep_tables(self, record: Record) -> None:
        """Make a report's tables known to `twins`, as those of an older workspace are not."""
        with self._database.writing() as connection:
            kinship.put_tables(connection, record.id, record.report)

    def text(self, report_id: int) -> str:
        """The shown text alone. Raises `KeyError` and `UserError("report_damaged")`."""
        with self._database.reading() as connection:
            document = reports.unsealed(connection, report_id, "document")
            with reports.naming_damage(connection, report_id):
                return str(json.loads(document)["text"])
