"""Pages spoiled in the ways pages are: markup that changes nothing, and markup that loses cells."""

import re
from collections.abc import Callable, Mapping
from random import Random

from form_pages import BLANKS, CELLS, FIGURES, SHELLS, SPANS, TABLES, PageStyle
from form_parts import Part

from reviewer.domain.form import TABLES as NAMES
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import Value, ValueType, format_value

EDITIONS = ("2019", "2019/beijing", "2021")
ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le")
CLAIMS = ("", "utf-8", "gb2312", "gbk", "big5", "iso-8859-1")
Content = tuple[list[Part], dict[CellKey, str], dict[CellKey, Value | None]]


def content(random: Random, forms: Forms) -> Content:
    """A report with random figures: its parts, what is printed, and what that means."""
    edition = random.choice(EDITIONS)
    parts: list[Part] = ["某市某区某局", "2022年政府信息公开工作年度报告", "一、总体情况"]
    parts.append("2022年共收到政府信息公开申请12件，均已办结。主动公开政府信息138条。")
    texts: dict[CellKey, str] = {}
    values: dict[CellKey, Value | None] = {}
    for name in NAMES:
        ids = [form.id for form in forms.candidates(name)]
        form = forms.table(name, edition if edition in ids else edition[:4])
        parts += [form.title, form]
        for key, cell in form.cells.items():
            values[key], texts[key] = _figure(random, cell.type)
    return [*parts, "五、存在的主要问题及改进情况", "无。", "六、其他需要报告的事项"], texts, values


def _figure(random: Random, kind: ValueType) -> tuple[Value | None, str]:
    chance = random.random()
    if chance < 0.03:
        return None, ""
    if chance < 0.05:
        return None, random.choice(["/", "—", "无"])
    number = 0 if chance < 0.6 else random.choice([random.randint(1, 9), random.randint(1, 10**6)])
    return number, format_value(number, kind)


def style(random: Random) -> PageStyle:
    """Any style at all."""
    return PageStyle(
        shell=random.choice(SHELLS),
        cell=random.choice(CELLS),
        tables=random.choice(TABLES),
        spans=random.choice(SPANS),
        figures=random.choice(FIGURES),
        blank=random.choice(BLANKS),
        closed=random.random() < 0.8,
        nested=random.choice([0, 0, 1, 3]),
        encoding=random.choice(ENCODINGS),
        claim=random.choice(CLAIMS),
        seed=random.randrange(1000),
    )


Mutation = Callable[[Random, str], str]


def spread(random: Random, page: str) -> str:
    """White space between the parts of tables."""
    return _each(
        random,
        page,
        r">(?=</?(?:td|tr|p|div|table)\b)",
        lambda _: random.choice([">\n", "> ", ">\n\t  ", ">"]),
    )


def unclosed(random: Random, page: str) -> str:
    """Some elements are not ended."""
    return _each(random, page, r"</(?:td|tr|p|span|font|strong|tbody)>", lambda _: "")


def wrapped(random: Random, page: str) -> str:
    """The content of some cells lies deeper."""
    tag = random.choice(["span", "p", "div", "font", "b", "o:p", "center"])
    return _each(random, page, r"(<td[^>]*>)([^<]+)", lambda m: f"{m[1]}<{tag}>{m[2]}</{tag}>")


def commented(random: Random, page: str) -> str:
    """Comments and empty elements stand in cells."""
    extra = random.choice(["<!-- 9 -->", "<span></span>", "<a name=x></a>", "<o:p></o:p>", "<wbr>"])
    return _each(random, page, r"(<td[^>]*>)", lambda m: m[1] + extra)


def idle_rows(random: Random, page: str) -> str:
    """Rows and cells in which nothing stands."""
    return _each(random, page, r"</tr>", lambda _: "</tr><tr></tr>")


def spans_gone(random: Random, page: str) -> str:
    """Some spans are lost."""
    return _each(random, page, r' (?:row|col)span="\d+"', lambda _: "")


def spans_wrong(random: Random, page: str) -> str:
    """Some spans are wrong."""
    return _each(
        random,
        page,
        r'((?:row|col)span)="(\d+)"',
        lambda m: f'{m[1]}="{max(0, int(m[2]) + random.randint(-2, 3))}"',
    )


def cell_gone(random: Random, page: str) -> str:
    """One cell is lost."""
    return _one(random, page, r"<td>(?:(?!</?td).)*?</td>", lambda _: "")


def cell_twice(random: Random, page: str) -> str:
    """One cell stands twice."""
    return _one(random, page, r"<td>(?:(?!</?td).)*?</td>", lambda m: m[0] * 2)


def row_gone(random: Random, page: str) -> str:
    """One row is lost."""
    return _one(random, page, r"<tr>(?:(?!</?tr).)*?</tr>", lambda _: "")


def cells_joined(random: Random, page: str) -> str:
    """The line between two cells is lost."""
    between = random.choice(["", " ", "&nbsp;", "<br>"])
    return _one(random, page, r"</td>\s*<td>(?=(?:(?!<tr).)*\d)", lambda _: between)


def labels_changed(random: Random, page: str) -> str:
    """Some characters of the page are lost."""
    return _each(random, page, r"[\u4e00-\u9fff](?=[\u4e00-\u9fff])", lambda _: "", share=0.02)


HARMLESS: Mapping[str, Mutation] = {
    mutation.__name__: mutation for mutation in (spread, unclosed, wrapped, commented, idle_rows)
}
HARMFUL: Mapping[str, Mutation] = {
    mutation.__name__: mutation
    for mutation in (
        spans_gone,
        spans_wrong,
        cell_gone,
        cell_twice,
        row_gone,
        cells_joined,
        labels_changed,
    )
}


def _each(
    random: Random,
    page: str,
    pattern: str,
    change: Callable[[re.Match[str]], str],
    share: float = 0.3,
) -> str:
    """Change a share of all places in the tables."""
    start = page.find("<table")
    changed = re.sub(
        pattern,
        lambda m: change(m) if random.random() < share else m[0],
        page[start:],
        flags=re.DOTALL,
    )
    return page[:start] + changed


def _one(random: Random, page: str, pattern: str, change: Callable[[re.Match[str]], str]) -> str:
    """Change one place."""
    found = list(re.finditer(pattern, page, flags=re.DOTALL))
    if not found:
        return page
    match = random.choice(found)
    return page[: match.start()] + change(match) + page[match.end() :]
