"""Who published the report and for which year, from its title or the period of its figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HEAD = 6000
_FIRST_LINES = 60
_LINES_OF_A_TITLE = 4
_LETTERS_OF_A_TITLE = 90
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>(?:19|20)\d{2}|二[〇○零0][〇○零一二三四五六七八九0]{2})"
_OPEN, _CLOSE = r"[\[〔(【<《]*", r"[\]〕)】>》]*"
_REPORT = re.compile(
    rf"(?:的)?政府信息公开(?:工作)?(?:情况)?{_OPEN}{_YEAR}?{_CLOSE}"
    r"(?:年度|年)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报)[》>]?"
)
_OF_YEAR = re.compile(rf"{_OPEN}{_YEAR}{_CLOSE}(?:年度|年)?")
_PROSE = re.compile(r"[.;!]|[根依]据|编制")
_PERIOD = re.compile(rf"{_YEAR}年0?1月0?1日(?:起)?(?:至|到|-|~)+")
_PAGE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_BODY = re.compile(
    r"(?:政府|办公室|委员会|管委会|委|局|厅|办|署|院|部|处|所|站|队|中心|街道|镇|乡|"
    r"学校|大学|学院|医院|集团|公司|银行|馆|会|司|省|市|区|县|旗|州|盟)$"
)
_UNKNOWN = "\ufffd"
_TRIM = " \t\n,.:;-_|·()<>[]《》〔〕【】\"'“”"


@dataclass(frozen=True, slots=True)
class Title:
    """What the title tells; None where it does not."""

    agency: str | None = None
    year: int | None = None


def find_title(folded: str) -> Title:
    """Read agency and year from the head of a folded text, else the year from its period."""
    lines = ["".join(line.split()) for line in folded[:_HEAD].split("\n")]
    lines = [line for line in lines if line and not _PAGE_NUMBER.fullmatch(line)][:_FIRST_LINES]
    best = max(_titles(lines), key=_completeness, default=Title())
    return Title(best.agency, best.year or _year_of_period(folded))


def _completeness(title: Title) -> int:
    return 2 * (title.year is not None) + (title.agency is not None)


def _titles(lines: Sequence[str]) -> Iterator[Title]:
    """Every run of lines that ends as a title does, shorter runs first."""
    for last, line in enumerate(lines):
        if "报告" not in line and "年报" not in line:
            continue
        for first in range(last, max(-1, last - _LINES_OF_A_TITLE), -1):
            text = "".join(lines[first : last + 1])
            if len(text) > _LETTERS_OF_A_TITLE or _PROSE.search(text):
                break
            if match := _REPORT.search(text):
                yield _read(text, match, lines, first, last)


def _read(text: str, match: re.Match[str], lines: Sequence[str], first: int, last: int) -> Title:
    year, parts = match["year"], []
    for part in (text[: match.start()], text[match.end() :]):
        dated = None if year else _OF_YEAR.search(part)
        year = dated["year"] if dated else year
        parts += [part[: dated.start()], part[dated.end() :]] if dated else [part]
    if not any(parts):
        parts = [*lines[max(0, first - 1) : first], *lines[last + 1 : last + 2]]
    names = (name for part in parts if (name := _name(part)))
    return Title(next(names, None), _number(year) if year else None)


def _name(text: str) -> str | None:
    """A text that names a body, without what surrounds it; none with a character unknown."""
    name = text.strip(_TRIM).removeprefix("关于").removesuffix("关于")
    known = 2 <= len(name) <= 50 and _UNKNOWN not in name
    return name if known and _BODY.search(name) else None


def _number(year: str) -> int:
    return int(year.translate(_DIGITS).replace("二", "2"))


def _year_of_period(folded: str) -> int | None:
    text = "".join(folded.split())
    match = _PERIOD.search(text)
    return _number(match["year"]) if match else None
