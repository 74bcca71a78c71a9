"""A form against a stream: what it costs to give a group of values to a row, and the best way."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from reviewer.extraction.labels import Alignment, Label, Pattern, align, expected
from reviewer.extraction.rows import Assignment, Costs, assign
from reviewer.extraction.stream import Group, Stream, stack

# What an odd choice costs, in units of a row label passed over.
_LABEL_PASSED = 2.0
_LABEL_ON_WRONG_SIDE = 1.0
_LABEL_NOT_SEEN = 2.0
_VALUES_FIRST = 1.5
_CLEAR = 1.0
_ROW_LEFT_OUT = 2.0
_UNSEEN_ROW_LEFT_OUT = 0.8
_LETTER = 0.2
_NEAR_DISTANCE = 12


@dataclass(frozen=True, slots=True)
class Match:
    """A form laid over a stream: the group of each row and how sure that is.

    Arrays over groups and rows: `passed` counts the labels of other rows between a group and
    its row, `own` the letters of the row's label in the strip of the group.
    """

    pattern: Pattern
    groups: tuple[Group, ...]
    alignment: Alignment
    assignment: Assignment
    seen: Costs
    """The share of each row's label that was found."""
    passed: Costs
    own: Costs
    strange: Costs
    """The share of a group's strip letters that are in no label of the form."""
    label_ends: tuple[int, ...]
    """Where in the stream each row's label ends, or -1."""

    @property
    def cost(self) -> float:
        """What the whole match costs, less is better."""
        return self.assignment.cost + _LETTER * self.alignment.distance

    def harmless(self, index: int) -> bool:
        """Whether a group may be left out without a thought: nothing, a page number, a note.

        A stroke comes from a head such as 增/减 printed upright.
        """
        group = self.groups[index]
        if not group.numbers or group.like_page_number or group.is_stroke:
            return True
        return group.numbers == 1 and not group.alone and bool(self.strange[index] > 0.5)


def matches(forms: Iterable[Pattern], text: Stream) -> list[Match]:
    """Lay over a stream each of the forms whose labels may be those of the text, best first."""
    twins: dict[tuple[Label, ...], list[Pattern]] = {}
    for form in forms:
        twins.setdefault(form.labels, []).append(form)
    aligned = [
        (same, align(expected(same[0], text.letters), text.letters)) for same in twins.values()
    ]
    least = min(alignment.distance for _, alignment in aligned)
    found: list[Match] = []
    for same, alignment in aligned:
        if alignment.distance <= least + _NEAR_DISTANCE:
            one = _match(same[0], alignment, text)
            found.extend(replace(one, pattern=form) for form in same)
    return sorted(found, key=lambda item: item.cost)


def _match(form: Pattern, alignment: Alignment, text: Stream) -> Match:
    groups = stack(text.groups, form.widths)
    counts = _Counts(form, alignment, groups, text)
    assignment = _best_order(counts)
    return Match(
        form,
        groups,
        alignment,
        assignment,
        counts.seen,
        counts.passed,
        counts.own,
        counts.strange,
        counts.label_ends,
    )


