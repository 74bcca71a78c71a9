"""A PDF is read as a person sees it: what is visible, where it stands, in what order."""

import pytest

from reviewer.domain.document import Document, DocumentKind
from reviewer.reading.pdf import read_pdf
from tests.reading.pdf_parts import SLANTED, Sheet, box, line, pdf, saying, table, text

CELLS = [["行政许可", "427"], ["行政处罚", ""]]
TEXT = "行政许可\t427\n行政处罚\t"


def read(*sheets: Sheet | str) -> Document:
    """The document, after checking that every word and cell is where it says."""
    document = read_pdf(pdf(*sheets), "report.pdf")
    for page in document.pages:
        for word in page.words:
            assert 0 <= word.bbox.x0 < word.bbox.x1 <= page.width + 0.01
            assert 0 <= word.bbox.top < word.bbox.bottom <= page.height + 0.01
            if word.start is not None:
                assert document.text.startswith(word.text, word.start)
    for grid in document.grids:
        for cell in grid.cells:
            assert cell.span is not None
            assert document.text[slice(*cell.span)] == cell.text
    return document


def test_words_have_their_boxes_and_offsets() -> None:
    document = read(text(100, 700, "公开申请", 12) + text(100, 600, "12", 10))
    assert (document.kind, document.encoding) == (DocumentKind.PDF, "pdfium")
    assert document.text == "公开申请\n12"
    (page,) = document.pages
    assert (page.number, page.width, page.height) == (1, 595, 842)
    words = {word.text: word for word in page.words}
    assert words["12"].start == 5
    assert words["公开申请"].bbox.x0 == pytest.approx(100, abs=1)
    assert words["公开申请"].bbox.x1 == pytest.approx(148, abs=1)
    assert words["公开申请"].bbox.top < 842 - 700 < words["公开申请"].bbox.bottom


def test_a_drawn_table_is_a_grid() -> None:
    document = read(table(100, 700, CELLS))
    assert document.text == TEXT
    (grid,) = document.grids
    places = [(cell.row, cell.column, cell.text, cell.page, cell.clear) for cell in grid.cells]
    assert places == [
        (0, 0, "行政许可", 1, True),
        (0, 1, "427", 1, True),
        (1, 0, "行政处罚", 1, True),
        (1, 1, "", 1, True),
    ]
    assert grid.cells[1].bbox == pytest.approx((180, 142, 260, 162), abs=1)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_like_an_upright_one(turn: int) -> None:
    drawing = table(100, 700, CELLS) + text(100, 750, "二、主动公开政府信息情况")
    turned = read(Sheet(drawing, entries=f"/Rotate {turn}"))
    assert turned.text == read(drawing).text
    assert (turned.pages[0].width > turned.pages[0].height) == (turn != 180)


@pytest.mark.parametrize(("matrix", "turn"), [("0 1 -1 0 595 0", 90), ("0 -1 1 0 0 842", 270)])
def test_writing_that_lies_on_its_side_is_read_upright(matrix: str, turn: int) -> None:
    drawing = table(30, 500, CELLS) + text(30, 550, "二、主动公开政府信息情况")
    lying = read(f"q {matrix} cm {drawing} Q")
    assert lying.text == "二、主动公开政府信息情况\n" + TEXT
    assert lying.pages[0].width < lying.pages[0].height
    cell = lying.grids[0].cells[1]
    assert cell.bbox is not None
    assert cell.bbox.bottom - cell.bbox.top > cell.bbox.x1 - cell.bbox.x0
    assert read(Sheet(f"q {matrix} cm {drawing} Q", entries=f"/Rotate {turn}")).text == lying.text


def test_the_page_begins_where_its_boxes_say() -> None:
    drawing = table(100, 700, CELLS)
    moved = read(Sheet(f"q 1 0 0 1 50 -30 cm {drawing} Q", box=(50, -30, 645, 812)))
    assert moved.grids == read(drawing).grids
    cropped = read(Sheet(drawing + text(20, 20, "边外"), entries="/CropBox [90 90 400 800]"))
    assert cropped.text == TEXT
    assert cropped.pages[0].width == 310


