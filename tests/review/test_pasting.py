import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.assets import load_forms
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellForm, CellKey, Forms
from reviewer.domain.lines import ValueLines, value_lines
from reviewer.domain.numbers import EntryProblem
from reviewer.review.html_block import html_block
from reviewer.review.pasting import Paste, as_text, land, read_block

FIRST = "requests.received.natural_person"


def at(forms: Forms, table: str, text: str, *selected: CellKey) -> Paste:
    lines, cells = known(forms, table)
    return land(text, lines, cells, selected)


def known(forms: Forms, table: str) -> tuple[ValueLines, dict[CellKey, CellForm]]:
    form = forms.table(table, "2021")
    return value_lines(form), dict(form.cells)


def put(paste: Paste) -> dict[str, str]:
    return {key.partition(".")[2]: text for key, text in paste.values}


def test_a_row_of_a_spreadsheet(forms: Forms) -> None:
    paste = at(forms, "requests", "1\t2\t0\t\t0\t0\t3\r\n", FIRST)
    assert put(paste) == {
        "received.natural_person": "1",
        "received.business": "2",
        "received.research": "0",
        "received.public_interest": "",
        "received.legal_service": "0",
        "received.other": "0",
        "received.total": "3",
    }
    assert (paste.outside, paste.labels) == ((), 0)


def test_a_column_goes_down_and_what_is_beyond_the_table_is_told(forms: Forms) -> None:
    text = "\n".join(map(str, range(25))) + "\n26\n"
    paste = at(forms, "requests", text, "requests.carried_in.total")
    assert len(paste.values) == 24
    assert paste.values[-1] == ("requests.carried_forward.total", "23")
    assert paste.outside == ("24", "26")


def test_too_wide_a_block_is_told(forms: Forms) -> None:
    paste = at(forms, "requests", "1\t2\n\t\n", "requests.received.total")
    assert put(paste) == {"received.total": "1", "carried_in.total": ""}
    assert paste.outside == ("2",)


def test_labels_around_the_numbers_are_left_out(forms: Forms) -> None:
    text = "本列数据\t\t自然人\t商业企业\n一、本年新收\t\t3\t１，２３４\n二、上年结转\t\t /\t5件\n"
    paste = at(forms, "requests", text, FIRST)
    assert put(paste) == {
        "received.natural_person": "3",
        "received.business": "１，２３４",
        "carried_in.natural_person": "/",
        "carried_in.business": "5件",
    }
    assert paste.labels == 3


@pytest.mark.parametrize("text", ["一二", "十", "1二", "3-"])
def test_a_wrong_number_among_others_is_refused_and_moves_nothing(forms: Forms, text: str) -> None:
    paste = at(forms, "requests", f"3\n{text}\n5\n", FIRST)
    assert [item.problem for item in paste.landings] == [None, EntryProblem.NOT_A_NUMBER, None]
    assert [key for key, _ in paste.values] == [FIRST, "requests.granted.natural_person"]


def test_a_remark_among_numbers_keeps_its_place(forms: Forms) -> None:
    paste = at(forms, "requests", "3\n见附件说明\n5\n", FIRST)
    assert paste.landings[1].problem is EntryProblem.NOT_A_NUMBER
    assert paste.values[-1] == ("requests.granted.natural_person", "5")


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        (FIRST, "-1", EntryProblem.NEGATIVE),
        (FIRST, "1.5", EntryProblem.NOT_WHOLE),
        (FIRST, "3万元", EntryProblem.UNIT),
        ("disclosure.fees.amount", "251000元", EntryProblem.UNIT),
        ("disclosure.fees.amount", "25.1万元", None),
        ("disclosure.fees.amount", "12。5", None),
    ],
)
def test_why_a_cell_refuses(
    forms: Forms, key: CellKey, text: str, problem: EntryProblem | None
) -> None:
    (landing,) = at(forms, key.partition(".")[0], text, key).landings
    assert landing.problem is problem
    assert landing.guessed == ("。" in text)


def test_one_number_fills_what_is_selected(forms: Forms) -> None:
    keys = ("requests.granted.other", "requests.granted.total")
    assert at(forms, "requests", "0", *keys).values == tuple((key, "0") for key in keys)


def test_the_heads_of_another_block_are_passed_over(forms: Forms) -> None:
    text = (
        "第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
        "规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n第二十条第（五）项\t\t\t\n"
        "信息内容\t本年处理决定数量\t\t\n行政许可\t7\t\t\n第二十条第（六）项\t\t\t\n"
        "信息内容\t本年处理决定数量\t\t\n行政处罚\t\t\t\n行政强制\t9\t\t\n"
    )
    paste = at(forms, "disclosure", text, "disclosure.regulations.issued")
    assert paste.outside == ()
    assert [text for _, text in paste.values] == ["1", "2", "3", "4", "5", "6", "7", "", "9"]
    assert paste.values[-1][0] == "disclosure.coercion.decisions"


