"""The paths of PDF page objects as points and boxes."""

from collections.abc import Iterable, Iterator
from ctypes import addressof, c_float

import pypdfium2.raw as pdfium

from reviewer.domain.document import BoundingBox
from reviewer.reading import pdf_calls as calls
from reviewer.reading.pdf_calls import Handle

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

THIN = 3.0
"""A box narrower than this, in points, is a line."""
MOST_SEGMENTS = 20_000
MOST_CLIP_SEGMENTS = 200


def clip_points(path: Handle, index: int) -> list[Point]:
    """The points of one path of a clip; none where it is no simple shape."""
    count = calls.clip_length(path, index)
    if count > MOST_CLIP_SEGMENTS:
        return []
    return _points(calls.clip_segment(path, index, i) for i in range(count))


def path_points(item: Handle) -> list[Point]:
    """All points of a path."""
    count = min(calls.path_length(item), MOST_SEGMENTS)
    return _points(calls.path_segment(item, i) for i in range(count))


def _points(segments: Iterable[int]) -> list[Point]:
    point = (c_float * 2)()
    at, points = addressof(point), []
    for segment in segments:
        calls.segment_point(segment, at, at + 4)
        points.append((point[0], point[1]))
    return points


def subpaths(item: Handle) -> Iterator[list[Point]]:
    """The subpaths of a path; closed ones end where they began."""
    points: list[Point] = []
    for i, point in enumerate(path_points(item)):
        segment = calls.path_segment(item, i)
        if calls.segment_kind(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(point)
        if calls.segment_closes(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def matrix_of(item: Handle, outer: Matrix | None) -> Matrix:
    """From the object's own coordinates, by way of `outer`, to those of the page."""
    floats = (c_float * 6)()
    calls.object_matrix(item, addressof(floats))
    a, b, c, d, e, f = floats
    inner = a, b, c, d, e, f
    return inner if outer is None else _times(inner, outer)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    x, y = e * g + f * i + k, e * h + f * j + m
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, x, y


def around(points: list[Point]) -> BoundingBox:
    """The box around points."""
    xs, ys = zip(*points, strict=True)
    return BoundingBox(min(xs), min(ys), max(xs), max(ys))


def meet(box: BoundingBox, clip: BoundingBox | None) -> BoundingBox | None:
    """What of a box lies within another."""
    if clip is None:
        return box
    x0, top = max(box.x0, clip.x0), max(box.top, clip.top)
    x1, bottom = min(box.x1, clip.x1), min(box.bottom, clip.bottom)
    return BoundingBox(x0, top, x1, bottom) if x0 <= x1 and top <= bottom else None


def is_thin(box: BoundingBox) -> bool:
    """Whether a box is so narrow that it is a line."""
    x0, top, x1, bottom = box
    return x1 - x0 <= THIN or bottom - top <= THIN


def straight(one: Point, two: Point) -> BoundingBox | None:
    """The piece between two points if it runs along the page, not across."""
    wide, high = abs(one[0] - two[0]), abs(one[1] - two[1])
    if min(wide, high) > 0.5:
        return None
    (x0, x1), (top, bottom) = sorted((one[0], two[0])), sorted((one[1], two[1]))
    return BoundingBox(x0, top, x1, bottom)
