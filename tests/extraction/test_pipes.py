"""Tables whose cells strokes part, as web pages kept as text have them."""

import pytest

from reviewer.domain.form import Forms
from reviewer.domain.layout import PrintedCell, printed_table
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import LOOK_BELOW, Report
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes

TITLES = {
    "disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
}
Rows = list[list[tuple[PrintedCell, str]]]


def rows(forms: Forms, table: str, edition: str, values: dict[str, str]) -> Rows:
    """The printed rows of a table, 0 in every cell but those given."""
    cells = sorted(
        printed_table(forms.table(table, edition)).cells, key=lambda c: (c.row, c.column)
    )
    found: Rows = [[] for _ in range(cells[-1].row + 1)]
    for cell in cells:
        found[cell.row].append((cell, values.get(cell.key, "0") if cell.key else cell.text))
    return found


def by_row(table: Rows) -> str:
    """One line a row; what spans columns or holds nothing leaves strokes at its end."""
    lines = []
    for row in table:
        left_out = sum(cell.column_span - (text != "") for cell, text in row)
        lines.append("".join(f"{text} | " for _, text in row if text) + "|" * left_out)
    return "\n".join(lines)


def by_cell(table: Rows) -> str:
    """One line a cell, also where nothing stands in it."""
    return "\n".join(f"{text} |".strip() for row in table for _, text in row)


def led(table: Rows) -> str:
    """One line a cell, and a stroke on a line of its own before each row."""
    return "\n".join("|\n" + "\n".join(f"{text} |" for _, text in row) for row in table)


def alone(table: Rows) -> str:
    """Strokes on lines of their own."""
    return "\n".join(f"{text}\n|" for row in table for _, text in row)


def drawn(table: Rows) -> str:
    """A table of Markdown: every line as many cells, spanned ones empty."""
    width = max(cell.column + cell.column_span for row in table for cell, _ in row)
    grid = [[""] * width for _ in table]
    for row in table:
        for cell, text in row:
            grid[cell.row][cell.column] = text
    lines = ["| " + " | ".join(line) + " |" for line in grid]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


MANNERS = {"row": by_row, "cell": by_cell, "led": led, "alone": alone, "drawn": drawn}


def read(forms: Forms, manner: str, edition: str = "2021", **values: str) -> Report:
    """The reading of a report in which some cells (`__` for a dot) hold something else than 0."""
    given = {key.replace("__", "."): text for key, text in values.items()}
    parts = ["云岭县水务局2022年政府信息公开工作年度报告", "一、总体情况", "工作有序推进。"]
    for table, title in TITLES.items():
        parts += [title, MANNERS[manner](rows(forms, table, edition, given))]
    parts += ["五、存在的主要问题及改进情况", "一是经验不足。", ""]
    return extract(read_bytes("\n".join(parts).encode(), "kept.txt"), forms)


def cell(report: Report, key: str) -> tuple[CellStatus, object]:
    """What was read for certain."""
    reading = report.cells[key].reading
    assert reading.confidence >= LOOK_BELOW
    return reading.status, reading.value


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("manner", MANNERS)
def test_full_rows_are_certain(manner: str, edition: str, forms: Forms) -> None:
    report = read(
        forms,
        manner,
        edition,
        requests__received__business="7",
        requests__received__total="7",
        disclosure__penalty__decisions="12",
        disputes__reconsideration__pending="3",
    )
    assert not [cell for cell in report.cells.values() if cell.needs_look]
    assert report.cells["requests.received.business"].value == 7
    assert report.cells["disclosure.penalty.decisions"].value == 12
    assert report.cells["disputes.reconsideration.pending"].value == 3
    assert sum(cell.value or 0 for cell in report.cells.values()) == 7 + 7 + 12 + 3


@pytest.mark.parametrize("manner", ["cell", "alone", "drawn"])
def test_what_is_empty_between_values_is_blank(manner: str, forms: Forms) -> None:
    report = read(
        forms,
        manner,
        requests__granted__natural_person="5",
        requests__granted__research="",
        requests__granted__other="",
        requests__granted__total="5",
        disclosure__normative_documents__repealed="",
        disclosure__normative_documents__in_force="9",
    )
    assert cell(report, "requests.granted.natural_person") == (CellStatus.PRINTED, 5)
    assert cell(report, "requests.granted.research") == (CellStatus.BLANK, None)
    assert cell(report, "requests.granted.public_interest") == (CellStatus.PRINTED, 0)
    assert cell(report, "requests.granted.other") == (CellStatus.BLANK, None)
    assert cell(report, "disclosure.normative_documents.repealed") == (CellStatus.BLANK, None)
    assert cell(report, "disclosure.normative_documents.in_force") == (CellStatus.PRINTED, 9)


@pytest.mark.parametrize("manner", ["row", "cell", "led", "alone", "drawn"])
def test_values_before_something_empty_are_to_be_looked_at(manner: str, forms: Forms) -> None:
    """A cell left out and a stroke that fills up look like an empty last cell."""
    report = read(
        forms,
        manner,
        disclosure__regulations__issued="2",
        disclosure__regulations__repealed="5",
        disclosure__regulations__in_force="",
    )
    assert all(
        report.cells[f"disclosure.regulations.{column}"].needs_look
        for column in ("issued", "repealed", "in_force")
    )


def test_rows_keep_their_end_where_all_empty_cells_are_kept(forms: Forms) -> None:
    gaps = dict.fromkeys(
        ("requests__denied__third_party__business", "requests__granted__research"), ""
    )
    report = read(forms, "cell", **gaps, requests__received__other="", requests__received__total="")
    assert cell(report, "requests.received.legal_service") == (CellStatus.PRINTED, 0)
    assert cell(report, "requests.received.other") == (CellStatus.BLANK, None)
    assert cell(report, "requests.received.total") == (CellStatus.BLANK, None)


@pytest.mark.parametrize("manner", ["cell", "alone", "led"])
def test_a_row_of_nothing_is_blank(manner: str, forms: Forms) -> None:
    columns = [f"requests__carried_in__{column}" for column in ("natural_person", "business")]
    columns += [f"requests__carried_in__{column}" for column in ("research", "public_interest")]
    columns += [f"requests__carried_in__{column}" for column in ("legal_service", "other", "total")]
    report = read(forms, manner, **dict.fromkeys(columns, ""))
    for key in columns:
        assert cell(report, key.replace("__", ".")) == (CellStatus.BLANK, None)
    assert not any(report.cells[key].needs_look for key in report.cells if "granted" in key)


def test_rows_one_after_another_in_a_line_are_read_like_lines(forms: Forms) -> None:
    values = {"disclosure.normative_documents.issued": "4", "requests.processed.total": "3"}
    parts = ["云岭县水务局2022年政府信息公开工作年度报告"]
    for table, title in TITLES.items():
        printed = rows(forms, table, "2021", values)
        parts += [title, " ".join(text for row in printed for _, text in row)]
    report = extract(read_bytes("\n".join([*parts, "五、问题"]).encode(), "line.txt"), forms)
    assert cell(report, "disclosure.normative_documents.issued") == (CellStatus.PRINTED, 4)
    assert cell(report, "requests.processed.total") == (CellStatus.PRINTED, 3)
    assert not [cell for cell in report.cells.values() if cell.needs_look]
