"""Repairs of structure: numbers put where they belong, always as one step with a name."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from reviewer.domain.changes import Change, Subject
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey
from reviewer.domain.numbers import (
    CellStatus,
    Value,
    ValueType,
    format_value,
    parse_printed,
    parse_typed,
)
from reviewer.domain.report import Cell, Entry, Origin
from reviewer.review.operations import ReportOperation, SetCells, Situation

Line = tuple[CellKey, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds, on its way into another cell."""

    status: CellStatus
    value: Value | None
    text: str

    @classmethod
    def of(cls, cell: Cell) -> "Content":
        """What counts in a cell now."""
        text = cell.entry.text if cell.entry else cell.reading.text
        return cls(cell.status, cell.value, text.strip())

    @property
    def vacant(self) -> bool:
        """Whether nothing is lost where something else is put."""
        return self.status in (CellStatus.BLANK, CellStatus.UNREAD)

    @property
    def said(self) -> str:
        """It as a person would type it."""
        return self.text if self.value is None else format_value(self.value)


BLANK = Content(CellStatus.BLANK, None, "")


@dataclass(frozen=True, slots=True)
class Rearrangement(ReportOperation):
    """What a subclass says each cell shall hold; nothing is typed, only moved."""

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Raises `UserError`, and `EntryError` where a number does not fit its new cell."""
        for key, content in self._contents(situation).items():
            yield from self._put(situation, key, content)

    @abstractmethod
    def _contents(self, situation: Situation) -> Mapping[CellKey, Content]: ...

    def _put(self, situation: Situation, key: CellKey, content: Content) -> Iterator[Change]:
        if content.status is CellStatus.UNREAD:
            # Elsewhere it would count as decided, though nobody has read it.
            raise UserError("structure_unread", text=content.text)
        cell, kind = situation.record.report.cells[key], situation.cells[key].type
        if content.value is not None:
            parse_typed(content.said, kind)
        same = Content.of(cell).said == content.said and cell.status is content.status
        if cell.needs_look or not same:
            text = content.said if content.value is None else format_value(content.value, kind)
            entry = Entry(content.status, content.value, text, Origin.STRUCTURE)
            yield from self._change(Subject.CELL, key, cell.entry, entry)


@dataclass(frozen=True, slots=True)
class ShiftCells(Rearrangement):
    """Move the contents of each line by one, towards its end (1) or its start (-1)."""

    name: ClassVar[str] = "shift_cells"
    lines: tuple[Line, ...]
    step: int

    def _contents(self, situation: Situation) -> Mapping[CellKey, Content]:
        """Raises `UserError`: `shift_no_room`, `shift_loses_number`."""
        moved: dict[CellKey, Content] = {}
        for line in self.lines:
            if len(line) < 2:
                raise UserError("shift_no_room")
            moved |= zip(line, _shifted(_held(situation, line), self.step), strict=True)
        return moved


def _shifted(contents: Sequence[Content], step: int) -> list[Content]:
    lost = contents[-1] if step > 0 else contents[0]
    if lost.value is not None:
        raise UserError("shift_loses_number", text=lost.said)
    return [BLANK, *contents[:-1]] if step > 0 else [*contents[1:], BLANK]


@dataclass(frozen=True, slots=True)
class SwapCells(Rearrangement):
    """Let the cells of each pair change their contents."""

    name: ClassVar[str] = "swap_cells"
    pairs: tuple[tuple[CellKey, CellKey], ...]

    def _contents(self, situation: Situation) -> Mapping[CellKey, Content]:
        moved: dict[CellKey, Content] = {}
        for pair in self.pairs:
            first, second = _held(situation, pair)
            if (first, second) != (second, first):
                moved |= zip(pair, (second, first), strict=True)
        return moved


@dataclass(frozen=True, slots=True)
class SplitNumber(Rearrangement):
    """Divide the text of the first cell after `at` characters into it and its neighbour.

    What stands in the neighbour makes room up to the next vacant cell of the line.
    """

    name: ClassVar[str] = "split_number"
    line: Line
    at: int

    def _contents(self, situation: Situation) -> Mapping[CellKey, Content]:
        """Raises `UserError`: `split_impossible`, `split_no_room`."""
        first, *rest = _held(situation, self.line)
        if self.at not in splits(first.said):
            raise UserError("split_impossible", text=first.said)
        room = next((place for place, content in enumerate(rest) if content.vacant), None)
        if room is None:
            raise UserError("split_no_room", text=first.said)
        parts = [_number(first.said[: self.at]), _number(first.said[self.at :])]
        return dict(zip(self.line[: room + 2], [*parts, *rest[:room]], strict=True))


def splits(text: str) -> tuple[int, ...]:
    """After how many characters a text falls into two numbers; never before a digit 0 of many."""
    found: dict[tuple[Value | None, Value | None], int] = {}
    for at in range(1, len(text)):
        halves = (
            parse_printed(text[:at], ValueType.COUNT),
            parse_printed(text[at:], ValueType.COUNT),
        )
        plain = all(half.value is not None and not half.unit for half in halves)
        if plain and _as_written(text[:at]) and _as_written(text[at:]):
            found.setdefault((halves[0].value, halves[1].value), at)
    return tuple(found.values())


def _as_written(text: str) -> bool:
    """Whether these are digits that a person would write as one number."""
    digits = text.strip()
    return digits.isdecimal() and (digits == "0" or not digits.startswith("0"))


@dataclass(frozen=True, slots=True)
class JoinNumbers(Rearrangement):
    """Write the numbers of the first two cells as one; `pull` lets the rest of the line follow."""

    name: ClassVar[str] = "join_numbers"
    line: Line
    pull: bool = False

    def _contents(self, situation: Situation) -> Mapping[CellKey, Content]:
        """Raises `UserError("join_impossible")`."""
        first, second, *rest = _held(situation, self.line)
        joined = parse_printed(first.said + second.said, ValueType.COUNT)
        digits = all(isinstance(part.value, int) and part.value >= 0 for part in (first, second))
        if not digits or first.value == 0 or joined.value is None:
            raise UserError("join_impossible", first=first.said, second=second.said)
        after = [*rest, BLANK] if self.pull else [BLANK]
        line = self.line if self.pull else self.line[:2]
        return dict(zip(line, [_number(first.said + second.said), *after], strict=True))


@dataclass(frozen=True, slots=True)
class ClearCells(Rearrangement):
    """Leave these cells blank."""

    name: ClassVar[str] = "clear_cells"
    keys: tuple[CellKey, ...]

    def _contents(self, situation: Situation) -> Mapping[CellKey, Content]:
        return {key: BLANK for key in self.keys if key in situation.cells}


@dataclass(frozen=True, slots=True)
class ZeroBlanks(ReportOperation):
    """Let these cells hold 0 where they are blank: the clerk says that zero is meant."""

    name: ClassVar[str] = "zero_blanks"
    keys: tuple[CellKey, ...]

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Raises `UserError("no_blanks")` where none is blank; marks and the unread stay."""
        cells = situation.record.report.cells
        blanks = [key for key in self.keys if cells[key].status is CellStatus.BLANK]
        if not blanks:
            raise UserError("no_blanks")
        zeros = tuple((key, "0") for key in dict.fromkeys(blanks))
        yield from SetCells(self.report_id, zeros, Origin.TYPED).changes(situation)


@dataclass(frozen=True, slots=True)
class RestoreCells(ReportOperation):
    """Go back to what was read in these cells."""

    name: ClassVar[str] = "restore_cells"
    keys: tuple[CellKey, ...]

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Takes the entries away."""
        for key in dict.fromkeys(self.keys):
            entry = situation.record.report.cells[key].entry
            yield from self._change(Subject.CELL, key, entry, None)


@dataclass(frozen=True, slots=True)
class PasteCells(ReportOperation):
    """Put texts from a spreadsheet into cells, in one step."""

    name: ClassVar[str] = "paste_cells"
    values: tuple[tuple[CellKey, str], ...]

    def changes(self, situation: Situation) -> Iterator[Change]:
        """Raises `EntryError` for a text that its cell cannot take."""
        return SetCells(self.report_id, self.values, Origin.PASTED).changes(situation)


def _held(situation: Situation, keys: Sequence[CellKey]) -> list[Content]:
    return [Content.of(situation.record.report.cells[key]) for key in keys]


def _number(text: str) -> Content:
    value = parse_printed(text, ValueType.COUNT).value
    return Content(CellStatus.PRINTED, value, text.strip())
