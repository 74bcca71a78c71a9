"""How a document was read is said beside it, where that was not the usual way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.domain.document import Document
from reviewer.domain.record import Tally
from reviewer.pipeline import extract_file
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt


def _as_usual(document: Document) -> Document:
    return document


def _recognised(document: Document) -> Document:
    return replace(document, pages=tuple(replace(p, recognised=True) for p in document.pages))


def _damaged(document: Document) -> Document:
    return replace(document, sure=False)


@pytest.mark.parametrize(
    ("read", "told", "more"),
    [
        (_as_usual, "", ""),
        (_recognised, "文字识别", "请对照原文"),
        (_damaged, "文件有缺损", "请对照原文"),
    ],
    ids=["as usual", "recognised", "damaged"],
)
def test_an_unusual_reading_is_told_beside_the_page(
    read: Callable[[Document], Document],
    told: str,
    more: str,
    program: Application,
    open_window: Callable[..., Clerk],
    tmp_path: Path,
) -> None:
    location = tmp_path / "notes.reviewer"
    kept = program.open_workspace(location, create=True)
    found = extract_file(resource("samples") / "pdf" / "p01-plain.pdf", program.forms)
    assert found.report is not None
    assert found.document is not None
    kept.add_report(found.report, read(found.document), found.content, Tally(), actor="导入")
    kept.close()
    window = open_window(location).window
    notes = [label for label in window.findChildren(QLabel) if label.objectName() == "reader"]
    assert [(label.text(), label.isVisible()) for label in notes] == [(told, bool(told))]
    assert more in notes[0].toolTip()
