"""Typing slips: the pattern between what is printed and what is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.editing.patterns import Pattern, slip

NUMBERS = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("printed", "meant", "pattern"),
    [
        (95, 59, Pattern.DIGITS_SWAPPED),
        (1324, 1234, Pattern.DIGITS_SWAPPED),
        (12, 132, Pattern.DIGIT_DROPPED),
        (1, 10, Pattern.FACTOR_OF_TEN),
        (100, 10, Pattern.FACTOR_OF_TEN),
        (4500, 45, Pattern.FACTOR_OF_TEN),
        (1223, 123, Pattern.DIGIT_DOUBLED),
        (1293, 123, Pattern.DIGIT_EXTRA),
        (7, 1, Pattern.LOOK_ALIKE),
        (630, 680, Pattern.LOOK_ALIKE),
        (24, 94, Pattern.DIGIT_WRONG),
        (-3, 3, Pattern.SIGN),
        (0, 90, Pattern.OTHER),
        (491, 500, Pattern.OTHER),
    ],
)
def test_the_likeliest_slip_is_named(printed: int, meant: int, pattern: Pattern) -> None:
    assert slip(printed, meant)[0] is pattern


@given(NUMBERS, NUMBERS)
def test_a_named_slip_is_likelier_than_any_other_number(printed: int, meant: int) -> None:
    pattern, price = slip(printed, meant)
    assert 0 < price < 20
    far = slip(printed, meant * 10_000_019 + 77)[1]
    assert pattern is Pattern.OTHER or price < far


@given(NUMBERS, st.integers(1, 40), st.integers(1, 40))
def test_without_a_pattern_the_farther_number_is_dearer(base: int, near: int, more: int) -> None:
    found = [slip(base, base + step) for step in (near, near + more)]
    if all(pattern is Pattern.OTHER for pattern, _ in found):
        assert found[0][1] < found[1][1]
