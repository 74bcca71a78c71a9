"""Why values that fill their row may still not be its own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

import numpy as np
from rapidfuzz import fuzz

from reviewer.domain.report import Doubt
from reviewer.extraction.fields import folded
from reviewer.extraction.ledger import Ledger
from reviewer.extraction.matching import Match
from reviewer.extraction.stream import Group, Stream

_SURE_MARGIN = 1.0
"""What another choice must cost more, in units of `matching`."""
_SEEN = 0.5
_WELL_SEEN = 0.8
_LEAST_SHARE = 0.4
_MANY_LEFT_OUT = 3
_FAR = 15
"""So many letters lie between a label and its values at most."""
_WIDE = 5
_SAME = 95
_HALF = 0.5
_OF_A_WORD = 2


class Doubts:
    """What speaks against the rows of a match."""

    def __init__(self, found: Match, text: Stream, ledger: Ledger) -> None:
        self._match = found
        self._evidence = found.evidence
        self._text = text
        self._ledger = ledger
        slots = found.alignment.slots
        self._named = found.alignment.found[slots >= 0].tolist()
        """The letters that name rows, and which rows."""
        self._slots = slots[slots >= 0].tolist()
        self._left_out = _left_out(found)
        self._strangers = _strangers(found)
        self._adrift = frozenset(row for run in self._runs() if self._slips(run) for row in run)

    @cached_property
    def _labels(self) -> list[str]:
        """The letters that name each row."""
        return self._match.alignment.expected.slot_labels(len(self._match.pattern.slots))

    @cached_property
    def _has_pages(self) -> bool:
        """Whether a number alone on a line may be that of a page: not where most values are so."""
        taken = [self._match.groups[index] for index in self._match.assignment.groups if index >= 0]
        return self._text.is_paged or sum(not group.alone for group in taken) > len(taken) / 2

    def _runs(self) -> Iterator[list[int]]:
        """Neighbouring rows of which none has its values in the line of its label."""
        rows = range(len(self._evidence.seen))
        for loose, run in groupby(rows, key=self._is_loose):
            if loose:
                yield list(run)

    def _is_loose(self, row: int) -> bool:
        index = self._match.assignment.groups[row]
        return index < 0 or (
            self._match.groups[index].alone and not self._match.groups[index].explicit
        )

    def _slips(self, run: Sequence[int]) -> bool:
        """Whether values or rows are left over, or lie far off: all may belong one row further."""
        chosen = [self._match.assignment.groups[row] for row in run]
        empty = any(
            group < 0 and self._evidence.seen[row] >= _SEEN
            for row, group in zip(run, chosen, strict=True)
        )
        far = any(
            group >= 0 and self._is_far(row, self._match.groups[group])
            for row, group in zip(run, chosen, strict=True)
        )
        beside = (i for row in run for i in self._beside(row))
        overfull = any(map(self._is_overfull, run))
        return empty or far or overfull or any(not self._match.harmless(i) for i in beside)

    def _is_overfull(self, row: int) -> bool:
        """Whether a row got more values than it has columns."""
        index, width = self._match.assignment.groups[row], len(self._match.pattern.slots[row].cells)
        return index >= 0 and len(self._match.groups[index].fields) > width

    def of(self, row: int, group: Group) -> Doubt:
        """The doubt about a complete row, or none."""
        if self._label_unclear(row, group) or self._place_unclear(row, group):
            return Doubt.LABEL_UNCLEAR
        cells = self._match.pattern.slots[row].cells
        if group.even and self._ledger.guards(cell.key for cell in cells):
            return Doubt.NONE
        may_be = group.may_hold_page_number or group.like_page_number
        # A number between the lines of a row that is not of it moves those behind it.
        within = any(field.doubt is Doubt.PAGE_NUMBER for field in group.fields)
        if within or (may_be and self._has_pages) or self._number_follows(row, group):
            return Doubt.PAGE_NUMBER
        return Doubt.NONE

    def _label_unclear(self, row: int, group: Group) -> bool:
        """Whether the label is not, or not surely, that of the row."""
        evidence, index = self._evidence, self._match.assignment.groups[row]
        if self._match.alignment.share < _LEAST_SHARE and len(evidence.seen) > 1:
            return True
        return bool(
            evidence.seen[row] < _SEEN
            or evidence.strange[index] > 0.5
            or (not group.alone and self._hardly_named(row, group))
            or self._marked_otherwise(row, group)
            or self._glued_to_another_word(group)
            or self._behind_another_word(group)
            or self._follows_another_label(row, group)
            or self._named_elsewhere(row)
            or self._other_label_fits(row, group)
        )

    def _place_unclear(self, row: int, group: Group) -> bool:
        """Whether the values stand where those of another row might."""
        evidence, index = self._evidence, self._match.assignment.groups[row]
        return bool(
            self._match.assignment.margins[row] < _SURE_MARGIN
            or evidence.passed[index, row] >= 0.5
            or self._is_far(row, group)
            or (group.alone and not group.numbers and len(group.fields) < _WIDE)
            or self._may_go_on(row, group)
            or self._too_early(row, group)
            or row in self._adrift
            or self._beside_lost_row(row)
            or self._beside_left_out(row)
        )

    def _is_far(self, row: int, group: Group) -> bool:
        """Whether other words lie between the label and the values."""
        return group.position - self._evidence.label_ends[row] > _FAR

    def _too_early(self, row: int, group: Group) -> bool:
        """Whether values stand before their label where others stand behind theirs."""
        index = self._match.assignment.groups[row]
        early = group.alone and self._evidence.before[index, row] == 0
        return early and self._are_led

    @cached_property
    def _are_led(self) -> bool:
        """Whether words lead the values of any line, or labels those of other rows."""
        if any(g.numbers and g.position > g.labels[0] for g in self._match.groups):
            return True
        chosen = enumerate(self._match.assignment.groups)
        return any(self._evidence.before[i, row] >= _WELL_SEEN for row, i in chosen if i >= 0)

    def _may_go_on(self, row: int, group: Group) -> bool:
        """Whether there may be values beyond the few empty cells of a row."""
        if group.numbers or len(group.fields) >= len(self._match.pattern.slots[row].cells):
            return False
        if len(self._match.pattern.slots) == 1:
            return True
        after = self._match.groups[self._match.assignment.groups[row] + 1 :][:1]
        return any(one.alone and one.numbers and one.position == group.position for one in after)

    def _beside_lost_row(self, row: int) -> bool:
        """Whether the row above or below is missing, so that these may be its values."""
        rows = range(max(0, row - 1), min(row + 2, len(self._evidence.seen)))
        return any(
            self._evidence.seen[i] < _SEEN and self._match.assignment.groups[i] < 0 for i in rows
        )

    def _named_elsewhere(self, row: int) -> bool:
        """Whether other values, or none, stand in a line that this row's label may be in."""
        index, own = self._match.assignment.groups[row], self._evidence.own[:, row]
        if any(i != index and own[i] > 0 for i in self._strangers):
            return True
        whole = _WELL_SEEN * len(self._labels[row])
        groups = enumerate(self._match.groups)
        if any(i != index and own[i] >= whole and group.numbers for i, group in groups):
            return True
        return any(own[i] >= own[index] > 0 for i in self._left_out)

    def _hardly_named(self, row: int, group: Group) -> bool:
        """Whether no more than half of the words beside the values and half of the label agree."""
        own = self._evidence.own[self._match.assignment.groups[row], row]
        shorter = min(len(self._labels[row]), group.labels[1] - group.labels[0])
        return bool(own <= _HALF * shorter)

    def _marked_otherwise(self, row: int, group: Group) -> bool:
        """Whether the line begins with the list mark of another row."""
        mark = self._match.pattern.slots[row].mark
        return not group.alone and mark != "" and group.mark not in ("", mark)

    def _glued_to_another_word(self, group: Group) -> bool:
        """Whether there is no space before the values and what stands there is no label."""
        before = group.position - 1
        glued = group.position > group.labels[0] and group.fields[0].gap == 0
        return glued and before not in self._match.alignment.found

    def _behind_another_word(self, group: Group) -> bool:
        """Whether the last word before the values is, by half or more, in no label of the form."""
        owners, last = self._text.owners, group.position - 1
        # Heads printed upright may be read in any order.
        upright = len(self._match.pattern.slots) == 1
        if upright or last < 0 or len(owners[last].letters) < _OF_A_WORD:
            return False
        first = last
        while first and owners[first - 1] is owners[last]:
            first -= 1
        known = np.diff(np.searchsorted(self._match.alignment.found, [first, last + 1]))[0]
        return bool(known <= _HALF * (last + 1 - first))

    def _follows_another_label(self, row: int, group: Group) -> bool:
        """Whether the last label before the values in their line is that of another row."""
        last = bisect_left(self._named, group.position) - 1
        return last >= 0 and self._named[last] >= group.labels[0] and self._slots[last] != row

    def _other_label_fits(self, row: int, group: Group) -> bool:
        """Whether what stands before the values reads more like the label of another row."""
        text = self._doubtful_words(row, group)
        labels = self._labels
        if not text or fuzz.partial_ratio(labels[row], text) >= _SAME:
            return False
        alike = [fuzz.partial_ratio(label, text) * min(len(label), len(text)) for label in labels]
        return max(alike) > alike[row]

    def _doubtful_words(self, row: int, group: Group) -> str:
        """The words in the line of the values or before them, unless they are mostly the label."""
        start, end = group.labels
        if not group.alone:
            own = self._evidence.own[self._match.assignment.groups[row], row]
            return "" if own >= _WELL_SEEN * (end - start) else self._text.letters[start:end]
        if self._evidence.seen[row] >= _WELL_SEEN:
            return ""
        earlier = (one.position for one in self._match.groups if one.position < group.position)
        return self._text.letters[max(earlier, default=0) : group.position]

    def _beside_left_out(self, row: int) -> bool:
        """Whether numbers beside this row, or many anywhere, found no row."""
        rows = [i for i in self._left_out if self._match.groups[i].numbers > 1]
        return len(rows) >= _MANY_LEFT_OUT or any(
            not self._match.harmless(i) for i in self._beside(row)
        )

    def _number_follows(self, row: int, group: Group) -> bool:
        """Whether a lone number beside these may be one of them, or the rest of one."""
        beside = [self._match.groups[i] for i in self._beside(row)]
        if group.alone and len(group.fields) == 1 and any(one.like_page_number for one in beside):
            return True
        wrapped = any(folded(field.text) != "0" for field in group.fields)
        return wrapped and any(one.position == group.position for one in beside)

    def _beside(self, row: int) -> Iterator[int]:
        """The groups left out between this row and those above and below it."""
        index = self._match.assignment.groups[row]
        for step in (-1, 1) if index >= 0 else ():
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
        if group.numbers > 1 and (i not in rows or found.evidence.own[i, rows[i]] == 0)
    ]


def _left_out(found: Match) -> frozenset[int]:
    """The groups no row got, but for those above and far below the table, of something else."""
    chosen = set(found.assignment.groups)
    letters = found.alignment.found.tolist() or [0]
    inside = range(letters[0] + 1, letters[-1] + _FAR + 1)
    return frozenset(
        i
        for i, group in enumerate(found.groups)
        if i not in chosen
        and (
            group.position in inside or (group.position > letters[0] and not _is_strange(found, i))
        )
    )


def _is_strange(found: Match, index: int) -> bool:
    """Whether the words beside a group are those of another table."""
    return bool(found.evidence.strange[index] > _SEEN)
