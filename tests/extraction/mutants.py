"""What happens to texts on their way: numbers lost or joined, page numbers, spellings, cuts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import Value

NUMBER = re.compile(r"(?<![^\s])[+-]?\d[\d,]*(?:\.\d+)?(?![^\s])")
HAN = re.compile(r"[\u4e00-\u9fff]")
PAGE_NUMBERS = ("- {} -", "{}", "第{}页", "— {} —", "-{}-", "第 {} 页 共 9 页", "{}/9", " {}  ")


@dataclass(frozen=True, slots=True, repr=False)
class Mutant:
    """A text, what it says now, and what was done to it."""

    text: str
    cells: Mapping[CellKey, Value | None]
    done: tuple[str, ...] = ()


Mutation = Callable[[Random, Mutant], Mutant]


def mutate(random: Random, mutant: Mutant, mutation: Mutation) -> Mutant:
    """Apply one mutation and note it."""
    changed = mutation(random, mutant)
    return replace(changed, done=(*mutant.done, mutation.__name__))


def _tables(text: str) -> tuple[int, int]:
    """Where the tables stand, roughly."""
    start = max(text.rfind("主动公开政府信息情况", 0, text.find("信息内容") + 1), 0)
    end = text.rfind("存在的主要问题")
    return start, end if end > start else len(text)


def _numbers(text: str) -> list[re.Match[str]]:
    start, end = _tables(text)
    return list(NUMBER.finditer(text, start, end))


def _cut(text: str, start: int, end: int, put: str = "") -> str:
    return text[:start] + put + text[end:]


def delete_number(random: Random, mutant: Mutant) -> Mutant:
    """A number is gone; in a row of cells either its cell is gone too or the cell is blank now."""
    numbers = _numbers(mutant.text)
    if not numbers:
        return mutant
    index = random.randrange(len(numbers))
    start, end = numbers[index].span()
    line = mutant.text[mutant.text.rfind("\n", 0, start) + 1 : start]
    if "\t" in line or mutant.text[end : end + 1] == "\t":
        return _delete_cell(random, mutant, numbers, index)
    if stroke := re.compile(r"\s*\|").match(mutant.text, end):
        return _delete_before(random, mutant, numbers, index, stroke.end())
    if random.random() < 0.5 and mutant.text[start - 1] == " ":
        start -= 1
    return replace(mutant, text=_cut(mutant.text, start, end))


def _delete_cell(
    random: Random, mutant: Mutant, numbers: list[re.Match[str]], index: int
) -> Mutant:
    start, end = numbers[index].span()
    keys = [key for key, value in mutant.cells.items() if value is not None]
    if len(keys) == len(numbers) and random.random() < 0.5:
        cells = {**mutant.cells, keys[index]: None}
        return Mutant(_cut(mutant.text, start, end), cells, mutant.done)
    tab = mutant.text.rfind("\t", 0, start)
    is_first = "\n" in mutant.text[max(0, tab) : start]
    return mutant if is_first else replace(mutant, text=_cut(mutant.text, tab, end))


def _delete_before(
    random: Random, mutant: Mutant, numbers: list[re.Match[str]], index: int, stroke: int
) -> Mutant:
    """The number before a stroke: it alone, which leaves its cell blank, or with the stroke."""
    start, end = numbers[index].span()
    keys = [key for key, value in mutant.cells.items() if value is not None]
    if len(keys) == len(numbers) and random.random() < 0.5:
        cells = {**mutant.cells, keys[index]: None}
        return Mutant(_cut(mutant.text, start, end), cells, mutant.done)
    return replace(mutant, text=_cut(mutant.text, start, stroke))


def join_numbers(random: Random, mutant: Mutant) -> Mutant:
    """Nothing stands between two numbers any more."""
    numbers = _numbers(mutant.text)
    pairs = [
        (a.end(), b.start())
        for a, b in pairwise(numbers)
        if not mutant.text[a.end() : b.start()].strip()
        and b[0][0] not in "+-"
        and mutant.text.count("\n", a.end(), b.start())
        <= ("\t" in mutant.text[a.end() : b.start()])
    ]
    if not pairs:
        return mutant
    return replace(mutant, text=_cut(mutant.text, *random.choice(pairs)))


def page_number(random: Random, mutant: Mutant) -> Mutant:
    """A line with a page number anywhere."""
    text = mutant.text
    ends = [match.start() for match in re.finditer("\n", text)] or [len(text)]
    start, end = _tables(text)
    inside = [place for place in ends if start < place < end]
    place = random.choice(inside if inside and random.random() < 0.8 else ends)
    line = random.choice(PAGE_NUMBERS).format(random.randint(1, 12))
    around = random.choice(["\n{}", "\n\n{}\n", "\n{}\n", "\n\n{}"])
    return replace(mutant, text=_cut(text, place, place, around.format(line)))


def page_number_in_a_row(random: Random, mutant: Mutant) -> Mutant:
    """A page number at the end of a line of values."""
    numbers = [
        m
        for m in _numbers(mutant.text)
        if mutant.text[m.end() : m.end() + 2].strip(" ")[:1] == "\n"
    ]
    if not numbers or "\t" in mutant.text:
        return mutant
    place = random.choice(numbers).end()
    return replace(mutant, text=_cut(mutant.text, place, place, f" {random.randint(1, 12)}"))


def full_width(random: Random, mutant: Mutant) -> Mutant:
    wide = str.maketrans("0123456789,.+-()", "０１２３４５６７８９，．＋－（）")
    narrow = str.maketrans("（）．，、：“”", '()．,、:""')
    return replace(mutant, text=mutant.text.translate(random.choice([wide, narrow])))


def odd_spaces(random: Random, mutant: Mutant) -> Mutant:
    """Other white space, and more of it, around numbers."""
    space = random.choice(["\u00a0", "\u3000", "\u2003", " \u00a0"])

    def around(match: re.Match[str]) -> str:
        return space + match[0] + random.choice(["", space])

    start, end = _tables(mutant.text)
    if random.random() < 0.5:
        text = mutant.text[start:end].replace(" ", space)
    else:
        text = NUMBER.sub(around, mutant.text[start:end])
    return replace(mutant, text=_cut(mutant.text, start, end, text))


def list_marks(random: Random, mutant: Mutant) -> Mutant:
    mark = random.choice(["、", "．", "", " ", ". ", "，"])
    text = re.sub(r"(?<!\d)([1-8])[.．](?=[\u4e00-\u9fff])", rf"\g<1>{mark}", mutant.text)
    if mark == "":
        text = re.sub(r"(?<!\d)[1-8][.．](?=[\u4e00-\u9fff])", "", mutant.text)
    return replace(mutant, text=text)


def numbered_titles(random: Random, mutant: Mutant) -> Mutant:
    """Section numbers lost or written otherwise."""
    mark = random.choice(["", r"\g<1>.", r"\g<1> 、"])
    return replace(mutant, text=re.sub(r"(?m)^([一二三四五六])、", mark, mutant.text))


def space_in_label(random: Random, mutant: Mutant) -> Mutant:
    return _at_a_letter(random, mutant, lambda text, place: _cut(text, place, place, " "))


def drop_letter(random: Random, mutant: Mutant) -> Mutant:
    return _at_a_letter(random, mutant, lambda text, place: _cut(text, place, place + 1))


def break_label(random: Random, mutant: Mutant) -> Mutant:
    """A label goes on in the next line."""
    if "\t" in mutant.text:
        return mutant
    return _at_a_letter(random, mutant, lambda text, place: _cut(text, place, place, "\n"))


def _at_a_letter(random: Random, mutant: Mutant, change: Callable[[str, int], str]) -> Mutant:
    start, end = _tables(mutant.text)
    places = [match.start() for match in HAN.finditer(mutant.text, start, end)]
    if not places:
        return mutant
    return replace(mutant, text=change(mutant.text, random.choice(places)))


def cut_off(random: Random, mutant: Mutant) -> Mutant:
    """The file ends somewhere."""
    return replace(mutant, text=mutant.text[: random.randint(200, max(201, len(mutant.text)))])


def cut_in_tables(random: Random, mutant: Mutant) -> Mutant:
    start, end = _tables(mutant.text)
    return replace(mutant, text=mutant.text[: random.randint(start, end)])


def running_head(random: Random, mutant: Mutant) -> Mutant:
    """A page break with the head of the page."""
    places = [match.start() for match in re.finditer("\n", mutant.text)]
    line = "\n\n某市某区政府信息公开工作年度报告\n\n"
    place = random.choice(places) if places else 0
    return replace(mutant, text=_cut(mutant.text, place, place, line))


def lost_newline(random: Random, mutant: Mutant) -> Mutant:
    """Two lines run together."""
    start, end = _tables(mutant.text)
    places = [m.span() for m in re.finditer(r"\n+(?!\t)", mutant.text[:end]) if m.start() > start]
    if not places:
        return mutant
    return replace(mutant, text=_cut(mutant.text, *random.choice(places), random.choice(["", " "])))


def contents(random: Random, mutant: Mutant) -> Mutant:
    """A table of contents with dots and page numbers before everything."""
    lines = (
        "目 录",
        "一、总体情况..........1",
        "二、主动公开政府信息情况.......3",
        "三、收到和处理政府信息公开申请情况........ 4",
        "四、政府信息公开行政复议、行政诉讼情况…………6",
        "五、存在的主要问题及改进情况 8",
    )
    return replace(mutant, text="\n".join(lines) + "\n\n" + mutant.text)


def titles_in_prose(random: Random, mutant: Mutant) -> Mutant:
    """The words of the tables in running text, with numbers."""
    prose = (
        "\n详见本报告“二、主动公开政府信息情况”和“三、收到和处理政府信息公开申请情况”，"
        "其中行政许可 12 件，行政处罚 7 件，予以公开 5 件，部分公开 2 件，"
        "结转下年度继续办理 3 件；行政复议结果维持 1 件。\n"
    )
    place = random.choice([m.start() for m in re.finditer("\n\n", mutant.text)] or [0])
    return replace(mutant, text=_cut(mutant.text, place, place, prose))


def repeated_head(random: Random, mutant: Mutant) -> Mutant:
    """The heads of the requests table again after a page break."""
    head = (
        "\n申请人情况\n自然人 法人或其他组织 总计\n"
        "商业企业 科研机构 社会公益组织 法律服务机构 其他\n"
    )
    row = random.choice(
        ["二、上年结转", "（四）无法提供", "1.信访举报", "（七）总计", "四、结转下年度"]
    )
    place = mutant.text.find(row)
    place = mutant.text.rfind("\n", 0, place) if place > 0 else -1
    if place < 0 or "\t" in mutant.text:
        return mutant
    return replace(mutant, text=_cut(mutant.text, place, place, head))


def lost_line(random: Random, mutant: Mutant) -> Mutant:
    """A line is gone, a cell behind a tab or before a lone stroke included."""
    start, end = _tables(mutant.text)
    places = [
        (m.start(), m.end())
        for m in re.finditer(r"\n[^\n]+(?:\n\|(?=\n))?", mutant.text[:end])
        if m.start() > start
    ]
    if not places:
        return mutant
    return replace(mutant, text=_cut(mutant.text, *random.choice(places)))


def swap_lines(random: Random, mutant: Mutant) -> Mutant:
    """Two lines change places, unless both hold nothing but values."""
    start, end = _tables(mutant.text)
    lines = mutant.text[start:end].split("\n")
    filled = [i for i, line in enumerate(lines) if line.strip()]
    pairs = [
        (a, b)
        for a, b in pairwise(filled)
        if (HAN.search(lines[a]) or HAN.search(lines[b]))
        and "\t" not in lines[a] + lines[b]
        and "情况" not in lines[a] + lines[b]
    ]
    if not pairs:
        return mutant
    a, b = random.choice(pairs)
    lines[a], lines[b] = lines[b], lines[a]
    return replace(mutant, text=_cut(mutant.text, start, end, "\n".join(lines)))


def twice(random: Random, mutant: Mutant) -> Mutant:
    """A line stands there twice."""
    start, end = _tables(mutant.text)
    places = [m.span() for m in re.finditer(r"\n[^\n]+", mutant.text[:end]) if m.start() > start]
    if not places:
        return mutant
    first, last = random.choice(places)
    return replace(mutant, text=_cut(mutant.text, last, last, mutant.text[first:last]))


def split_number(random: Random, mutant: Mutant) -> Mutant:
    """White space inside a number."""
    numbers = [m for m in _numbers(mutant.text) if len(m[0]) > 1 and m[0][0].isdecimal()]
    if not numbers:
        return mutant
    number = random.choice(numbers)
    place = random.randint(number.start() + 1, number.end() - 1)
    return replace(mutant, text=_cut(mutant.text, place, place, random.choice([" ", "\n"])))


def odd_value(random: Random, mutant: Mutant) -> Mutant:
    """Something else stands where a number stood."""
    numbers = _numbers(mutant.text)
    keys = [key for key, value in mutant.cells.items() if value is not None]
    if len(keys) != len(numbers):
        return mutant
    index = random.randrange(len(numbers))
    put = random.choice(["/", "—", "-", "无", "O", "o", "〇", "l", "见附件", "*", "?", "一", "0."])
    cells = {**mutant.cells, keys[index]: None}
    return Mutant(_cut(mutant.text, *numbers[index].span(), put), cells, mutant.done)


def lost_page(random: Random, mutant: Mutant) -> Mutant:
    """A stretch of lines is gone, but not just what tells one edition from the other."""
    start, end = _tables(mutant.text)
    ends = [m.start() for m in re.finditer("\n", mutant.text) if start < m.start() < end]
    if len(ends) < 60:
        return mutant
    first = random.randrange(len(ends) - 50)
    last = first + random.randint(2, 48)
    if "逾期" in mutant.text[ends[first] : ends[last]]:
        return mutant
    return replace(mutant, text=_cut(mutant.text, ends[first], ends[last]))


def no_heading(random: Random, mutant: Mutant) -> Mutant:
    """The titles of the tables are gone."""
    text = re.sub(
        r"(?m)^.{0,3}(主动公开政府信息|收到和处理|政府信息公开行政复议).*$", "", mutant.text
    )
    return replace(mutant, text=text)


def other_tables(random: Random, mutant: Mutant) -> Mutant:
    """Another table with numbers, just before or after one of the three."""
    table = "\n序号 项目 金额 占比\n1 办公费 12.50 30%\n2 印刷费 3.20 8%\n3 合计 15.70 38%\n"
    title = random.choice(["主动公开政府信息情况", "收到和处理", "存在的主要问题"])
    place = mutant.text.rfind("\n", 0, mutant.text.rfind(title))
    if place < 0:
        return mutant
    return replace(mutant, text=_cut(mutant.text, place, place, table))


def note(random: Random, mutant: Mutant) -> Mutant:
    """A note with numbers between lines of the tables."""
    start, end = _tables(mutant.text)
    ends = [m.start() for m in re.finditer("\n", mutant.text) if start < m.start() < end]
    line = random.choice(
        [
            "注：截至 2020 年 12 月 31 日，含下属单位 3 家。",
            "说明：单位 万元",
            "备注 1",
            "注1：同上年 2",
        ]
    )
    place = random.choice(ends) if ends else 0
    return replace(mutant, text=_cut(mutant.text, place, place, f"\n{line}"))


ASKED: tuple[Mutation, ...] = (
    delete_number,
    join_numbers,
    page_number,
    full_width,
    odd_spaces,
    list_marks,
    numbered_titles,
    space_in_label,
    drop_letter,
    cut_off,
)
FURTHER: tuple[Mutation, ...] = (
    page_number_in_a_row,
    break_label,
    cut_in_tables,
    running_head,
    lost_newline,
    contents,
    titles_in_prose,
    repeated_head,
    lost_line,
    swap_lines,
    twice,
    split_number,
    odd_value,
    lost_page,
    no_heading,
    other_tables,
    note,
)
