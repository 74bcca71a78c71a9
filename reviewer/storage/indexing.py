"""What the worklist finds a report by, derived from what is stored of it: text and region."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Connection, select, update

from reviewer.domain.tags import region
from reviewer.storage import tags
from reviewer.storage.schema import reports

Spell = Callable[[str], str]
"""The letters a text is typed with, a way a line."""
_WORD = re.compile(r"[a-z]+|\d+|[^a-z\d\s]+")


def no_spelling(_text: str) -> str:
    """Where nobody types by letters."""
    return ""


def index(connection: Connection, report_id: int, spell: Spell) -> None:
    """Tell anew what a report is found by."""
    query = select(reports.c.agency, reports.c.year, reports.c.source)
    row = connection.execute(query.where(reports.c.id == report_id)).one_or_none()
    if row is None:
        # An index that names a row which is not there comes from damage; opening tells.
        return
    agency = row.agency if isinstance(row.agency, str) else None
    known = tags.of_report(connection, report_id)
    values = found_by(agency, row.year, str(row.source), known, spell)
    connection.execute(update(reports).where(reports.c.id == report_id).values(values))


def found_by(
    agency: str | None, year: object, source: str, known: Sequence[str], spell: Spell
) -> dict[str, str]:
    """What a report with these tags is found by, as columns."""
    name = re.split(r"[/\\]", source)[-1]
    parts = (agency or "", str(year or ""), name, *known, spell(agency or ""))
    return {"search": folded("\n".join(parts)), "region": region(agency, known)}


def index_rest(connection: Connection, spell: Spell) -> None:
    """Tell it of the reports that an older program has left without."""
    query = select(reports.c.id).where(reports.c.region.is_(None))
    for report_id in connection.execute(query).scalars().all():
        index(connection, report_id, spell)


def is_indexed(connection: Connection) -> bool:
    """Whether it is told of all reports."""
    query = select(reports.c.id).where(reports.c.region.is_(None)).limit(1)
    return connection.execute(query).first() is None


def words(text: str) -> Iterator[str]:
    """The words of a query, each to be found by itself: `hzq2023` is `hzq` and `2023`."""
    for word in folded(text).split():
        yield from _WORD.findall(word) if word.isalnum() else [word]


def folded(text: str) -> str:
    """The text in small letters of half width."""
    return unicodedata.normalize("NFKC", text).casefold()
