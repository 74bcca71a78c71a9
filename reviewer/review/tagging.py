"""Tags as an operation: put on, taken off."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import ClassVar

from reviewer.domain.changes import Change, Subject
from reviewer.domain.errors import UserError
from reviewer.domain.record import Record
from reviewer.domain.tags import LONGEST, cleaned
from reviewer.review.operations import ReportOperation, Situation


@dataclass(frozen=True, slots=True)
class SetTags(ReportOperation):
    """Put tags on a report and take others off."""

    name: ClassVar[str] = "set_tags"
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Raises `UserError`: `tag_empty`, `tag_too_long`."""
        known = situation.record.tags
        wanted = dict.fromkeys(_checked(tag) for tag in self.add)
        for tag in dict.fromkeys(cleaned(text) for text in self.remove):
            if tag in known and tag not in wanted:
                yield Change(self.report_id, Subject.TAG, tag, tag, None)
        for tag in wanted:
            if tag not in known:
                yield Change(self.report_id, Subject.TAG, tag, None, tag)


def _checked(text: str) -> str:
    tag = cleaned(text)
    if not tag:
        raise UserError("tag_empty")
    if len(tag) > LONGEST:
        raise UserError("tag_too_long", most=LONGEST)
    return tag


def joined(note: str, other: str) -> str:
    """Two notes as one, the second under the first unless it holds all lines of that already."""
    if set(note.strip().splitlines()) <= set(other.splitlines()):
        return other.strip()
    return "\n".join(part for part in (note.strip(), other.strip()) if part)


@dataclass(frozen=True, slots=True)
class Annotate(ReportOperation):
    """Put tags on a report, take others off and write its note, in one step.

    Tags that others have set meanwhile stay. A note that others have changed since it was `was`
    is not written over, unless the two shall be kept together.
    """

    name: ClassVar[str] = "annotate"
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    note: str = ""
    was: str = ""
    keep_both: bool = False

    @classmethod
    def since(cls, begun: Record, tags: Collection[str], note: str) -> "Annotate":
        """What leads from a report as it was to these tags and this note."""
        wanted = {cleaned(tag) for tag in tags}
        return cls(
            begun.id,
            add=tuple(tag for tag in tags if cleaned(tag) not in begun.tags),
            remove=tuple(tag for tag in begun.tags if tag not in wanted),
            note=note.strip(),
            was=begun.note,
        )

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Raises `UserError` as `SetTags` does, and `note_conflict` with the other note."""
        yield from SetTags(self.report_id, self.add, self.remove).changes(situation)
        now, note = situation.record.note, self.note
        if note in (self.was.strip(), now):
            return
        if now != self.was:
            if not self.keep_both:
                reason = "written" if now else "removed"
                raise UserError("note_conflict", reason=reason, theirs=now)
            note = joined(now, note)
        yield from self._change(Subject.NOTE, "", now, note)
