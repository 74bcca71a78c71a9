"""Running text with strokes between its cells → strips: what web pages become when kept as text.

A line is a row (`规章 | 0 | | 6 |`), or a cell (`规章 |`, `0 |`), or strokes have lines of their
own. Between two cells of a row, white space alone is an empty one; what is empty at the end of a
row may as well fill it up, after cells were left out, and counts for nothing beside a value.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from reviewer.domain.report import Doubt
from reviewer.extraction.fields import Field, FieldKind, Strip, most_frequent
from reviewer.extraction.grids import aligned

STROKES = "|│┃┆┊"
_STROKE = re.compile(rf"[{STROKES}]")
_VALUE = re.compile(rf"(?<![^\s{STROKES}])[+-]?\d[\d,.]*(?![^\s{STROKES}])")
_RULE = re.compile(r"(?m)^ *[|+]?(?: *:?[-=]{3,}:? *[|+]?){2,} *$")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LEAST = 8
"""Fewer strokes part no table."""
_NEARLY_ALL = 0.9
_SOME_GAPS = 2
_SOME_ROWS = 5
_WIDTH_WITH_SUMS = 5
_CELLS_OF_A_ROW = 2
"""So many cells to a line, or more, make lines rows."""

Cut = Callable[[int, int], Field]
"""Makes the field of a stretch of text."""
Line = tuple[int, int]
"""From where to where it goes."""
Cell = Field | None
"""A cell; None where a row ends."""
Row = tuple[Strip, Strip]
"""Labels and values."""


def are_piped(folded: str) -> bool:
    """Whether strokes part the values of a text."""
    strokes = len(_STROKE.findall(folded))
    return strokes >= _LEAST and strokes >= len(_VALUE.findall(folded))


def piped(text: str, cut: Cut) -> list[Strip]:
    """The strips of a folded text."""
    text = _RULE.sub(lambda rule: " " * len(rule[0]), text)
    lines = [line.span() for line in _LINE.finditer(text)]
    if _are_drawn([line for a, b in lines if _STROKE.search(line := text[a:b])]):
        return [
            _less_filling(strip)
            for table in _tables(text, lines)
            for strip in aligned([_drawn_row(text, line, cut) for line in table], columnar=True)
        ]
    return list(_strips(list(_rows(_cells(text, cut)))))


def _are_drawn(lines: Sequence[str]) -> bool:
    """Whether nearly all lines begin and end with a stroke and have as many as one beside them."""
    strokes = [len(_STROKE.findall(line)) for line in lines]
    drawn = sum(
        count in beside and line.strip()[0] in STROKES and line.strip()[-1] in STROKES
        for line, count, beside in zip(
            lines, strokes, zip([0, *strokes], [*strokes[1:], 0], strict=False), strict=True
        )
    )
    return most_frequent(strokes) > _CELLS_OF_A_ROW and drawn >= _NEARLY_ALL * len(lines)


def _tables(text: str, lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines of each table: those with equally many strokes, and what stands between them."""
    table: list[Line] = []
    width = 0
    for line in lines:
        strokes = len(_STROKE.findall(text, *line))
        if strokes and width and strokes != width:
            yield table
            table = []
        width = strokes or width
        table.append(line)
    yield table


def _drawn_row(text: str, line: Line, cut: Cut) -> list[tuple[int, Field]]:
    return [*enumerate(cut(*cell) for cell in _drawn_cells(text, *line))]


def _drawn_cells(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The cells of a line between its first and last stroke; all of a line without any."""
    return _between_strokes(text, start, stop)[1:-1] or [(start, stop)]


def _cells(text: str, cut: Cut) -> Iterator[Cell]:
    parts = _between_strokes(text, 0, len(text))
    lines = sum(bool(_STROKE.sub("", line).strip()) for line in text.split("\n"))
    by_line = sum(bool(text[a:b].strip()) for a, b in parts) >= _CELLS_OF_A_ROW * lines
    for first, last in parts:
        inner = text[first:last].lstrip()
        begins_line = "\n" in text[first : last - len(inner)]
        if by_line and begins_line:
            yield None
        if inner:
            yield from _texts(text, first, last, cut)
        elif first < last and not (begins_line and (by_line or last == len(text))):
            # A line break between two strokes is theirs, not what stands in the cell.
            yield cut(last, last) if begins_line else cut(first, last)


def _between_strokes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    strokes = [match.start() for match in _STROKE.finditer(text, start, end)]
    return [(one + 1, two) for one, two in pairwise([start - 1, *strokes, end])]


def _texts(text: str, first: int, last: int, cut: Cut) -> Iterator[Cell]:
    """What stands between two strokes: a cell, or several where a value has a line of its own."""
    for line in _LINE.finditer(text, first, last):
        field = cut(*line.span())
        if field.kind is FieldKind.VALUE:
            if text[first : line.start()].strip():
                yield cut(first, line.start())
            goes_on = bool(text[line.end() : last].strip())
            # A number between lines of which none is parted by strokes is that of a page.
            lone = goes_on and "\n" in text[first : line.start() + 1]
            yield (
                field._replace(doubt=Doubt.PAGE_NUMBER)
                if lone and field.like_page_number
                else field
            )
            first = line.end()
            if goes_on:
                yield None
    if text[first:last].strip():
        yield cut(first, last)


def _rows(cells: Iterable[Cell]) -> Iterator[Row]:
    """A new row begins with a line, or with a label after anything else."""
    labels: list[Field] = []
    values: list[Field] = []
    for cell in (*cells, None):
        is_label = cell is not None and cell.kind is FieldKind.LABEL
        if (is_label and values) or cell is None:
            if labels or not _are_empty(values):
                yield tuple(labels), tuple(values)
            labels, values = [], []
        if cell is not None:
            (labels if is_label else values).append(cell)


def _strips(rows: Sequence[Row]) -> Iterator[Strip]:
    """The rows without what fills them up or leads them; nothing but empty cells stay."""
    full = [values for names, values in rows if names and not _are_empty(values)]
    # A stroke that begins each row puts an empty cell before values that have no label.
    led = len(full) < _SOME_ROWS and all(_is_empty(values[-1]) for values in full[:-1])
    width = max((_written(values).stop for values in full), default=0)
    # Where empty cells were kept between values, they were at the end of rows too; sums of rows
    # tell where not.
    kept = width >= _WIDTH_WITH_SUMS and sum(map(_has_gap, full)) >= _SOME_GAPS
    kept = kept and sum(len(one) >= width for one in full) >= _NEARLY_ALL * len(full)
    for labels, values in rows:
        if _are_empty(values):
            yield (*labels, *values)
        elif kept and not led:
            yield (*labels, *values[: max(width, _written(values).stop)])
        else:
            written = _written(values)
            yield (*labels, *values[written.start if led else 0 : written.stop])


def _written(values: Sequence[Field]) -> slice:
    """From the first to the last cell with anything in it."""
    written = [i for i, field in enumerate(values) if not _is_empty(field)]
    return slice(written[0], written[-1] + 1)


def _has_gap(values: Sequence[Field]) -> bool:
    """Whether an empty cell stands between two others."""
    return any(map(_is_empty, values[_written(values)]))


def _less_filling(strip: Strip) -> Strip:
    """A row without the empty cells at its end, if there is anything but its label."""
    stop = 0 if _are_empty(strip) else _written(strip).stop
    return strip[:stop] if stop and strip[stop - 1].kind is not FieldKind.LABEL else strip


def _is_empty(field: Field) -> bool:
    return field.kind is FieldKind.EMPTY


def _are_empty(values: Iterable[Field]) -> bool:
    return all(map(_is_empty, values))
