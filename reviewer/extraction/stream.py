"""Strips → one stream: the letters of all labels in order, and groups of values between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from reviewer.extraction.fields import Field, FieldKind, Strip, folded, list_mark

_OF_A_DATE = frozenset("年月日")
_VALUE_OR_OTHER = (FieldKind.VALUE, FieldKind.OTHER)


@dataclass(frozen=True, slots=True)
class Group:
    """Values that stand together, `position` label letters after the start of the stream."""

    fields: tuple[Field, ...]
    position: int
    labels: tuple[int, int]
    """The label letters of the same strip, as a range of the stream; empty: values only."""
    mark: str = ""
    """The list mark of the label before the values."""
    stacked: bool = False
    """Put together from several lines."""
    even: bool = True
    """Those lines held equally many."""
    under_heads: bool = False
    """Each of the values stands under the head of a column."""

    @property
    def explicit(self) -> bool:
        """Whether the values stand in drawn cells."""
        return self.fields[0].explicit

    @property
    def alone(self) -> bool:
        """Whether no label stands in the same strip."""
        return self.labels[0] == self.labels[1]

    @property
    def numbers(self) -> int:
        """How many of the fields hold anything."""
        return sum(field.kind is not FieldKind.EMPTY for field in self.fields)

    @property
    def is_empty(self) -> bool:
        """Whether these are drawn cells with nothing in them, however many."""
        return self.explicit and not self.numbers

    @property
    def like_page_number(self) -> bool:
        """Whether this may be a page number: one short whole number on a line of its own."""
        lone = self.alone and not self.explicit and len(self.fields) == 1
        return not self.under_heads and lone and self.fields[0].like_page_number

    @property
    def is_stroke(self) -> bool:
        """Whether this is a single stroke or dash."""
        single = len(self.fields) == 1 and not self.explicit
        return single and not any(character.isalnum() for character in self.fields[0].text)

    @property
    def may_hold_page_number(self) -> bool:
        """Whether one of several lines put together may be a page number."""
        return self.stacked and any(field.like_page_number for field in self.fields)


@dataclass(frozen=True, slots=True)
class Stream:
    """A region as label letters, the field of each letter, and groups of values."""

    letters: str
    owners: tuple[Field, ...]
    groups: tuple[Group, ...]
    is_paged: bool = True
    """Whether its lines may be those of pages, with page numbers among them."""

    @property
    def is_placed(self) -> bool:
        """Whether it is known where on a page each value stands, in no drawn cell."""
        fields = (field for group in self.groups for field in group.fields)
        return all(field.provenance.bbox and not field.explicit for field in fields)


def halves(text: Stream, start: int) -> tuple[Stream, Stream]:
    """What comes before a letter of a stream and what begins with its strip."""
    labels = (group.labels for group in text.groups)
    start = min((first for first, last in labels if 0 < first <= start < last), default=start)
    before = tuple(_within(group, 0, start) for group in text.groups if group.position <= start)
    after = tuple(_within(group, start, len(text.letters)) for group in text.groups[len(before) :])
    return (
        replace(text, letters=text.letters[:start], owners=text.owners[:start], groups=before),
        replace(text, letters=text.letters[start:], owners=text.owners[start:], groups=after),
    )


def _within(group: Group, start: int, stop: int) -> Group:
    """A group of a part of a stream."""
    first, last = (min(max(place, start), stop) - start for place in group.labels)
    return replace(group, position=group.position - start, labels=(first, last))


def stream(strips: Iterable[Strip]) -> Stream:
    """Split every strip into labels and values."""
    letters: list[str] = []
    owners: list[Field] = []
    groups: list[Group] = []
    for strip in strips:
        first, mark = len(owners), ""
        found: list[Group] = []
        for is_values, fields in _parts(strip):
            if is_values:
                found.append(Group(fields, len(owners), (first, first), mark))
                mark = ""
                continue
            mark = mark or list_mark(fields[-1 if fields[0].explicit else 0].text + " ")
            for field in fields:
                letters.append(field.letters)
                owners.extend([field] * len(field.letters))
        groups.extend(_labelled(found, first, len(owners)))
    return Stream("".join(letters), tuple(owners), tuple(groups))


def _labelled(found: Sequence[Group], first: int, last: int) -> Iterator[Group]:
    """The groups of a strip with its labels; of several rows in one line each with its own."""
    several = len(found) > 1 and found[0].position > first
    for group in found:
        yield replace(group, labels=(first, group.position if several else last))
        first = group.position if several else first


def _parts(strip: Strip) -> Iterator[tuple[bool, tuple[Field, ...]]]:
    """The strip in runs of labels (False) and of values (True)."""
    if strip and strip[0].explicit:
        return _drawn(strip)
    return _running(strip)


def _drawn(strip: Strip) -> Iterator[tuple[bool, tuple[Field, ...]]]:
    """A drawn row: labels first, then the cells of values up to its end."""
    kinds = [field.kind for field in strip]
    if FieldKind.LABEL not in kinds:
        yield True, strip
        return
    first = kinds.index(FieldKind.LABEL)
    stop = first
    while stop < len(kinds) and kinds[stop] is FieldKind.LABEL:
        stop += 1
    if FieldKind.VALUE not in kinds[stop:] and FieldKind.LABEL in kinds[stop:]:
        yield False, strip
        return
    yield False, strip[first:stop]
    if stop < len(strip):
        yield True, strip[stop:]


def _running(strip: Strip) -> Iterator[tuple[bool, tuple[Field, ...]]]:
    """A line: a run of values is broken by any label."""
    roles = _roles(strip)
    for is_values, items in groupby(zip(roles, strip, strict=True), key=lambda item: item[0]):
        fields = tuple(field for _, field in items)
        if not is_values:
            yield False, fields
        elif any(field.kind is FieldKind.VALUE or _is_broken_number(field) for field in fields):
            yield True, fields


def _roles(strip: Strip) -> list[bool]:
    """Which words of a line are values, other than list marks, dates and a lone 无."""
    roles = [field.kind in _VALUE_OR_OTHER for field in strip]
    if not any(roles):
        return roles
    for index in takewhile(lambda i: _is_punctuation(strip[i]), range(len(strip))):
        roles[index] = False
    first = roles.index(True) if True in roles else len(roles)
    for index in reversed(range(len(strip))):
        is_last = index + 1 == len(strip)
        before_label = not is_last and not roles[index + 1]
        if before_label and strip[index + 1].text[:1] in _OF_A_DATE:
            roles[index] = False
        elif before_label and index <= first:
            roles[index] = not (strip[index].letters or _is_list_mark(strip[index]))
        elif strip[index].letters and (before_label or len(strip) == 1):
            roles[index] = False
    return roles


def _is_broken_number(field: Field) -> bool:
    """Whether this was a number once: digits and marks, no letters."""
    text = folded(field.text)
    return text.lower() == text.upper() and any(character.isdecimal() for character in text)


def _is_punctuation(field: Field) -> bool:
    """Whether this is what a wrapped label may begin its next line with."""
    return not folded(field.text).strip("()\"'“”‘’<>《》[],.:;")


def _is_list_mark(field: Field) -> bool:
    """Whether a word may number or join labels: `1.`, `(2)`, a stroke."""
    text = folded(field.text).strip("().,:/-")
    return not text or (text.isdecimal() and len(text) <= 2 and text != "0")


def stack(groups: Sequence[Group], widths: frozenset[int]) -> tuple[Group, ...]:
    """Put values together that lie on several lines with no label between them.

    `widths` are the numbers of values the rows of the form take.
    """
    stacked: list[Group] = []
    for _, bundle in groupby(groups, key=_bundle):
        stacked.extend(_stack(list(bundle), widths))
    return tuple(stacked)


def _bundle(group: Group) -> tuple[int, bool, int]:
    """Only lines of nothing but values, at the same place among the labels, can belong together."""
    mergeable = group.alone and not (group.explicit and group.numbers != 1)
    return group.position, mergeable, 0 if mergeable else id(group)


def _stack(bundle: list[Group], widths: frozenset[int]) -> list[Group]:
    sizes = [len(group.fields) for group in bundle]
    if len(bundle) == 1 or (all(size in widths for size in sizes) and set(sizes) != {1}):
        return bundle
    if set(sizes) == {1} or sum(sizes) in widths:
        return [_merged(bundle)]
    for start in range(len(bundle)):
        for stop in range(start + 2, len(bundle) + 1):
            part = sizes[start:stop]
            if sum(part) == max(widths) and not widths.intersection(part):
                return [*bundle[:start], _merged(bundle[start:stop]), *bundle[stop:]]
    return bundle


def _merged(bundle: list[Group]) -> Group:
    even = all(len(a.fields) == len(b.fields) for a, b in pairwise(bundle))
    fields = tuple(field for group in bundle for field in group.fields)
    return replace(bundle[0], fields=fields, stacked=True, even=even)
