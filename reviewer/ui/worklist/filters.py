"""What the list is narrowed to: a menu to choose from, and a chip for each choice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from reviewer.domain.changes import ReviewState
from reviewer.domain.record import Facets, Trouble, WorklistQuery
from reviewer.domain.tags import ASSIGNED, REGION
from reviewer.ui.flow import FlowLayout
from reviewer.ui.theme import SPACE
from reviewer.ui.tips import tip
from reviewer.ui.wording import state_text
from reviewer.ui.worklist.telling import region_text, year_text

translate = QCoreApplication.translate
T = TypeVar("T")
_MOST = 40
"""Entries a menu shows; what is rarer is found by typing."""

_MOST_CHARACTERS = 15


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the list may be narrowed to: its words, and the query with and without it."""

    text: str
    chosen: bool
    toggled: WorklistQuery


def choices(query: WorklistQuery, facets: Facets) -> list[tuple[str, list[Choice]]]:
    """All there is to choose from, in groups with their titles."""
    tags = {tag: count for tag, count in facets.tags.items() if not tag.startswith(REGION)}
    own = {tag: count for tag, count in tags.items() if not tag.startswith(ASSIGNED)}
    assigned = {tag: count for tag, count in tags.items() if tag not in own}
    return [
        (translate("Worklist", "进度"), _states(query)),
        (translate("Worklist", "问题"), _troubles(query)),
        (translate("Worklist", "年度"), _years(query, facets)),
        (translate("Worklist", "地区"), _regions(query, facets)),
        (translate("Worklist", "标签"), _tags(query, own)),
        (translate("Worklist", "经办"), _tags(query, assigned)),
    ]


def chosen(query: WorklistQuery) -> list[Choice]:
    """What the list is narrowed to now."""
    known = Facets(
        dict.fromkeys(query.years, 0), dict.fromkeys(query.regions, 0), dict.fromkeys(query.tags, 0)
    )
    found = [one for _, group in choices(query, known) for one in group if one.chosen]
    if query.among is not None:
        picked = query.among.name or translate("Worklist", "选定的一部分")
        found.append(Choice(picked, True, replace(query, among=None)))
    return found


def narrowed(query: WorklistQuery) -> bool:
    """Whether some reports may be hidden."""
    return bool(query.text) or bool(chosen(query))


def cleared(query: WorklistQuery) -> WorklistQuery:
    """The same order of all reports."""
    return WorklistQuery(sort=query.sort, descending=query.descending)


def trouble_text(trouble: Trouble) -> str:
    """What a report may be listed for."""
    return {
        Trouble.FAILED: translate("Worklist", "不平衡"),
        Trouble.UNDECIDED: translate("Worklist", "无法判断"),
        Trouble.LOOK: translate("Worklist", "待看"),
        Trouble.WARNING: translate("Worklist", "有警告"),
        Trouble.NOTICE: translate("Worklist", "有提示"),
        Trouble.ACCEPTED: translate("Worklist", "有原文如此"),
        Trouble.CORRECTED: translate("Worklist", "有更正"),
    }[trouble]


def _turned(members: frozenset[T], member: T) -> frozenset[T]:
    return members ^ {member}


def _states(query: WorklistQuery) -> list[Choice]:
    return [
        Choice(
            state_text(state),
            state in query.states,
            replace(query, states=_turned(query.states, state)),
        )
        for state in ReviewState
    ]


def _troubles(query: WorklistQuery) -> list[Choice]:
    whole = replace(query, only_open_problems=not query.only_open_problems)
    first = Choice(translate("Worklist", "有问题的"), query.only_open_problems, whole)
    return [
        first,
        *(
            Choice(
                trouble_text(trouble),
                trouble in query.troubles,
                replace(query, troubles=_turned(query.troubles, trouble)),
            )
            for trouble in Trouble
        ),
    ]


def _years(query: WorklistQuery, facets: Facets) -> list[Choice]:
    known = sorted(facets.years, key=lambda year: -1 if year is None else year, reverse=True)
    return [
        Choice(
            _with_count(year_text(year), facets.years[year]),
            year in query.years,
            replace(query, years=_turned(query.years, year)),
        )
        for year in known
    ]


def _regions(query: WorklistQuery, facets: Facets) -> list[Choice]:
    return [
        Choice(
            _with_count(region_text(region), facets.regions[region]),
            region in query.regions,
            replace(query, regions=_turned(query.regions, region)),
        )
        for region in facets.regions
    ]


def _tags(query: WorklistQuery, counts: dict[str, int]) -> list[Choice]:
    return [
        Choice(
            _with_count(tag.removeprefix(ASSIGNED), count),
            tag in query.tags,
            replace(query, tags=_turned(query.tags, tag)),
        )
        for tag, count in counts.items()
    ]


def _with_count(text: str, count: int) -> str:
    return f"{text}  ({count})" if count else text


class FilterMenu(QMenu):
    """Submenus with what there is; filled when it opens."""

    wanted = Signal(object)
    """The `WorklistQuery` chosen."""

    def __init__(
        self, query: Callable[[], WorklistQuery], facets: Callable[[], Facets], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._query, self._facets = query, facets
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        query = self._query()
        groups = choices(query, self._facets())
        for title, group in groups:
            self._add_group(title, group)
        self.addSeparator()
        whole = self.addAction(self.tr("显示全部报告"))
        whole.setEnabled(narrowed(query))
        whole.triggered.connect(lambda: self.wanted.emit(cleared(query)))

    def _add_group(self, title: str, group: Iterable[Choice]) -> None:
        known = list(group)
        menu = self.addMenu(title.replace("&", "&&"))
        menu.menuAction().setEnabled(bool(known))
        first = sorted(known, key=lambda one: not one.chosen)[:_MOST]
        for one in (one for one in known if one in first):
            action = QAction(one.text.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(one.chosen)
            action.triggered.connect(partial(self._choose, one.toggled))
            menu.addAction(action)
        if len(known) > _MOST:
            menu.addAction(self.tr("还有更多：在筛选框里键入名称")).setEnabled(False)

    def _choose(self, query: WorklistQuery, _checked: bool = False) -> None:
        self.wanted.emit(query)


class FilterChips(QWidget):
    """A button for each choice, which takes it back."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(SPACE // 2)
        self.setLayout(self._layout)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """The choices shown."""
        buttons = self.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [button.text() for button in buttons if not button.isHidden()]

    def show_query(self, query: WorklistQuery) -> None:
        """Show what the list is narrowed to."""
        self._layout.clear()
        known = chosen(query)
        for one in known:
            chip = QPushButton(f"{_short(one.text)}  ✕".replace("&", "&&"), self)
            chip.setProperty("role", "chip")
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setToolTip(tip(self.tr("不再按“{text}”筛选").format(text=one.text)))
            chip.clicked.connect(partial(self._take_back, one.toggled))
            self._layout.addWidget(chip)
            chip.show()
        self.setVisible(bool(known))
        self.updateGeometry()

    def _take_back(self, query: WorklistQuery, _checked: bool = False) -> None:
        self.wanted.emit(query)


def _short(text: str) -> str:
    """A chip names a rule only as far as there is room."""
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
