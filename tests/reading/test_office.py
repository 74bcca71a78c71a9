"""Files of other office programs are read by way of LibreOffice, or one is told to get it."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from reviewer.domain.errors import InputError
from reviewer.reading.files import read_bytes
from reviewer.reading.office import find_office, kind_of, read_office
from tests.reading.office_parts import p, package, r, word

RTF = (
    r"{\rtf1\ansi\ansicpg936 \u19968 ?\u12289 ?\b 12\b0\par"
    r"\trowd\cellx900\cellx1800 a\intbl\cell 5\intbl\cell\row}"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

needs_office = pytest.mark.skipif(find_office() is None, reason="no LibreOffice here")


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("reviewer.reading.office._PLACES", ())


def stream(name: str) -> bytes:
    return OLE + f"{name}\0".encode("utf-16-le")


def test_kinds_are_told_by_content() -> None:
    assert kind_of(RTF.encode(), "a.doc") == "rtf"
    assert kind_of(stream("WordDocument"), "a.wps") == "doc"
    assert kind_of(stream("Workbook"), "a.et") == "xls"
    assert kind_of(package({"mimetype": "application/vnd.oasis.opendocument.text"}), "a") == "odt"
    sheets = package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
    assert kind_of(sheets, "a") == "ods"


LOCKED_WORD = OLE + b"\xec\xa5\xc1\0" + bytes(7) + b"\x01" + stream("WordDocument")[512:]
LOCKED_BOOK = OLE + b"\x09\x08\x04\0" + bytes(4) + b"\x2f\0" + stream("Workbook")[512:]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (stream("EncryptedPackage"), "encrypted"),
        (LOCKED_WORD, "encrypted"),
        (LOCKED_BOOK, "encrypted"),
        (stream("PowerPoint Document"), "unsupported"),
        (stream("nothing known"), "damaged"),
        (OLE[:8], "damaged"),
    ],
)
@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.xls"])
def test_kinds_without_a_text_are_refused(content: bytes, code: str, name: str) -> None:
    with pytest.raises(InputError) as raised:
        read_bytes(content, name)
    assert raised.value.code == code


def test_a_word_file_with_a_line_before_it_or_a_wrong_ending_is_read() -> None:
    content = word(p(r("政府信息公开")))
    for given, name in ((content, "a.xls"), (b"\r\n" + content, "a.doc")):
        document = read_bytes(given, name)
        assert document.text == "政府信息公开"
        assert document.sha256 == sha256(given).hexdigest()


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.xls", "a.docx"])
def test_pages_and_text_under_the_name_of_an_office_file_are_read(name: str) -> None:
    page = "<table><tr><td>行政许可</td><td>3</td></tr></table>"
    assert read_bytes(page.encode("gb18030"), name).text == "行政许可\t3"
    assert read_bytes("行政许可\t3".encode("gb18030"), name).text == "行政许可\t3"
    with pytest.raises(InputError) as raised:
        read_bytes(bytes(range(128, 256)) * 40, name)
    assert raised.value.code == "damaged"


def test_a_file_of_the_national_format_is_told_what_to_do_with() -> None:
    with pytest.raises(InputError) as raised:
        read_bytes(package({"OFD.xml": "<OFD/>"}), "年报.ofd")
    assert (raised.value.code, raised.value.facts["reason"]) == ("unsupported", "ofd")


@pytest.mark.usefixtures("no_office")
def test_without_libreoffice_one_is_told() -> None:
    assert find_office() is None
    with pytest.raises(InputError) as raised:
        read_office(RTF.encode(), "报告.rtf")
    assert raised.value.code == "unsupported"
    assert raised.value.facts == {"reason": "needs_office", "name": "报告.rtf", "ending": "rtf"}


@needs_office
def test_rich_text_is_read() -> None:
    document = read_bytes(b"\xef\xbb\xbf\n" + RTF.encode(), "a.doc")
    assert document.text == "一、12\na\t5"
    assert [cell.text for cell in document.grids[0].cells] == ["a", "5"]


@needs_office
def test_an_xml_of_older_programs_is_read() -> None:
    space = "http://schemas.microsoft.com/office/word/2003/wordml"
    grid = '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>'
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in "a5")
    xml = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        f'<w:wordDocument xmlns:w="{space}"><w:body><w:tbl>{grid}<w:tr>{cells}</w:tr></w:tbl>'
        "<w:p/></w:body></w:wordDocument>"
    )
    document = read_bytes(xml.encode(), "a.doc")
    assert [cell.text for cell in document.grids[0].cells] == ["a", "5"]


@needs_office
def test_junk_is_damaged() -> None:
    with pytest.raises(InputError) as raised:
        read_office(stream("WordDocument"), "a.doc")
    assert raised.value.code == "damaged"


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
def test_a_program_that_hangs_is_ended(
    no_office: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, pipe = tmp_path / "soffice", tmp_path / "pipe"
    os.mkfifo(pipe)
    script.write_text(f"#!/bin/sh\nPATH=/bin:/usr/bin; exec 3>{pipe}; sleep 60 & wait\n")
    script.chmod(0o755)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(InputError) as raised:
        read_office(RTF.encode(), "a.rtf", seconds=0.5)
    assert raised.value.code == "timeout"
    # The pipe ends when the program and the one it started have both gone.
    os.set_blocking(end, True)
    assert os.read(end, 1) == b""
    os.close(end)
