"""The models behind charts and lists keep Qt's rules."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QAbstractItemModelTester

from reviewer.domain.overview import Aspect, Slice
from reviewer.ui.comparison.lines import Line, LineModel, heads
from reviewer.ui.overview.bars import BarModel
from reviewer.ui.overview.words import BarText
from reviewer.ui.theme import Theme

pytestmark = pytest.mark.qt


def test_bars_and_lines_while_they_change(theme: Theme) -> None:
    owner = QObject()
    bars, lines = BarModel(owner), LineModel(theme, owner)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(model, mode, owner) for model in (bars, lines)]
    bars.show([BarText("甲", ((2, "accent"),), "2", Slice(Aspect.AGENCY, "甲"))])
    lines.show([Line("a", "a", "≠", "accent", ("甲", "1", "2", "+1"))], heads())
    assert [tester.model() for tester in testers] == [bars, lines]
    assert (bars.rowCount(), lines.rowCount()) == (1, 1)
