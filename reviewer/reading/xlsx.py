"""Sheets (xlsx): bytes → what is shown of them, lines of text and tables."""

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, product

from lxml.etree import _Element

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.errors import InputError
from reviewer.reading.flow import MAX_CELLS, Block, FlowCell, Paragraph, make_table, set_text
from reviewer.reading.ooxml import children, find, integer, value
from reviewer.reading.packages import Package, main_part, related, relations
from reviewer.reading.xlsx_values import Range, Values, range_of, reference

MAX_BYTES = 24 << 20
MAX_BLANK_ROWS = 2
"""So many blank rows after one in use are kept: the last row of a table may be blank."""
_WORDS = re.compile(r"(?!=).*[^\W\d_]", re.DOTALL)
Place = tuple[int, int]


def read_xlsx(content: bytes, name: str) -> Document:
    """Read one file of sheets. Raises `InputError`: damaged, encrypted, too_large."""
    text, grids = set_text(_blocks(Package(content)))
    return Document(
        name=name,
        kind=DocumentKind.WORD,
        sha256=hashlib.sha256(content).hexdigest(),
        text=text,
        grids=grids,
    )


def _blocks(package: Package) -> Iterator[Block]:
    main = main_part(package, "xl/workbook.xml")
    sheets = find(package.xml(main), "sheets")
    if sheets is None:
        raise InputError("damaged", detail="sheets")
    values = Values.of(related(package, main))
    targets = {link.id: link.target for link in relations(package, main)}
    for sheet in children(sheets, "sheet"):
        root = package.xml(targets.get(value(sheet, "id"), ""), MAX_BYTES)
        if root is not None and value(sheet, "state") in ("", "visible"):
            yield from _read(root, values).blocks()


def _read(root: _Element, values: Values) -> "_Sheet":
    """Everything a sheet says that is not hidden."""
    hidden = _hidden_columns(find(root, "cols"))
    sheet = _Sheet()
    number = 0
    for row in _inside(root, "sheetData", "row"):
        number = integer(value(row, "r"), number + 1)
        if value(row, "hidden") in ("", "0", "false"):
            _read_row(row, number, sheet, values, hidden)
    for merge in _inside(root, "mergeCells", "mergeCell"):
        sheet.merged.append(range_of(value(merge, "ref")))
    return sheet


def _read_row(
    row: _Element, number: int, sheet: "_Sheet", values: Values, hidden: Sequence[range]
) -> None:
    column = 0
    for cell in children(row, "c"):
        column = reference(value(cell, "r"))[1] or column + 1
        sheet.places.setdefault(number, set()).add(column)
        text = values.text(cell)
        if text and not any(column in columns for columns in hidden):
            sheet.texts[number, column] = text
    if len(sheet.texts) > MAX_CELLS:
        raise InputError("too_large", cells=len(sheet.texts), limit=MAX_CELLS)


def _inside(root: _Element, list_name: str, name: str) -> Iterator[_Element]:
    items = find(root, list_name)
    return iter(()) if items is None else children(items, name)


def _hidden_columns(columns: _Element | None) -> list[range]:
    return [
        range(integer(value(column, "min")), integer(value(column, "max")) + 1)
        for column in (() if columns is None else children(columns, "col"))
        if value(column, "hidden") not in ("", "0", "false")
    ]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What one sheet shows: texts by row and column, the columns each row has, merged ranges."""

    texts: dict[Place, str] = field(default_factory=dict)
    places: dict[int, set[int]] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """Rows of one cell are lines of text; the rows between them are tables."""
        rows = self._kept_rows()
        areas = _Areas.of(self.merged, rows)
        for is_line, group in groupby(rows, key=lambda row: self._is_line(row, areas)):
            if is_line:
                yield from (Paragraph(self._row_text(row)) for row in group)
            elif cells := list(self._cells(list(group), areas)):
                yield make_table(cells)

    def _kept_rows(self) -> list[int]:
        """The rows in use, and of the blank ones those that may belong to them."""
        used = {row for row, _ in self.texts}
        return sorted(
            row
            for row in self.places
            if any(row - back in used for back in range(MAX_BLANK_ROWS + 1))
        )

    def _is_line(self, row: int, areas: "_Areas") -> bool:
        """Whether a row has one cell alone, words in it, of which no other row has a part."""
        first, *more = {areas.at(row, column) for column in self.places[row]}
        words = _WORDS.match(self._row_text(row)) is not None
        return words and not more and first.top == first.bottom

    def _row_text(self, row: int) -> str:
        return next((self.texts[row, c] for c in self.places[row] if (row, c) in self.texts), "")

    def _cells(self, rows: Sequence[int], areas: "_Areas") -> Iterator[FlowCell]:
        """Every place in the columns that these rows use; merged ones once."""
        inside = set(rows)
        columns = sorted({column for row, column in self.texts if row in inside})
        if len(rows) * len(columns) > MAX_CELLS:
            raise InputError("too_large", cells=len(rows) * len(columns), limit=MAX_CELLS)
        for row, column in product(rows, columns):
            area = areas.at(row, column)
            first_row = rows[bisect_left(rows, area.top)]
            first_column = columns[bisect_left(columns, area.left)]
            if (row, column) == (first_row, first_column):
                yield FlowCell(
                    row=row,
                    column=column,
                    row_span=area.bottom - row + 1,
                    column_span=area.right - column + 1,
                    blocks=self._inside(area),
                )

    def _inside(self, area: Range) -> tuple[Block, ...]:
        text = self.texts.get((area.top, area.left), "")
        return (Paragraph(text),) if text else ()


@dataclass(frozen=True, slots=True)
class _Areas:
    """The merged ranges that touch each row, from left to right."""

    by_row: Mapping[int, Sequence[Range]]

    @classmethod
    def of(cls, merged: Iterable[Range], rows: Sequence[int]) -> "_Areas":
        """Sort ranges by the rows they touch. Raises `InputError("too_large")`."""
        by_row: dict[int, list[Range]] = {}
        steps = 0
        for area in sorted(merged, key=lambda area: area.left):
            touched = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
            steps += len(touched)
            if steps > MAX_CELLS:
                raise InputError("too_large", cells=steps, limit=MAX_CELLS)
            for row in touched:
                by_row.setdefault(row, []).append(area)
        return cls(by_row)

    def at(self, row: int, column: int) -> Range:
        """The merged range at a place, or the place alone."""
        areas = self.by_row.get(row, ())
        index = bisect_right(areas, column, key=lambda area: area.left) - 1
        if index >= 0 and column <= areas[index].right:
            return areas[index]
        return Range(row, column, row, column)
