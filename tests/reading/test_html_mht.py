"""Pages saved with all that belongs to them."""

from email.message import EmailMessage, Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.errors import InputError
from reviewer.reading.mht import is_mht, read_mht

PAGE = "<h1>政府信息公开工作年度报告</h1><table><tr><td>总计</td><td>12</td></tr></table>"


def saved(*parts: Message) -> bytes:
    whole = MIMEMultipart("related")
    whole["Subject"] = "page"
    for part in parts:
        whole.attach(part)
    return whole.as_bytes()


def part(page: str, charset: str) -> MIMEText:
    return MIMEText(page, "html", charset)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030"])
def test_the_page_inside_is_read(charset: str) -> None:
    document = read_mht(saved(part(PAGE, charset), MIMEText("x{}", "css")), "a.mht")
    assert document.text == "政府信息公开工作年度报告\n总计\t12"
    assert [cell.text for cell in document.grids[0].cells] == ["总计", "12"]


def test_frames_saved_with_the_page_are_read_too() -> None:
    document = read_mht(saved(part("<p>框架", "utf-8"), part(PAGE, "gbk")), "a.mht")
    assert document.text.startswith("框架\n政府信息公开")


def test_a_page_alone_and_its_wrong_charset() -> None:
    message = EmailMessage()
    message["Content-Type"] = "text/html; charset=us-ascii"
    message["Content-Transfer-Encoding"] = "8bit"
    content = message.as_bytes() + PAGE.encode("gbk")
    assert read_mht(content, "a.mht").encoding == "gb18030"


def test_kinds_are_told_by_the_first_lines() -> None:
    assert is_mht(saved(part(PAGE, "utf-8")))
    assert is_mht(
        b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; x\r\n\r\n"
    )
    assert not is_mht(PAGE.encode())
    assert not is_mht("标题: 一\nContent-Type: multipart/related".encode())
    assert not is_mht(b"Note: one\nText goes on")


def test_without_a_page_it_is_damaged() -> None:
    with pytest.raises(InputError) as raised:
        read_mht(saved(MIMEText("plain")), "a.mht")
    assert raised.value.code == "damaged"


def test_endless_nesting_is_damaged() -> None:
    head = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(5_000)
    )
    with pytest.raises(InputError) as raised:
        read_mht(head, "a.mht")
    assert raised.value.code == "damaged"


@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_document_or_a_code(junk: bytes) -> None:
    content = saved(part(PAGE, "utf-8")).replace(b"related", b"related" + junk)
    assert outcome(content) in ("read", "damaged")


def outcome(content: bytes) -> str:
    try:
        read_mht(content, "a.mht")
    except InputError as error:
        return error.code
    return "read"
