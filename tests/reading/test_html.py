"""A page is read as a browser shows it."""

import re
from pathlib import Path

import pytest

from reviewer.domain.document import Document, DocumentKind, GridCell
from reviewer.domain.errors import InputError
from reviewer.domain.numbers import ValueType, parse_printed
from reviewer.reading.html import read_html


def read(markup: str) -> Document:
    document = read_html(markup.encode(), "page.html")
    for grid in document.grids:
        for cell in grid.cells:
            assert cell.span is not None
            assert document.text[slice(*cell.span)] == cell.text
    return document


def cells(markup: str) -> list[GridCell]:
    (grid,) = read(markup).grids
    return list(grid.cells)


def texts(markup: str) -> list[str]:
    return [cell.text for cell in cells(markup)]


def places(markup: str) -> dict[str, tuple[int, int, int, int]]:
    return {c.text: (c.row, c.column, c.row_span, c.column_span) for c in cells(markup)}


def test_document_says_what_it_is() -> None:
    document = read("<p>一、总体情况</p>")
    assert (document.kind, document.name, document.encoding) == (
        DocumentKind.HTML,
        "page.html",
        "utf-8",
    )
    assert len(document.sha256) == 64


def test_paragraphs_stand_on_lines_and_white_space_collapses() -> None:
    markup = "<h1>标\n  题</h1><div>一 <b>二</b>\n三<p>四<br> 五</div>六"
    assert read(markup).text == "标 题\n一 二 三\n四\n五\n六"


def test_rows_stand_on_lines_with_tabs_between_cells() -> None:
    assert read("前<table><tr><td>a<td>b<tr><td>c</table>后").text == "前\na\tb\nc\n后"


def test_typed_white_space_is_kept_where_the_page_keeps_it() -> None:
    assert read("<pre>0 0  0\n1\t2</pre>").text == "0 0  0\n1\t2"
    assert read("<p style='white-space:pre-wrap'>0  0</p>").text == "0  0"


@pytest.mark.parametrize(
    "markup",
    [
        "<td>1<td>2<tr><td>3",
        "<tr><td>1</td><td>2</td></tr><tr><td>3</td></tr>",
        "<tbody><tr><th>1<th>2</tbody><tbody><tr><td>3</tbody>",
        "<form><tr><font><td>1</td><td>2</td></font></tr></form><tr><td>3",
        "<tfoot><tr><td>3</tfoot><thead><tr><td>1<td>2</thead>",
    ],
)
def test_rows_and_cells_are_found_in_careless_markup(markup: str) -> None:
    found = places(f"<table>{markup}</table>")
    assert found == {"1": (0, 0, 1, 1), "2": (0, 1, 1, 1), "3": (1, 0, 1, 1)}


def test_spans_place_the_cells() -> None:
    found = places(
        "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>"
    )
    assert found["a"] == (0, 0, 2, 1)
    assert found["b"] == (0, 1, 1, 2)
    assert (found["c"][:2], found["d"][:2], found["g"][:2]) == ((1, 1), (1, 2), (2, 2))


def test_columns_in_which_no_cell_begins_are_not_counted() -> None:
    found = places("<table><tr><td colspan=9>a<tr><td colspan=3>b<td>c</table>")
    assert found == {"a": (0, 0, 1, 2), "b": (1, 0, 1, 1), "c": (1, 1, 1, 1)}


def test_spans_that_reach_too_far_end_with_the_table() -> None:
    found = places("<table><tr><td rowspan=99>a<td>b<tr><td colspan=10000000>c</table>")
    assert found == {"a": (0, 0, 2, 1), "b": (0, 1, 1, 1), "c": (1, 1, 1, 1)}


@pytest.mark.parametrize("span", ["0", "", "x", "-1", "2.5", " 2"])
def test_spans_are_read_as_browsers_read_them(span: str) -> None:
    markup = f"<table><tr><td rowspan='{span}'>a<td>b<tr><td>c</table>"
    assert places(markup)["c"][1] == (1 if span in ("0", "2.5", " 2") else 0)


def test_the_parts_of_one_cell_are_one_text() -> None:
    assert texts(
        "<table><tr><td><p><span>1</span><font><span>2</span></font></p>\n<p></p></td>"
        "<td>商业<br/>企业</td><td>&nbsp;</td><td>　</td><td> </td></tr></table>"
    ) == ["12", "商业\n企业", "\xa0", "　", ""]


