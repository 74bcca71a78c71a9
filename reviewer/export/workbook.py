"""A workbook for Excel and WPS: a sheet a table, changed cells coloured with a note of why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from reviewer.domain.changes import Subject
from reviewer.export.history import NOBODY, authors
from reviewer.export.items import Item
from reviewer.export.printing import set_up_printing
from reviewer.export.table import Field, FieldType, FixedTable, ItemTable, Row, Scalar, Table, plain
from reviewer.export.terms import Translator

MAX_ROWS = 1_048_576
_MAX_TEXT = 32_767
_EXACT_DIGITS = 15
"""What a spreadsheet keeps of a number; longer ones are written as text."""
_HEAD_ROWS = 2
_CHANGED = {"bg_color": "#FFE699"}
_COMMENT = {"x_scale": 1.6, "y_scale": 1.2, "visible": False}
_LINE_HEIGHT = 15
_LABEL_LINES, _MOST_LINES = 4, 20
_WIDEST_LABEL = 24
_WIDTHS = {FieldType.TEXT: 16, FieldType.AMOUNT: 12, FieldType.TIME: 19}
_WIDE = {
    **dict.fromkeys(("key", "row", "subject", "rule", "cell", "says"), 44),
    **dict.fromkeys(("agency", "source", "cells", "reason", "note", "quote", "zh", "en"), 28),
    **dict.fromkeys(("kind", "verdict", "doubt"), 20),
}
_WRAPPED = frozenset(("says", "reason", "note", "quote", "found", "finish_reason", "zh", "en"))
"""Columns of sentences: they take more lines rather than run into their neighbours."""
_FROZEN_COLUMNS = {"data": 3, "cells": 4, "problems": 3, "trail": 4, "codebook": 1}
_TIME_FORMAT = "yyyy-mm-dd hh:mm:ss"
_SHEETS = {
    "data": "数据",
    "cells": "单元格",
    "problems": "问题",
    "trail": "修改记录",
    "set_aside": "不采用的报告",
    "codebook": "编码表",
    "terms": "用语",
    "rules": "规则",
}


@dataclass(frozen=True, slots=True)
class Heads:
    """How sheets and columns are named: in which language, labels or machine names first."""

    language: str = "zh"
    for_people: bool = False

    def sheet(self, table: Table) -> str:
        """The name of the sheet."""
        translated = self.for_people and self.language != "en"
        return _SHEETS.get(table.name, table.name) if translated else table.name

    @property
    def rows(self) -> tuple[int, int]:
        """The rows of the machine names and of the labels."""
        return (1, 0) if self.for_people else (0, 1)


def write_workbook(
    path: Path,
    items: Iterable[Item],
    tables: Sequence[ItemTable],
    fixed: Sequence[FixedTable],
    *,
    heads: Heads,
    max_rows: int = MAX_ROWS,
) -> None:
    """Write all tables in one pass; what is not yet packed lies beside the file meanwhile."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),
    }
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            make = partial(_Sheets, book, _Styles(book), heads=heads, max_rows=max_rows)
            _fill(make, items, tables, fixed, heads.language)
    except FileCreateError as error:
        raise error.args[0] from error


def _fill(
    sheets_of: Callable[[Table], "_Sheets"],
    items: Iterable[Item],
    tables: Sequence[ItemTable],
    fixed: Sequence[FixedTable],
    language: str,
) -> None:
    filled = [(table, sheets_of(table)) for table in tables]
    late: dict[str, list[Row]] = {table.name: [] for table in tables if table.order}
    for item in items:
        notes = _notes(item, language)
        for table, sheets in filled:
            if table.order:
                late[table.name] += table.rows(item)
            else:
                for row in table.rows(item):
                    sheets.append(row, _changed(table, row, notes))
    for table, sheets in filled:
        rows = table.ordered(late[table.name]) if table.order else ()
        sheets.append_all(rows)
    for other in fixed:
        sheets_of(other).append_all(other.rows)


def _changed(table: Table, row: Row, notes: Mapping[str, str]) -> Mapping[int, str]:
    """The columns of a row that a person changed, with the note to put there (may be empty)."""
    if not notes:
        return {}
    if table.name == "data":
        return {i: notes[field.name] for i, field in enumerate(table.fields) if field.name in notes}
    if table.name == "cells" and row[table.index("status")] == "corrected":
        return {table.index("value"): "", table.index("status"): ""}
    return {}


def _notes(item: Item, language: str) -> Mapping[str, str]:
    """What to say beside each corrected cell: what was printed, why, who and when."""
    cells = item.record.report.cells.values()
    corrected = [cell for cell in cells if cell.corrected]
    history = authors(item) if corrected else {}
    words = ("printed", "reason") if language == "en" else ("原文", "原因")
    notes = {}
    for cell in corrected:
        by = history.get((Subject.CELL, cell.key), NOBODY)
        printed = cell.reading.text.strip() or plain(cell.reading.value) or "（）"
        lines = [f"{words[0]}: {printed}", by.reason and f"{words[1]}: {by.reason}"]
        notes[cell.key] = "\n".join(filter(None, [*lines, f"{by.who} {_minute(by.when)}".strip()]))
    return notes


def _minute(when: str) -> str:
    """A local time for people, to the minute."""
    return when[:16].replace("T", " ")


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, bool], Any] = {}
        self.name = book.add_format({"font_color": "#7F7F7F", "font_size": 8})
        self.label = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})

    def of(self, number_format: str, *, changed: bool, wrapped: bool = False) -> Any:
        """The format for a number format, coloured and wrapped or not."""
        key = (number_format, changed, wrapped)
        if key not in self._made:
            shape = {"num_format": number_format} if number_format else {}
            look = {"valign": "top", "text_wrap": wrapped} | (_CHANGED if changed else {})
            self._made[key] = self._book.add_format(shape | look)
        return self._made[key]


