"""Nothing that is read opens a connection or another file, whatever it links to."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reviewer.domain.errors import InputError
from reviewer.reading.files import read_bytes
from reviewer.reading.office import find_office
from tests.reading.office_parts import RELATIONS, W, p, package, r, relations

Maker = Callable[[str], bytes]


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def address(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}/x"


def page(url: str) -> bytes:
    return f"""<!DOCTYPE html PUBLIC "-//X//" "{url}.dtd"><html><head><base href="{url}">
<link rel=stylesheet href="{url}.css">
<style>@import "{url}.css"; td {{background: url({url})}}</style>
<script src="{url}.js"></script><meta http-equiv=refresh content="0; url={url}"></head>
<body background="{url}"><img src="{url}.png"><iframe src="{url}"></iframe><object data="{url}">
</object><embed src="{url}"><video src="{url}"></video><table background="{url}"><tr><td>1</table>
<a href="{url}" ping="{url}">文</a><svg><image href="{url}"/></svg></body></html>""".encode()


def word_file(url: str) -> bytes:
    outside = "".join(
        f'<Relationship Id="x{number}" Type="t/{kind}" Target="{url}" TargetMode="External"/>'
        for number, kind in enumerate(("image", "attachedTemplate", "aFChunk", "styles", "frame"))
    )
    parts = {
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"<w:document {W}><w:body>{p(r('一'))}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{outside}'
        "</Relationships>",
    }
    return package(parts)


def entity(url: str) -> bytes:
    xml = f'<!DOCTYPE w [<!ENTITY % a SYSTEM "{url}"> %a;]><w:document {W}/>'
    return package(
        {
            "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": xml,
        }
    )


def rich_text(url: str) -> bytes:
    field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{url}.png" \\d}}{{\fldrslt 1}}}}'
    return rf"{{\rtf1\ansi {{\*\template {url}.dot}}{field}\par}}".encode()


def open_document(url: str) -> bytes:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    link = f'xlink:href="{url}" xlink:type="simple" xlink:actuate="onLoad"'
    body = (
        f"<text:p>1<draw:frame><draw:image {link}/></draw:frame></text:p>"
        f'<text:section text:name="s"><text:section-source {link}/></text:section>'
    )
    kind = "application/vnd.oasis.opendocument.text"
    return package(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:'
            f'opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" '
            'manifest:media-type="text/xml"/></manifest:manifest>',
            "content.xml": f"<office:document-content {spaces}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        }
    )


def read(content: bytes) -> str:
    """The text, or why there is none."""
    try:
        return read_bytes(content, "a").text
    except InputError as error:
        return error.code


@pytest.mark.parametrize("make", [page, word_file, entity])
def test_reading_opens_no_connection(make: Maker, listener: socket.socket) -> None:
    assert read(make(address(listener)))
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.skipif(find_office() is None, reason="no LibreOffice here")
@pytest.mark.parametrize("make", [rich_text, open_document])
def test_libreoffice_opens_no_connection(make: Maker, listener: socket.socket) -> None:
    assert read(make(address(listener)))
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "secret.html"
    path.write_text("<p>机密</p>", encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("make", [page, word_file, entity])
def test_links_to_files_are_not_followed(make: Maker, secret: str) -> None:
    assert "机密" not in read(make(secret))


@pytest.mark.skipif(find_office() is None, reason="no LibreOffice here")
@pytest.mark.parametrize("make", [rich_text, open_document])
def test_libreoffice_follows_no_links_to_files(make: Maker, secret: str) -> None:
    assert "机密" not in read(make(secret))
