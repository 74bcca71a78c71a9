"""Printed text ↔ number: width, separators, blanks, marks, and what must be refused."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.numbers import (
    MAX_DIGITS,
    CellStatus,
    EntryError,
    EntryProblem,
    ValueType,
    fold,
    format_value,
    parse_printed,
    parse_typed,
)

COUNTS = st.integers(0, 10**MAX_DIGITS - 1)
SIGNED = st.integers(-(10**9), 10**9)
AMOUNTS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(0, 10**10),
    st.integers(1, 4),
)
FULL_WIDTH = str.maketrans("0123456789,.+-", "０１２３４５６７８９，．＋－")
SPACES = st.text("\t \u00a0\u3000\u2003\ufeff\u200b", max_size=3)


def value_of(text: str, kind: ValueType = ValueType.COUNT) -> object:
    return parse_printed(text, kind).value


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(COUNTS, SPACES, SPACES, st.booleans(), st.booleans())
def test_a_count_is_read_however_it_is_typeset(
    number: int, before: str, after: str, wide: bool, grouped: bool
) -> None:
    printed = f"{number:,}" if grouped else str(number)
    printed = printed.translate(FULL_WIDTH) if wide else printed
    assert value_of(before + printed + after) == number


@given(SIGNED)
def test_a_signed_number_comes_back_from_its_print(number: int) -> None:
    printed = format_value(number, ValueType.SIGNED)
    assert value_of(printed, ValueType.SIGNED) == number
    assert value_of(printed.replace("-", "−"), ValueType.SIGNED) == number
    assert value_of(printed.translate(FULL_WIDTH), ValueType.SIGNED) == number


@given(AMOUNTS)
def test_an_amount_keeps_every_printed_digit(amount: Decimal) -> None:
    printed = format_value(amount, ValueType.AMOUNT)
    read = parse_printed(printed, ValueType.AMOUNT).value
    assert (read, str(read)) == (amount, printed)


@given(st.text(), st.sampled_from(ValueType))
def test_any_text_is_printed_blank_mark_or_unread(text: str, kind: ValueType) -> None:
    parsed = parse_printed(text, kind)
    assert (parsed.value is not None) == (parsed.status is CellStatus.PRINTED)
    assert not isinstance(parsed.value, float)
    if kind is not ValueType.AMOUNT and parsed.value is not None:
        assert isinstance(parsed.value, int)


@given(st.text(), st.sampled_from(ValueType))
def test_typing_anything_gives_a_number_a_blank_a_mark_or_a_refusal(
    text: str, kind: ValueType
) -> None:
    try:
        typed = parse_typed(text, kind)
    except EntryError:
        return
    assert typed.status is not CellStatus.UNREAD
    assert typed.value is None or typed.value >= 0 or kind is ValueType.SIGNED


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\u3000\u3000", "\u200b"])
def test_nothing_is_blank_and_never_zero(text: str) -> None:
    assert parse_printed(text, ValueType.COUNT).status is CellStatus.BLANK
    assert value_of(text) is None


@pytest.mark.parametrize("text", ["/", "／", "—", "——", "-", "－", "无", "不涉及", "\\", "N/A"])
def test_a_mark_is_no_number(text: str) -> None:
    assert parse_printed(text, ValueType.COUNT).status is CellStatus.MARK


@pytest.mark.parametrize(
    "text", ["1 2", "1,23", "12,3456", "3.", "①3", "①", "3(2)", "1/2", "0x10", "1e3", "一", "3.5"]
)
def test_what_is_not_clearly_one_count_stays_unread(text: str) -> None:
    assert parse_printed(text, ValueType.COUNT).status is CellStatus.UNREAD


@pytest.mark.parametrize("number", ["12", "1,234", "＋3", "0"])
@pytest.mark.parametrize(
    "note", ["①", "¹", "¹²", " ²", "*", "＊", "**", "※", "[1]", "［12］", "[¹]", "注", "（注1）"]
)
def test_a_footnote_mark_is_left_out_and_told(number: str, note: str) -> None:
    parsed = parse_printed(number + note, ValueType.SIGNED)
    assert parsed == replace(parse_printed(number, ValueType.SIGNED), noted=True)
    with pytest.raises(EntryError):
        parse_typed(number + note, ValueType.SIGNED)


@pytest.mark.parametrize(
    ("text", "value"),
    [("减3", -3), ("增12", 12), ("减少 1,234", None), ("增加2项", 2), ("新增１", 1)],
)
def test_a_change_may_be_told_in_words(text: str, value: int | None) -> None:
    assert parse_printed(text, ValueType.SIGNED).value == value
    for kind in (ValueType.COUNT, ValueType.AMOUNT):
        assert parse_printed(text, kind).status is CellStatus.UNREAD
        with pytest.raises(EntryError):
            parse_typed(text, kind)


def test_a_change_may_be_typed_in_words_where_changes_stand() -> None:
    assert parse_typed("减少3", ValueType.SIGNED).value == -3
    with pytest.raises(EntryError, match="entry_not_whole"):
        parse_typed("增加3.5", ValueType.SIGNED)


def test_a_unit_is_kept_beside_the_number() -> None:
    parsed = parse_printed("251000元", ValueType.AMOUNT)
    assert (parsed.value, parsed.unit) == (251000, "元")


def test_full_width_typing_is_understood() -> None:
    assert parse_typed("１２，３４５", ValueType.COUNT).value == 12345


def test_a_chinese_full_stop_is_taken_for_a_point_with_a_warning() -> None:
    typed = parse_typed("12。5", ValueType.AMOUNT)
    assert (typed.value, typed.guessed) == (Decimal("12.5"), True)


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    [
        ("一二", ValueType.COUNT, EntryProblem.NOT_A_NUMBER),
        ("12。5", ValueType.COUNT, EntryProblem.NOT_WHOLE),
        ("-1", ValueType.COUNT, EntryProblem.NEGATIVE),
        ("-1.5", ValueType.AMOUNT, EntryProblem.NEGATIVE),
        ("1" * (MAX_DIGITS + 1), ValueType.COUNT, EntryProblem.TOO_LONG),
    ],
)
def test_a_refusal_says_why(text: str, kind: ValueType, problem: EntryProblem) -> None:
    with pytest.raises(EntryError) as caught:
        parse_typed(text, kind)
    assert caught.value.problem is problem


def test_an_increase_is_shown_with_its_sign() -> None:
    shown = [format_value(value, ValueType.SIGNED) for value in (3, 0, -1, None)]
    assert shown == ["+3", "0", "-1", ""]
