"""One table: the form that suits its labels, its rows, its columns, and every doubt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from reviewer.domain.form import CellKey, TableForm
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Doubt, Provenance, Reading
from reviewer.domain.rules import Rule
from reviewer.extraction.columns import place, read
from reviewer.extraction.fields import Field, between, folded
from reviewer.extraction.labels import Slot
from reviewer.extraction.ledger import Ledger
from reviewer.extraction.matching import Match
from reviewer.extraction.places import Columns
from reviewer.extraction.stream import Group, Stream

_SURE_MARGIN = 1.0
_DOUBTFUL = 0.6
_LIKELY = 0.7
_GUESSED = 0.5
_LEAST_SHARE = 0.4
_MANY_LEFT_OUT = 3
_FAR = 15
_WIDE = 5


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table as read: its form, every cell of it, and the share of its labels that was found."""

    form: TableForm
    readings: Mapping[CellKey, Reading]
    share: float


def read_table(found: Match, text: Stream, rules: Sequence[Rule]) -> TableReading:
    """Read every cell of the form that was laid over a stream."""
    reader = _Reader(found, text, Ledger(rules))
    return TableReading(found.pattern.form, reader.read(), found.alignment.share)


def unread_table(form: TableForm, place: Provenance) -> TableReading:
    """A table of which nothing but the title was found."""
    nothing = Reading("", CellStatus.UNREAD, None, 0.0, place, Doubt.NOT_FOUND)
    return TableReading(form, dict.fromkeys(form.cells, nothing), 0.0)


def contested(reading: TableReading, copy: TableReading) -> TableReading:
    """A table that stands in the document twice: what the two say differently is doubtful."""
    readings = dict(reading.readings)
    for key, one in readings.items():
        other = copy.readings.get(key)
        if other is None or (one.status, one.value) != (other.status, other.value):
            confidence = min(one.confidence, _GUESSED)
            doubt = one.doubt or Doubt.LABEL_UNCLEAR
            readings[key] = replace(one, confidence=confidence, doubt=doubt)
    return replace(reading, readings=readings)