@pytest.mark.parametrize("text", ["", "\r\n", "\t\t\n\t", "0\t" * (1 << 20)])
def test_nothing_to_paste(forms: Forms, text: str) -> None:
    with pytest.raises(UserError) as caught:
        at(forms, "requests", text, FIRST)
    assert caught.value.code == "paste_nothing"


def test_cells_with_line_breaks_are_one_cell() -> None:
    assert read_block('"1\n2"\t3\r\n4\t"a""b"\r\n') == [["1\n2", "3"], ["4", 'a"b']]


@given(st.text(st.sampled_from("0１,，。.-—/无件元 \t\n\r\"'一总计\0\ud800"), max_size=60))
def test_any_text_lands_within_the_table_or_is_refused(text: str) -> None:
    lines, cells = known(load_forms(), "requests")
    try:
        landings = land(text, lines, cells, [FIRST]).landings
    except UserError:
        landings = ()
    keys = [item.key for item in landings]
    assert len(set(keys)) == len(keys)
    assert set(keys) <= cells.keys()


def test_what_is_copied_can_be_pasted(forms: Forms) -> None:
    lines, cells = known(forms, "requests")
    selected = [key for line in lines.rows[2:5] for key in line[1:4]]
    texts = {key: str(place) for place, key in enumerate(selected)} | {selected[0]: "/"}
    plain = as_text(lines, selected, texts.__getitem__)
    assert plain == "/\t1\t2\n3\t4\t5\n6\t7\t8\n"
    with_heads = as_text(lines, selected, texts.__getitem__, heads=cells)
    assert with_heads.splitlines()[0].startswith("\t申请人情况 法人或其他组织 商业企业\t")
    assert with_heads.splitlines()[1].startswith("（一）予以公开\t/\t")
    for text in (plain, with_heads):
        assert dict(land(text, lines, cells, selected).values) == texts


def test_a_range_with_holes_keeps_its_shape(forms: Forms) -> None:
    lines, _ = known(forms, "requests")
    row, below = lines.rows[0], lines.rows[1]
    assert as_text(lines, [row[0], row[2], below[1]], lambda _key: "5") == "5\t\t5\n\t5\t\n"


def test_the_disputes_carry_their_heads_in_one_line(forms: Forms) -> None:
    lines, cells = known(forms, "disputes")
    text = as_text(lines, lines.rows[0][:2], lambda _key: "1", heads=cells)
    assert text == "\t行政复议 结果维持\t行政复议 结果纠正\n\t1\t1\n"


WORD = """<html><body><table><tr><td colspan=3 rowspan=2>（本列数据…）</td>
<td colspan="2"><p>申请人情况</p></td></tr><tr><td>自然人</td><td>商业<br>企业</td></tr>
<tr><td colspan=3><p>一、本年新收</p><p>申请数量</p></td><td>3</td><td></td></tr>
<tr><td rowspan=2>三、结果</td><td colspan=2>（一）予以公开</td><td>1</td><td>1,234</td></tr>
<tr><td>（三）</td><td>1.属于国家秘密</td><td>&nbsp;0</td><td>/</td></tr></table>"""


def test_a_table_of_a_document_keeps_its_columns_by_its_html(forms: Forms) -> None:
    text = (
        "（本列数据…）\t申请人情况\n\t自然人\t商业\n企业\n一、本年新收\n申请数量\t3\t\n"
        "三、结果\t（一）予以公开\t1\t1,234\n\t（三）\t1.属于国家秘密\t0\t/\n"
    )
    lines, cells = known(forms, "requests")
    paste = land(text, lines, cells, [FIRST], html=WORD)
    assert paste.labels == 2 + 3
    assert [text for _, text in paste.values] == ["3", "", "1", "1,234", "0", "/"]
    assert paste.values[-1][0] == "requests.granted.business"
    even = land("1\t2\n3\t4\n", lines, cells, [FIRST], html=WORD)
    assert [text for _, text in even.values] == ["1", "2", "3", "4"]


@given(st.text(st.sampled_from("<>/tdrhable colspan=9\"'19&;\n"), max_size=80))
def test_any_html_gives_rows_of_one_width(html: str) -> None:
    assert len({len(row) for row in html_block(html)}) <= 1
    assert len({len(row) for row in html_block(f"<table><tr><td>{html}</table>")}) <= 1


def test_a_table_that_claims_to_be_endless_is_none() -> None:
    row = "<tr>" + "<td colspan=200 rowspan=200>1" * 20
    assert html_block(f"<table>{row}</table>") == []
