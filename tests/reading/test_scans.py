"""Which pages are pictures, what is cut out of them, and how their words come onto the page."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from reviewer.domain.document import BoundingBox, Ruling
from reviewer.domain.errors import InputError
from reviewer.reading.files import read_file
from reviewer.reading.grid import find_lattices, find_lines
from reviewer.reading.ocr import Recogniser
from reviewer.reading.ocr_crops import in_cells
from reviewer.reading.ocr_engine import Box
from reviewer.reading.pdf_glyphs import NO_GLYPHS, Sheet
from reviewer.reading.pdf_layout import lay_out
from reviewer.reading.pdf_text import Composer
from reviewer.reading.pdfium import opened, page_count
from reviewer.reading.picture_file import pdf_of
from reviewer.reading.scans import is_scan, recognised, tables_in_pictures
from tests.reading.pdf_parts import Sheet as Made
from tests.reading.pdf_parts import pdf, text

PAGE = BoundingBox(0, 0, 595, 842)


def test_a_page_with_nothing_but_a_picture_is_a_scan() -> None:
    assert is_scan(Sheet(595, 842, pictures=(PAGE,)))
    assert is_scan(Sheet(595, 842))


def test_only_large_pictures_without_text_upon_them_may_be_tables() -> None:
    table, stamp = BoundingBox(50, 100, 500, 400), BoundingBox(400, 700, 500, 800)
    sheet = Sheet(595, 842, pictures=(table, stamp))
    assert list(tables_in_pictures(sheet)) == [table]


def test_lines_are_cut_out_cell_by_cell() -> None:
    grid = [Ruling(0, y, 144, y) for y in (0, 36, 72)] + [Ruling(x, 0, x, 72) for x in (0, 72, 144)]
    (lattice,) = find_lattices(find_lines(grid))
    writing = np.zeros((200, 400), np.bool_)
    writing[20:40, 30:50] = writing[60:80, 30:90] = True  # Two lines in the first cell.
    writing[130:134, 250:270] = True  # A dash in the last one.
    boxes = list(in_cells(writing, [lattice], 200))
    assert boxes[:2] == [Box(27, 17, 53, 43), Box(27, 57, 93, 83)]
    dash = boxes[2]
    assert (dash.left, dash.right) == (247, 273)
    assert dash.bottom - dash.top >= 16
    assert len(boxes) == 3


def test_words_of_a_page_that_was_straightened_are_framed_where_they_are_seen() -> None:
    ruling = Ruling(400.0, 100.0, 500.0, 100.0)
    sheet = Sheet(600, 800, rulings=(ruling,), tilt=1.0, recognised=True)
    composer = Composer()
    composer.add(sheet, *lay_out([sheet]))
    (page,) = composer.pages
    assert page.recognised
    # Right of the middle, a page that fell to the right was lower before.
    moved = page.rulings[0]
    assert moved.top == pytest.approx(102.7, abs=0.2)
    assert moved.x0 == pytest.approx(405.2, abs=0.3)


def test_a_page_with_readable_text_is_left_alone() -> None:
    class Never(Recogniser):
        def __init__(self) -> None:
            pass

    sheet = Sheet(595, 842, NO_GLYPHS, pictures=())
    assert recognised(pdf(text(100, 700, "report")), [sheet], Never()) == [sheet]


def test_too_many_scanned_pages_are_refused() -> None:
    sheets = [Sheet(595, 842, pictures=(PAGE,))] * 61
    with pytest.raises(InputError) as caught:
        recognised(pdf(Made("")), sheets, Recogniser.__new__(Recogniser))
    assert caught.value.code == "too_large"


def picture(size: tuple[int, int], mode: str = "L", **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 255 if mode == "L" else (9, 9, 9, 0)).save(out, **more)
    return out.getvalue()


def test_a_picture_becomes_a_page_of_its_own_size() -> None:
    content = picture((1240, 1754), format="PNG", dpi=(150, 150))
    made = pdf_of(content, "scan.png", 9)
    assert made == pdf_of(content, "scan.png", 9)
    with opened(made) as document:
        assert page_count(document) == 1
    assert pdf_of(picture((60, 80), "RGBA", format="PNG"), "photo.png", 9).startswith(b"%PDF")


def test_every_picture_of_a_file_becomes_a_page() -> None:
    pages = [Image.new("1", (600, 800), 1) for _ in range(3)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], dpi=(200, 200))
    with opened(pdf_of(out.getvalue(), "scan.tif", 3)) as document:
        assert page_count(document) == 3
    with pytest.raises(InputError) as caught:
        pdf_of(out.getvalue(), "scan.tif", 2)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "damaged"),
        (picture((9000, 9000), format="PNG"), "too_large"),
        (picture((600, 800), format="PNG")[:200], "damaged"),
    ],
    ids=["no picture", "too many pixels", "cut short"],
)
def test_a_picture_that_cannot_be_used_ends_in_a_code(content: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        pdf_of(content, "scan.png", 9)
    assert caught.value.code == code


def test_without_the_extra_a_picture_is_told_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(picture((600, 800), format="PNG"))
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert (caught.value.code, caught.value.facts["reason"]) == ("no_text_layer", "picture")
