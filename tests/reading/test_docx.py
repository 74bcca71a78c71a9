"""A Word file is read as it is printed."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.document import Document, DocumentKind, GridCell
from reviewer.domain.errors import InputError
from reviewer.domain.numbers import CellStatus, ValueType, parse_printed
from reviewer.reading.docx import read_docx
from reviewer.reading.files import read_bytes
from tests.reading.office_parts import RELATION, W, p, package, r, relations, tbl, tc, tr, word

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}"
    "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    "<w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def read(body: str, **parts: str) -> Document:
    document = read_docx(word(body, **parts), "report.docx")
    for grid in document.grids:
        for cell in grid.cells:
            assert cell.span is not None
            assert document.text[slice(*cell.span)] == cell.text
    return document


def places(body: str) -> dict[str, tuple[int, int, int, int]]:
    (grid,) = read(body).grids
    return {c.text: (c.row, c.column, c.row_span, c.column_span) for c in grid.cells}


def one_cell(inside: str, **parts: str) -> GridCell:
    (grid,) = read(tbl(tr(tc(inside))), **parts).grids
    return grid.cells[0]


def test_document_says_what_it_is() -> None:
    document = read(p(r("一、总体情况")))
    assert (document.kind, document.name) == (DocumentKind.WORD, "report.docx")
    assert document.text == "一、总体情况"


def test_paragraphs_and_rows_stand_on_lines() -> None:
    body = p(r("前")) + p() + tbl(tr("a", "b"), tr("c", "")) + p(r("后"))
    assert read(body).text == "前\na\tb\nc\t\n后"


def test_cells_merge_down_and_across() -> None:
    found = places(
        tbl(
            tr(tc("a", RESTART), tc("b", '<w:gridSpan w:val="2"/>')),
            tr(tc("无", CONTINUE), "c", "d"),
            tr(tc("", CONTINUE), "e", "f"),
            tr("g", "h", "i"),
        )
    )
    assert found["a"] == (0, 0, 3, 1)
    assert found["b"] == (0, 1, 1, 2)
    assert (found["d"], found["e"][:2], found["g"][:2]) == ((1, 2, 1, 1), (2, 1), (3, 0))
    assert "无" not in found


def test_old_merges_across_and_empty_places_before_a_row() -> None:
    found = places(
        tbl(
            tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "b"),
            tr("c", "d", properties='<w:gridBefore w:val="1"/>'),
        )
    )
    assert found == {
        "a": (0, 0, 1, 2),
        "b": (0, 2, 1, 1),
        "c": (1, 1, 1, 1),
        "d": (1, 2, 1, 1),
    }


def test_a_merge_that_does_not_fit_is_a_cell_of_its_own() -> None:
    found = places(tbl(tr("a", "b"), tr(tc("c", CONTINUE), tc("d", CONTINUE))))
    assert found["c"] == (1, 0, 1, 1)
    assert found["d"] == (1, 1, 1, 1)


def test_several_runs_make_one_number() -> None:
    cell = one_cell(p(r("1"), "<w:proofErr/>", r("2"), "<w:hyperlink>" + r("3") + "</w:hyperlink>"))
    assert cell.text == "123"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<w:del><w:r><w:delText>9</w:delText></w:r></w:del>" + r("5"), "5"),
        ("<w:del>" + r("9") + "</w:del><w:ins>" + r("5") + "</w:ins>", "5"),
        ("<w:moveFrom>" + r("9") + "</w:moveFrom><w:moveTo>" + r("5") + "</w:moveTo>", "5"),
        (r("9", "<w:vanish/>") + r("5", '<w:vanish w:val="0"/>'), "5"),
        (r("9", '<w:rStyle w:val="Hid"/>') + r("5"), "5"),
        (r("9", '<w:rStyle w:val="Child"/>') + r("5"), "5"),
        (
            "<w:sdt><w:sdtPr>"
            + r("9")
            + "</w:sdtPr><w:sdtContent>"
            + r("5")
            + "</w:sdtContent></w:sdt>",
            "5",
        ),
        ("<w:smartTag>" + r("5") + "</w:smartTag>", "5"),
        (
            "<w:ruby><w:rt>" + r("9") + "</w:rt><w:rubyBase>" + r("5") + "</w:rubyBase></w:ruby>",
            "5",
        ),
        ("<m:oMath><m:r><m:t>5</m:t></m:r></m:oMath>", "5"),
        ("<w:fldSimple w:instr='=SUM(ABOVE)'>" + r("5") + "</w:fldSimple>", "5"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=9</w:instrText></w:r>'
            + r("9")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + r("5")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "5",
        ),
        (r("5", '<w:color w:val="FFFFFF"/><w:highlight w:val="red"/>'), "5"),
        ("<w:r><w:noBreakHyphen/></w:r>" + r("5"), "-5"),
        ("<w:commentRangeStart/>" + r("5") + "<w:r><w:commentReference/></w:r>", "5"),
    ],
)
def test_a_cell_says_what_is_printed(inside: str, shown: str) -> None:
    styles = (
        '<w:style w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Child"><w:basedOn w:val="Hid"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    assert one_cell(p(inside), styles=styles).text == shown


@pytest.mark.parametrize(
    "inside",
    [
        p(r("1", "<w:strike/>"), r("2")),
        p(r("1", "<w:dstrike/>"), r("2")),
        p(r("1"), r("2", '<w:color w:val="FFFFFF"/>')),
        p(r("1")) + p(r("2")),
        p(r("1"), "<w:r><w:br/></w:r>", r("2")),
        p(r("1"), "<w:r><w:tab/></w:r>", r("2")),
        p("<w:r><w:drawing/></w:r>"),
        p("<w:r><w:sym w:char='F0FE'/></w:r>"),
        p(r("1"), BOX.format(p(r("2")))),
        tbl(tr("1", "2")) + p(),
    ],
)
def test_what_nobody_reads_as_one_number_is_none(inside: str) -> None:
    (*_, cell), *_ = (grid.cells for grid in read(tbl(tr("a", "b", tc(inside)))).grids)
    text = cell.text
    assert parse_printed(text, ValueType.COUNT).status is CellStatus.UNREAD


@pytest.mark.parametrize(
    "note",
    [
        r("1", '<w:vertAlign w:val="superscript"/>'),
        r("1", '<w:vertAlign w:val="subscript"/>'),
        r("1", '<w:position w:val="6"/><w:sz w:val="12"/>'),
        r("1", '<w:rStyle w:val="Note"/>'),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    ],
)
def test_a_raised_digit_is_a_footnote_mark(note: str) -> None:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    styles = f'<w:style w:styleId="Note">{raised}</w:style>'
    cell = one_cell(p(r("12"), note), styles=styles)
    assert cell.text == "12¹"
    parsed = parse_printed(cell.text, ValueType.COUNT)
    assert (parsed.value, parsed.noted) == (12, True)


def test_a_line_that_is_merely_aligned_is_no_footnote_mark() -> None:
    assert one_cell(p(r("12", '<w:position w:val="-2"/>'))).text == "12"


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert one_cell(p(r("1"), properties=deleted) + p(r("2"))).text == "12"


def test_deleted_and_hidden_rows_and_cells_are_not_there() -> None:
    found = places(
        tbl(
            tr("9", "9", properties="<w:del/>"),
            tr("a", tc("9", "<w:cellDel/>"), "b", properties="<w:ins/>"),
            tr("9", "9", properties="<w:hidden/>"),
            "<w:sdt><w:sdtContent>" + tr("c", "d") + "</w:sdtContent></w:sdt>",
        )
    )
    assert found == {"a": (0, 0, 1, 1), "b": (0, 1, 1, 1), "c": (1, 0, 1, 1), "d": (1, 1, 1, 1)}


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    document = read(p(r("前"), BOX.format(p(r("框")) + tbl(tr("a", "1")))) + p(r("后")))
    assert document.text == "前\n框\na\t1\n后"
    assert len(document.grids) == 1


def test_nested_tables_are_grids_of_their_own() -> None:
    document = read(tbl(tr(tc(p(r("正文")) + tbl(tr("甲", "1")) + p()))))
    assert [[cell.text for cell in grid.cells] for grid in document.grids] == [["甲", "1"]]


def test_footnotes_stand_at_the_end_with_raised_numbers() -> None:
    note = '<w:footnote w:id="2">' + p("<w:r><w:footnoteRef/></w:r>", r("含兼职")) + "</w:footnote>"
    body = p(r("共3件"), '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(r("后"))
    assert read(body, footnotes=note).text == "共3件¹\n后\n¹ 含兼职"


LISTS = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
  <w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
  <w:pStyle w:val="Item"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="9"><w:abstractNumId w:val="1"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def item(list_id: int, level: int, text: str) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(r(text), properties=numbered)


def test_numbers_of_lists_are_counted_level_by_level() -> None:
    levels = [0, 0, 1, 1, 2, 2, 1, 2, 0, 1]
    body = "".join(item(7, level, "x") for level in levels)
    assert read(body, numbering=LISTS).text.split("\n") == [
        "一、x",
        "二、x",
        "（一）x",
        "（二）x",
        "1. x",
        "2. x",
        "（三）x",
        "1. x",
        "三、x",
        "（一）x",
    ]


def test_lists_go_on_across_tables_and_start_where_told() -> None:
    body = item(8, 0, "a") + tbl(tr(tc(item(8, 0, "b")))) + item(9, 0, "c") + item(8, 0, "d")
    assert read(body, numbering=LISTS).text.split("\n") == ["3. a", "4. b", "1. c", "2. d"]


def test_deeper_numbers_name_the_levels_above() -> None:
    body = item(8, 1, "a") + item(8, 0, "b") + item(8, 1, "c")
    assert read(body, numbering=LISTS).text.split("\n") == ["3.1 a", "4. b", "4.1 c"]


def test_a_style_may_number_and_a_paragraph_may_refuse() -> None:
    styles = (
        '<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Sub"><w:basedOn w:val="Item"/></w:style>'
    )
    body = "".join(
        p(r("x"), properties=f'<w:pStyle w:val="{style}"/>{more}')
        for style, more in (
            ("Item", ""),
            ("Sub", ""),
            ("Item", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
            ("Item", '<w:numPr><w:ilvl w:val="1"/></w:numPr>'),
        )
    )
    assert read(body, styles=styles, numbering=LISTS).text == "3. x\n4. x\nx\n4.1 x"


def test_strict_files_and_other_part_names_are_read() -> None:
    content = word(p(r("一")))
    files = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            text = (
                archive.read(name)
                .decode()
                .replace(
                    "schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "purl.oclc.org/ooxml/wordprocessingml/main",
                )
            )
            files[name.replace("document.xml", "document2.xml")] = text.replace(
                "document.xml", "document2.xml"
            )
    assert read_docx(package(files), "x").text == "一"


def test_a_page_that_a_program_put_in_is_read() -> None:
    page = "<html><meta charset=utf-8><p>总计</p><table><tr><td>规章<td>3</table></html>"
    body = p(r("前")) + f'<w:altChunk xmlns:r="{RELATION}" r:id="r0"/>' + p(r("后"))
    saved = b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + page.encode()
    for content in (page.encode(), page.encode("gbk"), saved):
        document = read_docx(package(with_chunk(body, content)), "x")
        assert document.text == "前\n总计\n规章\t3\n后"
        assert len(document.grids) == 1


def with_chunk(body: str, content: bytes) -> dict[str, str | bytes]:
    return {
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations({"aFChunk": "/word/page.mht"}),
        "word/page.mht": content,
    }


def test_a_file_saved_as_one_xml_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(word(item(7, 1, "x"), numbering=LISTS))) as archive:
        parts = "".join(
            f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{archive.read(name).decode()}</pkg:xmlData>'
            "</pkg:part>"
            for name in archive.namelist()
        )
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    xml = f'<?xml version="1.0"?><pkg:package xmlns:pkg="{space}">{parts}</pkg:package>'
    document = read_bytes(xml.encode(), "report.doc")
    assert (document.kind, document.text) == (DocumentKind.WORD, "（一）x")


def test_blank_form_has_every_cell_of_the_form(shared_reports: Path) -> None:
    document = read_docx((shared_reports / "blank-form-2021.docx").read_bytes(), "blank.docx")
    assert [len(grid.cells) for grid in document.grids] == [30, 215, 34]
    blanks = sum(not cell.text.strip() for grid in document.grids for cell in grid.cells)
    assert blanks == 10 + 175 + 15


@given(st.binary(max_size=300), st.integers(0, 10_000))
def test_broken_files_are_damaged(junk: bytes, place: int) -> None:
    content = word(p(r("一")) + tbl(tr("a", "1")))
    place %= len(content)
    codes = ("read", "damaged", "encrypted", "too_large")
    assert outcome(content[:place] + junk + content[place + len(junk) :]) in codes


def outcome(content: bytes) -> str:
    try:
        read_docx(content, "x.docx")
    except InputError as error:
        return error.code
    return "read"


def document_part(xml: str) -> bytes:
    return package({"word/document.xml": xml})


def test_entities_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("机密", encoding="utf-8")
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    for entity in (f'<!ENTITY a0 "ha">{laughs}', f'<!ENTITY a11 SYSTEM "{secret.as_uri()}">'):
        xml = (
            f"<!DOCTYPE w [{entity}]><w:document {W}><w:body>{p(r('&a11;'))}</w:body></w:document>"
        )
        assert outcome(document_part(xml)) in ("damaged", "too_large")


def test_depth_and_size_beyond_reason_are_refused() -> None:
    deep = word("<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000)
    assert outcome(deep) == "too_large"
    nested = word("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80)
    assert read_docx(nested, "x").text == ""
    assert outcome(word(tbl(tr("1") * 100_000))) == "too_large"


def test_bombs_are_refused() -> None:
    assert outcome(document_part(" " * (100 << 20))) == "too_large"
    parts = {f"{number}": "" for number in range(20_001)}
    assert outcome(package(parts)) == "too_large"


def test_a_size_that_lies_is_found_while_reading() -> None:
    content = bytearray(document_part(" " * (80 << 20)))
    # Declare 100 bytes instead of 80 MB, in the directory and before the data.
    size = (80 << 20).to_bytes(4, "little")
    while (place := content.find(size)) >= 0:
        content[place : place + 4] = (100).to_bytes(4, "little")
    assert outcome(bytes(content)) in ("damaged", "too_large")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        package({}),
        package({"a": "b"}),
        document_part("<a"),
        document_part("<a/>"),
    ],
)
def test_what_is_no_word_file_is_damaged(content: bytes) -> None:
    assert outcome(content) == "damaged"
