"""Printed text ↔ number, blank or mark."""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

Value = int | Decimal


class CellStatus(StrEnum):
    """What stands in a cell of the source."""

    PRINTED = "printed"
    BLANK = "blank"
    MARK = "mark"
    UNREAD = "unread"


class ValueType(StrEnum):
    """The kind of number a cell of the form takes."""

    COUNT = "count"
    SIGNED = "signed"
    AMOUNT = "amount"


# NFKC leaves these look-alikes of minus, dash and full stop alone.
_LOOK_ALIKES = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "‐": "-",
        "‑": "-",
        "─": "-",
        "﹣": "-",
        "。": ".",
        "．": ".",
        "、": ",",
        "，": ",",
    }
)
_INVISIBLE = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"}
_MARKS = re.compile(r"[-/\\]{1,4}|无|不适用|不涉及|N/?A", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?")
_UNITS = "万元|亿元|元|件|项|个|条|宗|份|次"
_WITH_UNIT = re.compile(rf"(?P<number>[^\s]+?)\s*(?P<unit>{_UNITS})")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(
    rf"(?P<number>.{{1,40}}?)\s*(?:[{_RAISED}]{{1,3}}|[①-⑳❶-❿⑴-⒇]{{1,2}}|[*※†‡]{{1,3}}"
    rf"|\[(?:注[\d{_RAISED}]?|[\d{_RAISED}*]{{1,2}})\]|\(?注[\d{_RAISED}]?\)?)"
)
"""A footnote mark behind something, as words are set in tables."""
_CHANGE = re.compile(r"(?P<word>新增|增加?|减少?)(?P<number>\d.*)")
MAX_DIGITS = 15
_FOLDABLE = re.compile(r"[^\x00-\x7f\u3400-\u4dbf\u4e00-\u9fff]")
"""All but ASCII and Chinese characters, which stay as they are."""
_FEW_FOLDS = 24
"""So many characters are replaced faster one after another than all in one go."""


def fold(text: str) -> str:
    """Fold width, dashes and spaces character by character; the length never changes."""
    rare = set(_FOLDABLE.findall(text))
    folds = {c: folded for c in rare if (folded := _fold_character(c)) != c}
    if len(folds) > _FEW_FOLDS or not folds.keys().isdisjoint(folds.values()):
        return text.translate({ord(character): folded for character, folded in folds.items()})
    for character, folded in folds.items():
        text = text.replace(character, folded)
    return text


@lru_cache(maxsize=1 << 16)
def _fold_character(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if character in _INVISIBLE or category == "Zs":
        return " "
    # A raised or circled number is a footnote, not a digit of the value before it.
    if category == "No":
        return character
    folded = unicodedata.normalize("NFKC", character).translate(_LOOK_ALIKES)
    return folded if len(folded) == 1 else character


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """What a printed or typed text means: a status, its value and a unit if one stands there."""

    status: CellStatus
    value: Value | None = None
    unit: str = ""
    noted: bool = False
    """Whether a footnote mark, left out here, stands behind the number."""

    @property
    def is_number(self) -> bool:
        """Whether a value was read."""
        return self.value is not None


def parse_printed(text: str, kind: ValueType) -> ParsedNumber:
    """Read the text of one cell; anything that is no number, blank or mark is `unread`."""
    return _parse(fold(text).strip(), kind, changes=kind is ValueType.SIGNED)


def _parse(folded: str, kind: ValueType, *, changes: bool) -> ParsedNumber:
    """`changes`: whether 增加 and 减少 are signs; elsewhere they tell of another number."""
    if not folded:
        return ParsedNumber(CellStatus.BLANK)
    if _MARKS.fullmatch(folded):
        return ParsedNumber(CellStatus.MARK)
    plain = _parse_number(folded, kind, changes=changes)
    if plain.is_number or not (noted := _NOTE.fullmatch(folded)):
        return plain
    bare = _parse_number(noted["number"], kind, changes=changes)
    return replace(bare, noted=True) if bare.is_number else plain


def _parse_number(folded: str, kind: ValueType, *, changes: bool) -> ParsedNumber:
    unit = ""
    if with_unit := _WITH_UNIT.fullmatch(folded):
        folded, unit = with_unit["number"], with_unit["unit"]
    if changes and (change := _CHANGE.fullmatch(folded)):
        folded = ("-" if change["word"].startswith("减") else "+") + change["number"]
    value = _number(folded)
    if value is None or not _fits(value, kind):
        return ParsedNumber(CellStatus.UNREAD, unit=unit)
    return ParsedNumber(CellStatus.PRINTED, value, unit)


def _number(folded: str) -> Value | None:
    match = _NUMBER.fullmatch(folded)
    digits = match["digits"].replace(",", "") if match else ""
    if match is None or len(digits) > MAX_DIGITS:
        return None
    whole = match["sign"] + digits
    return Decimal(whole + match["fraction"]) if match["fraction"] else int(whole)


def _fits(value: Value, kind: ValueType) -> bool:
    return kind is ValueType.AMOUNT or isinstance(value, int)


class EntryProblem(StrEnum):
    """Why a typed text is refused."""

    NOT_A_NUMBER = "entry_not_a_number"
    NOT_WHOLE = "entry_not_whole"
    NEGATIVE = "entry_negative"
    TOO_LONG = "entry_too_long"
    UNIT = "entry_unit"


class EntryError(ValueError):
    """A typed text that cannot be taken into the cell."""

    def __init__(self, problem: EntryProblem, text: str) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.text = text


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A typed text as understood; `guessed` when a full stop 。 was taken for a decimal point."""

    status: CellStatus
    value: Value | None
    guessed: bool = False


def parse_typed(text: str, kind: ValueType) -> TypedNumber:
    """Understand what a person typed into a cell. Raises `EntryError`."""
    folded = fold(text).strip()
    parsed = _parse(folded, ValueType.AMOUNT, changes=kind is ValueType.SIGNED)
    if parsed.status is CellStatus.UNREAD or parsed.noted:
        long = re.fullmatch(r"[+-]?\d+(\.\d+)?", folded) is not None
        raise EntryError(EntryProblem.TOO_LONG if long else EntryProblem.NOT_A_NUMBER, text)
    value = parsed.value
    if "元" in parsed.unit and not (kind is ValueType.AMOUNT and parsed.unit == "万元"):
        # 251000元 is not 251000 in a cell that counts by 万元; nothing would show the difference.
        raise EntryError(EntryProblem.UNIT, text)
    if value is not None and not _fits(value, kind):
        raise EntryError(EntryProblem.NOT_WHOLE, text)
    if value is not None and value < 0 and kind is not ValueType.SIGNED:
        raise EntryError(EntryProblem.NEGATIVE, text)
    return TypedNumber(parsed.status, value, guessed="。" in text and value is not None)


def format_value(value: Value | None, kind: ValueType = ValueType.COUNT) -> str:
    """The number as the form prints it: a plus sign on increases, no exponent."""
    if value is None:
        return ""
    if kind is ValueType.SIGNED and value > 0:
        return f"+{value}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