@pytest.mark.parametrize(
    "inside",
    [
        "<sup>2</sup>1",
        "<s>1</s>2",
        "<span style='text-decoration: line-through'>1</span>2",
        "<p>1</p><p>2</p>",
        "1<br>2",
        "1 2",
        "<img src='12.png'>",
        "1<span style='color:#FFFFFF'>2</span>",
        "<font color=white>12</font>",
    ],
)
def test_what_nobody_reads_as_a_number_is_none(inside: str) -> None:
    (text,) = texts(f"<table><tr><td>{inside}</table>")
    assert parse_printed(text, ValueType.COUNT).value is None
    assert text.strip()


@pytest.mark.parametrize(
    "note",
    [
        "<sup>2</sup>",
        "<sub>2</sub>",
        "<span style='vertical-align: super'>2</span>",
        "<span style='vertical-align: 3.5pt; font-size: 60%'>2</span>",
        "<span style='mso-text-raise:3.0pt'>2</span>",
        "<span class=note>2</span>",
        "<a href='#_ftn2'>2</a>",
    ],
)
def test_a_raised_digit_is_a_footnote_mark(note: str) -> None:
    styles = "<style>span.note { vertical-align: super }</style>"
    (text,) = texts(f"{styles}<table><tr><td style='vertical-align:middle'>1{note}</table>")
    assert text == "1²"


@pytest.mark.parametrize(
    "style", ["mso-text-raise:1.0pt", "vertical-align: 1px", "mso-text-raise:-3.0pt"]
)
def test_a_number_a_point_off_its_line_is_no_footnote_mark(style: str) -> None:
    (text,) = texts(f"<table><tr><td><span style='position:relative; {style}'>12</span></table>")
    assert text == "12"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<input value=12>", "12"),
        ("<input type=hidden value=9>12", "12"),
        ("<select><option>9<option selected>12</select>", "12"),
        ("1<!-- 9 -->2", "12"),
        ("<span style='display:none'>9</span>12", "12"),
        ("<span class=off>9</span>12", "12"),
        ("<b id=gone>9</b>12", "12"),
        ("<span hidden>9</span>12<script>9</script><style>9</style><noscript>9</noscript>", "12"),
        ("<span style='font-size:0'>9<i style='font-size:9pt'>12</i></span>", "12"),
        ("<span style='visibility:hidden'>9</span>12", "12"),
        ("<span style='color:white;background:#00f'>12</span>", "12"),
        ("<div style='color:white'><b style='color:black'>12</b></div>", "12"),
        ("<a href='#'>12</a>", "12"),
        ("&#49;&#x32;", "12"),
    ],
)
def test_a_cell_says_what_is_shown(inside: str, shown: str) -> None:
    sheet = "<style>.off, p#gone, #gone {display: none} @media print {.x {display:none}}</style>"
    assert texts(f"{sheet}<table><tr class=x><td>{inside}</table>") == [shown]


@pytest.mark.parametrize(
    ("sheet", "cell", "shown"),
    [
        (".tab{display:none} .tab.on{display:block}", "<p class='tab on'>1<p class=tab>2", "1"),
        (".tab{display:none}", "<p class=tab style='display:block'>1<p class=tab>2", "1"),
        ("li.x{display:none}", "<p class=x>1", "1"),
        ("p.x{display:none}", "<p class=x>2</p>1", "1"),
        ("div .x{display:none}", "<p class=x>1", "1"),
        (".x::after{display:none}", "<p class=x>1", "1"),
        (".x, #y {color:red; display : none}", "<p class=x>2<p id=y>3</p>1", "1"),
        (".x{display:none", "<p class=x>2</p>1", "1"),
    ],
)
def test_the_sheets_of_a_page_hide_what_they_name(sheet: str, cell: str, shown: str) -> None:
    assert texts(f"<style>{sheet}</style><table><tr><td>{cell}</table>") == [shown]
    printed = f"<style media=print>{sheet}</style><table><tr><td>{cell}</table>"
    assert texts(printed)[0] == "\n".join(re.findall(r"\d", cell))


def test_hidden_cells_and_rows_take_no_place() -> None:
    markup = (
        "<table><tr style='display: none'><td>9<td>9<tr><td hidden>9<td>1<td>2"
        "<tr><td>3<td style='visibility:hidden'>9<td>4</table>"
    )
    assert places(markup) == {
        "1": (0, 0, 1, 1),
        "2": (0, 1, 1, 1),
        "3": (1, 0, 1, 1),
        "": (1, 1, 1, 1),
        "4": (1, 2, 1, 1),
    }


