"""Bytes of a plain text → the shown text, whatever encoding a Chinese desktop wrote it in."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from reviewer.domain.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_SAMPLE = 1 << 16
_NEWLINES = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_TOO_MUCH_JUNK = 0.03
_LEAST_PLAUSIBLE = -0.3

# Text decoded wrongly is made of Chinese characters too, but never of these.
_COMMON = frozenset(
    "的一是不了在有和为以上年中大会发国人法行政府信息公开工作主动申请情况数量其他"
    "本报告部门关于项第条理处度统计总月日规章许可制定文件机构提供组织及时按照进"
)
_FINE = re.compile("[\t\n\r\f -~\u00b7\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The shown text (lines end in a line feed) and the encoding it was in."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded:
    """Decode a plain text. Raises `InputError("damaged")` for what no encoding makes text of."""
    text, encoding = _decode(content)
    if _plausibility(text[:_SAMPLE]) < _LEAST_PLAUSIBLE or any(
        _junk(part) > _TOO_MUCH_JUNK for part in (text[:_SAMPLE], text[_SAMPLE:])
    ):
        raise InputError("damaged", reason="binary")
    return Decoded(_NEWLINES.sub("\n", text), encoding)


def _decode(content: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _lenient(content[len(mark) :], encoding), encoding
    strict = _strict_utf8(content)
    if strict is not None and "\0" not in strict:
        return strict, "utf-8"
    sample = content[:_SAMPLE]
    encoding = max(_CANDIDATES, key=lambda name: _plausibility(_lenient(sample, name)))
    return _lenient(content, encoding), encoding


def _strict_utf8(content: bytes) -> str | None:
    """The text, less a character cut in half at the very end."""
    try:
        return codecs.getincrementaldecoder("utf-8")("strict").decode(content)
    except UnicodeDecodeError:
        return None


def _lenient(content: bytes, encoding: str) -> str:
    """Undecodable bytes become U+FFFD, which no number and no label contains."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(content)


def _plausibility(text: str) -> float:
    """How much this looks like Chinese prose: common characters count for it, odd ones against."""
    counts = Counter(text)
    common = sum(n for character, n in counts.items() if character in _COMMON)
    odd = sum(n for character, n in counts.items() if not _FINE.match(character))
    return (common - odd) / max(1, counts.total())


def _junk(text: str) -> float:
    """The share of characters that no text has."""
    counts = Counter(text)
    junk = sum(n for character, n in counts.items() if _is_junk(character))
    return junk / max(1, counts.total())


def _is_junk(character: str) -> bool:
    return character == "\ufffd" or (character < " " and character not in "\t\n\r\v\f")
