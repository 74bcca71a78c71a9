"""Typing slips: how a number that should stand in a cell came to be printed otherwise.

A price is a negative log likelihood: a dearer slip is a less likely one.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from math import log


class Pattern(StrEnum):
    """What may have happened."""

    DIGIT_WRONG = "digit_wrong"
    LOOK_ALIKE = "digits_look_alike"
    DIGITS_SWAPPED = "digits_swapped"
    DIGIT_DROPPED = "digit_dropped"
    DIGIT_DOUBLED = "digit_doubled"
    DIGIT_EXTRA = "digit_extra"
    FACTOR_OF_TEN = "factor_of_ten"
    SIGN = "sign"
    KEYED_TWICE = "keyed_twice"
    TOTAL_NOT_UPDATED = "total_not_updated"
    TOTAL_ZERO = "total_zero"
    BLANK = "blank"
    BLANK_AS_ZERO = "blank_as_zero"
    UNREAD = "unread"
    NEIGHBOUR_COLUMN = "neighbour_column"
    NEIGHBOUR_ROW = "neighbour_row"
    ROW_SLID = "row_slid"
    COLUMN_SLID = "column_slid"
    EXCHANGED = "exchanged"
    COLUMNS_SWAPPED = "columns_swapped"
    ROWS_SWAPPED = "rows_swapped"
    SEVERAL = "several"
    OTHER = "other"


_LOOK_ALIKES = frozenset(
    frozenset(pair) for pair in ("17", "06", "08", "68", "38", "56", "69", "09", "35", "89")
)


@lru_cache(maxsize=1 << 16)
def slip(printed: int, true: int) -> tuple[Pattern, float]:
    """The likeliest slip of the hand or the eye between two numbers, with its price."""
    return min(_slips(printed, true), key=lambda item: item[1])


def _slips(printed: int, true: int) -> Iterator[tuple[Pattern, float]]:
    yield Pattern.OTHER, 4.5 + 0.5 * log(1 + abs(printed - true))
    if printed == -true:
        yield Pattern.SIGN, 1.0
    if (printed < 0) != (true < 0):
        return
    shown, meant = str(abs(printed)), str(abs(true))
    if not printed and len(meant) > 1:
        return
    if len(shown) == len(meant):
        yield from _replaced(shown, meant)
    elif len(shown) == len(meant) + 1:
        yield from _added(shown, meant)
    elif len(meant) == len(shown) + 1:
        yield from _lost(shown, meant)
    elif printed and true and _power_of_ten(shown, meant):
        yield Pattern.FACTOR_OF_TEN, 3.0


def _replaced(shown: str, meant: str) -> Iterator[tuple[Pattern, float]]:
    places = [i for i, (a, b) in enumerate(zip(shown, meant, strict=True)) if a != b]
    if len(places) == 1:
        digits = frozenset((shown[places[0]], meant[places[0]]))
        if digits in _LOOK_ALIKES:
            yield Pattern.LOOK_ALIKE, log(len(meant)) + 1.6
        yield Pattern.DIGIT_WRONG, log(len(meant)) + 2.2
    if len(places) == 2 and places[1] == places[0] + 1:
        i = places[0]
        if shown[i] == meant[i + 1] and shown[i + 1] == meant[i]:
            yield Pattern.DIGITS_SWAPPED, log(len(meant) - 1) + 0.4


def _added(shown: str, meant: str) -> Iterator[tuple[Pattern, float]]:
    if shown == meant + "0":
        yield Pattern.FACTOR_OF_TEN, log(len(shown)) + 1.1
    for i in range(len(shown)):
        if shown[:i] + shown[i + 1 :] == meant:
            doubled = i > 0 and shown[i] == shown[i - 1]
            pattern = Pattern.DIGIT_DOUBLED if doubled else Pattern.DIGIT_EXTRA
            yield pattern, log(len(shown)) + (1.2 if doubled else 2.3)


def _lost(shown: str, meant: str) -> Iterator[tuple[Pattern, float]]:
    if meant == shown + "0":
        yield Pattern.FACTOR_OF_TEN, log(len(meant))
    for i in range(len(meant)):
        if meant[:i] + meant[i + 1 :] == shown:
            yield Pattern.DIGIT_DROPPED, log(len(meant)) + 0.2


def _power_of_ten(shown: str, meant: str) -> bool:
    return shown.rstrip("0") == meant.rstrip("0")
