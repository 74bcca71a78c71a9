"""What the markup of a page becomes in the window's text: every line and table where it says."""

import pytest
from PySide6.QtGui import QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication

from reviewer.assets import resource
from reviewer.domain.shown import markup
from reviewer.reading.files import read_bytes

pytestmark = pytest.mark.qt


@pytest.mark.parametrize("sample", ["html/h03-site.html", "word/w05-layout.docx"])
def test_lines_and_tables_are_found_again(qapp: QApplication, sample: str) -> None:
    path = resource("samples") / sample
    document = read_bytes(path.read_bytes(), path.name)
    made = QTextDocument()
    made.setHtml(markup(document))
    found = 0
    block = made.begin()
    while block.isValid():
        place = block.position()
        for name in _first_anchor(made, place):
            start, end = map(int, name.split("-"))
            shown = "".join(made.characterAt(place + i) for i in range(end - start))
            assert shown == document.text[start:end]
            found += 1
        block = block.next()
    tables = [f for f in made.rootFrame().childFrames() if isinstance(f, QTextTable)]
    assert found > 250
    assert len(tables) == len(document.grids)
    for table, grid in zip(tables, document.grids, strict=True):
        last = grid.cells[-1]
        cell = table.cellAt(last.row, last.column)
        assert cell.firstCursorPosition().block().text().strip("\xa0") in last.text


def _first_anchor(made: QTextDocument, position: int) -> list[str]:
    iterator = made.findBlock(position).begin()
    return [] if iterator.atEnd() else iterator.fragment().charFormat().anchorNames()
