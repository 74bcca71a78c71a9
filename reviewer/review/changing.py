"""Changes put into a record: values only, nothing is computed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from reviewer.domain.changes import Change, Content, Decision, ReviewState, Subject
from reviewer.domain.errors import UserError
from reviewer.domain.record import Record
from reviewer.domain.report import Entry


def content(record: Record, change: Change) -> Content:
    """What the record says now where the change would write."""
    match change.subject:
        case Subject.CELL:
            return record.report.cells[change.key].entry
        case Subject.DECISION:
            return record.decisions.get(change.key)
        case Subject.TAG:
            return change.key if change.key in record.tags else None
    said: Mapping[Subject, Content] = {
        Subject.STATE: record.state,
        Subject.AGENCY: record.report.agency,
        Subject.YEAR: record.report.year,
        Subject.NOTE: record.note,
    }
    return said[change.subject]


def texts(changes: Iterable[Change]) -> Iterator[str]:
    """What a person wrote, in the contents that are new."""
    for change in changes:
        match change.new:
            case str(text) | Decision(reason=text) | Entry(text=text):
                yield text


def need_characters(*texts: str) -> None:
    """Raises `UserError("text_broken")` for half a character, which no file can hold."""
    if any("\ud800" <= sign <= "\udfff" for text in texts for sign in text):
        raise UserError("text_broken")


def fits(record: Record, changes: Iterable[Change]) -> bool:
    """Whether the record says everywhere what the changes call old."""
    return all(content(record, change) == change.old for change in changes)


def applied(record: Record, changes: Iterable[Change]) -> Record:
    """The record after the changes."""
    entries: dict[str, Entry | None] = {}
    for change in changes:
        match change.subject:
            case Subject.CELL:
                entries[change.key] = cast(Entry | None, change.new)
            case Subject.DECISION:
                record = _decided(record, change.key, cast(Decision | None, change.new))
            case Subject.STATE:
                record = replace(record, state=cast(ReviewState, change.new))
            case Subject.AGENCY:
                agency = cast(str | None, change.new)
                record = replace(record, report=replace(record.report, agency=agency))
            case Subject.YEAR:
                year = cast(int | None, change.new)
                record = replace(record, report=replace(record.report, year=year))
            case Subject.NOTE:
                record = replace(record, note=cast(str, change.new))
            case Subject.TAG:
                others = {tag for tag in record.tags if tag != change.key}
                new = {change.key} if change.new is not None else set()
                record = replace(record, tags=tuple(sorted(others | new)))
    return replace(record, report=record.report.with_entries(entries)) if entries else record


def _decided(record: Record, rule_id: str, decision: Decision | None) -> Record:
    decisions = {key: value for key, value in record.decisions.items() if key != rule_id}
    if decision is not None:
        decisions[rule_id] = decision
    return replace(record, decisions=decisions)
