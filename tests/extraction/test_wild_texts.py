"""Texts of tables in which a value could slip into a cell that is not its own."""

from collections.abc import Callable

import pytest

from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Report
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes
from tests.extraction.test_pipes import MANNERS, TITLES, Rows, by_cell, by_row, drawn, rows

Write = Callable[[Rows], str]
ZEROS = ("0件", "无")
BUSY = {
    "requests.received.natural_person": "7",
    "requests.received.total": "7",
    "requests.granted.natural_person": "7",
    "requests.granted.total": "7",
    "requests.processed.natural_person": "7",
    "requests.processed.total": "7",
}


def tables(forms: Forms, write: Write, values: dict[str, str]) -> list[str]:
    """The three tables below their titles."""
    return [
        part
        for table, title in TITLES.items()
        for part in (title, write(rows(forms, table, "2021", values)))
    ]


def read(text: list[str], forms: Forms, name: str = "kept.txt") -> Report:
    head = ["云岭县水务局2022年政府信息公开工作年度报告", "一、总体情况", "工作有序推进。"]
    end = ["五、存在的主要问题及改进情况", "一是经验不足。", ""]
    return extract(read_bytes("\n".join([*head, *text, *end]).encode(), name), forms)


def by_tab(table: Rows) -> str:
    """Every line with as many tabs, less those at its end."""
    width = max(cell.column + cell.column_span for row in table for cell, _ in row)
    grid = [[""] * width for _ in table]
    for row in table:
        for cell, text in row:
            grid[cell.row][cell.column] = text
    return "\n".join("\t".join(line).rstrip("\t") for line in grid)


@pytest.mark.parametrize("zero", ZEROS)
@pytest.mark.parametrize("manner", MANNERS)
def test_letters_in_values_are_those_of_no_label(manner: str, zero: str, forms: Forms) -> None:
    keys = [key for table in TITLES for key in forms.table(table, "2021").cells]
    zeros = {key: zero for key in keys if not key.startswith("disclosure")}
    report = read(tables(forms, MANNERS[manner], zeros | BUSY), forms)
    assert report.forms["requests"] == "2021"
    assert not [cell for cell in report.cells.values() if cell.needs_look]
    assert report.cells["requests.granted.total"].value == 7
    status = CellStatus.PRINTED if zero == "0件" else CellStatus.MARK
    assert {report.cells[key].status for key in keys if key.startswith("disputes")} == {status}


@pytest.mark.parametrize("write", [by_cell, by_row])
def test_the_last_head_may_read_otherwise(write: Write, forms: Forms) -> None:
    values = {"disputes.reconsideration.upheld": "4", "disputes.reconsideration.total": "4"}
    text = [part.replace("总计", "合计") for part in tables(forms, write, values)]
    report = read(text, forms)
    assert report.cells["disputes.reconsideration.upheld"].value == 4
    assert not any(report.cells[key].needs_look for key in values)


@pytest.mark.parametrize("write", [*MANNERS.values(), by_tab])
def test_tables_of_another_body_that_follow_are_not_taken_for_the_first(
    write: Write, forms: Forms
) -> None:
    first = tables(forms, write, BUSY)
    second = tables(forms, write, {"disclosure.penalty.decisions": "5"})
    report = read([*first, "附：云岭县水文站", *second], forms)
    for key, text in BUSY.items():
        assert report.cells[key].value == int(text)
        assert report.cells[key].needs_look
    penalty = report.cells["disclosure.penalty.decisions"]
    assert penalty.value == 0
    assert penalty.needs_look


@pytest.mark.parametrize("write", [by_tab, drawn])
def test_blank_totals_at_the_end_move_no_value(write: Write, forms: Forms) -> None:
    blank = {key: "" for key in forms.table("requests", "2021").cells if key.endswith(".total")}
    values = {key: text for key, text in BUSY.items() if key not in blank} | blank
    report = read(tables(forms, write, values), forms)
    for key, cell in report.cells.items():
        if key.startswith("requests") and not cell.needs_look:
            truth = values.get(key, "0")
            assert cell.value == (int(truth) if truth else None), key


