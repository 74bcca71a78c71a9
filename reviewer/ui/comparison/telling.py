"""What the head and the tabs of the comparison say."""

from reviewer.domain.form import TABLES
from reviewer.review.comparison import Comparison, Relation, adjacent
from reviewer.ui.form_table.titles import table_name
from reviewer.ui.wording import tr, translate

TIES, PROSE = "ties", "prose"
TABS = (*TABLES, TIES, PROSE)


def tab_name(name: str) -> str:
    """The name of a tab without its count."""
    names = {
        TIES: translate("Comparison", "年度关系"),
        PROSE: translate("Comparison", "正文"),
    }
    return names.get(name) or table_name(name)


def note(made: Comparison) -> str:
    """How many cells differ, what cannot be compared, how the years are tied."""
    text = tr("%n 格不同", "", len(made.differences))
    alone = len(made.incomparable)
    if alone:
        text += tr("；%n 格只有一份报告有（表式不同或缺表），不可比", "", alone)
    if made.relation is Relation.YEARS:
        text += translate("Comparison", "；") + _about_ties(made)
    return text


def _about_ties(made: Comparison) -> str:
    if not adjacent(made.left.report, made.right.report):
        return translate("Comparison", "不是相邻的年度，没有年度关系可核")
    if not made.ties:
        return translate("Comparison", "两个年度的表式不同，没有年度关系可核")
    broken = sum(tie.holds is False for tie in made.ties)
    unknown = sum(tie.holds is None for tie in made.ties)
    return translate("Comparison", "年度关系 ✓ {good} 条，✕ {broken} 条，? {unknown} 条").format(
        good=len(made.ties) - broken - unknown, broken=broken, unknown=unknown
    )


def counted(text: str, count: int) -> str:
    """A name with how many are different."""
    return f"{text}   ≠{count}" if count else text


def same_reports(one: Comparison, other: Comparison) -> bool:
    """Whether both are of the same two, whichever is on the left."""
    ids = {one.left.id, one.right.id}
    return ids == {other.left.id, other.right.id}
