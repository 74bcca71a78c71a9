"""The kinds of errors that clerks make, put into consistent reports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from reviewer.domain.form import CellKey, Forms
from tests.editing.made import (
    APPLICANTS,
    CELLS,
    COLUMNS,
    OUTCOMES,
    ROWS,
    SIZES,
    TOTALS,
    Place,
    Values,
    consistent,
    key,
    two_years,
)

Wrong = dict[CellKey, int | None]
"""What is printed instead; None for an empty cell."""

Slip = Callable[[Random, int], int]


def digit_wrong(rng: Random, value: int) -> int:
    digits = list(str(value))
    i = rng.randrange(len(digits))
    digits[i] = rng.choice([digit for digit in "0123456789" if digit != digits[i]])
    return int("".join(digits))


def digits_swapped(rng: Random, value: int) -> int:
    digits = list(str(value))
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1]]
    if places:
        i = rng.choice(places)
        digits[i], digits[i + 1] = digits[i + 1], digits[i]
    return int("".join(digits))


def digit_dropped(rng: Random, value: int) -> int:
    text = str(value)
    i = rng.randrange(len(text))
    return int(text[:i] + text[i + 1 :]) if len(text) > 1 else value


def digit_extra(rng: Random, value: int) -> int:
    text = str(value)
    i = rng.randint(0, len(text))
    return int(text[:i] + rng.choice("0123456789") + text[i:])


SLIPS: tuple[Slip, ...] = (digit_wrong, digits_swapped, digit_dropped, digit_extra)


def _typed(rng: Random, values: Values, places: Sequence[Place], slips: Sequence[Slip]) -> Wrong:
    """One of these cells with one of these slips; nothing where none of them can slip."""
    for _ in range(200 if places else 0):
        place = key(rng.choice(places))
        printed = rng.choice(slips)(rng, values[place])
        if printed != values[place]:
            return {place: printed}
    return {}


def _busy(values: Values, places: Sequence[Place] = CELLS) -> list[Place]:
    return [place for place in places if values[key(place)]]


def one_cell(slip: Slip) -> Callable[[Random, Values], Wrong]:
    """A slip in any cell of the requests table, empty ones too where it can happen there."""
    return lambda rng, values: _typed(rng, values, CELLS, (slip,))


def missing(rng: Random, values: Values) -> Wrong:
    return {key(rng.choice(_busy(values))): None}


def stale_totals(count: int) -> Callable[[Random, Values], Wrong]:
    """Totals left at 0, without one addend, or off by up to three."""

    def make(rng: Random, values: Values) -> Wrong:
        totals = _busy(values, TOTALS)
        if len(totals) < count:
            return {}
        return {key(place): _stale(rng, values, place) for place in rng.sample(totals, count)}

    return make


def _stale(rng: Random, values: Values, place: Place) -> int:
    row, column = place
    addends = (
        [values[key((row, name))] for name in APPLICANTS]
        if column == "total"
        else [values[key((name, column))] for name in OUTCOMES]
    )
    total = values[key(place)]
    addend = rng.choice([number for number in addends if number])
    few = min(total, rng.randint(1, 3))
    return rng.choice((0, total - addend, total - few, total + few))


def moved(down: int, right: int, *, columns: Sequence[str]) -> Callable[[Random, Values], Wrong]:
    """A value in the empty cell beside or below (or above) its own."""

    def make(rng: Random, values: Values) -> Wrong:
        moves = [
            (key(place), key(target))
            for place in _busy(values)
            for target in _beside(place, down, right)
            if not values[key(target)] and {place[1], target[1]} <= set(columns)
        ]
        if not moves:
            return {}
        place, target = rng.choice(moves)
        return {place: 0, target: values[place]}

    return make


def _beside(place: Place, down: int, right: int) -> Iterator[Place]:
    row, column = ROWS.index(place[0]), COLUMNS.index(place[1])
    for sign in (1, -1):
        i, j = row + sign * down, column + sign * right
        if 0 <= i < len(ROWS) and 0 <= j < len(COLUMNS):
            yield ROWS[i], COLUMNS[j]


def apart(count: int) -> Callable[[Random, Values], Wrong]:
    """Slips in different rows and columns, nearly all in cells that are not 0."""

    def make(rng: Random, values: Values) -> Wrong:
        wrong: Wrong = {}
        places = [place for place in CELLS if values[key(place)] or rng.random() < 0.1]
        for _ in range(count):
            typed = _typed(rng, values, places, SLIPS)
            if not typed:
                return {}
            wrong |= typed
            row, column = next(place for place in CELLS if key(place) in typed)
            places = [place for place in places if place[0] != row and place[1] != column]
        return wrong

    return make


def in_line(count: int) -> Callable[[Random, Values], Wrong]:
    """Slips in one row, or in one column of part 三."""

    def make(rng: Random, values: Values) -> Wrong:
        row, column = rng.choice(ROWS), rng.choice(COLUMNS)
        line = [place for place in CELLS if place[0] == row]
        if rng.random() < 0.5:
            line = [place for place in CELLS if place[1] == column and place[0] in OUTCOMES]
        places = [place for place in line if values[key(place)] or rng.random() < 0.2]
        wrong: Wrong = {}
        for place in rng.sample(places, min(count, len(places))):
            wrong |= _typed(rng, values, [place], SLIPS)
        return wrong if len(wrong) == count else {}

    return make


def row_slid(rng: Random, values: Values) -> Wrong:
    """A row from some cell on one column to the right or left, with or without its total."""
    row = rng.choice(ROWS)
    keys = [key((row, column)) for column in COLUMNS]
    meant = [values[name] for name in keys]
    start, last = rng.choice((0, 0, 0, 1, 2)), rng.choice((5, 6))
    if rng.random() < 0.5:
        kept, lost = [*meant[:start], 0, *meant[start:last]], meant[last] * (last == 5)
    else:
        kept, lost = [*meant[:start], *meant[start + 1 : last + 1], 0], meant[start]
    shown = [*kept, *meant[last + 1 :]]
    wrong: Wrong = {
        name: new for name, new, old in zip(keys, shown, meant, strict=True) if new != old
    }
    return wrong if len(wrong) > 2 and not lost else {}


KINDS: Mapping[str, Callable[[Random, Values], Wrong]] = {
    "digit_wrong": one_cell(digit_wrong),
    "digits_swapped": one_cell(digits_swapped),
    "digit_dropped": one_cell(digit_dropped),
    "digit_extra": one_cell(digit_extra),
    "missing": missing,
    "stale_total": stale_totals(1),
    "two_stale_totals": stale_totals(2),
    "next_column": moved(0, 1, columns=COLUMNS),
    "next_row": moved(1, 0, columns=COLUMNS[:-1]),
    "two_apart": apart(2),
    "three_apart": apart(3),
    "four_apart": apart(4),
    "five_apart": apart(5),
    "two_in_line": in_line(2),
    "three_in_line": in_line(3),
    "row_slid": row_slid,
}
"""The sixteen kinds. What one could be taken for a total in the wrong row is in `EXTRA`."""
EXTRA = {"total_next_row": moved(1, 0, columns=("total",))}


@dataclass(frozen=True, slots=True)
class Case:
    """A consistent report and what is printed wrongly in it."""

    size: str
    values: Values
    wrong: Wrong
    before: Values | None = None
    """The body's report of the year before, where it is known."""

    @property
    def printed(self) -> dict[CellKey, int | None]:
        return self.values | self.wrong


def cases(kind: str, count: int, *, seed: int, forms: Forms, years: bool = False) -> Iterator[Case]:
    """So many reports of mixed size with this kind of error, the same for the same seed.

    With `years` each comes with the one of the year before.
    """
    rng = Random(f"{kind} {seed}")
    make = {**KINDS, **EXTRA}[kind]
    found = 0
    while found < count:
        size = rng.choice(tuple(SIZES))
        for _ in range(20):
            before = None
            if years:
                values, before = two_years(rng, size, forms)
            else:
                values = consistent(rng, size, forms)
            if wrong := make(rng, values):
                yield Case(size, values, wrong, before)
                found += 1
                break
