"""The tags of reports."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from reviewer.domain.changes import Change
from reviewer.storage.schema import tags


def of_report(connection: Connection, report_id: int) -> tuple[str, ...]:
    """The tags of one report, in order."""
    query = select(tags.c.tag).where(tags.c.report_id == report_id)
    return tuple(sorted(connection.execute(query).scalars()))


def of_reports(connection: Connection, ids: Sequence[int] | None) -> Mapping[int, tuple[str, ...]]:
    """The tags of those of these reports (None: of all) that have any, in order."""
    query = select(tags) if ids is None else select(tags).where(tags.c.report_id.in_(ids))
    found: dict[int, tuple[str, ...]] = {}
    for report_id, tag in sorted(map(tuple, connection.execute(query))):
        found[report_id] = (*found.get(report_id, ()), tag)
    return found


def put(connection: Connection, report_id: int, changes: Iterable[Change]) -> None:
    """Give a report the tags that are new and take the others away."""
    for change in changes:
        mine = (tags.c.report_id == report_id) & (tags.c.tag == change.key)
        connection.execute(delete(tags).where(mine))
        if change.new is not None:
            connection.execute(insert(tags).values(report_id=report_id, tag=change.key))
