"""A file of sheets is read as it is shown."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from reviewer.domain.document import GridCell
from reviewer.domain.errors import InputError
from reviewer.domain.numbers import ValueType, parse_printed
from reviewer.reading.xlsx import read_xlsx
from reviewer.reading.xlsx_values import plain_number, range_of, reference
from tests.reading.office_parts import package, sheet_file


def grid_of(content: bytes) -> list[GridCell]:
    document = read_xlsx(content, "x.xlsx")
    (grid,) = document.grids
    for cell in grid.cells:
        assert cell.span is not None
        assert document.text[slice(*cell.span)] == cell.text
    return list(grid.cells)


def cells(rows: str, more: str = "", **parts: str) -> dict[tuple[int, int], str]:
    content = sheet_file({"a": f"{more}<sheetData>{rows}</sheetData>"}, **parts)
    return {(cell.row, cell.column): cell.text for cell in grid_of(content)}


def test_a_file_of_openpyxl_is_read_with_its_merged_cells() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A2"], sheet["A1"] = "总计", "表"
    sheet["B2"], sheet["B3"], sheet["C3"], sheet["D3"] = "其他", 12, "１3", 44.7377
    sheet.merge_cells("B2:D2")
    sheet.merge_cells("A2:A3")
    file = io.BytesIO()
    book.save(file)
    found = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in grid_of(file.getvalue())}
    assert found == {
        "总计": (0, 0, 2, 1),
        "其他": (0, 1, 1, 3),
        "12": (1, 1, 1, 1),
        "１3": (1, 2, 1, 1),
        "44.7377": (1, 3, 1, 1),
    }


def test_strings_are_shared_inline_rich_and_without_readings() -> None:
    strings = "<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>x</t></rPh></si>"
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="inlineStr"><is><t>丁</t></is></c><c r="D1" t="str"><v>戊</v></c></row>'
    )
    assert list(cells(rows, strings=strings).values()) == ["甲", "乙丙", "丁", "戊"]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("12", "12"),
        ("12.0", "12"),
        ("1.2E3", "1200"),
        ("44.737699999999997", "44.7377"),
        ("-3", "-3"),
        ("1E999999999", "1E999999999"),
        ("x", "x"),
    ],
)
def test_numbers_are_shown_as_people_write_them(stored: str, shown: str) -> None:
    assert plain_number(stored) == shown


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1"><f>SUM(B1:B3)</f></c>',
        '<c r="B1" t="b"><v>1</v></c>',
        '<c r="B1" t="e"><v>#REF!</v></c>',
        '<c r="B1" t="s"><v>99</v></c>',
        *(f'<c r="B1" s="{style}"><v>12</v></c>' for style in range(1, 8)),
    ],
)
def test_what_is_shown_as_no_number_is_none(cell: str) -> None:
    codes = ["0%", "yyyy-m-d", "0,", "0!.0", '0"万元"', ";;;"]
    listed = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for number, code in enumerate(codes, 170)
    )
    used = "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, *range(170, 176)))
    styles = f"<numFmts>{listed}</numFmts><cellXfs>{used}</cellXfs>"
    _, text = cells(f'<row r="1">{cell}<c r="A1"><v>0</v></c></row>', styles=styles).values()
    assert parse_printed(text, ValueType.AMOUNT).value is None
    assert text


@pytest.mark.parametrize("code", ["General", "0", "#,##0_ ", "0.00_);(0.00)", "[Red]0;-0", "@"])
def test_plain_formats_leave_the_number(code: str) -> None:
    styles = f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
    styles += '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
    rows = '<row r="1"><c r="A1" s="1"><v>12</v></c></row>'
    assert cells(rows, styles=styles) == {(0, 0): "12"}


def test_hidden_sheets_rows_and_columns_are_not_shown() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>9</v></c><c r="C1"><v>2</v></c></row>'
        '<row r="2" hidden="1"><c r="A2"><v>9</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>'
    )
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    sheets = {"a": f"{columns}<sheetData>{rows}</sheetData>", "b": f"<sheetData>{rows}</sheetData>"}
    found = grid_of(sheet_file(sheets, hidden=["b"]))
    assert [cell.text for cell in found] == ["1", "2", "3", ""]


def test_blank_cells_have_their_places_even_where_the_file_leaves_them_out() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>2</v></c></row>'
        '<row r="2"><c r="D2"><v>3</v></c></row><row r="3"><c r="A3" s="1"/></row>'
    )
    blank = "".join(f'<row r="{row}"><c r="A{row}"/></row>' for row in range(4, 4000))
    found = cells(rows + blank)
    assert found[1, 0] == ""
    assert found[2, 0] == found[2, 1] == ""
    assert max(row for row, _ in found) == 3


def test_a_merged_range_that_begins_in_an_idle_column_is_one_cell() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="2"><c r="A2"/></row>'
    )
    more = sheet_file(
        {"a": f'<sheetData>{rows}</sheetData><mergeCells><mergeCell ref="B2:C2"/></mergeCells>'}
    )
    assert [(cell.row, cell.column) for cell in grid_of(more)] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def outcome(content: bytes) -> str:
    try:
        read_xlsx(content, "x.xlsx")
    except InputError as error:
        return error.code
    return "read"


def test_far_cells_and_many_rows_cost_nothing_or_are_refused() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row>'
    far += '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    whole = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert outcome(sheet_file({"a": f"<sheetData>{far}</sheetData>{whole}"})) == "read"
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100_001))
    assert outcome(sheet_file({"a": f"<sheetData>{rows}</sheetData>"})) == "too_large"
    merges = '<mergeCell ref="A1:B9999"/>' * 9_999
    wide = "".join(f'<row r="{n}"><c r="B{n}"><v>1</v></c></row>' for n in range(1, 9_999))
    content = f"<sheetData>{wide}</sheetData><mergeCells>{merges}</mergeCells>"
    assert outcome(sheet_file({"a": content})) == "too_large"


@pytest.mark.parametrize("text", ["A0", "1", "AAAA1", "B2:A1", "", "A1:"])
def test_references_that_make_no_sense(text: str) -> None:
    if text == "A1:":
        assert range_of(text) == (1, 1, 1, 1)
    else:
        with pytest.raises(InputError):
            range_of(text)


@given(st.integers(1, 16384), st.integers(1, 1048576))
def test_references_are_read_as_openpyxl_writes_them(column: int, row: int) -> None:
    assert reference(f"{get_column_letter(column)}{row}") == (row, column)


@pytest.mark.parametrize("content", [b"", package({}), package({"xl/workbook.xml": "<a/>"})])
def test_what_is_no_file_of_sheets_is_damaged(content: bytes) -> None:
    assert outcome(content) == "damaged"


@given(st.binary(max_size=200), st.integers(0, 10_000))
def test_broken_files_end_in_a_code(junk: bytes, place: int) -> None:
    content = sheet_file({"a": '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'})
    place %= len(content)
    broken = content[:place] + junk + content[place + len(junk) :]
    assert outcome(broken) in ("read", "damaged", "encrypted", "too_large")