@pytest.mark.parametrize("write", [by_row, drawn])
def test_a_row_of_no_form_gives_its_value_to_no_other(write: Write, forms: Forms) -> None:
    text = tables(forms, write, {"disclosure.licensing.decisions": ""})
    text[1] = "\n".join(
        "\n".join([line.replace("行政许可", "行政确认").replace("|  |", "| 8 |", 1), line])
        if "行政许可" in line
        else line
        for line in text[1].split("\n")
    ).replace("行政确认 | |", "行政确认 | 8 |")
    assert "8" in text[1]
    assert read(text, forms).cells["disclosure.licensing.decisions"].needs_look


def test_a_page_number_below_a_label_is_not_its_value_for_certain(forms: Forms) -> None:
    text = tables(forms, by_cell, {})
    text[1] = text[1].replace("行政许可 |\n", "行政许可 |\n1\n云岭县水务局年度报告\n")
    assert read(text, forms).cells["disclosure.licensing.decisions"].needs_look


def test_a_remark_behind_values_closes_no_gap_between_them(forms: Forms) -> None:
    cells = dict.fromkeys(("natural_person", "research", "public_interest"), "0")
    cells |= {"business": "", "legal_service": "0", "other": "3", "total": "3"}
    values = {f"requests.received.{column}": text for column, text in cells.items()}
    page = ["<h1>云岭县水务局2022年政府信息公开工作年度报告</h1>"]
    for table, title in TITLES.items():
        remarked = drawn_in_html(rows(forms, table, "2021", values))
        page += [f"<p>{title}</p><table>", remarked.replace("</tr>", "<td>含来信</td></tr>")]
    report = extract(read_bytes("".join(page).encode(), "page.html"), forms)
    for column, text in cells.items():
        cell = report.cells[f"requests.received.{column}"]
        assert cell.needs_look or cell.value == (int(text) if text else None)


def test_every_copy_of_two_bodies_counts(forms: Forms) -> None:
    def page(values: dict[str, str]) -> str:
        return "".join(
            f"<p>{title}</p>" + 2 * f"<table>{drawn_in_html(rows(forms, table, '2021', values))}"
            for table, title in TITLES.items()
        )

    text = "<h1>云岭县水务局2022年政府信息公开工作年度报告</h1>"
    text += page(BUSY) + "<p>附：云岭县水文站</p>" + page({"disputes.reconsideration.total": "2"})
    report = extract(read_bytes(text.encode(), "page.html"), forms)
    assert all(report.cells[key].needs_look for key in BUSY)
    assert report.cells["disputes.reconsideration.total"].needs_look


def drawn_in_html(table: Rows) -> str:
    """Its rows, and the end of the table."""
    lines = (
        "".join(
            f"<td colspan={cell.column_span} rowspan={cell.row_span}>{text}</td>"
            for cell, text in row
        )
        for row in table
    )
    return "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def test_empty_cells_beyond_the_columns_of_a_row_are_none_of_it(forms: Forms) -> None:
    def full(table: Rows) -> str:
        lines = by_tab(table).split("\n")
        width = max(line.count("\t") for line in lines)
        return "\n".join(line + "\t" * (width - line.count("\t")) for line in lines)

    values = BUSY | {"disclosure.penalty.decisions": "5600"}
    report = read(tables(forms, full, values), forms)
    assert not [key for key, cell in report.cells.items() if cell.needs_look]
    assert report.cells["disclosure.penalty.decisions"].value == 5600


@pytest.mark.parametrize("blank", ["disclosure.fees.amount", "disclosure.regulations.issued"])
def test_a_row_of_no_form_among_lines_moves_no_value_unseen(blank: str, forms: Forms) -> None:
    values = {"disclosure.coercion.decisions": "1632", blank: ""}
    text = tables(forms, lambda table: "\n".join(t for row in table for _, t in row if t), values)
    text[1] = text[1].replace("行政强制", "行政确认\n6\n行政强制")
    report = read(text, forms)
    for key, cell in report.cells.items():
        truth = values.get(key, "0")
        assert cell.needs_look or cell.value == (int(truth) if truth else None), key


def test_a_blank_last_row_does_not_hide_that_another_body_follows(forms: Forms) -> None:
    blank = {key: "" for key in forms.table("requests", "2021").cells if "carried_forward" in key}
    page = "<h1>云岭县水务局2022年政府信息公开工作年度报告</h1>"
    for values in (blank, BUSY):
        for table, title in TITLES.items():
            page += f"<p>{title}</p><table>{drawn_in_html(rows(forms, table, '2021', values))}"
    report = extract(read_bytes(page.encode(), "page.html"), forms)
    assert all(report.cells[key].needs_look for key in BUSY)
