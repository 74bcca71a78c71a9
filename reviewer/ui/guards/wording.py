"""What the screen says of how a cell is guarded."""

from reviewer.review.guarding import Guard
from reviewer.ui.wording import tr, translate


def guard_text(guard: Guard) -> str:
    """What an error in a cell would come to."""
    if not guard.rules:
        return translate("Guards", "没有规则守护，请看原文")
    if guard.places:
        return tr("有 %n 条规则守护，差错会显露并能定位", "", guard.rules)
    return tr("有 %n 条规则守护，差错会显露，但不能定位", "", guard.rules)


def legend_texts() -> tuple[str, str, str]:
    """What the shades mean, from no guard to the best."""
    return (
        translate("Guards", "没有规则守护，请看原文"),
        translate("Guards", "差错会显露，不能定位"),
        translate("Guards", "差错会显露并能定位"),
    )


def blind_spots() -> str:
    """What no rule can see, however well a cell is guarded."""
    return translate(
        "Guards",
        "规则总有看不出的：两行（列）明细整个对调；四角 +1 −1 相抵；全部数字抄自另一份报告。"
        "格中右上角的小数字是守护它的规则条数。",
    )
