"""What the charts of the overview say, in the words of the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reviewer.domain.changes import ReviewState
from reviewer.domain.form import CellForm
from reviewer.domain.overview import Aspect, Slice
from reviewer.domain.report import Origin
from reviewer.domain.rules import Rule
from reviewer.review.overview import Bar, Chart, Subject
from reviewer.ui.wording import Words, origin_text, state_text, translate

PARTS = ("failed", "accepted", "corrected")
"""The colours of errors, in the order of the parts of a bar."""
SIGNS = ("✕", "✓", "✎")
_STATE_COLOURS = {
    ReviewState.DONE: "accepted",
    ReviewState.STARTED: "accent",
    ReviewState.OPEN: "line_strong",
    ReviewState.SET_ASIDE: "line",
}


@dataclass(frozen=True, slots=True)
class BarText:
    """A bar as it is shown: label, parts with their colours, the number in words."""

    label: str
    parts: tuple[tuple[int, str], ...]
    number: str
    slice: Slice

    @property
    def total(self) -> int:
        """Its whole length."""
        return sum(count for count, _ in self.parts)

    @property
    def told(self) -> str:
        """The bar in one line."""
        return translate("Overview", "{label}：{number}").format(
            label=self.label, number=self.number
        )


@dataclass(frozen=True, slots=True)
class ChartText:
    """A chart as it is shown; `empty` stands in the place of its bars."""

    subject: Subject
    title: str
    note: str
    empty: str
    bars: tuple[BarText, ...]
    legend: tuple[tuple[str, str], ...] = ()
    """Names and colours of the parts."""


class OverviewWords:
    """Names what is counted."""

    def __init__(
        self, language: str, cells: Mapping[str, CellForm], rules: Mapping[str, Rule]
    ) -> None:
        self._words = Words(language, cells)
        self._rules = rules

    def chart(self, chart: Chart) -> ChartText:
        """All that a chart shows."""
        title, note, empty = _about(chart.subject)
        if chart.left_out:
            more = translate("Overview", "另有 {count} 项未列出").format(count=chart.left_out)
            note = translate("Overview", "；").join(filter(None, (note, more)))
        parted = chart.subject in (Subject.AGENCIES, Subject.YEARS)
        bars = tuple(self._bar(bar, chart) for bar in chart.bars)
        legend = part_names() if parted else ()
        return ChartText(chart.subject, title, note, empty, bars, legend)

    def _bar(self, bar: Bar, chart: Chart) -> BarText:
        label = self.label(bar.slice)
        if len(bar.parts) > 1:
            parts = tuple(zip(bar.parts, PARTS, strict=True))
            said = [f"{sign}{count}" for count, sign in zip(bar.parts, SIGNS, strict=True) if count]
            return BarText(label, parts, f"{bar.total}  {' '.join(said)}", bar.slice)
        colour, number = "accent", str(bar.total)
        if bar.slice.aspect is Aspect.STATE:
            colour = _STATE_COLOURS[ReviewState(bar.slice.value)]
            whole = sum(other.total for other in chart.bars) or 1
            number = f"{bar.total}  {round(Decimal(bar.total * 100) / whole)}%"
        return BarText(label, ((bar.total, colour),), number, bar.slice)

    def label(self, some: Slice) -> str:
        """The name of a slice."""
        match some.aspect:
            case Aspect.RULE:
                return self._rule(some.value)
            case Aspect.CELL:
                return self._words.cell_name(some.value)
            case Aspect.STATE:
                return state_text(ReviewState(some.value))
            case Aspect.DAY:
                return _day(some.value)
        return _fixed(some) or some.value

    def _rule(self, name: str) -> str:
        rule = self._rules.get(name)
        if rule is None:
            return translate("Overview", "其他规则")
        return self._words.rule_name(rule)


def _fixed(some: Slice) -> str:
    """The name of a slice that has one of its own."""
    if some.aspect is Aspect.ORIGIN:
        return origin_text(Origin(some.value))
    if some.aspect is Aspect.YEAR and some.value:
        return translate("Overview", "{year} 年").format(year=some.value)
    if some.value:
        return ""
    return {
        Aspect.LOOK: translate("Overview", "读数把握不大"),
        Aspect.AGENCY: translate("Overview", "机关名称未识别"),
        Aspect.YEAR: translate("Overview", "年度不详"),
        Aspect.AS_PRINTED: translate("Overview", "原文如此"),
        Aspect.PROPOSAL: translate("Overview", "未注明"),
    }.get(some.aspect, "")


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return translate("Overview", "{month} 月 {day} 日").format(month=day.month, day=day.day)


def part_names() -> tuple[tuple[str, str], ...]:
    """The parts of errors, each with its sign, and their colours."""
    names = (
        translate("Overview", "✕ 未解决"),
        translate("Overview", "✓ 原文如此"),
        translate("Overview", "✎ 已更正"),
    )
    return tuple(zip(names, PARTS, strict=True))


def _about(subject: Subject) -> tuple[str, str, str]:
    """Title, explanation, and what is said where there are no bars."""
    nothing = translate("Overview", "还没有。")
    found = {
        Subject.PROGRESS: (translate("Overview", "进度"), "", nothing),
        Subject.DAYS: (
            translate("Overview", "每天完成的报告"),
            "",
            translate("Overview", "还没有完成的报告。完成一份：Ctrl+Enter。"),
        ),
        Subject.RULES: (
            translate("Overview", "未解决的问题，按规则"),
            translate("Overview", "报告份数；读数按处"),
            translate("Overview", "没有未解决的问题。"),
        ),
        Subject.AGENCIES: (
            translate("Overview", "错误，按机关"),
            "",
            translate("Overview", "没有错误。"),
        ),
        Subject.YEARS: (
            translate("Overview", "错误，按年度"),
            "",
            translate("Overview", "没有错误。"),
        ),
    }
    return found.get(subject) or _about_work(subject, nothing)


def _about_work(subject: Subject, nothing: str) -> tuple[str, str, str]:
    return {
        Subject.HANDLED: (
            translate("Overview", "怎样处理的"),
            translate("Overview", "单元格数；原文如此为问题数"),
            nothing,
        ),
        Subject.REASONS: (
            translate("Overview", "原文如此的理由"),
            translate("Overview", "问题数"),
            translate("Overview", "还没有按原文接受的问题。"),
        ),
        Subject.PROPOSALS: (
            translate("Overview", "采纳的建议，按错误的类型"),
            translate("Overview", "次数"),
            translate("Overview", "还没有采纳建议。"),
        ),
        Subject.CELLS: (
            translate("Overview", "人工填写最多的单元格"),
            translate("Overview", "报告份数"),
            translate("Overview", "还没有人工填写的单元格。"),
        ),
    }.get(subject, ("", "", nothing))
