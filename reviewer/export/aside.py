"""Reports that were set aside: in the trail and in a table of their own, in no other."""

from collections.abc import Iterator
from dataclasses import replace

from reviewer.domain.changes import AuditRecord, ReviewState, Subject
from reviewer.export.data import AGENCY, REPORT, YEAR
from reviewer.export.history import moment
from reviewer.export.items import Item
from reviewer.export.table import Field, FieldType, ItemTable, Row

EVERY_REPORT = ("trail", "set_aside")
"""The tables that tell of reports that the data leave out."""
_FIELDS = (
    REPORT,
    AGENCY,
    YEAR,
    Field("source", "来源文件", "source file"),
    Field("sha256", "文件指纹", "fingerprint of the file"),
    Field("reason", "原因", "reason"),
    Field("who", "经办人", "who"),
    Field("when", "时间", "when", FieldType.TIME),
)


def counts(item: Item) -> bool:
    """Whether a report is data: one that was set aside would count its body twice."""
    return item.record.state is not ReviewState.SET_ASIDE


def counting(table: ItemTable) -> ItemTable:
    """The table without the rows of reports that were set aside."""
    return replace(table, rows=lambda item: table.rows(item) if counts(item) else ())


def _rows(item: Item) -> Iterator[Row]:
    if counts(item):
        return
    record, report = item.record, item.record.report
    about: Row = (record.id, report.agency, report.year, report.source, report.sha256)
    by = next((audit for audit in reversed(item.trail) if _sets_aside(audit)), None)
    yield (*about, *((by.reason, by.actor, moment(by.at)) if by else ("", "", "")))


def _sets_aside(audit: AuditRecord) -> bool:
    return any(
        change.subject is Subject.STATE and change.new is ReviewState.SET_ASIDE
        for change in audit.changes
    )


SET_ASIDE = ItemTable("set_aside", _FIELDS, ("report",), rows=_rows)
