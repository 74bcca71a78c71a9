"""The frozen heads of a printed table, and what its fonts measure."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from reviewer.domain.layout import PrintedCell
from reviewer.ui.form_table.geometry import Metrics, is_strip
from reviewer.ui.form_table.header import HeadLabel
from reviewer.ui.form_table.model import FormModel
from reviewer.ui.form_table.notes import foot
from reviewer.ui.theme import Theme


def column_labels(model: FormModel) -> list[HeadLabel]:
    """The heads above the columns."""
    table, left = model.printed, model.frozen_columns
    return [
        HeadLabel(cell.text, cell.row, cell.row_span, cell.column - left, cell.column_span)
        for cell in table.cells
        if _is_label(cell) and cell.row < model.frozen_rows and cell.column >= left
    ]


def row_labels(model: FormModel) -> list[HeadLabel]:
    """The heads beside the rows."""
    table, top, left = model.printed, model.frozen_rows, model.frozen_columns
    return [
        HeadLabel(
            cell.text if cell.column + cell.column_span == left else _broken(cell.text),
            cell.column,
            cell.column_span,
            cell.row - top,
            cell.row_span,
            strip=is_strip(table, cell),
        )
        for cell in table.cells
        if _is_label(cell) and cell.column < left and cell.row >= top
    ]


def metrics(theme: Theme) -> Metrics:
    """What the fonts of a table measure."""
    labels = QFontMetrics(theme.font(0.92))

    def height(text: str, width: int) -> int:
        room = QRect(0, 0, max(width, 1), 10_000)
        return labels.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()

    return Metrics(
        em=labels.horizontalAdvance("国"),
        line=max(round(theme.size * 1.7), _digit_height(theme) + foot(theme) + 2),
        height=height,
    )


def _digit_height(theme: Theme) -> int:
    return QFontMetrics(theme.font(bold=True)).tightBoundingRect("0").height()


def widest(theme: Theme, texts: Iterable[str], words: QFont) -> int:
    """How wide the widest is, in pixels: a number stands out in bold, a word has a font of its own.

    A mark of one character is measured as a number.
    """
    value, word = QFontMetrics(theme.font(bold=True)), QFontMetrics(words)
    return max(
        (
            (word if len(text) > 1 and text.isalpha() else value).horizontalAdvance(text)
            for text in texts
        ),
        default=0,
    )


def _broken(label: str) -> str:
    """The label of a group with a line break after its （三）."""
    return re.sub(r"^(（[^）]{1,3}）)", "\\1\n", label)


def _is_label(cell: PrintedCell) -> bool:
    return cell.key is None
