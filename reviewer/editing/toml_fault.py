"""What is wrong with the writing of a TOML file, as a kind that can be told in any language."""

import re

from reviewer.domain.errors import UserError

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_WIDE = frozenset("“”‘’„＂＇＝，：；［］【】｛｝（）＃。、")
"""What a Chinese keyboard types in place of the signs of the file."""
_KINDS = (
    (r"Unterminated string|Illegal character '\\[rn]|Expected \"'+\"", "unclosed_string"),
    (r"Expected '='", "no_equals"),
    (r"Expected '\]+'", "unclosed_head"),
    (r"Expected newline", "rest_of_line"),
    (r"Unclosed", "unclosed_bracket"),
    (r"Cannot|Duplicate", "double_name"),
    (r"Unescaped|hex value|Escaped character", "backslash"),
    (r"Invalid date", "date"),
    (r"Invalid initial|Invalid statement", "no_statement"),
    (r"Invalid value", "no_quotes"),
    (r"[Ii]llegal character|invalid character", "character"),
)
"""By what the parser says; what it says in no version known here is told in general words."""


def toml_fault(error: Exception, text: str) -> tuple[int, UserError]:
    """Where in the text the parser stopped (an offset), and why."""
    offset = _offset(str(error), text)
    return offset, UserError("office_rule", **_cause(str(error), text[offset : offset + 1]))


def _cause(said: str, sign: str) -> dict[str, str]:
    # A sign typed on a Chinese keyboard is the cause, whatever the parser makes of it.
    if sign in _WIDE:
        return {"reason": "wide_sign", "sign": sign}
    if "Invalid value" in said and not sign.strip():
        return {"reason": "no_value"}
    return {"reason": next((kind for known, kind in _KINDS if re.search(known, said)), "")}


def _offset(said: str, text: str) -> int:
    """The parser tells a line and a column, or that it is the end, or nothing."""
    at = _AT.search(said)
    if at is None:
        return len(text) if "end of document" in said else 0
    before = text.split("\n")[: int(at[1]) - 1]
    return sum(len(line) + 1 for line in before) + int(at[2]) - 1