def test_menus_are_no_text_of_the_report_but_linked_values_are() -> None:
    document = read(
        "<ul><li><a href=/>首页</a><li><a href=/>2022年政府信息公开工作年度报告</a></ul>"
        "<nav>导航</nav><table><tr><td><a href=/>菜单</a><h1><a href=/>标题</a></h1>"
        "<table><tr><td>规章<td><a href='#'>3</a></table></table><footer>页脚</footer>"
    )
    assert document.text == "标题\n规章\t3"


@pytest.mark.parametrize("tag", ["embed", "source", "track", "wbr", "nav", "footer", "button"])
def test_an_element_that_is_never_ended_swallows_no_table(tag: str) -> None:
    assert texts(f"<div><{tag}><p>正文</p><table><tr><td>规章<td>3</table></div>") == ["规章", "3"]


def test_the_innermost_of_nested_layout_tables_are_the_grids() -> None:
    document = read(
        "<table><tr><td><table><tr><td>正文<table><tr><td>甲<td>1</table>"
        "<table><tr><td>乙<td>2</table></table></table>"
    )
    assert [[cell.text for cell in grid.cells] for grid in document.grids] == [
        ["甲", "1"],
        ["乙", "2"],
    ]


def test_a_table_that_fills_its_cell_belongs_to_the_table_around_it() -> None:
    found = places(
        "<table><tr><td>a<td>b<td>c<tr><td>d<td colspan=2><table><tr><td>1<td>2</table></table>"
    )
    assert (found["1"], found["2"]) == ((1, 1, 1, 1), (1, 2, 1, 1))


def test_a_table_that_does_not_fit_its_cell_makes_no_number_of_it() -> None:
    document = read(
        "<table><tr><td>a<td>b<td>c<tr><td>d<td>e<td><table><tr><td>1<td>2</table></table>"
    )
    assert document.grids[0].cells[-1].text == "1\t2"


def test_text_between_rows_comes_before_the_table() -> None:
    assert read("<table><caption>题</caption><tr>杂<td>1</table>").text == "题\n杂\n1"


def test_a_table_begun_between_rows_follows() -> None:
    document = read("<table><tr><td>1</td></tr><table><tr><td>2</table>")
    assert [grid.cells[0].text for grid in document.grids] == ["1", "2"]


def test_the_title_of_the_page_serves_where_the_page_shows_none() -> None:
    title = "某局2023年政府信息公开工作年度报告"
    assert read(f"<title>{title}</title><p>一、总体情况").text.startswith(title)
    assert read(f"<title>站 {title}</title><p>{title}").text == title
    assert read("<title>首页</title><p>正文").text == "正文"


@pytest.mark.parametrize("content", [b"", b"   ", b"\0\0\0", b"<", b"<!-- ", b"<html></html>"])
def test_a_page_without_text_has_none(content: bytes) -> None:
    assert read_html(content, "x").text.strip("\ufffd<") == ""


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 300,
        "<table><tr><td>" * 100_000,
        "<table>" + "<tr><td>1</td></tr>" * 100_000,
        "<table>" + "<tr><td>1" * 100_000,
        "<table>" + "<tr>" * 500_000,
        "<table>" + ("<tr>" + "<td colspan=1000 rowspan=1000>1" * 10) * 5_000,
    ],
)
def test_a_page_beyond_reason_is_refused(markup: str) -> None:
    with pytest.raises(InputError) as raised:
        read_html(markup.encode(), "x")
    assert raised.value.code == "too_large"


@pytest.mark.parametrize(
    "junk",
    ["<" * 150_000, "&" * 300_000, "<a " * 100_000, "@a" * 100_000, "</td>" * 50_000, "<!" * 9_999],
)
def test_junk_is_read_in_no_time(junk: str) -> None:
    assert read_html(f"<style>{junk}</style>{junk}<p>完".encode(), "x").grids == ()


def test_entities_and_local_files_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    markup = (
        f"<!DOCTYPE html [<!ENTITY x SYSTEM '{secret.as_uri()}'>]><p>&x;</p>"
        f"<iframe src='{secret.as_uri()}'></iframe><object data='{secret.as_uri()}'></object>"
    )
    assert "机密" not in read(markup).text
