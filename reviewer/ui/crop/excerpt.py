"""A line of the source around a place in its text; plain strings, no Qt."""

from typing import NamedTuple

_REACH = 120
Span = tuple[int, int]


class Excerpt(NamedTuple):
    """What stands before, in and after a place, on one line; runs of white space are one blank."""

    before: str
    inside: str
    after: str


def excerpt(text: str, span: Span) -> Excerpt:
    """The surroundings of a stretch of a text, about `_REACH` characters to each side."""
    start, end = span
    before, after = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    return Excerpt(_one_line(before), _one_line(text[start:end]).strip(), _one_line(after))


def _one_line(text: str) -> str:
    """On one line, with a blank at an end where there was any."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"
