"""Comma-separated files: exact numbers, text that no spreadsheet takes for a formula."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from reviewer.export.table import Field, FieldType, Row, Scalar, Table, plain

# A text that already carries the guard gets one more, so that taking one away is always right.
_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠]|'*[\t\r\n]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def guard(text: str) -> str:
    """Put an apostrophe before what a spreadsheet may take for a formula, unless a number."""
    if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows of text as a file that spreadsheets open right, with a byte order mark."""
    text = StringIO(newline="")
    csv.writer(text).writerows([guard(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


@contextmanager
def csv_writer(
    path: Path, table: Table, *, encoding: str = "utf-8"
) -> Iterator[Callable[[Iterable[Row]], None]]:
    """A function that appends rows to a new file under the machine names of the table."""
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.writer(file)
        writer.writerow(field.name for field in table.fields)
        yield lambda rows: writer.writerows(map(_cell, table.fields, row) for row in rows)


def _cell(field: Field, value: Scalar) -> str:
    return guard(plain(value)) if field.type is FieldType.TEXT else plain(value)
