"""A page from outside can do nothing in the window: no connection, no file, no link, no markup."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from reviewer.domain.document import Document
from reviewer.reading.files import read_bytes
from tests.ui.flow import CTRL, NONE, Flow, ShowFlow, cell_spans

pytestmark = pytest.mark.qt

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<base href="{web}/"><link rel="stylesheet" href="{web}/a.css"><link rel="stylesheet" href="{file}">
<style>@import url("{web}/b.css"); body {{ background: url({file}) url({web}/c.png) }}</style>
<script src="{web}/d.js"></script><meta http-equiv="refresh" content="0;url={web}/e"></head>
<body background="{file}" onload="fetch('{web}/f')">
<p>前言 <a href="{web}/g">网上的链接</a> <a href="{file}">本机的链接</a></p>
<img src="{web}/h.png"><img src="{file}"><iframe src="{web}/i"></iframe>
<iframe src="{file}"></iframe>
<object data="{file}"></object><embed src="{web}/j"><video poster="{file}" src="{web}/k"></video>
<svg><image href="{file}"/></svg>
<table background="{file}"><tr><td style="background:url({web}/l)">事项</td><td>数量</td></tr>
<tr><td>&lt;img src="{file}"&gt;
&lt;a href="{file}"&gt;写出的标记&lt;/a&gt;</td><td>12</td></tr></table>
</body></html>"""


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture all red."""
    path = tmp_path / "secret.png"
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    assert image.save(str(path))
    return path


@pytest.fixture
def document(listener: socket.socket, picture: Path) -> Document:
    web = f"http://127.0.0.1:{listener.getsockname()[1]}"
    page = PAGE.format(web=web, file=picture.as_uri())
    return read_bytes(page.encode(), "page.html")


@pytest.fixture
def shown(flow: ShowFlow, document: Document) -> Flow:
    made = flow(document, cell_spans(document))
    QApplication.processEvents()
    return made


def test_no_connection_is_opened(shown: Flow, document: Document, listener: socket.socket) -> None:
    for word in ("网上的链接", "本机的链接", "写出的标记"):
        start = document.text.index(word)
        for modifiers in (NONE, CTRL):
            shown.click(shown.text_at((start, start + len(word))), modifiers)
    QApplication.processEvents()
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_no_picture_of_the_machine_is_shown(shown: Flow, picture: Path) -> None:
    image = shown.view.grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))
    assert QColor("#ff0000").rgb() not in {image.pixel(*point) for point in points}
    assert "\ufffc" not in shown.view.document().toPlainText()
    for target in (QUrl.fromLocalFile(str(picture)), QUrl("http://127.0.0.1/x.png")):
        kind = QTextDocument.ResourceType.ImageResource.value
        loaded = shown.view.document().resource(kind, target)
        assert isinstance(loaded, QImage)
        assert (loaded.width(), loaded.height()) == (1, 1)


def test_clicking_a_link_leaves_the_document_as_it_is(shown: Flow, document: Document) -> None:
    start = document.text.index("本机的链接")
    before = shown.view.document().toPlainText()
    at = shown.text_at((start, start + 5))
    assert shown.view.anchorAt(at.toPoint()) == ""
    shown.click(at)
    assert shown.view.document().toPlainText() == before
    assert not shown.view.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse


def test_written_markup_stays_writing(shown: Flow) -> None:
    shown.view.show_cell("0.1.0")
    assert shown.view.framed.startswith('<img src="file:')
    assert shown.view.framed.endswith("写出的标记</a>")


def test_what_qt_takes_for_structure_is_shown_as_unknown_signs(flow: ShowFlow) -> None:
    page = "<table><tr><td>甲\u2029乙\ufdd0丙\ufffc丁\u2028</td><td>12</td></tr></table>"
    document = read_bytes(page.encode(), "page.html")
    made = flow(document, cell_spans(document))
    assert [(table.rows(), table.columns()) for table in made.tables] == [(1, 2)]
    made.click(made.view.rect_of("0.0.1").center())
    assert made.clicked == ["0.0.1"]
