"""Tags as an operation: put on, taken off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from reviewer.domain.changes import Change, Subject
from reviewer.domain.errors import UserError
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


@dataclass(frozen=True, slots=True)
class Annotate(ReportOperation):
    """Give a report exactly these tags and this note, in one step."""

    name: ClassVar[str] = "annotate"
    tags: tuple[str, ...]
    note: str

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Raises `UserError` as `SetTags` does."""
        wanted = {cleaned(tag) for tag in self.tags}
        gone = tuple(tag for tag in situation.record.tags if tag not in wanted)
        yield from SetTags(self.report_id, self.tags, gone).changes(situation)
        old = situation.record.note
        yield from self._change(Subject.NOTE, "", old, self.note.strip())
