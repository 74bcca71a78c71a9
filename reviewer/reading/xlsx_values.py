"""What a cell of a sheet shows: strings, numbers, and formulas by their last result."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from lxml.etree import _Element

from reviewer.domain.errors import InputError
from reviewer.reading.look import Look
from reviewer.reading.ooxml import children, find, integer, name_of, switched_on, value

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_SHOWN = re.compile(r'^["\\].*\w')
"""Quoted text that stands beside the number, such as a unit."""
_PLAIN = re.compile(r"(general|[#0?,. ()+@-]|[€$¥￥])*", re.IGNORECASE)
_SCALED = re.compile(r"[#0?],+(?![#0?,])")
_PLAIN_IDS = frozenset((*range(5), *range(37, 45), 49))
_MOST_DIGITS = 30


class Range(NamedTuple):
    """Rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


def reference(text: str) -> tuple[int, int]:
    """Row and column of `B12`, zeros for anything else."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def range_of(text: str) -> Range:
    """The range of `A1:B2` or `A1`. Raises `InputError("damaged")`."""
    first, _, last = text.partition(":")
    (top, left), (bottom, right) = reference(first), reference(last or first)
    if not (0 < top <= bottom and 0 < left <= right):
        raise InputError("damaged", detail=f"range {text[:40]}")
    return Range(top, left, bottom, right)


@dataclass(frozen=True, slots=True)
class Values:
    """The shared strings of a file and the number format of each cell style."""

    strings: tuple[str, ...]
    formats: tuple[str, ...]
    """Empty where the format shows the number as it is."""

    @classmethod
    def of(cls, parts: Mapping[str, _Element]) -> "Values":
        """Take them from the parts `sharedStrings` and `styles`."""
        strings = parts.get("sharedStrings")
        items = () if strings is None else children(strings, "si")
        return cls(tuple(map(_rich, items)), tuple(_formats(parts.get("styles"))))

    def text(self, cell: _Element) -> str:
        """What a cell shows. A formula without a result is shown itself, so that no one counts it.

        The same holds for a number that its format shows as something else (a date, a share).
        """
        kind, stored = value(cell, "t"), find(cell, "v")
        if kind == "inlineStr":
            return _rich(find(cell, "is"))
        if stored is None or stored.text is None:
            formula = find(cell, "f")
            return "" if formula is None else f"={formula.text or ''}"
        if kind == "s":
            index = integer(stored.text, -1)
            return self.strings[index] if 0 <= index < len(self.strings) else "#"
        if kind == "b":
            return "TRUE" if stored.text == "1" else "FALSE"
        if kind in ("", "n"):
            return self._number(stored.text, integer(value(cell, "s")))
        return stored.text

    def _number(self, text: str, style: int) -> str:
        shown = plain_number(text)
        special = self.formats[style] if 0 <= style < len(self.formats) else ""
        return f"{shown}（{special}）" if special else shown


def plain_number(text: str) -> str:
    """A stored number as people write it: no exponent, no digits beyond what was typed."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return text
    if number != number.to_integral_value():
        number = Decimal(repr(float(number)))
    else:
        number = number.quantize(Decimal(1))
    return format(number, "f")


def _rich(item: _Element | None) -> str:
    """The text of a string; its readings (for Japanese) are not part of it."""
    return "" if item is None else "".join(_runs(item)).strip(" \r\n")


def _runs(item: _Element) -> Iterator[str]:
    for child in item:
        if name_of(child) == "t":
            yield child.text or ""
        elif name_of(child) == "r":
            properties, text = find(child, "rPr"), find(child, "t")
            look = Look(
                struck=bool(switched_on(find(properties, "strike"))),
                raised=value(find(properties, "vertAlign")) in ("superscript", "subscript"),
            )
            yield look.dressed(text.text or "") if text is not None else ""


def _formats(styles: _Element | None) -> Iterator[str]:
    codes = (
        {
            integer(value(item, "numFmtId")): value(item, "formatCode")
            for item in children(formats, "numFmt")
        }
        if (formats := find(styles, "numFmts")) is not None
        else {}
    )
    used = find(styles, "cellXfs")
    for style in () if used is None else children(used, "xf"):
        number = integer(value(style, "numFmtId"))
        yield _special(codes[number]) if number in codes else _builtin(number)


def _builtin(number: int) -> str:
    return "" if number in _PLAIN_IDS else f"#{number}"


def _special(code: str) -> str:
    """The format, if it shows a number as anything but itself."""
    bare = _QUOTED.sub(lambda match: match[0] if _SHOWN.search(match[0]) else "", code)
    parts = bare.split(";")
    plain = all(_PLAIN.fullmatch(part) for part in parts) and not _SCALED.search(bare)
    return "" if plain and parts[0].strip() else code or "#"
