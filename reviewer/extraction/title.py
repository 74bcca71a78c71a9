"""Who published the report and for which year, from its title or the period of its figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HEAD = 6000
_SOME_LINES = 60
_FARTHEST = 60_000
_SECTION = re.compile(r"(?m)^\s*一\s*[.,]?\s*(?:总体|基本|概述)")
_SEVERAL = 2
_LINES_OF_A_TITLE = 4
_LETTERS_OF_A_TITLE = 90
_COMPLETE = 3
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>(?:19|20)\d{2}|二[〇○零0][〇○零一二三四五六七八九0]{2})"
_OPEN, _CLOSE = r"[\[〔(【<《]*", r"[\]〕)】>》]*"
_WHAT = "政府信息公开"
_REPORT = re.compile(
    rf"(?:的)?(?P<what>{_WHAT}|政务公开|信息公开)(?:工作)?(?:情况)?(?:的)?{_OPEN}{_YEAR}?{_CLOSE}"
    r"(?:年度|年)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报)[》>]?"
)
_OF_YEAR = re.compile(rf"{_OPEN}{_YEAR}(?![-./\d])(?:年度|年报|年)?{_CLOSE}(?:年度|年)?")
_SENTENCE = re.compile(
    r"(?:(?:现|特|兹|予以)[^,.;]{0,6}(?:公布|公开|发布|报告)|现将|汇报|总结|编制|形成|制定了?)(?!了)"
    r"(?P<title>[《<]?[^,.;:《》<>]{2,60}?信息公开(?:工作)?(?:情况)?(?:年度)?(?:报告|年报)[》>]?"
    r"|[^,.;:《》<>]{2,20}?政府信息公开工作(?:情况)?(?=[,.;:]|汇报|如下))"
)
_PREAMBLE = 400
"""Further on, sentences tell of other reports."""
_PROSE = re.compile(r"[.;!]|[根依]据|编制")
_PERIOD = re.compile(rf"{_YEAR}年0?1月0?1日(?:起)?(?:至|到|-|~)+")
_PAGE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_BODY = re.compile(
    r"(?:政府|办公室|委员会|管委会|委|局|厅|办|署|院|部|处|所|站|队|中心|街道|镇|乡|"
    r"学校|大学|学院|中学|小学|幼儿园|医院|集团|公司|银行|馆|会|司|省|市|区|县|旗|州|盟)$"
)
_ABOUT = re.compile(r"^关于|(?:关于)?(?:报送|上报|呈报|印发|发布|公布|公开)?$")
_ANYBODY = re.compile(r"[各县市区省州直级属所有府政及和、,乡镇街道部门单位委办局机关站]+")
"""What stands over a list of bodies and is no name of one."""
_WRITER = re.compile(r"(?:我|本)(?:[省市州县区旗镇乡街局委办厅院校馆处所站队]|单位|部门|机关|中心)")
_BESIDE = re.compile(r"[>|_-]")
_CAPTION = re.compile(
    r"^(?:标题|名称|信息名称|单位|(?:发布|编制|编报|填报|报告|公开)(?:单位|机构|部门|主体)):"
)
_ADDED = re.compile(r"\([^()]*\)?$")
_UNKNOWN = re.compile("[\ufffd:]")
_TRIM = " \t\n,.:;-_|·()<>[]《》〔〕【】\"'“”"


@dataclass(frozen=True, slots=True)
class Title:
    """What the title tells; None where it does not."""

    agency: str | None = None
    year: int | None = None


def find_title(folded: str) -> Title:
    """Agency and year from the head of a folded text, else from a sentence, else of its period."""
    lines = _head(folded)
    period = _year_of_period(folded)
    best = _chosen(list(_titles(lines)), period)
    best = Title(best.agency, best.year or period)
    return _joined(best, list(_told(lines))) if _completeness(best) < _COMPLETE else best


def _head(folded: str) -> list[str]:
    """The lines a title may be among: the first ones and those before the first section."""
    section = _SECTION.search(folded, 0, _FARTHEST)
    end = section.start() + _PREAMBLE if section else _HEAD
    lines = ["".join(line.split()) for line in folded[:end].split("\n")]
    lines = [line for line in lines if line and not _PAGE_NUMBER.fullmatch(line)]
    return lines[:_SOME_LINES] + lines[_SOME_LINES:][-_SOME_LINES if section else len(lines) :]


def _chosen(titles: Sequence[Title], period: int | None) -> Title:
    """The fullest; of several years that of the period, or else the last one."""
    most = max(map(_completeness, titles), default=0)
    fullest = [title for title in titles if _completeness(title) == most]
    if len({title.year for title in fullest}) < _SEVERAL:
        return fullest[0] if fullest else Title()
    return next((title for title in fullest if title.year == period), fullest[-1])


def _told(lines: Sequence[str]) -> Iterator[Title]:
    """What sentences call the report they stand in."""
    for match in _SENTENCE.finditer("".join(lines)[:_PREAMBLE]):
        title = match["title"]
        if report := _REPORT.search(title):
            told = _read(title, report, (), 0, 0)
        else:
            dated = _OF_YEAR.search(title)
            told = Title(None, _number(dated["year"]) if dated else None)
        if told.year:
            yield told


def _joined(title: Title, told: Sequence[Title]) -> Title:
    """A title completed by what sentences say, if all of them agree with it."""
    years = {one.year for one in (title, *told) if one.year}
    if len(years) > 1:
        return title
    return Title(
        title.agency or next((one.agency for one in told if one.agency), None),
        next(iter(years), None),
    )


def _completeness(title: Title) -> int:
    return 2 * (title.year is not None) + (title.agency is not None)


def _titles(lines: Sequence[str]) -> Iterator[Title]:
    """Every run of lines that ends as a title does, shorter runs first, up to one that is full."""
    for last, line in enumerate(lines):
        if "报告" not in line and "年报" not in line:
            continue
        for first in range(last, max(-1, last - _LINES_OF_A_TITLE), -1):
            text = "".join(lines[first : last + 1])
            if len(text) > _LETTERS_OF_A_TITLE or _PROSE.search(text):
                break
            if match := _REPORT.search(text):
                title = _read(text, match, lines, first, last)
                yield title
                if _completeness(title) == _COMPLETE:
                    break


def _read(text: str, match: re.Match[str], lines: Sequence[str], first: int, last: int) -> Title:
    year, parts = match["year"], []
    for part in (text[: match.start()], text[match.end() :]):
        dated = None if year else _OF_YEAR.search(part)
        year = dated["year"] if dated else year
        parts += [part[: dated.start()], part[dated.end() :]] if dated else [part]
    if not year and (below := _OF_YEAR.fullmatch("".join(lines[last + 1 : last + 2]))):
        year = below["year"]
    if not any(parts):
        parts = [*lines[max(0, first - 1) : first], *lines[last + 1 : last + 2]]
    names = (name for part in parts if (name := _name(part)))
    name = next(names, None)
    if not year and (match["what"] != _WHAT or (name and _ANYBODY.fullmatch(name))):
        return Title()
    return Title(name, _number(year) if year else None)


def _name(text: str) -> str | None:
    """A text that names a body, without what surrounds it; none with a character unknown."""
    parts = (part.strip(_TRIM) for part in _BESIDE.split(text))
    name = next((part for part in reversed(list(parts)) if part), "")
    name = _ABOUT.sub("", _CAPTION.sub("", name))
    if name.count("(") > name.count(")"):
        name += ")"
    known = 2 <= len(name) <= 50 and not _UNKNOWN.search(name) and not _WRITER.match(name)
    return name if known and _BODY.search(_ADDED.sub("", name)) else None


def _number(year: str) -> int:
    return int(year.translate(_DIGITS).replace("二", "2"))


def _year_of_period(folded: str) -> int | None:
    text = "".join(folded.split())
    match = _PERIOD.search(text)
    return _number(match["year"]) if match else None
