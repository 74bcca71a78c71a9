"""One table: the form that suits its labels, its rows, its columns, and every doubt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.domain.form import CellKey, TableForm
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Doubt, Provenance, Reading
from reviewer.extraction.columns import place, read
from reviewer.extraction.doubts import Doubts
from reviewer.extraction.fields import Field, FieldKind, between
from reviewer.extraction.labels import Slot
from reviewer.extraction.ledger import Equations, Ledger
from reviewer.extraction.matching import Match
from reviewer.extraction.places import Columns
from reviewer.extraction.stream import Group, Stream

_DOUBTFUL = 0.6
_LIKELY = 0.7
_GUESSED = 0.5
_SETTLED = 0.9
_WELL_SEEN = 0.8


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table as read: its form, every cell of it, and the share of its labels that was found."""

    form: TableForm
    readings: Mapping[CellKey, Reading]
    share: float


def read_table(found: Match, text: Stream, equations: Equations) -> TableReading:
    """Read every cell of the form that was laid over a stream."""
    reader = _Reader(found, text, Ledger(equations))
    return TableReading(found.pattern.form, reader.read(), found.alignment.share)


def unread_table(form: TableForm, place: Provenance) -> TableReading:
    """A table of which nothing but the title was found."""
    nothing = Reading("", CellStatus.UNREAD, None, 0.0, place, Doubt.NOT_FOUND)
    return TableReading(form, dict.fromkeys(form.cells, nothing), 0.0)


def contested(reading: TableReading, copy: TableReading) -> TableReading:
    """A table that stands in the document twice: what the two say differently is doubtful."""
    readings = {key: _agreed(one, copy.readings.get(key)) for key, one in reading.readings.items()}
    return replace(reading, readings=readings)


def _agreed(one: Reading, other: Reading | None) -> Reading:
    """A reading no surer than that of the other copy, which may be what a guess agrees with."""
    if other and (one.status, one.value) == (other.status, other.value):
        if other.confidence >= one.confidence:
            return one
        return replace(one, confidence=other.confidence, doubt=one.doubt or other.doubt)
    confidence = min(one.confidence, _GUESSED)
    return replace(one, confidence=confidence, doubt=one.doubt or Doubt.LABEL_UNCLEAR)


def _settled(reading: Reading) -> Reading:
    """A blank among numbers that all have their place is a blank."""
    if reading.status is CellStatus.BLANK and reading.doubt is Doubt.MISSING_NUMBERS:
        return replace(reading, confidence=_SETTLED, doubt=Doubt.NONE)
    return reading


def _without_filling(fields: Sequence[Field], width: int) -> Sequence[Field]:
    """The cells of a row that begins with a value, less empty ones drawn beyond its columns."""
    beyond = fields[width:]
    filling = all(field.explicit and field.kind is FieldKind.EMPTY for field in beyond)
    led = fields[0].kind is FieldKind.VALUE
    return fields[:width] if filling and led else fields


class _Reader:
    def __init__(self, found: Match, text: Stream, ledger: Ledger) -> None:
        self._match = found
        self._text = text
        self._ledger = ledger
        self._unit_unclear = "元" in text.letters and "万元" not in text.letters
        self._doubts = Doubts(found, text, ledger)
        self._columns = Columns(())
        self._guessed = False
        """Whether the values of any row were placed by nothing but their number."""

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
        self._columns = Columns((self._group(row).fields for row in exact), self._match.heads)
        for row in (*exact, *(row for row in range(len(slots)) if row not in exact)):
            for cell, reading in zip(slots[row].cells, self._row(row), strict=True):
                readings[cell.key] = reading
        if self._is_settled():
            readings = {key: _settled(reading) for key, reading in readings.items()}
        return {key: readings[key] for key in self._match.pattern.form.cells}

    def _is_settled(self) -> bool:
        """Whether all numbers of a table without lines have a place, so that the rest is blank."""
        taken = set(self._match.assignment.groups)
        first = self._match.alignment.found.min(initial=len(self._text.letters))
        groups = enumerate(self._match.groups)
        return (
            not self._guessed
            and self._text.is_placed
            and len(taken - {-1}) > 1
            and min(self._match.evidence.seen.tolist()) >= _WELL_SEEN
            and all(i in taken or not g.numbers or g.position <= first for i, g in groups)
            and self._ledger.guards(self._match.pattern.form.cells)
            and self._ledger.is_even
        )

    def _group(self, row: int) -> Group:
        return self._match.groups[self._match.assignment.groups[row]]

    def _row(self, row: int) -> Iterator[Reading]:
        slot = self._match.pattern.slots[row]
        if self._match.assignment.groups[row] < 0:
            return self._without_values(row, slot)
        group = self._group(row)
        fields = _without_filling(group.fields, len(slot.cells))
        if len(fields) == len(slot.cells):
            self._ledger.note(slot.cells, fields)
            return self._readings(slot, fields, self._doubts.of(row, group), _DOUBTFUL)
        if group.is_empty:
            nothing = group.fields[:1] * len(slot.cells)
            return self._readings(slot, nothing, self._doubts.of(row, group), _DOUBTFUL)
        if filling := self._columns.fill(group.fields, len(slot.cells)):
            self._ledger.note(slot.cells, filling)
            return self._readings(slot, filling, self._doubts.of(row, group), _DOUBTFUL)
        self._guessed = True
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
        end = self._match.evidence.label_ends[row]
        seen = self._match.evidence.seen[row] >= 0.5
        label = self._text.owners[end].provenance if end >= 0 else None
        after = between(label, None)
        for column in range(len(slot.cells)):
            place = after
            if label and label.bbox:
                box = self._columns.box(column, len(slot.cells), label.bbox)
                place = Provenance(label.page, box, after.span)
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
