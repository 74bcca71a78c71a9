"""The prose of two reports set against each other: paragraph by paragraph, then word by word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from reviewer.domain.document import Document, Grid
from reviewer.domain.form import CellKey, TableForm
from reviewer.domain.report import Cell

LONGEST = 60_000
"""Characters of a text that are compared; the rest is cut, and `Prose.cut` says so."""
_END = tuple("。！？；：!?;:")
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|第.{1,3}条"
)
_LEAST_FULL = 18
_NOTHING = "无"
"""What a section may consist of, though it is also a piece of labels."""
_PAGE_NUMBER = re.compile(r"[-—–－·\s]*\d{1,3}[-—–－·\s]*")
_LETTERS = re.compile(r"[^\W\d_]")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|.", re.DOTALL)
_MOST_TOKENS = 4000
_ALIKE = 0.5
_VALUE_CELLS = 4
_AHEAD = 30
"""How far a paragraph may have moved down."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Prose:
    """The paragraphs of a report outside its tables."""

    paragraphs: tuple[str, ...]
    cut: bool = False


class Kind(StrEnum):
    """How two paragraphs stand to each other."""

    SAME = "same"
    CHANGED = "changed"
    LEFT = "left"
    """Only the left report has it."""
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `changed` if the other side has something else there."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of each side, in pieces; empty on the side that lacks it."""

    kind: Kind
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


def prose(
    document: Document, cells: Mapping[CellKey, Cell], forms: Sequence[TableForm] = ()
) -> Prose:
    """The paragraphs of a document without the lines of its tables, which are of these forms."""
    text = document.text[:LONGEST]
    spans = [cell.reading.provenance.span for cell in cells.values()]
    values = sorted(span for span in spans if span)
    tables = [span for grid in document.grids for span in _table_spans(grid, values)]
    taken = sorted([*values, *tables])
    labels = _labels(forms)
    lines = [text[start:end].strip() for start, end in _free_lines(text, taken)]
    kept = [line for line in lines if line and not _is_furniture(line, labels)]
    return Prose(tuple(_joined(kept)), cut=len(document.text) > LONGEST)


def _labels(forms: Sequence[TableForm]) -> tuple[str, ...]:
    """What the forms print besides numbers, the longest first."""
    blocks = [block for form in forms for block in form.blocks]
    paths = [line.path for block in blocks for line in (*block.rows, *block.columns)]
    printed = [text for path in paths for text in path]
    printed += [text for block in blocks for text in (block.heading, block.corner)]
    bare = {_bare(text) for text in printed}
    return tuple(sorted((text for text in bare if len(text) > 1), key=len, reverse=True))


def _is_furniture(line: str, labels: Sequence[str]) -> bool:
    """Whether a line is a page number, nothing but labels of the form, or a piece of one."""
    if _PAGE_NUMBER.fullmatch(line):
        return True
    rest = _bare(line)
    if rest != _NOTHING and any(rest in label for label in labels):
        return True
    before = rest
    for label in labels:
        rest = rest.replace(label, "")
    return rest != before and not _LETTERS.search(rest)


def _table_spans(grid: Grid, values: Sequence[Span]) -> list[Span]:
    """The cells of a table of the form: one that holds many values, not one that lays out."""
    spans = [cell.span for cell in grid.cells if cell.span]
    holding = sum(any(_within(value, span) for value in values) for span in spans)
    return spans if holding >= _VALUE_CELLS else []


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _free_lines(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """The lines that touch nothing of `taken`, which is in order of its starts."""
    start, place, reach = 0, 0, -1
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip("\r\n"))
        while place < len(taken) and taken[place][0] < max(end, start + 1):
            reach = max(reach, taken[place][1])
            place += 1
        if reach <= start:
            yield start, end
        start += len(line)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Lines broken by the width of a page put together again."""
    widest = sorted(map(len, lines))[len(lines) * 9 // 10] if lines else 0
    full = max(widest * 3 // 4, _LEAST_FULL)
    paragraph = ""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        paragraph += line
        if len(line) < full or line.endswith(_END) or _HEADING.match(following):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def passages(left: Sequence[str], right: Sequence[str]) -> tuple[Passage, ...]:
    """Both texts in order, paragraphs that belong together in one passage."""
    matcher = SequenceMatcher(None, [*map(_bare, left)], [*map(_bare, right)], autojunk=False)
    found: list[Passage] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found += [_same(one, other) for one, other in zip(left[a:b], right[c:d], strict=True)]
        else:
            found += _replaced(left[a:b], right[c:d])
    return tuple(found)


def _bare(text: str) -> str:
    """White space is no difference."""
    return "".join(text.split())


def _same(left: str, right: str) -> Passage:
    return Passage(Kind.SAME, (Piece(left),), (Piece(right),))


def _replaced(left: Sequence[str], right: Sequence[str]) -> Iterator[Passage]:
    """Paragraphs in the place of others: those alike stand side by side, in order."""
    rest = list(right)
    for text in left:
        place = next((i for i, other in enumerate(rest[:_AHEAD]) if _alike(text, other)), None)
        if place is None:
            yield Passage(Kind.LEFT, (Piece(text, changed=True),), ())
            continue
        yield from (_right_only(other) for other in rest[:place])
        yield _changed(text, rest[place])
        rest = rest[place + 1 :]
    yield from map(_right_only, rest)


def _right_only(text: str) -> Passage:
    return Passage(Kind.RIGHT, (), (Piece(text, changed=True),))


def _alike(left: str, right: str) -> bool:
    matcher = SequenceMatcher(None, _tokens(left), _tokens(right), autojunk=False)
    quick = matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE
    return quick and (_long(left, right) or matcher.ratio() >= _ALIKE)


def _long(left: str, right: str) -> bool:
    return max(len(left), len(right)) > _MOST_TOKENS


def _tokens(text: str) -> list[str]:
    """Numbers and words whole, other characters one by one."""
    return _TOKEN.findall(text)


def _changed(left: str, right: str) -> Passage:
    if _long(left, right):
        return Passage(Kind.CHANGED, (Piece(left, changed=True),), (Piece(right, changed=True),))
    ours, theirs = _tokens(left), _tokens(right)
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return Passage(
        Kind.CHANGED,
        _pieces((ours[a:b], tag != "equal") for tag, a, b, _, _ in codes),
        _pieces((theirs[c:d], tag != "equal") for tag, _, _, c, d in codes),
    )


def _pieces(parts: Iterator[tuple[list[str], bool]]) -> tuple[Piece, ...]:
    return tuple(Piece("".join(tokens), changed) for tokens, changed in parts if tokens)


def differing(found: Sequence[Passage]) -> tuple[int, ...]:
    """The places of the passages that are not the same."""
    return tuple(place for place, passage in enumerate(found) if passage.kind is not Kind.SAME)
