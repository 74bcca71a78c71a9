"""What a file or a person has written is shown as written, also by a tool tip."""

import pytest
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QLabel

from reviewer.review.operations import SetAgency
from reviewer.review.tagging import Annotate
from reviewer.ui.tips import tip
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt
MARKED = "<img src='//192.0.2.1/x.png'>县&局"


def shown(text: str) -> str:
    """What a tool tip puts on the screen."""
    if not Qt.mightBeRichText(text):
        return text
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


@pytest.mark.parametrize("text", [MARKED, "x&lt;y", "A & B", "甲 < 乙", f"{MARKED}\n第二行", ""])
def test_a_tip_says_what_was_written(text: str) -> None:
    assert shown(tip(text)) == text


def test_a_name_with_marks_is_shown_with_them(clerk: Clerk) -> None:
    assert clerk.session.bench.apply(SetAgency(1, MARKED))
    clerk.session.bench.apply(Annotate(1, note=MARKED))
    tips = [
        clerk.page.worklist.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole),
        *(label.toolTip() for label in clerk.page.remarks.findChildren(QLabel)),
    ]
    told = [shown(text) for text in tips if text]
    assert len(told) == 2
    assert all(text.startswith(MARKED) for text in told)
    rich = [label for label in clerk.window.findChildren(QLabel) if MARKED in label.text()]
    assert rich != []
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in rich)
