"""The encoding of a page: what its bytes say, weighed against what its head claims."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CLAIM = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_CHINESE = re.compile("[\u3000-\u9fff]")
_FAMILIES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "utf8": "utf-8",
}
# Frequent signs of reports and of any Chinese page, in both scripts.
_FREQUENT = frozenset(
    "的一是不了在有人我他这中大来上个国和地到以说时要就出会可也你对生能年着那得于自之发用"
    "府政信息公開开申請请處处理情況况報报告度結结果計计總总數数量其主動动他行複复議议訴诉訟讼"
    "與与為为個這來時說會對發區区縣县市省局委員员辦办機机關关，。、：；（）《》　"
)
_SAMPLE = 65_536


def decode_page(content: bytes, claim: str = "") -> tuple[str, str]:
    """The text of a page and the name of the encoding that makes it readable.

    `claim` is what an envelope (a mail header) says of it.
    """
    text, encoding = _plain_utf8(content), "utf-8"
    if text is None:
        sample = _sample(content)
        candidates = dict.fromkeys(_candidates(content, claim))
        encoding = max(candidates, key=lambda name: _plausibility(sample, name))
        text = content.decode(encoding, errors="replace")
    return text.removeprefix("\ufeff").replace("\0", "\ufffd"), encoding


def _plain_utf8(content: bytes) -> str | None:
    """The text, if it is UTF-8 with anything Chinese in it: no other encoding looks like that."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    return text if "\0" not in text and _CHINESE.search(text) else None


def _sample(content: bytes) -> bytes:
    """A part of the page from its first sign that is not ASCII; scripts come before it."""
    first = re.search(rb"[\x80-\xff]", content)
    start = first.start() & ~1 if first else 0
    return content[start : start + _SAMPLE]


def _candidates(content: bytes, claim: str) -> Iterator[str]:
    """Encodings to weigh; where two are equally plausible the first counts."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            yield name
    if wide := _wide(content[:_SAMPLE]):
        yield wide
    claimed = [claim.encode("ascii", "replace"), *_CLAIM.findall(content[:8192])]
    for name in claimed:
        plain = name.decode("ascii", "replace").lower().replace("-", "").replace("_", "")
        if plain in _FAMILIES:
            yield _FAMILIES[plain]
    yield from ("utf-8", "gb18030", "big5hkscs")


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: its markup has a zero in every second byte."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 8 < len(sample):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _plausibility(sample: bytes, name: str) -> float:
    """Frequent signs speak for an encoding, what cannot be decoded speaks against it."""
    text = sample.decode(name, errors="replace")
    wrong = sum(text.count(sign) for sign in ("\ufffd", "\0"))
    private = len(re.findall(r"[\ue000-\uf8ff\x80-\x9f]", text))
    counts = Counter(text)
    wide = sum(number for sign, number in counts.items() if sign > "\u2e7f")
    frequent = sum(counts[sign] for sign in _FREQUENT)
    return frequent - 0.2 * (wide - frequent) - 3 * (wrong + private)
