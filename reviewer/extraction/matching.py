"""A form against a stream: what it costs to give a group of values to a row, and the best way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from reviewer.extraction.heads import Heads, heads_of
from reviewer.extraction.labels import Alignment, Ints, Label, Pattern, aligned
from reviewer.extraction.rows import Assignment, Costs, assign
from reviewer.extraction.stream import Group, Stream, stack

# What an odd choice costs, in units of a row label passed over.
_LABEL_PASSED = 2.0
_WRONG_SIDE = 0.5
_LABEL_NOT_SEEN = 2.0
_STRANGE_LINE = 2.0
_VALUES_FIRST = 1.5
_CLEAR = 1.0
_ROW_LEFT_OUT = 3.0
_WHOLE_GROUP_LEFT_OUT = 5.0
_UNSEEN_ROW_LEFT_OUT = 0.8
_UNSEEN_ROW = 2.0
_SEEN = 0.5
_LETTER = 0.2
_NEAR_DISTANCE = 12


class Shape(NamedTuple):
    """All of a group of values that tells which row may be its own."""

    position: int
    labels: tuple[int, int]
    size: int
    numbers: int
    is_empty: bool
    like_page_number: bool
    is_stroke: bool

    @classmethod
    def of(cls, group: Group) -> "Shape":
        """What a group is like, whatever its values are."""
        numbers = group.numbers
        return cls(
            group.position,
            group.labels,
            len(group.fields),
            numbers,
            not numbers and group.is_empty,
            group.like_page_number,
            group.is_stroke,
        )

    @property
    def alone(self) -> bool:
        """Whether no label stands in the same strip."""
        return self.labels[0] == self.labels[1]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the labels say of each row and each group of values. Shares are of a label's letters."""

    seen: Costs
    """By row: the share of its label that was found."""
    before: Costs
    """By group and row: the share found before the group."""
    passed: Costs
    """By group and row: how many labels of other rows lie between the two."""
    own: Costs
    """By group and row: the letters of the row's label in the strip of the group."""
    strange: Costs
    """By group: the share of its strip's letters that are in no label of the form."""
    label_ends: tuple[int, ...]
    """By row: where in the stream its label ends, or -1."""


@dataclass(frozen=True, slots=True)
class Match:
    """A form laid over a stream: the group of each row, how sure that is, and what tells it."""

    pattern: Pattern
    groups: tuple[Group, ...]
    alignment: Alignment
    assignment: Assignment
    evidence: Evidence
    heads: Heads | None = None
    """The columns of a table without lines, where its heads tell them."""

    @property
    def cost(self) -> float:
        """What the whole match costs, rows that are nowhere included."""
        unseen = int((self.evidence.seen < _SEEN).sum())
        return self.assignment.cost + _LETTER * self.alignment.distance + _UNSEEN_ROW * unseen

    def harmless(self, index: int) -> bool:
        """Whether a group may be left out without a thought: nothing, a page number, a note.

        A stroke comes from a head such as 增/减 printed upright.
        """
        group = self.groups[index]
        if not group.numbers or group.like_page_number or group.is_stroke:
            return True
        return group.numbers == 1 and not group.alone and bool(self.evidence.strange[index] > 0.5)


def matches(forms: tuple[Pattern, ...], text: Stream) -> list[Match]:
    """Lay over a stream each of the forms whose labels may be those of the text, best first."""
    alignments = [(same, aligned(same[0], text.letters)) for same in _twins(forms)]
    least = min(alignment.distance for _, alignment in alignments)
    found: list[Match] = []
    for same, alignment in alignments:
        if alignment.distance <= least + _NEAR_DISTANCE:
            one = _match(same[0], alignment, text)
            found.extend(replace(one, pattern=form) for form in same)
    return sorted(found, key=lambda item: item.cost)


@lru_cache(maxsize=32)
def _twins(forms: tuple[Pattern, ...]) -> list[list[Pattern]]:
    """The forms, those with the same labels together."""
    twins: dict[tuple[Label, ...], list[Pattern]] = {}
    for form in forms:
        twins.setdefault(form.labels, []).append(form)
    return [*twins.values()]


def _match(form: Pattern, alignment: Alignment, text: Stream) -> Match:
    heads = heads_of(alignment, text)
    groups = stack(_under(heads, text.groups), form.widths)
    evidence, assignment = _weighed(form, text.letters, tuple(map(Shape.of, groups)))
    return Match(form, groups, alignment, assignment, evidence, heads)


@lru_cache(maxsize=128)
def _weighed(form: Pattern, letters: str, groups: tuple[Shape, ...]) -> tuple[Evidence, Assignment]:
    """What tells the rows of groups, and the rows: once for all reports that are made alike."""
    evidence = _evidence(form, aligned(form, letters), groups, letters)
    widths = np.array([len(slot.cells) for slot in form.slots])
    return evidence, _best_order(groups, widths, evidence)


def _under(heads: Heads | None, groups: Sequence[Group]) -> Sequence[Group]:
    """The groups, those that stand in columns known for what they are."""
    if heads is None:
        return groups
    return [replace(group, under_heads=heads.fill(group.fields) is not None) for group in groups]


