"""Numbers that stand in a Word file only as a style: counted as Word counts them when it prints."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from reviewer.reading.ooxml import children, find, integer, name_of, value

_DIGITS = "零一二三四五六七八九"
_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "taiwaneseDigital",
        "japaneseDigitalTenThousand",
    )
)
_SERIES = {
    "decimalEnclosedCircle": "①",
    "decimalEnclosedCircleChinese": "①",
    "decimalEnclosedParen": "⑴",
    "decimalEnclosedFullstop": "⒈",
}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    spaced: bool = True
    legal: bool = False
    restart_after: int | None = None
    """The level (from 1) whose numbers make this one begin anew; None: the one above, 0: never."""
    style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """One list (`w:num`): the counters it shares, its levels, where it makes them begin."""

    shared: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: Mapping[str, List]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: _Element | None) -> "Numbering":
        """The lists of `numbering.xml`."""
        if root is None:
            return cls({})
        abstract = {value(item, "abstractNumId"): item for item in children(root, "abstractNum")}
        linked = {
            value(link): item
            for item in abstract.values()
            if (link := find(item, "styleLink")) is not None
        }
        lists = {}
        for number in children(root, "num"):
            shared = value(find(number, "abstractNumId"))
            definition = abstract.get(shared)
            if definition is not None and (link := find(definition, "numStyleLink")) is not None:
                definition = linked.get(value(link), definition)
            lists[value(number, "numId")] = _list(number, shared, definition)
        return cls(lists)

    def of_style(self, list_id: str, style: str) -> int:
        """The level of a list that belongs to a paragraph style."""
        levels = self.lists[list_id].levels if list_id in self.lists else {}
        return next((index for index, level in levels.items() if level.style == style), 0)

    def next(self, list_id: str, index: int) -> str:
        """Count one paragraph and give what is printed before it."""
        numbered = self.lists.get(list_id)
        if numbered is None or index not in numbered.levels:
            return ""
        counts = self._counts.setdefault(numbered.shared, [None] * LEVELS)
        self._count(list_id, numbered, counts, index)
        return _printed(numbered, counts, index)

    def _count(self, list_id: str, of: List, counts: list[int | None], index: int) -> None:
        begin = index in of.starts and (list_id, index) not in self._begun
        self._begun.add((list_id, index))
        before = counts[index]
        start = of.starts.get(index, of.levels[index].start)
        counts[index] = start if before is None or begin else before + 1
        for upper in range(index):
            if counts[upper] is None and upper in of.levels:
                counts[upper] = of.starts.get(upper, of.levels[upper].start)
        for lower in range(index + 1, LEVELS):
            after = of.levels[lower].restart_after if lower in of.levels else None
            if after is None or 0 < index + 1 <= after:
                counts[lower] = None


def _list(number: _Element, shared: str, definition: _Element | None) -> List:
    levels = {} if definition is None else _levels(definition)
    starts = {}
    for override in children(number, "lvlOverride"):
        index = integer(value(override, "ilvl"))
        levels |= _levels(override)
        if (start := find(override, "startOverride")) is not None:
            starts[index] = integer(value(start), 1)
    return List(shared, levels, starts)


def _levels(parent: _Element) -> dict[int, Level]:
    levels = {integer(value(item, "ilvl")): _level(item) for item in children(parent, "lvl")}
    return {index: level for index, level in levels.items() if 0 <= index < LEVELS}


def _level(item: _Element) -> Level:
    level = Level()
    for child in item:
        match name_of(child):
            case "start":
                level = replace(level, start=integer(value(child), 1))
            case "numFmt":
                level = replace(level, format=value(child))
            case "lvlText":
                level = replace(level, text=value(child))
            case "suff":
                level = replace(level, spaced=value(child) != "nothing")
            case "isLgl":
                level = replace(level, legal=value(child) not in ("0", "false"))
            case "lvlRestart":
                level = replace(level, restart_after=integer(value(child)))
            case "pStyle":
                level = replace(level, style=value(child))
    return level


def _printed(of: List, counts: list[int | None], index: int) -> str:
    level = of.levels[index]
    if level.format == "bullet":
        return "• "

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        plain = level.legal and place != index
        kind = "decimal" if plain else of.levels.get(place, Level()).format
        return _numeral(counts[place] or 0, kind) if place < LEVELS else ""

    text = re.sub(r"%([1-9])", number, level.text)
    wide = text[-1:] > "\u2e7f"
    return text + (" " if text and level.spaced and not wide else "")


def _numeral(number: int, kind: str) -> str:
    """A number as a list prints it; formats that no report uses are printed as decimals."""
    if kind in _CHINESE:
        return chinese(number)
    if kind.endswith("Letter") and number > 0:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 9 + 1)
    elif kind.endswith("Roman"):
        text = _roman(number)
    elif kind in _SERIES and 0 < number <= 10:
        text = chr(ord(_SERIES[kind]) + number - 1)
    elif kind == "ideographTraditional" and 0 < number <= 10:
        text = "甲乙丙丁戊己庚辛壬癸"[number - 1]
    else:
        text = {"none": "", "decimalZero": f"{number:02}"}.get(kind, str(number))
    return text.upper() if kind.startswith("upper") else text


def chinese(number: int) -> str:
    """The number in Chinese as lists print it, up to 99; larger ones as decimals."""
    if not 0 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        while 0 < size <= number < 40:
            text += sign
            number -= size
    return text or str(number)
