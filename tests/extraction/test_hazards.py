"""What goes wrong in copied texts, one hazard a test: read right, or doubted."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Doubt, Reading, Report
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes
from tests.extraction.made import straight
from tests.extraction.truth import told_by_rules

Readings = Mapping[CellKey, Reading]
Reader = Callable[[str], Report]


@pytest.fixture
def read(forms: Forms) -> Reader:
    def read_text(text: str) -> Report:
        return extract(read_bytes(text.encode(), "report.txt"), forms)

    return read_text


def row(report: Report, name: str) -> list[Reading]:
    return [cell.reading for key, cell in report.cells.items() if key.rpartition(".")[0] == name]


def values(report: Report, name: str) -> list[object]:
    return [reading.value for reading in row(report, name)]


def doubted(report: Report) -> set[str]:
    """The rows with a cell to look at."""
    return {key.rpartition(".")[0] for key, cell in report.cells.items() if cell.needs_look}


@pytest.mark.parametrize("edition", ["2019", "2019/beijing", "2021"])
def test_nothing_is_doubted_in_a_plain_report(edition: str, read: Reader, forms: Forms) -> None:
    report = read(straight(forms, edition))
    assert report.forms["disclosure"] == edition
    assert not doubted(report)
    assert {cell.value for cell in report.cells.values()} == {0}


def test_the_edition_is_that_of_each_table(read: Reader, forms: Forms) -> None:
    new, old = straight(forms, "2021"), straight(forms, "2019")
    mixed = new[: new.index("三、收到")] + old[old.index("三、收到") :]
    report = read(mixed)
    assert dict(report.forms) == {"disclosure": "2021", "requests": "2019", "disputes": "2019"}
    assert not doubted(report)


def test_large_signed_and_decimal_values(read: Reader, forms: Forms) -> None:
    text = straight(
        forms,
        "2019",
        disclosure__licensing__decisions="11,398,889",
        disclosure__licensing__change="-12",
        disclosure__penalty__change="＋3",
        disclosure__procurement__amount="491.2800",
    )
    report = read(text)
    assert values(report, "disclosure.licensing") == [0, -12, 11_398_889]
    assert values(report, "disclosure.penalty") == [0, 3, 0]
    assert values(report, "disclosure.procurement") == [0, Decimal("491.28")]
    assert not doubted(report)


@pytest.mark.parametrize("mark", ["/", "—", "-", "无"])
def test_a_mark_is_no_number(mark: str, read: Reader, forms: Forms) -> None:
    report = read(straight(forms, "2021", disclosure__licensing__decisions=mark))
    [reading] = row(report, "disclosure.licensing")
    assert (reading.status, reading.value, reading.text) == (CellStatus.MARK, None, mark)


@pytest.mark.parametrize("text", ["O", "1O", "0.", "3%", "1o5", "??", "①"])
def test_what_is_no_number_is_unread_with_its_text(text: str, read: Reader, forms: Forms) -> None:
    report = read(straight(forms, "2019", disclosure__licensing__change=text))
    reading = report.cells["disclosure.licensing.change"].reading
    assert (reading.status, reading.text) == (CellStatus.UNREAD, text)


@pytest.mark.parametrize("text", ["12①", "12*", "12[1]", "12¹"])
def test_a_number_with_a_footnote_mark_is_read_and_doubted(
    text: str, read: Reader, forms: Forms
) -> None:
    report = read(straight(forms, "2021", disclosure__licensing__decisions=text))
    [reading] = row(report, "disclosure.licensing")
    assert (reading.value, reading.text, reading.doubt) == (12, text, Doubt.NOTED)
    assert doubted(report) == {"disclosure.licensing"}


@pytest.mark.parametrize("text", ["251000元", "251000 元", "2.5亿元"])
def test_another_unit_is_doubted(text: str, read: Reader, forms: Forms) -> None:
    report = read(straight(forms, "2021", disclosure__fees__amount=text))
    [reading] = row(report, "disclosure.fees")
    assert reading.doubt is Doubt.UNIT
    assert reading.value == Decimal(text.rstrip(" 亿元"))


def test_another_unit_in_the_head_is_doubted(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2021", disclosure__fees__amount="251000").replace("万元", "元")
    assert doubted(read(text)) == {"disclosure.fees"}


@pytest.mark.parametrize("text", ["3 万", "3万", "2 千", "约3"])
def test_a_number_with_more_to_it_is_never_taken_bare(
    text: str, read: Reader, forms: Forms
) -> None:
    report = read(straight(forms, "2021", disclosure__licensing__decisions=text))
    assert "disclosure.licensing" in doubted(report)


def test_a_doubled_space_marks_the_blank_cell(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2019").replace("继续办理 0 0 0 0 0 0 0", "继续办理 0 0  0 0 0 0")
    report = read(text)
    assert values(report, "requests.carried_forward") == [0, 0, None, 0, 0, 0, 0]
    assert doubted(report) == {"requests.carried_forward"}
    assert row(report, "requests.carried_forward")[2].status is CellStatus.BLANK


def test_joined_numbers_are_taken_apart_by_the_sums(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2019").replace(
        "（一）予以公开 0 0 0 0 0 0 0", "（一）予以公开 12 030 0 0 15"
    )
    text = text.replace("总计 0 0 0 0 0 0 0", "总计 12 0 3 0 0 0 15")
    text = text.replace("申请数量 0 0 0 0 0 0 0", "申请数量 12 0 3 0 0 0 15", 1)
    report = read(text)
    assert values(report, "requests.granted") == [12, 0, 3, 0, 0, 0, 15]
    assert doubted(report) == {"requests.granted"}
    assert {reading.doubt for reading in row(report, "requests.granted")} == {Doubt.JOINED}


def test_a_label_without_values_is_a_doubtful_blank(read: Reader, forms: Forms) -> None:
    report = read(straight(forms, "2021").replace("行政许可 0", "行政许可"))
    [reading] = row(report, "disclosure.licensing")
    assert (reading.status, reading.doubt) == (CellStatus.BLANK, Doubt.MISSING_NUMBERS)
    assert doubted(report) == {"disclosure.licensing"}


@pytest.mark.parametrize("line", ["- 4 -", "4", "第4页", "— 4 —", "第 4 页 共 8 页", "4/8"])
@pytest.mark.parametrize(
    "place", ["2.重复申请", "形，不计其他情形）", "第二十条第（五）项", "行政复议 "]
)
def test_a_page_number_is_no_value(line: str, place: str, read: Reader, forms: Forms) -> None:
    text = straight(forms, "2019").replace("情形，不计其他情形） 0", "情\n形，不计其他情形）\n0")
    report = read(text.replace(place, f"\n{line}\n{place}"))
    assert {cell.value for cell in report.cells.values()} == {0}
    assert len(doubted(report)) <= 1


@pytest.mark.parametrize("line", ["4", "- 4 -"])
def test_a_page_number_never_stands_in_for_a_value(line: str, read: Reader, forms: Forms) -> None:
    report = read(straight(forms, "2021").replace("行政许可 0", f"行政许可\n{line}"))
    assert "disclosure.licensing" in doubted(report)


def test_a_page_number_in_a_line_of_values_is_doubted(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2019").replace("（七）总计 0 0 0 0 0 0 0", "（七）总计 0 0 0 0 0 0 0 4")
    report = read(text)
    assert values(report, "requests.processed") == [0] * 7
    assert doubted(report) == {"requests.processed"}


def test_the_wrapped_end_of_a_number_is_not_lost_silently(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2019", disclosure__licensing__decisions="11398\n889")
    assert "disclosure.licensing" in doubted(read(text))


def test_values_may_stand_in_the_middle_of_a_label(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2019").replace(
        "5.要求行政机关确认或重新出具已获取信息 0 0 0 0 0 0 0",
        "5.要求行政机关确认 3 0 0 0 0 0 3\n - 5 -\n或重新出具已获取信\n息",
    )
    report = read(text)
    assert values(report, "requests.not_processed.reissue") == [3, 0, 0, 0, 0, 0, 3]
    assert not doubted(report)


def test_slips_in_labels_do_not_matter(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2019")
    for right, slip in (
        ("2.其他法律行政法规禁止公开 0", "2.其他法律行政止公开 7"),
        ("只计这一情形", "只计这一情况"),
        ("三类内部事务信息", "三类内容事务信息"),
        ("（六）其他处理", "( 六 )其它处理"),
        ("规章 ", "规 章 "),
    ):
        assert right in text
        text = text.replace(right, slip)
    report = read(text)
    assert not doubted(report)
    assert values(report, "requests.denied.other_law") == [7, 0, 0, 0, 0, 0, 0]


def test_rows_in_another_order_are_doubted(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2021", disclosure__penalty__decisions="41")
    text = text.replace("行政处罚 41\n行政强制 0", "行政强制 0\n行政处罚 41")
    report = read(text)
    for name in ("disclosure.penalty", "disclosure.coercion"):
        right = values(report, name) == ([41] if name.endswith("penalty") else [0])
        assert right or name in doubted(report)


def test_two_labels_and_then_their_values_are_doubted(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2019", disclosure__penalty__previous_items="41")
    text = text.replace("行政处罚 41 0 0\n行政强制 0 0 0", "行政处罚\n行政强制\n41 0 0\n0 0 0")
    assert {"disclosure.penalty", "disclosure.coercion"} & doubted(read(text))


@pytest.mark.parametrize("copies", [1, 30])
def test_a_table_in_two_copies_that_differ_is_doubted(
    copies: int, read: Reader, forms: Forms
) -> None:
    text = straight(forms, "2019")
    table = text[text.index("三、收到") : text.index("四、政府信息公开行政复议")]
    other = table.replace("2.重复申请 0", "2.重复申请 5")
    between = "\n与上年度相比，各项工作均有新的进展，群众满意度进一步提升，特此说明如下。\n"
    report = read(text.replace(table, table + between * copies + other))
    assert "requests.not_processed.duplicate" in doubted(report)
    assert "disclosure.licensing" not in doubted(report)


def test_a_table_in_two_halves_is_put_together(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2019", requests__other__natural_person="5")
    between = (
        "\n各单位要高度重视，加强组织领导，细化责任分工，严格督促检查，确保各项任务落到实处。\n" * 8
    )
    report = read(text.replace("（四）无法提供", between + "（四）无法提供"))
    assert values(report, "requests.other") == [5, 0, 0, 0, 0, 0, 0]
    assert values(report, "requests.received") == [0] * 7


def test_one_table_alone_is_a_report(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2021")
    only = text[text.index("三、收到") : text.index("四、政府信息公开行政复议")]
    report = read("2021年某局政府信息公开工作年度报告\n" + only)
    assert dict(report.forms) == {"requests": "2021"}
    assert (report.agency, report.year) == ("某局", 2021)
    assert not doubted(report)


def test_tables_in_another_order_are_found(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2021", disclosure__licensing__decisions="9")
    first, second = text.index("二、主动"), text.index("三、收到")
    third = text.index("四、政府信息公开行政复议")
    report = read(text[:first] + text[third:] + text[second:third] + text[first:second])
    assert set(report.forms) == {"disclosure", "requests", "disputes"}
    assert values(report, "disclosure.licensing") == [9]


def test_a_title_without_its_table_gives_unread_cells(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2021")
    start, stop = text.index("信息内容"), text.index("三、收到")
    report = read(text[: text.index("第二十条")] + "\n" + text[stop:])
    assert start < stop
    disclosure = [c.reading for key, c in report.cells.items() if key.startswith("disclosure")]
    assert {reading.status for reading in disclosure} == {CellStatus.UNREAD}
    assert all(reading.provenance.span for reading in disclosure)


def test_contents_and_prose_with_the_same_words_are_no_tables(read: Reader, forms: Forms) -> None:
    contents = (
        "目录\n二、主动公开政府信息情况......3\n三、收到和处理政府信息公开申请情况…………4\n"
        "四、政府信息公开行政复议、行政诉讼情况 6\n"
    )
    prose = (
        "工作有序推进。本年度行政许可 12 件，行政处罚 7 件，予以公开 5 件，部分公开 2 件，"
        "结转下年度继续办理 3 件；行政复议结果维持 1 件。详见“三、收到和处理政府信息公开申请情况”。"
    )
    report = read(contents + straight(forms, "2021").replace("工作有序推进。", prose))
    assert {cell.value for cell in report.cells.values()} == {0}
    assert not doubted(report)


def test_values_of_disputes_after_a_running_head_are_found(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2021").replace(
        "总计\n0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
        "总计\n\n- 6 -\n\n某市某区某局政府信息公开工作年度报告\n\n0 0 0 1 1 0 0 0 0 0 0 0 0 0 0",
    )
    report = read(text)
    assert values(report, "disputes.reconsideration") == [0, 0, 0, 1, 1]


def test_disputes_over_three_lines(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2021").replace(
        "\n0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "\n10 1 0 0 11\n0 0 0 0 0\n5 0 0 0 5"
    )
    report = read(text)
    assert values(report, "disputes.reconsideration") == [10, 1, 0, 0, 11]
    assert values(report, "disputes.litigation_after_reconsideration") == [5, 0, 0, 0, 5]
    assert not doubted(report)


def test_a_broken_balance_is_read_as_it_stands(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2021", requests__granted__business="4")
    report = read(text)
    assert not doubted(report)
    assert "requests.granted.business" in told_by_rules(report, forms)


TABBED = (
    "2021年某局政府信息公开工作年度报告\n主动公开政府信息情况\n\n\t第二十条第（一）项\n\n\t信息内容\n"
    "\t本年制发件数\n\t本年废止件数\n\t现行有效件数\n\n\t规章\n\t{0}\n\t{1}\n\t{2}\n\n\t行政规范性文件\n"
    "\t0\n\t0\n\t0\n\n\t第二十条第（五）项\n\n\t信息内容\n\t本年处理决定数量\n\n\t行政许可\n\t{3}\n\n"
    "\t第二十条第（六）项\n\n\t信息内容\n\t本年处理决定数量\n\n\t行政处罚\n\t0\n\n\t行政强制\n\t0\n\n"
    "\t第二十条第（八）项\n\n\t信息内容\n\t本年收费金额（单位：万元）\n\n\t行政事业性收费\n\t0\n\n\n结束\n"
)


def test_an_empty_cell_behind_a_tab_is_certainly_blank(read: Reader) -> None:
    report = read(TABBED.format("3", "", "\u3000", "\u00a0"))
    [first, second, third] = row(report, "disclosure.regulations")
    assert (first.value, second.status, third.status) == (3, CellStatus.BLANK, CellStatus.BLANK)
    assert values(report, "disclosure.licensing") == [None]
    assert not doubted(report)


@pytest.mark.parametrize("text", ["0\n4", "\n4", "0\n\n4\n"])
def test_a_line_without_a_tab_is_not_taken_for_the_value(text: str, read: Reader) -> None:
    report = read(TABBED.format("3", "0", "0", text))
    assert values(report, "disclosure.licensing") == [0] or "disclosure.licensing" in doubted(
        report
    )


def test_a_text_in_a_value_cell_is_unread(read: Reader) -> None:
    report = read(TABBED.format("3", "见附件", "0", "0"))
    reading = report.cells["disclosure.regulations.repealed"].reading
    assert (reading.status, reading.text) == (CellStatus.UNREAD, "见附件")
    assert values(report, "disclosure.regulations") == [3, None, 0]


def test_the_last_number_of_a_cut_file_is_doubted(read: Reader, forms: Forms) -> None:
    text = straight(forms, "2021", disclosure__licensing__decisions="550")
    end = text.index("行政许可 550") + len("行政许可 55")
    assert "disclosure.licensing" in doubted(read(text[:end]))
