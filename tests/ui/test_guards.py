"""The map of the guards: which cells the rules watch over, said in the legend and of each cell."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from tests.ui.clerk import CTRL, Clerk

pytestmark = pytest.mark.qt
KEY = Qt.Key
UNGUARDED = "disclosure.penalty.decisions"
SHOWN = "disputes.reconsideration.upheld"
PLACED = "requests.granted.business"


def grounds(clerk: Clerk, key: str) -> set[str]:
    """The colours along the lower edge of a cell, where nothing is written."""
    clerk.go_to(key)
    clerk.settle()
    table = clerk.table
    rect = table.rect_of(key).translated(-table.viewport().pos())
    image = table.viewport().grab().toImage()
    width = range(rect.left() + 8, rect.right() - 8)
    return {QColor(image.pixelColor(x, rect.top() + 4)).name() for x in width}


def test_one_key_shades_the_cells_and_another_press_takes_it_off(clerk: Clerk) -> None:
    plain = {key: grounds(clerk, key) for key in (UNGUARDED, SHOWN, PLACED)}
    clerk.press(KEY.Key_G, modifiers=CTRL)
    shaded = {key: grounds(clerk, key) for key in (UNGUARDED, SHOWN, PLACED)}
    assert all(shaded[key] != plain[key] for key in plain)
    assert len({frozenset(colours) for colours in shaded.values()}) == 3
    assert len(shaded[UNGUARDED]) > 1, "hatched, for those who see no colours"
    clerk.press(KEY.Key_G, modifiers=CTRL)
    assert {key: grounds(clerk, key) for key in plain} == plain


def test_the_legend_counts_the_cells_and_says_what_no_rule_sees(
    clerk: Clerk, open_window: Callable[..., Clerk], workspace: Path
) -> None:
    legend = clerk.page.legend
    assert legend.isHidden()
    clerk.press(KEY.Key_G, modifiers=CTRL)
    assert legend.isVisible()
    unguarded, shown, placed, note = legend.texts
    assert unguarded == "没有规则守护，请看原文（10 格）"
    assert shown == "差错会显露，不能定位（15 格）"
    assert placed == "差错会显露并能定位（175 格）"
    assert "对调" in note
    assert "四角 +1 −1" in note
    assert "没有规则守护，请看原文" in clerk.tip(UNGUARDED)
    assert "有 1 条规则守护，差错会显露，但不能定位" in clerk.tip(SHOWN)
    assert "有 2 条规则守护，差错会显露并能定位" in clerk.tip(PLACED)
    clerk.close()
    assert open_window(workspace).page.legend.isVisible(), "remembered"


def test_what_cannot_be_judged_guards_nothing(clerk: Clerk) -> None:
    clerk.press(KEY.Key_G, modifiers=CTRL)
    clerk.page.open_report(3)
    assert clerk.page.legend.texts[0] == "没有规则守护，请看原文（15 格）"
    clerk.go_to("disputes.reconsideration.total")
    clerk.type("1")
    clerk.press(KEY.Key_Return)
    assert clerk.page.legend.texts[0] == "没有规则守护，请看原文（10 格）"