def _evidence(
    form: Pattern, alignment: Alignment, groups: Sequence[Shape], letters: str
) -> Evidence:
    rows, slots = len(form.slots), alignment.expected.slots
    length = np.maximum(1, np.bincount(slots[slots >= 0], minlength=rows))
    named = alignment.slots >= 0
    found, row = alignment.found[named], alignment.slots[named]
    marks = np.zeros((len(letters) + 1, rows))
    marks[found + 1, row] = 1
    counts = np.cumsum(marks, axis=0)
    starts = np.array([group.labels[0] for group in groups], dtype=np.int64)
    ends = np.array([group.labels[1] for group in groups], dtype=np.int64)
    before = counts[np.array([group.position for group in groups], dtype=np.int64)] / length
    seen = counts[-1] / length
    label_ends = np.full(rows, -1)
    np.maximum.at(label_ends, row, found)
    return Evidence(
        # Upright heads may be read across: their letters count in any order.
        seen if rows > 1 else np.maximum(seen, _common(alignment.expected.letters, letters)),
        before,
        _later(before) + _earlier(seen - before),
        counts[ends] - counts[starts],
        _strange(alignment, starts, ends, len(letters)),
        tuple(label_ends.tolist()),
    )


def _strange(alignment: Alignment, starts: Ints, ends: Ints, letters: int) -> Costs:
    known = np.zeros(letters + 1)
    known[alignment.found + 1] = 1
    known = np.cumsum(known)
    shares = 1 - (known[ends] - known[starts]) / np.maximum(1, ends - starts)
    return np.where(starts == ends, 0.0, shares)


def _common(form: str, text: str) -> float:
    """The share of the form's letters that the text has, in any order."""
    return (Counter(form) & Counter(text)).total() / max(1, len(form))


def _later(shares: Costs) -> Costs:
    """For each row the sum over all later rows."""
    return np.cumsum(shares[:, ::-1], axis=1)[:, ::-1] - shares


def _earlier(shares: Costs) -> Costs:
    """For each row the sum over all earlier rows."""
    return np.cumsum(shares, axis=1) - shares


def _best_order(groups: Sequence[Shape], widths: Ints, evidence: Evidence) -> Assignment:
    """Values after their labels or before them, whichever is cheaper for the whole table."""
    costs = _LABEL_PASSED * evidence.passed + _misfit(groups, widths)
    costs = costs + _LABEL_NOT_SEEN * np.maximum(0, 1 - evidence.seen / 0.6)
    costs = costs + _STRANGE_LINE * (evidence.strange > 0.5)[:, None]
    skip_group = _skipping(groups, widths, evidence)
    after = _assign(costs + _WRONG_SIDE * (evidence.seen - evidence.before), skip_group, evidence)
    # A label before the values in their own line belongs to them.
    led = np.array([group.position > group.labels[0] for group in groups], dtype=float)
    costs = costs + _WRONG_SIDE * evidence.before + led[:, None]
    least = np.minimum(costs.min(axis=0, initial=np.inf), _skipping_rows(evidence)).sum()
    if after.cost <= _VALUES_FIRST + least - _CLEAR:
        return after
    before = _assign(costs, skip_group, evidence)
    return _compared(after, replace(before, cost=before.cost + _VALUES_FIRST))


def _compared(one: Assignment, two: Assignment) -> Assignment:
    """The cheaper of two, its margins lowered where the other differs."""
    best, other = (one, two) if one.cost <= two.cost else (two, one)
    margins = tuple(
        margin if mine == theirs else min(margin, other.cost - best.cost)
        for margin, mine, theirs in zip(best.margins, best.groups, other.groups, strict=True)
    )
    return replace(best, margins=margins)


def _assign(costs: Costs, skip_group: Costs, evidence: Evidence) -> Assignment:
    return assign(costs, skip_group=skip_group, skip_row=_skipping_rows(evidence))


def _skipping_rows(evidence: Evidence) -> Costs:
    return np.where(evidence.seen >= _SEEN, _ROW_LEFT_OUT, _UNSEEN_ROW_LEFT_OUT)


def _skipping(groups: Sequence[Shape], widths: Ints, evidence: Evidence) -> Costs:
    return np.array(
        [
            _skip(group, float(odd), fits=group.size in widths)
            for group, odd in zip(groups, evidence.strange, strict=True)
        ]
    )


def _misfit(groups: Sequence[Shape], widths: Ints) -> Costs:
    """What a wrong number of values costs."""
    sizes = np.array([group.size for group in groups])
    lone = np.array([group.like_page_number for group in groups], dtype=bool)
    empty = np.array([group.is_empty for group in groups], dtype=bool)
    gap = np.abs(sizes[:, None] - widths[None, :]) * ~empty[:, None]
    costs = np.where(gap == 0, 0.0, np.minimum(4.0, 1 + 0.3 * gap))
    return np.where(lone[:, None] & (gap > 0), 4.0, costs)


def _skip(group: Shape, strange: float, *, fits: bool) -> float:
    """What it costs to leave a group out: little for page numbers, notes and empty heads."""
    if not group.numbers:
        return 0.1
    stroke = group.is_stroke and group.alone
    if group.like_page_number or stroke or (strange > 0.5 and group.numbers == 1):
        return 0.8
    return _WHOLE_GROUP_LEFT_OUT if fits else 2.0 + 0.2 * min(group.numbers, 5)
