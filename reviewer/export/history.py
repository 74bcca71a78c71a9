"""Who gave a cell or a finding what it holds now, told from the trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.changes import AuditRecord, Change, Content, ReviewState, Subject
from reviewer.domain.record import Record
from reviewer.export.items import Item

Place = tuple[Subject, str]


@dataclass(frozen=True, slots=True)
class Authorship:
    """Why, by whom and when."""

    reason: str = ""
    who: str = ""
    when: str = ""


NOBODY = Authorship()


def moment(at: datetime) -> str:
    """Local time with its offset, to the second."""
    return at.astimezone().isoformat(timespec="seconds")


def authors(item: Item) -> Mapping[Place, Authorship]:
    """For each cell (by key), decision (by rule) and the state: who gave it, when and why.

    An undo that brings an earlier entry back leaves it to the person who made it.
    """
    found: dict[Place, Authorship] = {}
    for audit in item.trail:
        for change in audit.changes:
            place = (change.subject, change.key)
            if change.new is None or change.new != _now(item.record, change):
                continue
            if audit.undoes is None or place not in found:
                found[place] = _authorship(audit, change)
    return found


def finishing(item: Item, history: Mapping[Place, Authorship]) -> Authorship:
    """Who finished the report and why in spite of what is left open; nobody if it is not done."""
    done = item.record.state is ReviewState.DONE
    return history.get((Subject.STATE, ""), NOBODY) if done else NOBODY


def _now(record: Record, change: Change) -> Content:
    if change.subject is Subject.DECISION:
        return record.decisions.get(change.key)
    if change.subject is Subject.STATE:
        return record.state
    cell = record.report.cells.get(change.key)
    return cell.entry if cell and change.subject is Subject.CELL else None


def _authorship(audit: AuditRecord, change: Change) -> Authorship:
    reason = getattr(change.new, "reason", "") or audit.reason
    return Authorship(reason, audit.actor, moment(audit.at))