class _Counts:
    """Letters of labels before and after each group, as shares of the label."""

    def __init__(
        self, form: Pattern, alignment: Alignment, groups: tuple[Group, ...], text: Stream
    ) -> None:
        self.groups = groups
        self.widths = np.array([len(slot.cells) for slot in form.slots])
        rows = len(form.slots)
        slots = alignment.expected.slots
        length = np.maximum(1, np.bincount(slots[slots >= 0], minlength=rows))
        named = alignment.slots >= 0
        found, row = alignment.found[named], alignment.slots[named]
        marks = np.zeros((len(text.letters) + 1, rows))
        marks[found + 1, row] = 1
        before = np.cumsum(marks, axis=0)
        positions = np.array([group.position for group in groups], dtype=np.int64)
        starts = np.array([group.labels[0] for group in groups], dtype=np.int64)
        ends = np.array([group.labels[1] for group in groups], dtype=np.int64)
        self.seen = before[-1] / length
        if rows == 1:
            # Upright heads may be read across: their letters count in any order.
            self.seen = np.maximum(self.seen, _common(alignment.expected.letters, text.letters))
        self.before = before[positions] / length
        self.after = self.seen - self.before
        self.own = before[ends] - before[starts]
        self.passed = _later(self.before) + _earlier(self.after)
        matched = np.zeros(len(text.letters) + 1)
        matched[alignment.found + 1] = 1
        matched = np.cumsum(matched)
        self.strange = 1 - (matched[ends] - matched[starts]) / np.maximum(1, ends - starts)
        self.strange[starts == ends] = 0
        last = np.full(rows, -1)
        np.maximum.at(last, row, found)
        self.label_ends = tuple(last.tolist())


def _common(form: str, text: str) -> float:
    """The share of the form's letters that the text has, in any order."""
    return (Counter(form) & Counter(text)).total() / max(1, len(form))


def _later(shares: Costs) -> Costs:
    """For each row the sum over all later rows."""
    return np.cumsum(shares[:, ::-1], axis=1)[:, ::-1] - shares


def _earlier(shares: Costs) -> Costs:
    """For each row the sum over all earlier rows."""
    return np.cumsum(shares, axis=1) - shares


def _best_order(counts: _Counts) -> Assignment:
    """Values after their labels or before them, whichever is cheaper for the whole table."""
    after = _assign(counts, values_first=False)
    if after.cost <= _VALUES_FIRST - _CLEAR:
        return after
    before = _assign(counts, values_first=True)
    best, other = (after, before) if after.cost <= before.cost else (before, after)
    margins = tuple(
        margin if mine == theirs else min(margin, other.cost - best.cost)
        for margin, mine, theirs in zip(best.margins, best.groups, other.groups, strict=True)
    )
    return Assignment(best.groups, margins, best.cost)


def _assign(counts: _Counts, *, values_first: bool) -> Assignment:
    side = counts.before if values_first else counts.after
    costs = _LABEL_PASSED * counts.passed + _LABEL_ON_WRONG_SIDE * side + _misfit(counts)
    costs = costs + _LABEL_NOT_SEEN * np.maximum(0, 1 - counts.seen / 0.6)
    if values_first:
        # A label before the values in their own line belongs to them.
        led = np.array([group.position > group.labels[0] for group in counts.groups], dtype=float)
        costs = costs + led[:, None]
    skip_row = np.where(counts.seen >= 0.5, _ROW_LEFT_OUT, _UNSEEN_ROW_LEFT_OUT)
    found = assign(costs, skip_group=_skipping(counts), skip_row=skip_row)
    extra = _VALUES_FIRST if values_first else 0.0
    return Assignment(found.groups, found.margins, found.cost + extra)


def _misfit(counts: _Counts) -> Costs:
    """What a wrong number of values costs."""
    sizes = np.array([len(group.fields) for group in counts.groups])
    lone = np.array([group.like_page_number for group in counts.groups], dtype=bool)
    gap = np.abs(sizes[:, None] - counts.widths[None, :])
    costs = np.where(gap == 0, 0.0, np.minimum(4.0, 1 + 0.3 * gap))
    return np.where(lone[:, None] & (gap > 0), 4.0, costs)


def _skipping(counts: _Counts) -> Costs:
    """What it costs to leave a group out: little for page numbers and empty heads."""
    return np.array(
        [_skip(group, float(odd)) for group, odd in zip(counts.groups, counts.strange, strict=True)]
    )


def _skip(group: Group, strange: float) -> float:
    if not group.numbers:
        return 0.1
    if (
        group.like_page_number
        or (group.is_stroke and group.alone)
        or (strange > 0.5 and group.numbers == 1)
    ):
        return 0.8
    return 2.0 + 0.2 * min(group.numbers, 5)
