"""Two manners of plain text: tables copied from a PDF, and tables copied from a web page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from reviewer.domain.form import TableForm
from reviewer.domain.layout import PrintedCell, PrintedTable, printed_table


@dataclass(frozen=True)
class Wrapping:
    """How a page breaks lines: characters a line of prose and of each kind of label."""

    prose: int = 28
    label: int = 12
    group: int = 3
    head: int = 2
    blank_lines: bool = True
    lines_a_page: int = 44
    page_number: str = ""
    """How a page ends, `{}` for its number; nothing where pages leave no trace."""


# A line is never broken inside a number nor before a mark that ends a phrase.
_UNBROKEN = re.compile(r"(?:\d+|.)[，。、；：！？）》”]*")


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of about `width` characters."""
    lines = [""]
    for piece in _UNBROKEN.findall(text):
        if lines[-1] and len(lines[-1]) + len(piece) > width:
            lines.append("")
        lines[-1] += piece
    return lines


def from_pdf(parts: list[str | TableForm], texts: Mapping[str, str], wrapping: Wrapping) -> str:
    """Lines as a reader of a PDF gives them: labels broken, values in lines, pages cut."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, TableForm):
            lines.extend(_pdf_table(part, texts, wrapping))
        else:
            lines.extend(wrapped(part, wrapping.prose))
    return _paged(lines, wrapping)


def _paged(lines: list[str], wrapping: Wrapping) -> str:
    gap = "\n\n" if wrapping.blank_lines else "\n"
    size = wrapping.lines_a_page
    pages = [gap.join(lines[i : i + size]) for i in range(0, len(lines), size)]
    foot = wrapping.page_number
    ends = [f"\n{foot.format(number)}\n" if foot else "\n" for number in range(1, len(pages) + 1)]
    return "".join(page + end for page, end in zip(pages, ends, strict=True))


def _pdf_table(form: TableForm, texts: Mapping[str, str], wrapping: Wrapping) -> Iterator[str]:
    table = printed_table(form)
    for _, row in groupby(_reading_order(table), key=lambda cell: cell.row):
        cells = list(row)
        values = " ".join(texts[cell.key] for cell in cells if cell.key)
        labels = [_broken(cell, table, wrapping) for cell in cells if cell.text]
        if not any(cell.key for cell in cells):
            yield from _heads(labels)
        elif not labels:
            yield values
        else:
            for label in labels[:-1]:
                yield from label
            yield from _with_values(labels[-1], values)


def _reading_order(table: PrintedTable) -> list[PrintedCell]:
    return sorted(table.cells, key=lambda cell: (cell.row, cell.column))


def _heads(labels: list[list[str]]) -> Iterator[str]:
    """Heads of one line stand on one line, the others are broken in their columns."""
    if all(len(label) == 1 for label in labels):
        yield " ".join(label[0] for label in labels)
    else:
        for label in labels:
            yield from label


def _with_values(label: list[str], values: str) -> Iterator[str]:
    if len(label) == 1:
        yield f"{label[0]} {values}"
    else:
        yield from label
        yield values


def _broken(cell: PrintedCell, table: PrintedTable, wrapping: Wrapping) -> list[str]:
    """The lines of a label, narrow where its column is."""
    if cell.row < table.head_rows:
        narrow = cell.column_span == 1 and cell.column >= table.head_columns
        return wrapped(cell.text, wrapping.head if narrow else 18)
    if cell.row_span > 1:
        return wrapped(cell.text, 1 if cell.row_span > 9 else wrapping.group)
    return wrapped(cell.text, 40 if table.head_rows == 0 else wrapping.label)


def from_page(parts: list[str | TableForm], texts: Mapping[str, str]) -> str:
    """One cell a line behind a tab, a merged cell's other lines as empty cells."""
    return "".join(
        _page_table(part, texts) if isinstance(part, TableForm) else f"{part}\n" for part in parts
    )


def _page_table(form: TableForm, texts: Mapping[str, str]) -> str:
    table = printed_table(form)
    rows = (
        "".join(f"\t{text}\n" for text in _page_row(table, texts, row)) for row in range(table.rows)
    )
    return "\n" + "\n".join(rows) + "\n\n"


def _page_row(table: PrintedTable, texts: Mapping[str, str], row: int) -> Iterator[str]:
    crossing = (cell for cell in _by_column(table) if cell.row <= row < cell.row + cell.row_span)
    for cell in crossing:
        text = texts[cell.key] if cell.key else cell.text
        yield text if cell.row == row else ""


def _by_column(table: PrintedTable) -> list[PrintedCell]:
    return sorted(table.cells, key=lambda cell: cell.column)
