import pytest

from reviewer.domain.form import Forms, TableForm
from reviewer.domain.layout import printed_table
from reviewer.domain.lines import value_lines


def form(forms: Forms, table: str, form_id: str = "2021") -> TableForm:
    return forms.table(table, form_id)


def test_requests_are_one_block_of_rows_and_columns(forms: Forms) -> None:
    lines = value_lines(form(forms, "requests"))
    assert [len(row) for row in lines.rows] == [7] * 25
    assert [len(column) for column in lines.columns] == [25] * 7
    assert lines.row_of("requests.granted.total")[0] == "requests.granted.natural_person"
    assert lines.column_of("requests.granted.total")[0] == "requests.received.total"
    assert lines.row_of("disputes.reconsideration.total") == ()


def test_disputes_stand_in_one_line(forms: Forms) -> None:
    lines = value_lines(form(forms, "disputes"))
    assert [len(row) for row in lines.rows] == [15]
    assert {len(column) for column in lines.columns} == {1}


def test_a_column_of_disclosure_ends_with_its_block(forms: Forms) -> None:
    lines = value_lines(form(forms, "disclosure"))
    assert [len(row) for row in lines.rows] == [3, 3, 1, 1, 1, 1]
    assert [len(column) for column in lines.columns] == [2, 2, 2, 1, 2, 1]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_both_orders_visit_every_cell_once_as_it_is_printed(forms: Forms, edition: str) -> None:
    for table in (item for each in forms.editions if each.id == edition for item in each.tables):
        lines = value_lines(table)
        assert lines.across == tuple(table.cells)
        assert sorted(lines.down) == sorted(table.cells)
        places = {cell.key: cell for cell in printed_table(table).cells if cell.key}
        for row in lines.rows:
            assert len({places[key].row for key in row}) == 1
        for column in lines.columns:
            assert len({places[key].column for key in column}) == 1
