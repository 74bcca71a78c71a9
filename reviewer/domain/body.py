"""What a public body is called: one spelling for the names of one body."""

import re
import unicodedata
from functools import lru_cache

_BRACKETS = str.maketrans("〔【[「『〈《", "(((((((") | str.maketrans("〕】]」』〉》", ")))))))")
_IDLE = re.compile(r"[\s\u00b7\u2022.,、。:：\"'“”‘’_-]+")
# Only what a body of a place is called besides: the place itself always stays.
_GOVERNMENT = re.compile(r"(?<=[省市县区旗乡镇州盟])(?:人民政府|政府)$|(?<=苏木)(?:人民政府|政府)$")
_STREET = re.compile(r"(?<=街道)(?:办事处|办)$")
_COMMITTEE = re.compile(r"管理委员会$")


@lru_cache(maxsize=1 << 17)
def body_key(agency: str) -> str:
    """One spelling for the names of one body: widths, blanks, brackets, 人民政府 or 政府.

    Nothing that tells a place is left out, so that a township never counts as its county.
    """
    text = unicodedata.normalize("NFKC", agency).casefold().translate(_BRACKETS)
    text = _IDLE.sub("", text)
    return _COMMITTEE.sub("管委会", _STREET.sub("", _GOVERNMENT.sub("", text)))
