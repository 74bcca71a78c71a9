"""Reports as files of sheets, a form filled in where people like to count."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import xlsxwriter
from form_parts import Drawn, Part, Texts, rows_of

from reviewer.domain.form import TableForm

_WIDTH = 10


@dataclass(frozen=True)
class SheetStyle:
    """How a file of sheets is made."""

    sheets: bool = False
    """Each table on a sheet of its own."""
    numbers: bool = True
    """Values are numbers; else they are texts."""
    sums: bool = False
    """Numbers are results of formulas."""
    left: int = 0
    """How many columns stay empty at the left."""


def sheet(parts: Sequence[Part], texts: Texts, style: SheetStyle) -> bytes:
    """The file of sheets of a report."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"created": datetime(2024, 1, 1, tzinfo=UTC)})
    _Maker(book, texts, style).write(parts)
    book.close()
    return file.getvalue()


class _Maker:
    """Writes the parts of a report below one another."""

    def __init__(self, book: xlsxwriter.Workbook, texts: Texts, style: SheetStyle) -> None:
        self._book, self._texts, self._style = book, texts, style
        self._border = book.add_format({"border": 1, "align": "center", "text_wrap": True})
        self._sheet = book.add_worksheet("年报")
        self._row = 0

    def write(self, parts: Sequence[Part]) -> None:
        """Write all of them."""
        for part in parts:
            if isinstance(part, TableForm):
                if self._style.sheets:
                    self._sheet, self._row = self._book.add_worksheet(part.table), 0
                self._table(rows_of(part, self._texts))
            else:
                self._put(self._row, Drawn(part, 0, column_span=_WIDTH))
                self._row += 1

    def _table(self, rows: Sequence[Sequence[Drawn]]) -> None:
        for number, row in enumerate(rows):
            for cell in row:
                self._put(self._row + number, cell)
        self._row += len(rows)

    def _put(self, row: int, cell: Drawn) -> None:
        column = cell.column + self._style.left
        if cell.row_span > 1 or cell.column_span > 1:
            last = row + cell.row_span - 1, column + cell.column_span - 1
            self._sheet.merge_range(row, column, *last, "", self._border)
        self._write(row, column, cell)

    def _write(self, row: int, column: int, cell: Drawn) -> None:
        is_number = cell.is_value and cell.text.lstrip("+-").replace(".", "", 1).isdecimal()
        if not cell.text:
            self._sheet.write_blank(row, column, None, self._border)
        elif is_number and self._style.sums:
            self._sheet.write_formula(row, column, f"={cell.text}+0", self._border, cell.text)
        elif is_number and self._style.numbers:
            self._sheet.write_number(row, column, float(cell.text), self._border)
        else:
            self._sheet.write_string(row, column, cell.text, self._border)
