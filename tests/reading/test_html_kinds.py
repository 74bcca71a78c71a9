"""Pages, Word files and sheets are told by what is in them, whatever they are called."""

import pytest

from reviewer.domain.document import DocumentKind
from reviewer.domain.errors import InputError
from reviewer.reading.files import read_bytes
from tests.reading.office_parts import p, package, r, sheet_file, word

PAGE = "<html><body><p>一、总体情况</p></body></html>"
SHEET = sheet_file({"a": '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'})


@pytest.mark.parametrize(
    ("content", "name", "kind", "text"),
    [
        (PAGE.encode("gbk"), "报告.doc", DocumentKind.HTML, "一、总体情况"),
        (b"\xef\xbb\xbf<!-- x -->\n<div>1</div>", "a.txt", DocumentKind.HTML, "1"),
        ("总计<br>1".encode(), "a.htm", DocumentKind.HTML, "总计\n1"),
        ("总计\n1 < 2".encode(), "a.htm", DocumentKind.TEXT, "总计\n1 < 2"),
        ("<政府信息公开>\n1".encode(), "a.txt", DocumentKind.TEXT, "<政府信息公开>\n1"),
        (PAGE.encode("utf-16"), "a", DocumentKind.HTML, "一、总体情况"),
        (
            b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + PAGE.encode(),
            "a.mht",
            DocumentKind.HTML,
            "一、总体情况",
        ),
        (word(p(r("一"))), "a.wps", DocumentKind.WORD, "一"),
        (SHEET, "a.et", DocumentKind.WORD, "1"),
    ],
)
def test_kinds_are_told_by_content(
    content: bytes, name: str, kind: DocumentKind, text: str
) -> None:
    document = read_bytes(content, name)
    assert (document.kind, document.text, document.name) == (kind, text, name)


@pytest.mark.parametrize(
    "content", [package({"a.txt": "1"}), b"Rar!\x1a\x07\x00", b"7z\xbc\xaf\x27\x1c"]
)
def test_archives_are_told_so(content: bytes) -> None:
    with pytest.raises(InputError) as raised:
        read_bytes(content, "a.zip")
    assert (raised.value.code, raised.value.facts["reason"]) == ("unsupported", "archive")
