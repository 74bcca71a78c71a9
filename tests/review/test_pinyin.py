"""Chinese text is found by the letters it is typed with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.review.pinyin import folded, spelled, words


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("洪泽区人民政府2023", "hzqrmzf2023"),
        ("洪泽区人民政府", "hongzequ"),
        ("重庆市教育局", "cqsjyj"),
        ("重庆市教育局", "zqs"),
        ("长寿区", "changshou"),
        ("六安市", "luan"),
        ("单县人民政府", "sxrmzf"),
        ("绿春县", "lvchun"),
        ("ＡＢ区—２３号.pdf", "abq23hpdf"),
    ],
)
def test_letters_and_spelling_find_a_text(text: str, typed: str) -> None:
    assert typed in spelled(text)


def test_what_cannot_be_spelled_is_left_out() -> None:
    assert spelled("—，·") == ""
    assert spelled("甲☃乙") == "jy\njiayi"


def test_a_query_falls_apart_where_letters_meet_digits_or_characters() -> None:
    assert words("HZQ２０２３ 教育局a") == ["hzq", "2023", "教育局", "a"]
    assert words("  ") == []


@given(st.text(max_size=40))
def test_any_text_has_a_short_spelling_of_letters_and_digits(text: str) -> None:
    lines = spelled(text).split("\n")
    assert len(lines) <= 16
    assert all(line.isascii() and (line.isalnum() or not line) for line in lines)


@given(st.text(max_size=40))
def test_the_words_of_a_query_are_all_of_it(text: str) -> None:
    assert "".join(words(text)) == "".join(folded(text).split())
