"""Where things stand on pages: stacks, tiles, hits, zoom, writing; all of it without a window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.document import BoundingBox, Document, Page
from reviewer.reading.pdf import read_pdf
from reviewer.ui.page import tiles, zoom
from reviewer.ui.page.marks import Marks
from reviewer.ui.page.places import A4, Place, Point, Stack, cell_at
from reviewer.ui.page.writing import Writing
from tests.reading.pdf_parts import Sheet, pdf, table, text

SIZES = st.lists(st.tuples(st.floats(1, 3000), st.floats(1, 3000)), min_size=1, max_size=8)


def stack(*sizes: tuple[float, float]) -> Stack:
    return Stack(Page(number, *size) for number, size in enumerate(sizes, start=1))


@given(SIZES)
def test_pages_stand_below_one_another_without_touching(sizes: list[tuple[float, float]]) -> None:
    made = stack(*sizes)
    for one, two in zip(made.frames, made.frames[1:], strict=False):
        assert one.bottom < two.top
    for frame in made.frames:
        assert 0 < frame.x0 < frame.x1 < made.width
        assert 0 < frame.top < frame.bottom < made.height
        assert frame.x0 + frame.x1 == pytest.approx(made.width)


@given(SIZES, st.floats(-100, 30_000), st.floats(0, 3000))
def test_the_pages_between_two_heights_are_those_that_can_be_seen(
    sizes: list[tuple[float, float]], top: float, height: float
) -> None:
    made = stack(*sizes)
    seen = {
        number
        for number, frame in enumerate(made.frames, start=1)
        if frame.bottom >= top and frame.top <= top + height
    }
    assert set(made.pages_between(top, top + height)) == seen


@given(SIZES, st.data())
def test_a_point_of_a_page_is_found_where_it_is_shown(
    sizes: list[tuple[float, float]], data: st.DataObject
) -> None:
    made = stack(*sizes)
    page = data.draw(st.integers(1, len(sizes)))
    width, height = sizes[page - 1]
    # The edge itself belongs to whichever side rounding puts it on.
    inside = st.floats(0.001, 0.999)
    x, y = width * data.draw(inside), height * data.draw(inside)
    box = made.box(Place(page, BoundingBox(x, y, x, y)))
    assert box is not None
    found = made.on_page(box.x0, box.top)
    assert found is not None
    assert found.page == page
    assert found[1:] == pytest.approx((x, y))


def test_between_and_beside_pages_there_is_no_page_but_a_nearest_one() -> None:
    made = stack((100, 100), (300, 100))
    beside = made.frames[0].x0 - 5, made.frames[0].top + 50
    assert made.on_page(*beside) is None
    assert made.point_at(*beside) == Point(1, 0, 50)
    assert made.point_at(made.width / 2, -1000) == Point(1, 50, 0)
    assert made.point_at(made.width / 2, 1e6) == Point(2, 150, 100)
    assert made.on_page(made.width / 2, 1e6) is None
    assert stack().point_at(0, 0) is None


@pytest.mark.parametrize("size", [(0, 0), (200_000, 842), (float("nan"), 5), (float("inf"), 5)])
def test_a_page_of_an_impossible_size_is_shown_as_a_sheet(size: tuple[float, float]) -> None:
    made = stack(A4, size)
    assert made.sizes == [A4, A4]
    assert made.fit_width == stack(A4).fit_width


def test_one_very_wide_page_does_not_make_the_others_small() -> None:
    assert stack(A4, A4, (842, 595)).fit_width == stack((842, 595)).fit_width
    assert stack(A4, A4, (9000, 595)).fit_width < 3 * A4[0]


def test_empty_margins_need_not_fit_into_the_window(document: Document) -> None:
    made = Stack(document.pages)
    words = [word.bbox for page in document.pages for word in page.words]
    middle = A4[0] / 2
    for box in words:
        assert abs(box.x0 - middle) < made.fit_width / 2
        assert abs(box.x1 - middle) < made.fit_width / 2
    assert made.fit_width <= stack(A4).fit_width


def test_a_place_on_no_page_is_nowhere() -> None:
    assert stack(A4).box(Place(0, BoundingBox(0, 0, 1, 1))) is None
    assert stack(A4).box(Place(2, BoundingBox(0, 0, 1, 1))) is None


def test_the_smallest_cell_that_holds_a_point_is_hit() -> None:
    places = {
        "outer": Place(1, BoundingBox(0, 0, 100, 100)),
        "inner": Place(1, BoundingBox(40, 40, 60, 60)),
        "other page": Place(2, BoundingBox(0, 0, 10, 10)),
    }
    hits = [cell_at(places, Point(1, *at)) for at in ((50, 50), (60, 60), (61, 50), (101, 50))]
    assert hits == ["inner", "inner", "outer", None]
    assert cell_at(places, Point(2, 5, 5)) == "other page"
    assert cell_at(places, Point(3, 5, 5)) is None


@given(
    st.tuples(st.floats(1, 14_400), st.floats(1, 14_400)),
    st.floats(0.1, 24),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_tiles_cover_what_is_seen_and_stay_on_the_page(
    size: tuple[float, float], scale: float, corner: tuple[float, float]
) -> None:
    x, y = corner[0] * size[0], corner[1] * size[1]
    seen = BoundingBox(x, y, min(x + 900 / scale, size[0]), min(y + 900 / scale, size[1]))
    made = list(tiles.parts("", 1, size, scale, seen))
    width, height = tiles.pixels(size[0], scale), tiles.pixels(size[1], scale)
    assert 0 <= len(made) <= 4
    assert len(set(made)) == len(made)
    for part in made:
        assert tiles.is_tile(part)
        assert 0 < part.width * part.height <= tiles.SIDE**2
        assert part.left + part.width <= width
        assert part.top + part.height <= height
    if made:
        assert min(part.left for part in made) <= x * scale
        last = max(part.left + part.width for part in made)
        assert last >= min(seen.x1 * scale, width) - 1e-6


def test_what_is_beside_a_page_needs_no_tiles() -> None:
    assert list(tiles.parts("", 1, A4, 1.0, BoundingBox(-50, -50, -10, 100))) == []
    assert list(tiles.parts("", 1, A4, 1.0, BoundingBox(0, 900, 100, 1000))) == []


@given(st.floats(0, 595), st.floats(0, 842), st.floats(0.5, 8))
def test_a_crop_fills_its_pane_from_within_the_page(x: float, y: float, scale: float) -> None:
    part = tiles.crop("", 1, A4, scale, (x, y), (200, 60))
    whole = tiles.pixels(A4[0], scale), tiles.pixels(A4[1], scale)
    assert (part.width, part.height) == (min(200, whole[0]), min(60, whole[1]))
    assert 0 <= part.left <= whole[0] - part.width
    assert part.left <= x * scale + 1 <= part.left + part.width + 2
    assert part.top <= y * scale + 1 <= part.top + part.height + 2


@given(st.floats(0.1, 12), st.floats(-40, 40))
def test_zoom_steps_stay_within_limits_and_come_back(size: float, steps: float) -> None:
    there = zoom.stepped(size, steps)
    assert zoom.SMALLEST <= there <= zoom.LARGEST
    if zoom.SMALLEST < there < zoom.LARGEST:
        assert zoom.stepped(there, -steps) == pytest.approx(size, rel=0.01, abs=0.01)


def test_fitting_fills_the_room() -> None:
    assert zoom.fitting(600, 900) == 1.5
    assert zoom.fitting(0, 900) == zoom.fitting(600, -5) == 1.0


@pytest.fixture(scope="module")
def document() -> Document:
    first = text(100, 700, "本年收到申请95件，受理1,234件，电话0517-8722") + table(
        100, 600, [["行政许可", "427"], ["行政处罚", "-3"]]
    )
    return read_pdf(pdf(first, Sheet(text(50, 100, "第二页 12.5"))), "made.pdf")


def test_every_word_is_found_at_its_own_place(document: Document) -> None:
    writing = Writing(document)
    for page in document.pages:
        for word in page.words:
            assert word.start is not None
            span = word.start, word.start + len(word.text)
            assert writing.text(span) == word.text
            assert writing.places(span) == [Place(page.number, word.bbox)]
            middle = Point(page.number, word.bbox.x0 + 1, (word.bbox.top + word.bbox.bottom) / 2)
            assert writing.word_at(middle) == span
            assert writing.offset_at(middle) == word.start


def test_a_stretch_within_a_word_has_a_part_of_its_box(document: Document) -> None:
    writing = Writing(document)
    (word, *_) = document.pages[0].words
    start = word.text.index("95件")
    edges = [word.bbox.x0]
    for first, last in ((0, start), (start, start + 2), (start + 2, len(word.text))):
        ((page, box),) = writing.places((first, last))
        assert (page, box.top, box.bottom) == (1, word.bbox.top, word.bbox.bottom)
        assert box.x0 == pytest.approx(edges[-1])
        edges.append(box.x1)
    assert edges == sorted(edges)
    assert edges[-1] == word.bbox.x1


@pytest.mark.parametrize(
    ("before", "number"),
    [("申请", "95"), ("受理", "1,234"), ("0517", "8722"), ("行政许可\t", "427"), ("处罚\t", "-3")],
)
def test_the_number_under_a_point_is_taken_whole(
    document: Document, before: str, number: str
) -> None:
    writing = Writing(document)
    start = document.text.index(before) + len(before)
    start += document.text[start:].index(number)
    ((page, box),) = writing.places((start, start + len(number)))
    for share in (0.1, 0.5, 0.9):
        x = box.x0 + share * (box.x1 - box.x0)
        found = writing.number_at(Point(page, x, (box.top + box.bottom) / 2))
        assert found is not None
        assert found.text == number


def test_there_is_no_number_in_words_and_on_bare_paper(document: Document) -> None:
    writing = Writing(document)
    (place, *_) = writing.places((0, 2))
    assert writing.number_at(Point(1, place.box.x0 + 3, place.box.top + 3)) is None
    assert writing.number_at(Point(1, 500, 20)) is None
    assert writing.number_at(Point(7, 5, 5)) is None
    assert writing.offset_at(Point(7, 5, 5)) is None


def test_a_stretch_over_pages_has_boxes_on_both(document: Document) -> None:
    places = Writing(document).places((0, len(document.text)))
    assert {page for page, _ in places} == {1, 2}
    assert len(places) == sum(len(page.words) for page in document.pages)


def test_a_place_that_cells_share_is_marked_once_in_its_strongest_ground() -> None:
    place = Place(0, BoundingBox(10, 10, 60, 20))
    other = Place(0, BoundingBox(70, 10, 90, 20))
    marks = Marks(
        places={"a": place, "b": place, "c": place, "d": other},
        grounds={"a": "failed_faint", "b": "look_soft", "c": "failed_faint", "d": "failed_faint"},
    )
    assert marks.of_cells(0) == [(place.box, "look_soft"), (other.box, "failed_faint")]
    assert marks.of_cells(1) == []