class _Sheets:
    """One table on a sheet, and on further sheets where it is too long for one."""

    def __init__(
        self, book: Any, styles: _Styles, table: Table, *, heads: Heads, max_rows: int
    ) -> None:
        self._book, self._styles, self._table = book, styles, table
        self._heads, self._max_rows = heads, max_rows
        self._words = Translator(table, heads.language).row if heads.for_people else None
        fields = enumerate(table.fields)
        self._sentences = [(i, self._width(f) - 1) for i, f in fields if f.name in _WRAPPED]
        self._count = 0
        self._begin()

    def _begin(self) -> None:
        self._count += 1
        name, fields = self._heads.sheet(self._table), self._table.fields
        sheet = self._book.add_worksheet(name if self._count == 1 else f"{name}_{self._count}")
        frozen = _FROZEN_COLUMNS.get(self._table.name, 0)
        sheet.freeze_panes(_HEAD_ROWS, frozen)
        widths = [self._width(field) for field in fields]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        set_up_printing(sheet, width=sum(widths), head_rows=_HEAD_ROWS, frozen=frozen)
        names, labels = self._heads.rows
        sheet.set_row(labels, _LINE_HEIGHT * self._lines())
        texts = {
            names: ([field.name for field in fields], self._styles.name),
            labels: ([field.label(self._heads.language) for field in fields], self._styles.label),
        }
        for row in sorted(texts):
            heads, style = texts[row]
            for column, text in enumerate(heads):
                sheet.write_string(row, column, text, style)
        self._sheet, self._row = sheet, _HEAD_ROWS

    def _lines(self) -> int:
        """How many lines the longest label takes."""
        labels = [(f.label(self._heads.language), self._width(f)) for f in self._table.fields]
        return max(ceil(_letters(label) / width) for label, width in labels)

    def _width(self, field: Field) -> int:
        """As wide as the values want, wider for a long label."""
        wanted = ceil(_letters(field.label(self._heads.language)) / _LABEL_LINES)
        usual = _WIDE.get(field.name) or _WIDTHS.get(field.type, 11)
        return max(usual, min(wanted, _WIDEST_LABEL))

    def finish(self) -> None:
        """Let the rows be filtered by what is in their columns."""
        last = max(self._row, _HEAD_ROWS) - 1
        self._sheet.autofilter(_HEAD_ROWS - 1, 0, last, len(self._table.fields) - 1)

    def append_all(self, rows: Iterable[Row]) -> None:
        """Write the last rows, which nobody has changed."""
        for row in rows:
            self.append(row, {})
        self.finish()

    def append(self, row: Row, changed: Mapping[int, str]) -> None:
        """Write a row; `changed` columns are coloured, and noted where the note says something."""
        if self._row == self._max_rows:
            self.finish()
            self._begin()
        told = row if self._words is None else self._words(row)
        lines = self._lines_of(told)
        if lines > 1:
            self._sheet.set_row(self._row, _LINE_HEIGHT * lines)
        for column, (field, value) in enumerate(zip(self._table.fields, told, strict=True)):
            if value not in (None, "") or column in changed:
                self._write(column, field, value, changed=column in changed)
        for column, note in changed.items():
            if note:
                self._sheet.write_comment(self._row, column, note, _COMMENT)
        self._row += 1

    def _lines_of(self, row: Row) -> int:
        """How many lines the longest sentence in a row takes, as not every program finds out."""
        needs = (ceil(_letters(str(row[i] or "")) / width) for i, width in self._sentences)
        return min(max(needs, default=1), _MOST_LINES)

    def _write(self, column: int, field: Field, value: Scalar, *, changed: bool) -> None:
        at = (self._row, column)
        if value is None or value == "":
            self._sheet.write_blank(*at, None, self._styles.of("", changed=changed))
        elif field.type is FieldType.TIME:
            local = datetime.fromisoformat(str(value)).replace(tzinfo=None)
            style = self._styles.of(_TIME_FORMAT, changed=changed)
            self._sheet.write_datetime(*at, local, style)
        elif isinstance(value, str) or not _fits(value):
            wrapped = field.name in _WRAPPED
            style = self._styles.of("", changed=changed, wrapped=wrapped)
            self._sheet.write_string(*at, _cut(plain(value)), style)
        else:
            style = self._styles.of(_number_format(field, value), changed=changed)
            self._sheet.write_number(*at, value, style)


def _letters(label: str) -> int:
    """How wide a label is: a Chinese character takes two of the letters widths are counted in."""
    return sum(1 if character.isascii() else 2 for character in label)


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_TEXT else f"{text[: _MAX_TEXT - 1]}…"


def _fits(value: int | Decimal | float) -> bool:
    if isinstance(value, Decimal):
        return len(value.as_tuple().digits) <= _EXACT_DIGITS
    return isinstance(value, float) or abs(value) < 10**_EXACT_DIGITS


def _number_format(field: Field, value: int | Decimal | float) -> str:
    """As many places as were printed; increases with their sign."""
    if isinstance(value, Decimal):
        places = -int(value.as_tuple().exponent)
        return f"0.{'0' * places}" if places > 0 else "0"
    return "+0;-0;0" if field.type is FieldType.SIGNED else ""
