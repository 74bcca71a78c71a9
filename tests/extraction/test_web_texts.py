"""Web pages kept as text without strokes: one cell a line, sentences between title and table."""

import pytest

from reviewer.domain.form import Forms
from reviewer.domain.report import Report
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes
from tests.extraction.test_pipes import TITLES, rows

PARAGRAPH = "全局上下围绕群众关心的事项完善公开机制，明确分工，落实审核，做到应公开尽公开。" * 3


def read(
    forms: Forms, values: dict[str, str], *, prose: str, said: str = "", between: str = "\n\n"
) -> Report:
    """The reading of a report with so much prose and something said below each title."""
    parts = ["云岭县水务局2022年政府信息公开工作年度报告", "一、总体情况", prose]
    for table, title in TITLES.items():
        cells = [text for row in rows(forms, table, "2021", values) for _, text in row if text]
        parts += [title, *filter(None, [said]), *cells]
    parts += ["五、存在的主要问题及改进情况", "一是经验不足。", ""]
    return extract(read_bytes(between.join(parts).encode(), "kept.txt"), forms)


SMALL = {
    "disclosure.normative_documents.issued": "2",
    "disclosure.normative_documents.in_force": "9",
    "disclosure.penalty.decisions": "3",
}


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n  "])
def test_no_page_numbers_are_feared_in_a_text_of_whole_paragraphs(
    between: str, forms: Forms
) -> None:
    prose = f"{PARAGRAPH}\n{PARAGRAPH}"
    report = read(forms, SMALL, prose=prose, between=between)
    assert [report.cells[key].value for key in SMALL] == [2, 9, 3]
    assert not [cell for cell in report.cells.values() if cell.needs_look]


def test_a_page_number_is_feared_where_other_values_stand_beside_their_labels(
    forms: Forms,
) -> None:
    parts = ["云岭县水务局2022年政府信息公开工作年度报告", "一、总体情况", PARAGRAPH, PARAGRAPH]
    for table, title in TITLES.items():
        printed = rows(forms, table, "2021", {"disclosure.penalty.decisions": "\n4"})
        parts += [title, *(" ".join(text for _, text in row) for row in printed)]
    report = extract(read_bytes("\n".join(parts).encode(), "kept.txt"), forms)
    assert report.cells["disclosure.penalty.decisions"].needs_look


def test_page_numbers_are_feared_in_a_text_of_short_lines(forms: Forms) -> None:
    report = read(forms, SMALL, prose="工作有序推进。")
    assert [report.cells[key].value for key in SMALL] == [2, 9, 3]
    assert all(report.cells[key].needs_look for key in SMALL)


def test_a_number_that_no_page_can_have_is_not_feared(forms: Forms) -> None:
    report = read(forms, {"disclosure.penalty.decisions": "732"}, prose="工作有序推进。")
    assert not report.cells["disclosure.penalty.decisions"].needs_look


@pytest.mark.parametrize(
    "said",
    [
        "2022 年，我局未出现申请行政复议、提起行政诉讼的情况。",
        "2022 年 1 月 1 日至 12 月 31 日，本年新收政府信息公开申请数量见下表：",
        "该部分以表格形式报告。",
    ],
)
def test_the_dates_of_a_sentence_below_a_title_are_no_values(said: str, forms: Forms) -> None:
    report = read(forms, {}, prose=f"{PARAGRAPH}\n{PARAGRAPH}", said=said)
    assert not [cell for cell in report.cells.values() if cell.needs_look]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_row_without_values_is_no_sign_of_another_form(edition: str, forms: Forms) -> None:
    gone = {
        key: ""
        for key in forms.table("disclosure", edition).cells
        if "other_services" in key or "coercion" in key
    }
    parts = ["云岭县水务局2022年政府信息公开工作年度报告", "一、总体情况", PARAGRAPH]
    for table, title in TITLES.items():
        cells = [text for row in rows(forms, table, edition, gone) for _, text in row if text]
        parts += [title, *cells]
    report = extract(read_bytes("\n\n".join(parts).encode(), "kept.txt"), forms)
    assert report.forms["disclosure"] == edition
    assert all(report.cells[key].needs_look for key in gone)
