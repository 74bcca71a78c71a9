"""What the screen shows of a compared cell, and the words for it."""

from dataclasses import dataclass
from html import escape

from reviewer.domain.form import CellKey
from reviewer.domain.numbers import CellStatus, ValueType
from reviewer.domain.report import Cell
from reviewer.review.comparison import Comparison, Pair, Relation, Tie
from reviewer.ui.form_table.looks import CellLook
from reviewer.ui.wording import Words, plain, short_value, signed, translate


@dataclass(frozen=True, slots=True)
class PairLook(CellLook):
    """A cell of one side beside the same cell of the other."""

    differs: bool = False
    grave: bool = False
    """Whether the two must agree."""
    beneath: str = ""
    """What stands small under a number that differs."""
    tied: bool = False
    tie: bool | None = True
    """Whether all rules over the years about it hold."""
    alone: bool = False
    """Whether only this report prints it."""


def pair_looks(made: Comparison, words: Words, *, left: bool) -> dict[CellKey, PairLook]:
    """The looks of the cells one side prints."""
    tied = made.tied(left=left)
    found: dict[CellKey, PairLook] = {}
    for key, pair in made.pairs.items():
        cell = pair.left if left else pair.right
        if cell is None:
            continue
        kind = words.value_type(key)
        found[key] = PairLook(
            short_value(cell, kind),
            cell.status,
            differs=pair.differs,
            grave=made.relation is Relation.VERSIONS,
            beneath=_beneath(pair, kind, left=left) if pair.differs else "",
            tied=key in tied,
            tie=tied.get(key, True),
            alone=not pair.comparable,
        )
    return found


def _beneath(pair: Pair, kind: ValueType, *, left: bool) -> str:
    """On the left what stands on the right, on the right the difference."""
    if left:
        return "→ " + _said(pair.right, kind)
    return "≠" if pair.difference is None else signed(pair.difference)


def _said(cell: Cell | None, kind: ValueType) -> str:
    if cell is None:
        return translate("Comparison", "无此格")
    if cell.status is CellStatus.BLANK:
        return translate("Comparison", "空白")
    return short_value(cell, kind)


def sides_of(pair: Pair, kind: ValueType) -> tuple[str, str]:
    """What stands on the left and on the right."""
    return _said(pair.left, kind), _said(pair.right, kind)


def sides(pair: Pair, kind: ValueType) -> str:
    """Both sides and the difference of a pair in words."""
    left, right = sides_of(pair, kind)
    text = translate("Comparison", "左 {left}，右 {right}").format(left=left, right=right)
    if not pair.comparable:
        return translate("Comparison", "{sides}，不可比：只有一份报告有这一格").format(sides=text)
    if not pair.differs:
        return translate("Comparison", "{sides}，相同").format(sides=text)
    if pair.difference is None:
        return translate("Comparison", "{sides}，不同").format(sides=text)
    return translate("Comparison", "{sides}，差 {difference}").format(
        sides=text, difference=signed(pair.difference)
    )


def tie_text(tie: Tie, language: str) -> str:
    """A rule over the years with its numbers."""
    rule = tie.rule.rule
    facts = {
        "left": "?" if tie.left is None else plain(tie.left),
        "right": "?" if tie.right is None else plain(tie.right),
    }
    name, says = (words.get(language) or words["zh"] for words in (rule.names, rule.says))
    text = translate("Comparison", "{rule}：{sides}").format(
        rule=name, sides=says.format_map(facts)
    )
    if tie.assumes_blank_zero:
        text += translate("Comparison", "（空白按 0 计）")
    return text


def tie_sign(tie: bool | None) -> str:
    """✓ holds, ✕ does not, ? cannot be judged."""
    return {True: "✓", False: "✕", None: "?"}[tie]


def describe(made: Comparison, words: Words, key: CellKey) -> str:
    """All there is to say about a pair, as rich text."""
    pair = made.pairs.get(key)
    if pair is None:
        return ""
    lines = [f"<b>{escape(words.full_name(key))}</b>", escape(sides(pair, words.value_type(key)))]
    lines += [
        escape(f"{tie_sign(tie.holds)} {tie_text(tie, words.language)}")
        for tie in made.ties
        if key in tie.later or key in tie.earlier
    ]
    return "<br>".join(lines)


def count_texts(made: Comparison) -> dict[str, int]:
    """How many cells of each table differ."""
    found: dict[str, int] = {}
    for key in made.differences:
        table = key.partition(".")[0]
        found[table] = found.get(table, 0) + 1
    return found
