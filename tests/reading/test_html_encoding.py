"""The encoding of a page is what makes it readable, whatever its head claims."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.reading.html import read_html
from reviewer.reading.html_encoding import decode_page

SIMPLIFIED = "一、总体情况。根据《中华人民共和国政府信息公开条例》，本年度新收申请3件，均已办结。"
TRADITIONAL = "一、總體情況。根據政府資訊公開條例，本年度收到申請三件，均已辦結，無行政訴訟。"
CLAIMS = ["", "utf-8", "gb2312", "GBK", "big5", "iso-8859-1", "unknown-8bit"]


def page(claim: str, text: str) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={claim}">' if claim else ""
    return f"<html><head>{meta}<title>t</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb2312", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"],
)
def test_simplified_pages_are_read_whatever_they_claim(claim: str, encoding: str) -> None:
    assert read_html(page(claim, SIMPLIFIED).encode(encoding), "x").text == SIMPLIFIED


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16"])
def test_traditional_pages_are_read_whatever_they_claim(claim: str, encoding: str) -> None:
    assert read_html(page(claim, TRADITIONAL).encode(encoding), "x").text == TRADITIONAL


def test_one_broken_sign_does_not_change_the_encoding() -> None:
    content = page("gb2312", SIMPLIFIED).encode() + b"\xff\xd5"
    text, encoding = decode_page(content)
    assert encoding == "utf-8"
    assert SIMPLIFIED in text


def test_the_envelope_decides_where_the_text_does_not() -> None:
    assert decode_page(b"<p>0</p>", "gb2312")[1] == "gb18030"
    assert decode_page(b"<p>0</p>", "nonsense")[1] == "utf-8"


def test_scripts_before_the_text_do_not_decide() -> None:
    content = page("utf-8", f"<script>{'x = 1;' * 20_000}</script>{SIMPLIFIED}").encode("gbk")
    assert SIMPLIFIED in decode_page(content)[0]


@settings(max_examples=60)
@given(
    st.text(alphabet=sorted(set(SIMPLIFIED)), min_size=12, max_size=80),
    st.sampled_from(["utf-8", "gbk", "gb18030", "utf-16"]),
    st.sampled_from(CLAIMS),
)
def test_short_texts_survive(text: str, encoding: str, claim: str) -> None:
    assert text in decode_page(page(claim, text).encode(encoding))[0]


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text(content: bytes) -> None:
    text, _ = decode_page(content)
    assert "\0" not in text
