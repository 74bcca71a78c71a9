"""Pages are drawn in a process that may die; the last wish counts; nothing is mixed up."""

import hashlib
import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing import resource_tracker
from queue import Queue

import psutil
import pytest

from reviewer.domain.errors import UserError
from reviewer.domain.picture import NoPicture, PagePart, Picture
from reviewer.pictures import PagePictures
from reviewer.reading.limits import Limits
from reviewer.workers import Allowance
from tests.reading.pdf_parts import Sheet, box, pdf

PATIENCE = 60
GREY = pdf(box(0, 0, 595, 842, 0.5), box(0, 0, 595, 842, 0.25), "")
DARK = pdf(box(0, 0, 595, 842, 0))
# A small file that takes minutes: a form of a thousand lines, painted a hundred thousand times.
ENDLESS = pdf(
    Sheet("/X0 Do " * 100_000, forms={"X0": ("/BBox [0 0 595 842]", "0 0 m 595 842 l S " * 1000)})
)


class Drawing:
    """What is delivered, and the process that does it."""

    def __init__(self, allowance: Allowance) -> None:
        self.delivered: Queue[Picture] = Queue()
        self._before = {child.pid for child in psutil.Process().children()}
        self.pictures = PagePictures(self.delivered.put, allowance=allowance)

    def want(self, *parts: PagePart, content: bytes = GREY) -> None:
        self.pictures.want(parts, lambda: content)

    def next(self) -> Picture:
        return self.delivered.get(timeout=PATIENCE)

    @property
    def process(self) -> int:
        (worker,) = {child.pid for child in psutil.Process().children()} - self._before
        return worker


@pytest.fixture
def hire() -> Iterator[Callable[..., Drawing]]:
    resource_tracker.ensure_running()
    hired: list[Drawing] = []

    def made(seconds: float = PATIENCE) -> Drawing:
        hired.append(Drawing(Allowance(seconds, 1 << 30)))
        return hired[-1]

    yield made
    for drawing in hired:
        drawing.pictures.close()


def part(content: bytes, page: int = 1) -> PagePart:
    return PagePart(hashlib.sha256(content).hexdigest(), page, 0.1, 0, 0, 10, 10)


def shade(picture: Picture) -> int:
    return picture.pixels[0]


def test_what_is_wanted_comes_in_order_from_one_other_process(
    hire: Callable[..., Drawing],
) -> None:
    drawing = hire()
    drawing.pictures.start()
    drawing.want(part(GREY, 2), part(GREY), part(GREY, 3), part(GREY, 4))
    came = [drawing.next() for _ in range(4)]
    assert [picture.part.page for picture in came] == [2, 1, 3, 4]
    assert [picture.missing for picture in came] == [None, None, None, NoPicture.DAMAGED]
    assert shade(came[0]) < shade(came[1]) < shade(came[2]) == 255
    assert drawing.process != os.getpid()


def test_nothing_runs_until_something_is_wanted(hire: Callable[..., Drawing]) -> None:
    before = psutil.Process().children()
    drawing = hire()
    drawing.want()
    drawing.pictures.close()
    assert psutil.Process().children() == before


def test_a_later_wish_replaces_what_has_not_begun(hire: Callable[..., Drawing]) -> None:
    drawing = hire()
    # The process is only being started, so that none of these has begun but perhaps the first.
    drawing.want(*(part(GREY, page) for page in range(1, 100)))
    drawing.want(part(GREY, 3))
    came = drawing.next()
    if came.part.page == 1:
        came = drawing.next()
    assert came.part.page == 3
    drawing.want(part(DARK), content=DARK)
    assert drawing.next().part == part(DARK)
    assert drawing.delivered.empty()


def test_a_file_is_never_drawn_under_the_name_of_another(hire: Callable[..., Drawing]) -> None:
    drawing = hire()
    for _ in range(5):
        drawing.want(part(GREY), content=GREY)
        drawing.want(part(DARK), content=DARK)
        came = drawing.next()
        if came.part == part(GREY):
            assert shade(came) > 100
            came = drawing.next()
        assert (came.part, shade(came)) == (part(DARK), 0)
    drawing.want(part(GREY), content=DARK)
    assert drawing.next().missing is NoPicture.DAMAGED


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_page_still_comes_when_the_process_was_killed(hire: Callable[..., Drawing]) -> None:
    drawing = hire()
    drawing.want(part(GREY))
    assert shade(drawing.next()) > 100
    for page in (2, 3):
        killed = drawing.process
        os.kill(killed, signal.SIGKILL)
        drawing.want(part(GREY, page))
        came = drawing.next()
        assert (came.part.page, came.missing) == (page, None)
        assert drawing.process != killed


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_comes(
    hire: Callable[..., Drawing],
) -> None:
    drawing = hire(seconds=0.5)
    endless = part(ENDLESS)
    drawing.want(endless, content=ENDLESS)
    assert drawing.next() == Picture(endless, missing=NoPicture.TOO_LONG)
    drawing.want(part(GREY))
    assert drawing.next().missing is None


def test_a_file_that_is_gone_gives_no_picture(hire: Callable[..., Drawing]) -> None:
    def gone() -> bytes:
        raise UserError("report_damaged")

    drawing = hire()
    drawing.pictures.want([part(GREY)], gone)
    assert drawing.next().missing is NoPicture.DAMAGED


def test_a_part_beyond_the_limits_the_user_set_is_not_drawn() -> None:
    delivered: Queue[Picture] = Queue()
    pictures = PagePictures.within(delivered.put, Limits(seconds=PATIENCE, pixels=99))
    try:
        pictures.want([part(GREY)], lambda: GREY)
        assert delivered.get(timeout=PATIENCE).missing is NoPicture.TOO_LARGE
    finally:
        pictures.close()


def test_closing_stops_in_the_middle_of_a_page(hire: Callable[..., Drawing]) -> None:
    before = {child.pid for child in psutil.Process().children()}
    drawing = hire()
    drawing.pictures.start()
    drawing.want(part(ENDLESS), content=ENDLESS)
    drawing.pictures.close()
    assert {child.pid for child in psutil.Process().children()} == before
    drawing.want(part(GREY))
    assert drawing.delivered.empty()
