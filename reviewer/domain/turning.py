"""Pages turned by quarters: where things are afterwards."""

from dataclasses import replace

from reviewer.domain.document import BoundingBox, Page, Ruling

Box = tuple[float, float, float, float]


def turned(box: Box, turns: int, width: float, height: float) -> BoundingBox:
    """The box after the page of that size was turned `turns` quarters to the right."""
    x0, top, x1, bottom = box
    for _ in range(turns % 4):
        x0, top, x1, bottom = height - bottom, x0, height - top, x1
        width, height = height, width
    return BoundingBox(x0, top, x1, bottom)


def turned_page(page: Page, turns: int) -> Page:
    """The page with all that stands on it after so many quarters to the right."""
    turns %= 4
    if not turns:
        return replace(page, turns=0)

    def place(box: Box) -> BoundingBox:
        return turned(box, turns, page.width, page.height)

    return replace(
        page,
        width=page.height if turns % 2 else page.width,
        height=page.width if turns % 2 else page.height,
        words=tuple(word._replace(bbox=place(word.bbox)) for word in page.words),
        rulings=tuple(Ruling(*place(ruling)) for ruling in page.rulings),
        pictures=tuple(map(place, page.pictures)),
        turns=turns,
    )
