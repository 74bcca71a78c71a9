"""What is switched off, covered or struck out is no value; what only seems something is doubted."""

import pytest

from reviewer.domain.document import Document
from reviewer.domain.errors import InputError
from reviewer.reading.pdf import read_pdf
from tests.reading.pdf_parts import OFF, Sheet, box, line, pdf, table, text

CELLS = [["部分公开", "37"], ["不予公开", "5"]]
SEEN = text(100, 700, "12")
ON_TOP = "q 60 0 0 40 290 590 cm /{} Do Q\n"


def read(sheet: Sheet | str) -> Document:
    return read_pdf(pdf(sheet), "report.pdf")


HIDDEN = {
    "a layer that is off": Sheet(
        SEEN + "/OC /Off BDC " + text(300, 600, "77") + " EMC", layered=True
    ),
    "a form in a layer that is off": Sheet(
        SEEN + "/X1 Do",
        layered=True,
        forms={"X1": (f"/BBox [0 0 595 842] /OC {OFF}", text(300, 600, "77"))},
    ),
    "under a picture": Sheet(SEEN + text(300, 600, "77") + ON_TOP.format("I1"), images=["I1"]),
    "under a shape with round corners": Sheet(
        SEEN
        + text(300, 600, "77")
        + "1 g 290 590 m 350 590 l 360 595 360 600 355 620 c 300 630 l 280 630 l 285 600 l f 0 g"
    ),
    "under a picture in a form": Sheet(
        SEEN + text(300, 600, "77") + "/X1 Do",
        forms={"X1": ("/BBox [0 0 595 842]", box(290, 590, 60, 40))},
    ),
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_lies_under_something_or_is_switched_off_is_not_read(kind: str) -> None:
    assert read(HIDDEN[kind]).text == "12"


VISIBLE = {
    "beside the layer that is off": Sheet(
        SEEN + "/OC /Off BDC " + text(300, 600, "77") + " EMC " + text(300, 500, "78"), layered=True
    ),
    "under a picture one can see through": Sheet(
        SEEN + text(300, 600, "78") + ON_TOP.format("SealClear"), images=["SealClear"]
    ),
    "beside a picture": Sheet(SEEN + text(300, 500, "78") + ON_TOP.format("I1"), images=["I1"]),
}


@pytest.mark.parametrize("kind", VISIBLE)
def test_what_is_seen_all_the_same_is_read(kind: str) -> None:
    assert read(VISIBLE[kind]).text == "12\n78"


def test_a_page_of_text_under_its_own_picture_is_a_scan() -> None:
    hidden = table(100, 700, CELLS)
    sheet = Sheet(hidden + "q 595 0 0 842 0 0 cm /I1 Do Q", images=["I1"])
    with pytest.raises(InputError) as caught:
        read(sheet)
    assert caught.value.code == "no_text_layer"


STRUCK = {
    "by a line": line(182, 689, 196, 689),
    "by a thin box": "0 g 182 688.6 14 0.8 re f\n",
    "by a line through the row": line(150, 689, 230, 689),
}


@pytest.mark.parametrize("kind", STRUCK)
def test_a_number_struck_out_is_no_number(kind: str) -> None:
    (grid,) = read(table(100, 700, CELLS) + STRUCK[kind]).grids
    assert [(cell.text, cell.clear) for cell in grid.cells] == [
        ("部分公开", True),
        ("3\u03367\u0336", False),
        ("不予公开", True),
        ("5", True),
    ]


@pytest.mark.parametrize("height", [684.5, 695.5], ids=["below", "above"])
def test_a_number_underlined_is_a_number(height: float) -> None:
    (grid,) = read(table(100, 700, CELLS) + line(182, height, 196, height)).grids
    assert (grid.cells[1].text, grid.cells[1].clear) == ("37", True)


def test_a_number_for_which_the_file_gives_other_words_is_not_clear() -> None:
    told = "/Span << /ActualText (81) >> BDC " + text(184, 666, "5", 10) + " EMC"
    (grid,) = read(table(100, 700, [["部分公开", "37"], ["不予公开", ""]]) + told).grids
    assert [cell.clear for cell in grid.cells] == [True, True, True, False]


def test_doubtful_words_in_no_table_are_noted_by_their_offsets() -> None:
    told = "/Span << /ActualText (81) >> BDC " + text(200, 600, "5") + " EMC"
    document = read(text(100, 600, "予以公开") + told + text(100, 500, "12"))
    (start, end), *others = document.pages[0].unclear
    assert document.text[start:end] in ("81", "5")
    assert others == []
