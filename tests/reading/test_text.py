"""Plain text in every encoding a Chinese desktop writes: the same text, or refused."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.errors import InputError
from reviewer.reading.text import decode

REPORT = (
    "北京市某区某局\n2020 年政府信息公开工作年度报告\n\n依据《中华人民共和国政府信息公开条例》"
    "第五十条规定，编制本报告。\n二、主动公开政府信息情况\n规章 0 0 0\n行政许可 0 +3 11,398,889\n"
)
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_shown_text_is_the_same_in_every_encoding(encoding: str, newline: str) -> None:
    assert decode(REPORT.replace("\n", newline).encode(encoding)).text == REPORT


def test_every_kind_of_line_end_is_one() -> None:
    assert decode("一\u2028二\f三\x85四\r\n\r五".encode()).text == "一\n二\n三\n四\n\n五"


@given(
    encoding=st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16-be"]),
    length=st.integers(60, 400),
)
def test_a_text_cut_in_the_middle_of_a_character_loses_only_that(
    encoding: str, length: int
) -> None:
    decoded = decode(REPORT.encode(encoding)[:length]).text
    assert decoded
    assert REPORT.startswith(decoded)


def test_rare_characters_survive() -> None:
    text = REPORT + "㐂𠮷镇"
    assert decode(text.encode("gb18030")).text == text
    assert decode(text.encode("utf-16-le")).text == text


def test_a_broken_byte_is_shown_as_such_and_the_rest_is_read() -> None:
    content = bytearray(REPORT.encode("utf-8"))
    content[200] = 0xFF
    decoded = decode(bytes(content))
    assert decoded.encoding == "utf-8"
    assert "\ufffd" in decoded.text
    assert decoded.text.endswith("11,398,889\n")


def test_latin_text_is_utf_8() -> None:
    assert decode(b"plain text, no more\n").encoding == "utf-8"


@pytest.mark.parametrize("content", [b"\0" * 100, os.urandom(4096), bytes(range(256)) * 8])
def test_junk_is_refused(content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(content)
    assert caught.value.code == "damaged"
