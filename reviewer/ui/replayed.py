"""The sentence that says what an undo has taken back, or a redo has brought back."""

from collections.abc import Sequence

from reviewer.domain.changes import Change, ReviewState, Subject
from reviewer.domain.report import Entry
from reviewer.review.desk import Sheet
from reviewer.ui.wording import Words, state_text, translate

_FIRST = (Subject.CELL, Subject.DECISION, Subject.AGENCY, Subject.YEAR, Subject.TAG, Subject.NOTE)
"""What a step is told by; that the report was begun with it goes without saying."""


def replayed_text(sheet: Sheet, changes: Sequence[Change], words: Words) -> str:
    """What has changed: a cell with both its contents, several by name, or what else it was."""
    for subject in _FIRST:
        found = [change for change in changes if change.subject is subject]
        if found:
            return _told(sheet, found, words)
    return "，".join(
        f"{state_text(change.old)} → {state_text(change.new)}"
        for change in changes
        if isinstance(change.old, ReviewState) and isinstance(change.new, ReviewState)
    )


def _told(sheet: Sheet, changes: Sequence[Change], words: Words) -> str:
    change = changes[0]
    match change.subject:
        case Subject.CELL if len(changes) > 1:
            keys = {change.key for change in changes}
            return words.names(key for key in sheet.record.report.cells if key in keys)
        case Subject.CELL:
            old, new = (_entry(sheet, change.key, side, words) for side in (change.old, change.new))
            return f"{words.cell_name(change.key)} {old} → {new}"
        case Subject.DECISION:
            rules = {finding.rule.id: finding.rule for finding in (*sheet.findings, *sheet.soft)}
            rule = rules.get(change.key)
            name = words.rule_name(rule) if rule else ""
            return translate("Replayed", "对问题的决定 {rule}").format(rule=name).strip()
        case Subject.AGENCY | Subject.YEAR:
            return f"{change.old or '—'} → {change.new or '—'}"
        case _:
            return translate("Replayed", "标签和备注")


def _entry(sheet: Sheet, key: str, content: object, words: Words) -> str:
    reading = sheet.record.report.cells[key].reading
    entry = content if isinstance(content, Entry) else None
    return words.entry(entry, reading, words.value_type(key))
