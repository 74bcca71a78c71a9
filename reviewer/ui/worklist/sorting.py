"""The menu in which the order of the list is chosen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.domain.record import WorklistColumn, WorklistQuery
from reviewer.ui.wording import translate

_FIRST_DOWN = {WorklistColumn.YEAR, WorklistColumn.OPEN}
"""What one wants to see from the largest on."""


def column_text(column: WorklistColumn) -> str:
    """What the list is sorted by."""
    return {
        WorklistColumn.ID: translate("Worklist", "导入顺序"),
        WorklistColumn.SOURCE: translate("Worklist", "文件名"),
        WorklistColumn.AGENCY: translate("Worklist", "机关"),
        WorklistColumn.YEAR: translate("Worklist", "年度"),
        WorklistColumn.REGION: translate("Worklist", "地区"),
        WorklistColumn.STATE: translate("Worklist", "进度"),
        WorklistColumn.OPEN: translate("Worklist", "问题多少"),
    }[column]


class SortMenu(QMenu):
    """A column each, and the way round."""

    wanted = Signal(object)
    """The `WorklistQuery` in the order chosen."""

    def __init__(self, query: Callable[[], WorklistQuery], parent: QWidget) -> None:
        super().__init__(parent)
        self._query = query
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        query, group = self._query(), QActionGroup(self)
        for column in WorklistColumn:
            action = self.addAction(column_text(column))
            action.setCheckable(True)
            action.setChecked(column is query.sort)
            group.addAction(action)
            wanted = replace(query, sort=column, descending=column in _FIRST_DOWN)
            action.triggered.connect(partial(self._choose, wanted))
        self.addSeparator()
        turned = self.addAction(self.tr("从大到小"))
        turned.setCheckable(True)
        turned.setChecked(query.descending)
        wanted = replace(query, descending=not query.descending)
        turned.triggered.connect(partial(self._choose, wanted))

    def _choose(self, query: WorklistQuery, _checked: bool = False) -> None:
        self.wanted.emit(query)
