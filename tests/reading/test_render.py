"""A part of a page is drawn as the page shows it, and nothing of an impossible size."""

import hashlib
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from reviewer.domain.picture import LONGEST_SIDE, NoPicture, PagePart, Picture
from reviewer.reading.pdf import read_pdf
from reviewer.reading.render import MOST_PIXELS, Order, Renderer, Reply
from tests.reading.pdf_parts import Sheet, box, pdf, text

RED = "1 0 0 rg 100 642 50 100 re f"
"""From 100 to 150 across and, counted from the top of A4, from 100 to 200 down."""
WHITE, PAINTED = b"\xff\xff\xff\xff", b"\x00\x00\xff\xff"


def part_of(content: bytes, **changes: Any) -> PagePart:
    whole = PagePart(hashlib.sha256(content).hexdigest(), 1, 1.0, 0, 0, 595, 842)
    return replace(whole, **changes)


def drawn(content: bytes, renderer: Renderer | None = None, **changes: Any) -> Picture:
    answer = (renderer or Renderer())(Order(part_of(content, **changes), content))
    assert isinstance(answer, Picture)
    return answer


def pixel(picture: Picture, x: int, y: int) -> bytes:
    start = 4 * (y * picture.part.width + x)
    return picture.pixels[start : start + 4]


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.5])
def test_a_page_is_drawn_at_a_scale(scale: float) -> None:
    width, height = round(595 * scale), round(842 * scale)
    picture = drawn(pdf(RED), scale=scale, width=width, height=height)
    assert len(picture.pixels) == 4 * width * height
    assert pixel(picture, round(125 * scale), round(150 * scale)) == PAINTED
    for x, y in ((90, 150), (160, 150), (125, 90), (125, 210)):
        assert pixel(picture, round(x * scale), round(y * scale)) == WHITE


def test_a_part_is_cut_out_of_the_page() -> None:
    content = pdf(RED + " " + text(300, 500, "12345", 30))
    whole = drawn(content, scale=2.0, width=1190, height=1684)
    part = drawn(content, scale=2.0, left=180, top=180, width=600, height=600)
    sheet = np.frombuffer(whole.pixels, np.uint8).reshape(1684, 1190, 4).astype(np.int16)
    piece = np.frombuffer(part.pixels, np.uint8).reshape(600, 600, 4).astype(np.int16)
    # Only the rounding of grey edges depends on where a part begins.
    assert abs(piece - sheet[180:780, 180:780]).max() <= 2


def test_a_part_beyond_the_page_is_white() -> None:
    picture = drawn(pdf(RED), left=500, top=800, width=200, height=100)
    assert set(picture.pixels) == {255}


@pytest.mark.parametrize("entries", ["/Rotate 90", "/Rotate 270", "/CropBox [50 300 500 800]"])
def test_words_are_where_their_boxes_say(entries: str) -> None:
    content = pdf(Sheet(text(200, 600, "IIII", 40), entries=entries))
    (page,) = read_pdf(content, "turned.pdf").pages
    picture = drawn(content, width=round(page.width), height=round(page.height))
    (word,) = page.words
    dark = [
        (x, y)
        for y in range(picture.part.height)
        for x in range(picture.part.width)
        if pixel(picture, x, y)[0] < 100
    ]
    assert dark
    for x, y in dark:
        assert word.bbox.x0 - 1 <= x <= word.bbox.x1 + 1
        assert word.bbox.top - 1 <= y <= word.bbox.bottom + 1


def test_the_file_is_sent_once_and_only_drawn_under_its_own_name() -> None:
    one, two = pdf(RED), pdf(box(0, 0, 595, 842, 0))
    renderer = Renderer()
    assert renderer(Order()) is Reply.READY
    assert renderer(Order(part_of(one))) is Reply.SEND_FILE
    assert pixel(drawn(one, renderer), 125, 150) == PAINTED
    again = renderer(Order(part_of(one)))
    assert isinstance(again, Picture)
    assert pixel(again, 125, 150) == PAINTED
    # The bytes of another file than the part is of.
    assert renderer(Order(part_of(one), two)) is Reply.SEND_FILE
    assert pixel(drawn(two, renderer), 125, 150) == b"\0\0\0\xff"


def test_pages_of_one_file_are_drawn_in_any_order() -> None:
    content = pdf(RED, "", RED)
    renderer = Renderer()
    seen = [pixel(drawn(content, renderer, page=page), 125, 150) for page in (3, 2, 1, 2, 3)]
    assert seen == [PAINTED, WHITE, PAINTED, WHITE, PAINTED]


@pytest.mark.parametrize("side", [LONGEST_SIDE + 1, 200_000.0, 1e9])
def test_a_page_of_a_hostile_size_is_refused(side: float) -> None:
    content = pdf(Sheet(RED, box=(0, 0, side, 842)))
    picture = drawn(content, scale=0.01, width=100, height=8)
    assert (picture.missing, picture.pixels) == (NoPicture.TOO_LARGE, b"")


@pytest.mark.parametrize(("width", "height"), [(MOST_PIXELS, 2), (4001, 4000), (0, 10), (10, -1)])
def test_a_picture_of_a_hostile_size_is_refused(width: int, height: int) -> None:
    picture = drawn(pdf(RED), width=width, height=height)
    assert picture.missing is NoPicture.TOO_LARGE


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", pdf(RED, password="secret")])
def test_a_file_that_cannot_be_opened_has_no_pages(content: bytes) -> None:
    assert drawn(content).missing is NoPicture.DAMAGED


@pytest.mark.parametrize("page", [0, -1, 2, 1 << 40])
def test_a_page_that_is_not_there(page: int) -> None:
    assert drawn(pdf(RED), page=page).missing is NoPicture.DAMAGED


@pytest.mark.parametrize(
    ("turns", "inside", "outside"),
    [(1, (692, 125), (150, 125)), (2, (470, 692), (125, 150)), (3, (150, 470), (692, 125))],
)
def test_a_page_is_drawn_turned(
    turns: int, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    width, height = (842, 595) if turns % 2 else (595, 842)
    picture = drawn(pdf(RED), width=width, height=height, turns=turns)
    assert pixel(picture, *inside) == PAINTED
    assert pixel(picture, *outside) == WHITE
