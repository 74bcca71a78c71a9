"""Sheets (xlsx): bytes → the cells that are shown, each visible sheet a table."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from lxml.etree import _Element

from reviewer.domain.document import Document, DocumentKind
from reviewer.domain.errors import InputError
from reviewer.reading.flow import MAX_CELLS, FlowCell, Paragraph, Table, make_table, set_text
from reviewer.reading.ooxml import children, find, integer, value
from reviewer.reading.packages import Package, main_part, related, relations
from reviewer.reading.xlsx_values import Range, Values, range_of, reference

MAX_BYTES = 24 << 20
MAX_BLANK_ROWS = 2
"""So many blank rows after one in use are kept: the last row of a table may be blank."""
Place = tuple[int, int]


def read_xlsx(content: bytes, name: str) -> Document:
    """Read one file of sheets. Raises `InputError`: damaged, encrypted, too_large."""
    text, grids = set_text(_tables(Package(content)))
    return Document(
        name=name,
        kind=DocumentKind.WORD,
        sha256=hashlib.sha256(content).hexdigest(),
        text=text,
        grids=grids,
    )


def _tables(package: Package) -> Iterator[Table]:
    main = main_part(package, "xl/workbook.xml")
    sheets = find(package.xml(main), "sheets")
    if sheets is None:
        raise InputError("damaged", detail="sheets")
    values = Values.of(related(package, main))
    targets = {link.id: link.target for link in relations(package, main)}
    for sheet in children(sheets, "sheet"):
        root = package.xml(targets.get(value(sheet, "id"), ""), MAX_BYTES)
        if root is not None and value(sheet, "state") in ("", "visible"):
            cells = list(_read(root, values).cells())
            if cells:
                yield make_table(cells)


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
        sheet.rows.add(number)
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
    """What one sheet shows: texts by row and column, the rows it writes, merged ranges."""

    texts: dict[Place, str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)

    def cells(self) -> Iterator[FlowCell]:
        """Every place in the rows and columns in use; merged ones once."""
        rows, columns = self._kept_rows(), sorted({column for _, column in self.texts})
        if len(rows) * len(columns) > MAX_CELLS:
            raise InputError("too_large", cells=len(rows) * len(columns), limit=MAX_CELLS)
        owners = self._owners(rows, columns)
        for place in product(rows, columns):
            first, area = owners.get(place, (place, Range(*place, *place)))
            if first == place:
                yield self._cell(place, area)

    def _cell(self, place: Place, area: Range) -> FlowCell:
        text = self.texts.get((area.top, area.left), "")
        return FlowCell(
            row=place[0],
            column=place[1],
            row_span=area.bottom - place[0] + 1,
            column_span=area.right - place[1] + 1,
            blocks=(Paragraph(text),) if text else (),
        )

    def _kept_rows(self) -> list[int]:
        """The rows in use, and of the blank ones those that may belong to them."""
        used = {row for row, _ in self.texts}
        return sorted(
            row
            for row in used | self.rows
            if any(row - back in used for back in range(MAX_BLANK_ROWS + 1))
        )

    def _owners(
        self, rows: Sequence[int], columns: Sequence[int]
    ) -> Mapping[Place, tuple[Place, Range]]:
        """For each place in a merged range the first place that is shown of it, and the range."""
        owners: dict[Place, tuple[Place, Range]] = {}
        steps = 0
        for area in self.merged:
            down = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
            across = columns[bisect_left(columns, area.left) : bisect_right(columns, area.right)]
            steps += len(down) * len(across)
            if steps > MAX_CELLS:
                raise InputError("too_large", cells=steps, limit=MAX_CELLS)
            for place in product(down, across):
                owners[place] = ((down[0], across[0]), area)
        return owners
