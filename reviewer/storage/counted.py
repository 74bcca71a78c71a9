"""The part of a workspace that keeps what was counted of its reports, and by which rules."""

from typing import Any

from sqlalchemy import update

from reviewer.domain.overview import Overview
from reviewer.domain.record import Tally
from reviewer.storage import overview, remembered, worklist
from reviewer.storage.related import Related
from reviewer.storage.schema import reports as reports_table


class Counted(Related):
    """Tallies and open rules of the reports; every call is one transaction."""

    def set_tally(self, report_id: int, tally: Tally, *, version: int) -> bool:
        """Put a new tally on the worklist, as after a change of the rules; whether it was written.

        `version` is what was counted; a report that has moved on keeps its tally.
        """
        counted = (reports_table.c.id == report_id) & (reports_table.c.version == version)
        with self._database.writing() as connection:
            done = connection.execute(
                update(reports_table).where(counted).values(worklist.tally_columns(tally))
            )
            if done.rowcount == 1:
                overview.put_rules(connection, report_id, tally.rules)
        return done.rowcount == 1

    def uncounted(self) -> list[int]:
        """The reports that are to be counted, as after a change of the rules."""
        with self._database.reading() as connection:
            return overview.uncounted(connection)

    def forget_counts(self) -> None:
        """Every report is to be counted anew; until then its old tally stays on the worklist."""
        with self._database.writing() as connection:
            overview.forget(connection)

    def open_rules(self, report_id: int) -> frozenset[str] | None:
        """The rules that are open problems of a report; None if they are not known."""
        with self._database.reading() as connection:
            return overview.rules_of(connection, report_id)

    def overview(self) -> Overview:
        """What all reports come to."""
        with self._database.reading() as connection:
            return overview.read(connection)

    def change_rules(self, name: str, value: Any) -> None:
        """Keep what the rules go by under this name; every report is to be counted anew."""
        with self._database.writing() as connection:
            remembered.put(connection, name, value)
            overview.forget(connection)
