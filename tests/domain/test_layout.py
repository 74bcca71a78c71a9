"""The drawn form: every table tiles its rectangle, labels and cells in their printed place."""

from collections import Counter

import pytest

from reviewer.domain.form import TABLES, Forms, TableForm
from reviewer.domain.layout import PrintedTable, merge, printed_table

ALL = ["disclosure 2019", "disclosure 2019/beijing", "disclosure 2021"] + [
    f"{table} {edition}" for table in TABLES[1:] for edition in ("2019", "2021")
]


def form_named(forms: Forms, name: str) -> TableForm:
    table, form_id = name.split()
    return forms.table(table, form_id)


def covered(table: PrintedTable) -> Counter[tuple[int, int]]:
    return Counter(
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    )


@pytest.mark.parametrize("name", ALL)
def test_the_drawn_cells_tile_the_rectangle(forms: Forms, name: str) -> None:
    table = printed_table(form_named(forms, name))
    everywhere = {(r, c): 1 for r in range(table.rows) for c in range(table.columns)}
    assert covered(table) == everywhere


@pytest.mark.parametrize("name", ALL)
def test_every_cell_of_the_form_is_drawn_once_in_order(forms: Forms, name: str) -> None:
    form = form_named(forms, name)
    keys = [cell.key for cell in printed_table(form).cells if cell.key]
    assert keys == list(form.cells)


@pytest.mark.parametrize("name", ALL)
def test_no_value_stands_in_a_head(forms: Forms, name: str) -> None:
    table = printed_table(form_named(forms, name))
    for cell in table.cells:
        if cell.key:
            assert cell.row >= table.head_rows
            assert cell.column >= table.head_columns
            assert not cell.text


def test_the_requests_table_is_drawn_as_printed(forms: Forms) -> None:
    table = printed_table(forms.table("requests", "2021"))
    assert (table.rows, table.columns, table.head_rows, table.head_columns) == (28, 10, 3, 3)
    drawn = {cell.text: cell for cell in table.cells if cell.text}
    results = drawn["三、本年度办理结果"]
    assert (results.row, results.column, results.row_span) == (5, 0, 22)
    assert drawn["一、本年新收政府信息公开申请数量"].column_span == 3
    assert (drawn["自然人"].row_span, drawn["法人或其他组织"].column_span) == (2, 5)
    assert drawn["（三）不予公开"].row_span == 8


def test_the_disputes_table_stands_side_by_side(forms: Forms) -> None:
    table = printed_table(forms.table("disputes", "2021"))
    assert (table.rows, table.columns, table.head_rows, table.head_columns) == (4, 15, 3, 0)
    litigation = next(cell for cell in table.cells if cell.text == "行政诉讼")
    assert (litigation.column, litigation.column_span) == (5, 10)


def test_equal_labels_merge_only_with_their_neighbours() -> None:
    merged = [(m.text, m.start, m.length) for m in merge([("a",), ("a",), ("b",), ("a",)], 1)]
    assert merged == [("a", 0, 2), ("b", 2, 1), ("a", 3, 1)]
