"""The labels a form expects, in printed order, and their alignment with the labels of a text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from reviewer.domain.form import CellForm, TableForm
from reviewer.domain.layout import PrintedCell, PrintedTable, printed_table
from reviewer.extraction.fields import letters, list_mark

_MISSING = 0.25
_FAR = 2
_NEARLY = 80
_ENDLESS = 1 << 30
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the printed form: its spellings as letters, longest first, and the row it names.

    `slot` is the index of the slot it names, or -1.
    """

    spellings: tuple[str, ...]
    slot: int = -1
    column: int = -1
    """Which of the columns of values it is the head of, or -1."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A printed row of values: the cells from left to right, the list mark of its label."""

    cells: tuple[CellForm, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A form as a sequence of labels and the rows of values they name; itself a quick key."""

    form: TableForm
    labels: tuple[Label, ...]
    slots: tuple[Slot, ...]

    @property
    def widths(self) -> frozenset[int]:
        """The numbers of values its rows take."""
        return frozenset(len(slot.cells) for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Expected:
    """The spelling of a pattern that suits a text: its letters and the slot of each (or -1)."""

    letters: str
    slots: Ints
    columns: Ints
    """Of each letter the column it heads (or -1)."""

    def slot_labels(self, count: int) -> list[str]:
        """The letters that name each of so many rows of values."""
        names: list[list[str]] = [[] for _ in range(count)]
        for letter, slot in zip(self.letters, self.slots.tolist(), strict=True):
            if slot >= 0:
                names[slot].append(letter)
        return ["".join(name) for name in names]


@lru_cache(maxsize=64)
def pattern(form: TableForm) -> Pattern:
    """The labels and slots of a form."""
    rows: dict[int, list[PrintedCell]] = {}
    for cell in printed_table(form).cells:
        rows.setdefault(cell.row, []).append(cell)
    spellings = _spellings(form)
    heads = _heads(printed_table(form))
    labels = [_label(form.title, spellings)]
    slots: list[Slot] = []
    for row in sorted(rows):
        cells = sorted(rows[row], key=lambda cell: cell.column)
        values = [form.cells[cell.key] for cell in cells if cell.key]
        named = [cell for cell in cells if not cell.key and letters(cell.text)]
        texts = [cell.text for cell in named]
        slot = len(slots) if values else -1
        labels.extend(_label(cell.text, spellings, -1, heads.get(cell, -1)) for cell in named[:-1])
        labels.extend(
            _label(cell.text, spellings, slot, heads.get(cell, -1)) for cell in named[-1:]
        )
        if values:
            # A table whose rows stand side by side has no label in its line of values: all name it.
            if not texts:
                labels[1:] = [replace(label, slot=slot) for label in labels[1:]]
            slots.append(Slot(tuple(values), list_mark(texts[-1]) if texts else ""))
    return Pattern(form, tuple(labels), tuple(slots))


def _label(
    text: str, spellings: Mapping[str, tuple[str, ...]], slot: int = -1, column: int = -1
) -> Label:
    return Label(spellings.get(text, (letters(text),)), slot, column)


def _heads(table: PrintedTable) -> dict[PrintedCell, int]:
    """The heads of single columns of values, by the order of these from the left."""
    columns = sorted({cell.column for cell in table.cells if cell.key})
    return {
        cell: columns.index(cell.column)
        for cell in table.cells
        if not cell.key
        and cell.row < table.head_rows
        and cell.column_span == 1
        and cell.column in columns
    }


def _spellings(form: TableForm) -> dict[str, tuple[str, ...]]:
    found = {form.title: _longest_first((form.title, *form.aliases))}
    for block in form.blocks:
        for line in (*block.rows, *block.columns):
            found[line.label] = _longest_first((line.label, *line.aliases))
    return found


def _longest_first(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({letters(text) for text in texts}, key=lambda text: (-len(text), text)))


def expected(form: Pattern, text: str) -> Expected:
    """Spell every label the way the text does, the longest spelling where none is found."""
    spelled = [_spelling(label.spellings, text) for label in form.labels]
    lengths = [len(spelling) for spelling in spelled]
    slots = np.array([label.slot for label in form.labels], np.int64)
    columns = np.array([label.column for label in form.labels], np.int64)
    return Expected("".join(spelled), np.repeat(slots, lengths), np.repeat(columns, lengths))


def _spelling(spellings: tuple[str, ...], text: str) -> str:
    """The longest spelling that the text has, nearly or, failing that, exactly."""
    if len(spellings) == 1 or spellings[0] in text:
        return spellings[0]
    nearly = (s for s in spellings if fuzz.partial_ratio(s, text) >= _NEARLY)
    exactly = (s for s in spellings if s in text)
    return next(nearly, next(exactly, spellings[0]))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which letters of a text are which letters of a form."""

    expected: Expected
    found: Ints
    """The letters of the text that match, ascending."""
    matched: Ints
    """The letters of the form they match."""
    distance: float
    """Letters of the text that are not of the form, and, counting less, the other way round."""

    @property
    def slots(self) -> Ints:
        """The slot of each matching letter, or -1."""
        return self.expected.slots[self.matched]

    @property
    def columns(self) -> Ints:
        """The column that each matching letter heads, or -1."""
        return self.expected.columns[self.matched]

    @property
    def share(self) -> float:
        """The share of the form's letters that were found."""
        return len(self.matched) / max(1, len(self.expected.letters))


@lru_cache(maxsize=128)
def aligned(form: Pattern, text: str) -> Alignment:
    """`align` for the labels of many reports, which are made alike."""
    return align(expected(form, text), text)


def align(form: Expected, text: str) -> Alignment:
    """Align the letters of a form with those of a text, as many as can be in order.

    What the form has before the first and after the last match is taken as cut off, not missing.
    """
    blocks = _equal_blocks(form.letters, text)
    found = [np.arange(start, start + size) for _, start, size in blocks]
    matched = [np.arange(start, start + size) for start, _, size in blocks]
    nothing = np.empty(0, dtype=np.int64)
    known = sum(size for _, _, size in blocks)
    covered = blocks[-1][0] + blocks[-1][2] - blocks[0][0] if blocks else 0
    distance = len(text) - known + _MISSING * (covered - known)
    return Alignment(
        form, np.concatenate([nothing, *found]), np.concatenate([nothing, *matched]), distance
    )


Block = tuple[int, int, int]
"""A stretch that is equal: its start in the form, its start in the text, its length."""


def _equal_blocks(form: str, text: str) -> list[Block]:
    """The longest common subsequence in stretches, without letters that match by chance."""
    blocks = [
        (code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in LCSseq.opcodes(form, text)
        if code.tag == "equal"
    ]
    nowhere = (-_FAR, -_FAR, 0)
    around = zip(
        [nowhere, *blocks[:-1]], blocks, [*blocks[1:], (_ENDLESS, _ENDLESS, 0)], strict=True
    )
    return [block for before, block, after in around if not _by_chance(before, block, after)]


def _by_chance(before: Block, block: Block, after: Block) -> bool:
    """Whether a single letter stands far from all others that match."""
    return block[2] == 1 and _gap(before, block) > _FAR and _gap(block, after) > _FAR


def _gap(before: Block, after: Block) -> int:
    return max(after[0] - before[0] - before[2], after[1] - before[1] - before[2])
