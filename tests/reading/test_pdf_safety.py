"""What no reader gets through is told by a code; what is doubtful is said to be."""

from dataclasses import replace

import pytest

from reviewer.assets import resource
from reviewer.domain.errors import InputError
from reviewer.reading.files import read_bytes
from reviewer.reading.limits import Limits
from reviewer.reading.pdf import read_pdf
from reviewer.reading.pdf_glyphs import text_of
from reviewer.reading.pdf_layout import lay_out
from reviewer.reading.pdf_plumber import read_sheets as read_with_plumber
from reviewer.reading.pdf_text import Composer
from tests.reading.pdf_parts import SLANTED, Sheet, pdf, saying, table, text

CELLS = [["行政许可", "427"], ["行政处罚", ""]]


def refusal(content: bytes, pages: int = 500) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(content, "report.pdf", Limits(pages=pages))
    assert caught.value.facts["name"] == "report.pdf"
    return caught.value.code


def test_characters_that_nobody_knows_are_not_read() -> None:
    with pytest.raises(InputError) as caught:
        read_pdf(pdf(saying(0xE123)), "report.pdf")
    assert (caught.value.code, caught.value.facts["reason"]) == ("no_text_layer", "private_font")
    mixed = saying(0xE123)
    drawing = mixed.drawing + table(100, 600, [["部分公开" * 10, "3"]])
    document = read_pdf(pdf(replace(mixed, drawing=drawing)), "report.pdf")
    assert "\ufffd" * 3 in document.text


def test_a_file_with_a_damaged_stream_is_read_but_not_sure() -> None:
    content = pdf(table(100, 700, CELLS))
    start = content.index(b"stream") + 60
    spoiled = content[:start] + bytes([content[start] ^ 1]) + content[start + 1 :]
    whole, damaged = (read_pdf(data, "report.pdf") for data in (content, spoiled))
    assert (whole.sure, damaged.sure) == (True, False)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\nrubbish",
        pdf("")[:400],
        pdf(),
        pdf(text(100, 700, "12")).replace(b"obj", b"objx"),
    ],
    ids=["rubbish", "truncated", "no pages", "no objects"],
)
def test_a_damaged_file_is_told(content: bytes) -> None:
    assert refusal(content) == "damaged"


def test_a_password_is_asked_for_only_where_one_is_needed() -> None:
    drawing = text(100, 700, "12")
    assert refusal(pdf(drawing, password="secret")) == "encrypted"
    assert read_pdf(pdf(drawing, password=""), "report.pdf").text == "12"


def test_limits_and_scans_are_told() -> None:
    assert refusal(pdf(*["" for _ in range(6)]), pages=5) == "too_large"
    scan = Sheet("q 595 0 0 842 0 0 cm /I1 Do Q", images=["I1"])
    assert refusal(pdf(scan, scan)) == "no_text_layer"
    assert refusal(pdf("")) == "no_text_layer"
    searchable = Sheet(scan.drawing + text(100, 700, "12", more="3 Tr"), images=["I1"])
    assert refusal(pdf(searchable)) == "no_text_layer"


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (Sheet("0 0 m 9 9 l S " * 60_000), "too_large"),
        (Sheet("".join(text(0, 2 * i, "9" * 900, 1) for i in range(400))), "too_large"),
        (Sheet("/X0 Do", forms={"X0": ("/BBox [0 0 9 9]", "/X0 Do")}), "no_text_layer"),
        (Sheet("q " * 200_000), "no_text_layer"),
        (Sheet("", box=(0, 0, 0, 0)), "no_text_layer"),
    ],
    ids=["lines", "characters", "a form within itself", "depth", "no size"],
)
def test_a_hostile_page_ends_in_one_code(sheet: Sheet, code: str) -> None:
    assert refusal(pdf(sheet)) == code


def test_a_page_of_any_size_is_read() -> None:
    assert read_pdf(pdf(Sheet(text(100, 700, "12"), box=(0, 0, 200_000, 842))), "a").text == "12"
    assert read_pdf(pdf(Sheet(text(100, 700, "12"), box=(595, 842, 0, 0))), "a").text == "12"


@pytest.mark.parametrize("name", ["p01-plain", "p10-rotated", "p11-lying", "q01-libreoffice"])
def test_the_second_reader_sees_what_the_first_does(name: str) -> None:
    content = (resource("samples") / "pdf" / f"{name}.pdf").read_bytes()
    first = read_pdf(content, "report.pdf")
    composer = Composer()
    sheets = read_with_plumber(content, 500)
    for sheet, layout in zip(sheets, lay_out(sheets), strict=True):
        composer.add(sheet, layout)
    assert [[c.text for c in grid.cells] for grid in composer.grids] == [
        [c.text for c in grid.cells] for grid in first.grids
    ]
    for mine, theirs in zip(composer.grids, first.grids, strict=True):
        for one, two in zip(mine.cells, theirs.cells, strict=True):
            assert one.bbox == pytest.approx(two.bbox, abs=2)
    assert read_with_plumber(content, 1) == []


def test_the_second_reader_leaves_out_what_nobody_sees() -> None:
    drawing = text(100, 700, "12") + "1 g " + text(300, 600, "77") + "0 g\n"
    drawing += text(300, 500, "77", size=1) + SLANTED
    cropped = Sheet(drawing + text(20, 20, "44"), entries="/CropBox [90 90 400 800]")
    (sheet,) = read_with_plumber(pdf(cropped), 500)
    assert text_of(sheet.glyphs.codes) == "12"
    assert read_with_plumber(b"%PDF-1.7 rubbish", 500) == []