class _Reader:
    def __init__(self, found: Match, text: Stream, ledger: Ledger) -> None:
        self._match = found
        self._text = text
        self._ledger = ledger
        self._unit_unclear = "元" in text.letters and "万元" not in text.letters
        self._left_out = _left_out(found)
        self._columns = Columns(())
        self._strangers = _strangers(found)

    def read(self) -> dict[CellKey, Reading]:
        """Rows with as many values as columns first, they are what the others are judged by."""
        slots = self._match.pattern.slots
        readings: dict[CellKey, Reading] = {}
        chosen = self._match.assignment.groups
        exact = [
            row
            for row, slot in enumerate(slots)
            if chosen[row] >= 0 and len(self._group(row).fields) == len(slot.cells)
        ]
        for row in exact:
            self._ledger.note(slots[row].cells, self._group(row).fields)
        self._columns = Columns(self._group(row).fields for row in exact)
        for row in (*exact, *(row for row in range(len(slots)) if row not in exact)):
            for cell, reading in zip(slots[row].cells, self._row(row), strict=True):
                readings[cell.key] = reading
        return {key: readings[key] for key in self._match.pattern.form.cells}

    def _group(self, row: int) -> Group:
        return self._match.groups[self._match.assignment.groups[row]]

    def _row(self, row: int) -> Iterator[Reading]:
        slot = self._match.pattern.slots[row]
        if self._match.assignment.groups[row] < 0:
            return self._without_values(row, slot)
        group = self._group(row)
        if len(group.fields) == len(slot.cells):
            return self._readings(slot, group.fields, self._doubt(row, group), _DOUBTFUL)
        if filling := self._columns.fill(group.fields, len(slot.cells)):
            self._ledger.note(slot.cells, filling)
            return self._readings(slot, filling, self._doubt(row, group), _DOUBTFUL)
        placed = place(group.fields, slot.cells, self._ledger.judge(slot.cells))
        if placed is None:
            return self._unplaced(group, slot)
        self._ledger.note(slot.cells, placed.filling)
        confidence = _LIKELY if placed.likely else _GUESSED
        return self._readings(slot, placed.filling, placed.doubt, confidence)

    def _readings(
        self, slot: Slot, filling: Sequence[Field], doubt: Doubt, confidence: float
    ) -> Iterator[Reading]:
        for cell, field in zip(slot.cells, filling, strict=True):
            reading = read(field, cell, unit_unclear=self._unit_unclear)
            if doubt and reading.confidence > confidence:
                reading = replace(reading, confidence=confidence, doubt=reading.doubt or doubt)
            yield reading

    def _without_values(self, row: int, slot: Slot) -> Iterator[Reading]:
        """A label without a value is a blank to look at; no label, no reading."""
        end = self._match.label_ends[row]
        seen = self._match.seen[row] >= 0.5
        place = between(self._text.owners[end].provenance if end >= 0 else None, None)
        for _ in slot.cells:
            if seen:
                yield Reading("", CellStatus.BLANK, None, _GUESSED, place, Doubt.MISSING_NUMBERS)
            else:
                yield Reading("", CellStatus.UNREAD, None, 0.0, place, Doubt.NOT_FOUND)

    def _unplaced(self, group: Group, slot: Slot) -> Iterator[Reading]:
        """So many or so few values that any placing would be a guess."""
        few = len(group.fields) < len(slot.cells)
        doubt = Doubt.MISSING_NUMBERS if few else Doubt.TOO_MANY_NUMBERS
        first, last = group.fields[0].provenance, group.fields[-1].provenance
        place = first
        if first.span and last.span:
            place = Provenance(span=(first.span[0], last.span[1]))
        for _ in slot.cells:
            yield Reading("", CellStatus.UNREAD, None, 0.0, place, doubt)

    def _doubt(self, row: int, group: Group) -> Doubt:
        """Why the values of a complete row may still not be its own."""
        if self._label_unclear(row, group) or self._beside_left_out(row):
            return Doubt.LABEL_UNCLEAR
        cells = self._match.pattern.slots[row].cells
        guarded = group.even and self._ledger.guards(cell.key for cell in cells)
        if guarded:
            return Doubt.NONE
        if group.may_hold_page_number or group.like_page_number or self._number_follows(row, group):
            return Doubt.PAGE_NUMBER
        return Doubt.NONE

    def _label_unclear(self, row: int, group: Group) -> bool:
        found, index = self._match, self._match.assignment.groups[row]
        if found.alignment.share < _LEAST_SHARE and len(found.seen) > 1:
            return True
        return bool(
            found.assignment.margins[row] < _SURE_MARGIN
            or found.passed[index, row] >= 0.5
            or found.seen[row] < 0.5
            or found.strange[index] > 0.5
            or group.position - found.label_ends[row] > _FAR
            or (group.alone and not group.numbers and len(group.fields) < _WIDE)
            or self._beside_lost_row(row)
            or self._marked_otherwise(row, group)
            or self._glued_to_another_word(group)
            or (not group.alone and found.own[index, row] == 0)
            or self._named_elsewhere(row)
            or (found.seen[row] < 0.8 and self._other_label_fits(row, group))
        )

    def _beside_lost_row(self, row: int) -> bool:
        """Whether the row above or below is missing, so that these may be its values."""
        rows = range(max(0, row - 1), min(row + 2, len(self._match.seen)))
        return any(self._match.seen[i] < 0.5 and self._match.assignment.groups[i] < 0 for i in rows)

    def _named_elsewhere(self, row: int) -> bool:
        """Whether other values stand in a line with this row's label and no label of their own."""
        index = self._match.assignment.groups[row]
        return any(i != index and self._match.own[i, row] > 0 for i in self._strangers)

    def _marked_otherwise(self, row: int, group: Group) -> bool:
        """Whether the line begins with the list mark of another row."""
        mark = self._match.pattern.slots[row].mark
        return not group.alone and mark != "" and group.mark not in ("", mark)

    def _glued_to_another_word(self, group: Group) -> bool:
        """Whether there is no space before the values and what stands there is no label."""
        before = group.position - 1
        glued = group.position > group.labels[0] and group.fields[0].gap == 0
        return glued and before not in self._match.alignment.found

    def _other_label_fits(self, row: int, group: Group) -> bool:
        """Whether the text before the values reads more like the label of another row."""
        earlier = [
            other.position for other in self._match.groups if other.position < group.position
        ]
        text = self._text.letters[max(earlier, default=0) : group.position]
        form = self._match.pattern
        scores = [fuzz.partial_ratio(form.slot_label(i), text) for i in range(len(form.slots))]
        return bool(text) and max(scores) > scores[row]

    def _beside_left_out(self, row: int) -> bool:
        """Whether numbers beside this row, or many anywhere, found no row."""
        rows = [i for i in self._left_out if self._match.groups[i].numbers > 1]
        return len(rows) >= _MANY_LEFT_OUT or any(
            not self._match.harmless(i) for i in self._beside(row)
        )

    def _number_follows(self, row: int, group: Group) -> bool:
        """Whether a lone number beside these may be the rest of one of them, not a page number."""
        wrapped = any(folded(field.text) != "0" for field in group.fields)
        return wrapped and any(
            self._match.groups[i].position == group.position for i in self._beside(row)
        )

    def _beside(self, row: int) -> Iterator[int]:
        """The groups left out between this row and those above and below it."""
        index = self._match.assignment.groups[row]
        for step in (-1, 1):
            i = index + step
            while i in self._left_out:
                yield i
                i += step


def _strangers(found: Match) -> list[int]:
    """Groups of values that got no row, or one that is not named in their line."""
    rows = {group: row for row, group in enumerate(found.assignment.groups)}
    return [
        i
        for i, group in enumerate(found.groups)
        if group.numbers > 1 and (i not in rows or found.own[i, rows[i]] == 0)
    ]


def _left_out(found: Match) -> frozenset[int]:
    """The groups no row got, but for those above the table, which belong elsewhere."""
    chosen = set(found.assignment.groups)
    first = found.alignment.found[0] if len(found.alignment.found) else 0
    return frozenset(
        i for i, group in enumerate(found.groups) if group.position > first and i not in chosen
    )
