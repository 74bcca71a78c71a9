"""The values of one row → its columns, also where values are missing, joined or too many.

With as many values as columns there is nothing to decide. Otherwise every way to explain the
difference by blank cells, joined numbers or strangers is a hypothesis; the hard rules, the kinds
of the columns and the spacing rank them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, islice

from reviewer.domain.form import CellForm
from reviewer.domain.numbers import CellStatus, ParsedNumber, ValueType, parse_printed
from reviewer.domain.report import Doubt, Provenance, Reading
from reviewer.extraction.fields import Field, between, folded

_MOST_MISSING = 4
_MOST_EXTRA = 3
_MOST_HYPOTHESES = 500
_ODD_ZEROS = re.compile(r"[+-]?0\d")

_parse = lru_cache(maxsize=4096)(parse_printed)

Filling = tuple[Field, ...]
"""A field for every column; an empty one where nothing stands."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A filling of a row and why it may not be the right one."""

    filling: Filling
    doubt: Doubt = Doubt.NONE
    likely: bool = False
    """Whether one hypothesis was clearly better than all others."""


def place(
    fields: Sequence[Field], cells: Sequence[CellForm], breaks: Callable[[Filling], int]
) -> Placed | None:
    """Place too few or too many fields in the columns; None where too many ways are open.

    `breaks` tells how many hard rules a filling breaks.
    """
    missing = len(cells) - len(fields)
    if not fields or missing > _MOST_MISSING or -missing > _MOST_EXTRA:
        return None
    ways = islice(_fillings(tuple(fields), missing), _MOST_HYPOTHESES)
    ranked = sorted(
        ((breaks(way.filling), _misfits(way.filling, cells), way.cost, i), way)
        for i, way in enumerate(ways)
    )
    (best_rank, best), rivals = ranked[0], ranked[1:]
    likely = not rivals or rivals[0][0][:3] > best_rank[:3]
    return Placed(best.filling, best.doubt, likely)


@dataclass(frozen=True, slots=True)
class _Way:
    """One explanation: a filling, what it costs and what it supposes."""

    filling: Filling = ()
    cost: float = 0.0
    doubt: Doubt = Doubt.MISSING_NUMBERS


def _fillings(fields: Filling, missing: int) -> Iterator[_Way]:
    if missing < 0:
        return _with_fewer(fields, -missing)
    return _with_more(fields, missing, min(field.gap for field in fields))


def _with_more(
    fields: Filling, missing: int, usual: float, before: Field | None = None
) -> Iterator[_Way]:
    """Blank cells put in, joined numbers taken apart."""
    if missing == 0:
        yield _Way(fields)
        return
    following = fields[0] if fields else None
    wide = following is not None and before is not None and following.gap >= 2 * max(1, usual)
    blank = _blank(before, following)
    for way in _with_more(fields, missing - 1, usual, blank):
        yield _Way((blank, *way.filling), way.cost + (0 if wide else 1), Doubt.MISSING_NUMBERS)
    if following is None:
        return
    for way in _with_more(fields[1:], missing, usual, following):
        yield replace(way, filling=(following, *way.filling))
    for first, rest in _splits(following):
        for way in _with_more((rest, *fields[1:]), missing - 1, usual, first):
            yield _Way((first, *way.filling), way.cost + 1.5, Doubt.JOINED)


def _with_fewer(fields: Filling, extra: int) -> Iterator[_Way]:
    """Strangers left out, rather the first and last ones than those between."""
    for kept in combinations(range(len(fields)), len(fields) - extra):
        inside = sum(index not in kept for index in range(1, len(fields) - 1))
        filling = tuple(fields[index] for index in kept)
        yield _Way(filling, extra + inside, Doubt.TOO_MANY_NUMBERS)


def _blank(before: Field | None, after: Field | None) -> Field:
    return Field(
        "",
        between(before.provenance if before else None, after.provenance if after else None),
        gap=0.0,
    )


def _splits(field: Field) -> Iterator[tuple[Field, Field]]:
    """A number taken apart where both parts are numbers as one writes them."""
    for index in range(1, len(field.text)):
        first, rest = field.text[:index], field.text[index:]
        if _well_written(first) and _well_written(rest):
            yield _cut(field, 0, index), _cut(field, index, len(field.text))


def _well_written(text: str) -> bool:
    is_number = _parse(text, ValueType.AMOUNT).is_number
    return is_number and not _ODD_ZEROS.match(folded(text))


def _cut(field: Field, start: int, end: int) -> Field:
    place = field.provenance
    if place.span:
        place = Provenance(span=(place.span[0] + start, place.span[0] + end))
    return field._replace(text=field.text[start:end], provenance=place, gap=0.0)


def _misfits(filling: Filling, cells: Sequence[CellForm]) -> int:
    """How many fields are not of the kind of their column."""
    return sum(
        read(field, cell).doubt is not Doubt.NONE
        for field, cell in zip(filling, cells, strict=True)
    )


def read(field: Field, cell: CellForm, *, unit_unclear: bool = False) -> Reading:
    """What one field says as the value of a cell, doubts of the field alone included."""
    parsed, badly_written = _said(field.text, cell.type)
    doubt = field.doubt
    if parsed.status is CellStatus.UNREAD or badly_written:
        doubt = doubt or Doubt.UNREADABLE
    elif (parsed.value and parsed.unit in ("元", "亿元")) or (
        unit_unclear and cell.type is ValueType.AMOUNT
    ):
        doubt = doubt or Doubt.UNIT
    elif parsed.noted:
        doubt = doubt or Doubt.NOTED
    return Reading(
        text=field.text,
        status=parsed.status,
        value=parsed.value,
        confidence=_confidence(parsed.status, doubt),
        provenance=field.provenance,
        doubt=doubt,
    )


@lru_cache(maxsize=4096)
def _said(text: str, kind: ValueType) -> tuple[ParsedNumber, bool]:
    """What a text means, and whether it is written as nobody would."""
    return _parse(text, kind), _badly_written(text, kind)


def _badly_written(text: str, kind: ValueType) -> bool:
    """A number nobody writes so: 00, 007, or a sign on a plain count."""
    number = folded(text).strip()
    signed = number.startswith(("+", "-")) and number[1:2].isdecimal()
    return _ODD_ZEROS.match(number) is not None or (signed and kind is ValueType.COUNT)


def _confidence(status: CellStatus, doubt: Doubt) -> float:
    if status is CellStatus.UNREAD:
        return 0.0
    return 1.0 if doubt is Doubt.NONE else 0.6