HIDDEN = {
    "invisible": text(300, 600, "77", more="3 Tr") + "0 Tr\n",
    "white": "1 g " + text(300, 600, "77") + "0 g\n",
    "beside the page": text(700, 600, "77"),
    "below the page": text(300, -40, "77"),
    "clipped away": "q 0 0 10 10 re W n " + text(300, 600, "77") + "Q\n",
    "covered": text(300, 600, "77") + box(290, 590, 50, 30),
    "tiny": text(300, 600, "77", size=1),
    "slanted": SLANTED,
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_nobody_sees_is_not_read(kind: str) -> None:
    assert read(text(100, 700, "12") + HIDDEN[kind]).text == "12"


def test_what_is_seen_is_read() -> None:
    dark = box(90, 590, 60, 30, gray=0.2) + "1 g " + text(100, 600, "31") + "0 g\n"
    again = box(90, 490, 60, 30) + text(100, 500, "32")
    clip = "q 90 390 60 30 re W n " + text(100, 400, "33") + "Q\n"
    drawn = "1 g 1 Tr " + text(100, 300, "34") + "0 Tr 0 g\n"
    assert read(dark + again + clip + drawn).text == "31\n32\n33\n34"


def test_forms_are_part_of_the_page() -> None:
    form = {"X1": ("/BBox [0 0 400 300] /Matrix [1 0 0 1 10 20]", table(50, 250, CELLS))}
    placed = read(Sheet("q 1 0 0 1 40 400 cm /X1 Do Q", forms=form))
    assert placed.text == TEXT
    assert placed.grids[0].cells[1].bbox == pytest.approx((180, 172, 260, 192), abs=1)
    cut = {"X1": ("/BBox [0 0 100 300]", table(50, 250, CELLS))}
    assert "427" not in read(Sheet("/X1 Do " + text(50, 700, "12"), forms=cut)).text


def test_annotations_that_draw_are_read_links_are_not() -> None:
    note = ("/Subtype /FreeText /Rect [100 500 300 550] /F 4", text(10, 10, "15"))
    hidden = ("/Subtype /FreeText /Rect [100 300 300 350] /F 2", text(10, 10, "16"))
    popup = ("/Subtype /Popup /Rect [100 200 300 250]", text(10, 10, "17"))
    link = ("/Subtype /Link /Rect [100 700 200 720]", "")
    assert read(Sheet(text(100, 700, "12"), notes=[note, hidden, popup, link])).text == "12\n15"


def test_writing_in_pieces_and_in_false_bold() -> None:
    pieces = "".join(
        text(100 + 12 * i, 700, letter) for i, letter in reversed([*enumerate("申请人情况")])
    )
    bold = text(100, 650, "120") + text(100.3, 650, "120")
    assert read(pieces + bold).text == "申请人情况\n120"


def test_a_label_down_the_side_is_one_word() -> None:
    stacked = "".join(text(60, 700 - 14 * i, letter) for i, letter in enumerate("三、本年度"))
    beside = text(100, 700, "予以公开") + text(100, 672, "部分公开")
    assert read(stacked + beside).text == "三、本年度\n予以公开\n部分公开"
    cell = "".join(text(104, 686 - 14 * i, letter) for i, letter in enumerate("办理结果"))
    tall = line(100, 700, 200, 700) + line(100, 620, 200, 620)
    tall += line(100, 620, 100, 700) + line(120, 620, 120, 700) + line(200, 620, 200, 700)
    assert read(tall + cell + text(130, 650, "4")).text == "办理结果\t4"


def test_paragraphs_go_on_over_lines_and_pages_page_numbers_do_not_count() -> None:
    full = "本机关全年共收到政府信息公开申请一百二十件其中自然人"
    first = text(100, 100, full, 15) + text(290, 40, "- 1 -")
    second = text(100, 770, "申请一百件。", 15) + text(290, 40, "2")
    document = read(first, second)
    assert document.text == full + "申请一百件。"
    numbers = [word.text for page in document.pages for word in page.words if word.start is None]
    assert "".join(numbers) == "-1-2"


def test_a_title_that_fills_its_line_does_not_run_into_the_text() -> None:
    title = text(60, 780, "临江市水务局年度报告", 40) + text(
        60, 740, "根据《条例》编制本报告。", 12
    )
    assert read(title).text == "临江市水务局年度报告\n根据《条例》编制本报告。"


def test_a_row_of_numbers_at_the_foot_of_a_page_is_no_page_number() -> None:
    row = "".join(text(100 + 40 * i, 60, "0") for i in range(7))
    assert read(text(100, 700, "12") + row).text == "12\n0 0 0 0 0 0 0"


def test_a_number_that_runs_into_the_next_cell_is_not_clear() -> None:
    wide = table(100, 700, [["", "", ""]], width=30) + text(118, 686, "11398889", 10)
    (grid,) = read(wide).grids
    assert not any(cell.clear for cell in grid.cells if cell.text)


def test_numbers_over_one_another_are_not_clear() -> None:
    (grid,) = read(table(100, 700, [["部分公开", "3"]]) + text(184.5, 686, "5", 10)).grids
    assert [cell.clear for cell in grid.cells] == [True, False]


def test_a_cell_over_the_edge_of_the_page_is_not_clear() -> None:
    (grid,) = read(table(480, 700, [["部分公开", ""]])).grids
    assert [cell.clear for cell in grid.cells] == [True, False]


def test_numbers_without_a_line_between_them_are_parted() -> None:
    drawing = table(100, 700, [["规章", "1"], ["文件", "2"]])
    without = drawing.replace(line(100, 680, 260, 680), line(100, 680, 180, 680))
    (grid,) = read(without).grids
    assert [(cell.text, cell.row) for cell in grid.cells] == [
        ("规章", 0),
        ("1", 0),
        ("文件", 1),
        ("2", 1),
    ]
    assert not any(cell.clear for cell in grid.cells)


def test_rows_that_run_together_are_not_clear() -> None:
    drawing = table(100, 700, [["规章", "1"], ["文件", "2"], ["许可", "3"]])
    without = drawing.replace(line(100, 680, 260, 680), line(180, 680, 260, 680))
    (grid,) = read(without).grids
    values = {cell.text: cell.clear for cell in grid.cells if cell.column == 1}
    assert values == {"1": False, "2": False, "3": True}


def test_a_number_in_one_of_two_rows_that_run_together_is_not_clear() -> None:
    drawing = table(100, 700, [["规章", ""], ["文件", "15"], ["许可", "3"]])
    without = drawing.replace(line(100, 680, 260, 680), line(100, 680, 180, 680))
    (grid,) = read(without).grids
    values = {cell.text: cell.clear for cell in grid.cells if cell.column == 1}
    assert values == {"15": False, "3": True}


@pytest.mark.parametrize(("y", "clear"), [(666, False), (676, True), (686, True)])
def test_a_label_in_the_lower_of_two_rows_that_run_together_is_not_clear(
    y: float, *, clear: bool
) -> None:
    drawing = table(100, 700, [["", "1661"], ["", "1263"]]) + text(104, y, "强制", 10)
    without = drawing.replace(line(100, 680, 260, 680), line(180, 680, 260, 680))
    (grid,) = read(without).grids
    assert [cell.clear for cell in grid.cells] == [clear] * 3


def test_a_number_in_the_middle_of_a_merged_cell_is_clear() -> None:
    drawing = table(100, 700, [["规章", ""], ["文件", ""], ["许可", "3"]]) + text(
        190, 676, "15", 10
    )
    merged = drawing.replace(line(100, 680, 260, 680), line(100, 680, 180, 680))
    (grid,) = read(merged).grids
    values = {cell.text: cell.clear for cell in grid.cells if cell.column == 1}
    assert values == {"15": True, "3": True}


def test_a_merged_label_over_several_lines_is_clear() -> None:
    words = text(104, 684, "无法", 10) + text(104, 671, "提供", 10)
    drawing = table(100, 700, [["", "1"], ["", "2"]]) + words
    merged = drawing.replace(line(100, 680, 260, 680), line(180, 680, 260, 680))
    (grid,) = read(merged).grids
    assert {cell.text: cell.clear for cell in grid.cells} == {
        "无法提供": True,
        "1": True,
        "2": True,
    }


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    assert read(saying(0x2EA0)).text == "民民民"
    assert read(saying(0x2F42)).text == "文文文"


def test_pictures_have_their_places() -> None:
    sheet = Sheet(text(100, 700, "12") + "q 200 0 0 100 50 400 cm /I1 Do Q", images=["I1"])
    assert read(sheet).pages[0].pictures == ((50, 342, 250, 442),)


def test_every_page_of_many_keeps_its_own_words() -> None:
    """Pages are read several at once, as long as they lie alike; some show nothing."""
    sizes = ((0, 0, 595, 842), (0, 0, 842, 1190), (-50, -20, 595, 842))
    sheets = [
        Sheet(text(100, 700, str(1000 + n)) if n % 5 else "", box=sizes[n // 3 % 3])
        for n in range(50)
    ]
    document = read_pdf(pdf(*sheets), "report.pdf")
    said = [[word.text for word in page.words] for page in document.pages]
    assert said == [[str(1000 + n)] if n % 5 else [] for n in range(50)]
    tops = {page.words[0].bbox.x0 for page in document.pages if page.words}
    assert len(tops) == 2, "the third size begins further left"
