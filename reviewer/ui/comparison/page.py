"""The page of the comparison: tables of both sides in step, ties over the years, prose."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from reviewer.domain.form import TABLES, CellKey, Forms
from reviewer.domain.report import Report
from reviewer.review.comparison import Comparison, Relation
from reviewer.review.prose_diff import Passage
from reviewer.ui.comparison.heading import ComparisonHeading
from reviewer.ui.comparison.lines import LineList, difference_lines, heads, tie_heads, tie_lines
from reviewer.ui.comparison.looks import count_texts, describe, pair_looks, sides
from reviewer.ui.comparison.prose import ProseView
from reviewer.ui.comparison.table import TwinTable
from reviewer.ui.comparison.telling import PROSE, TABS, TIES, counted, note, same_reports, tab_name
from reviewer.ui.reserved_keys import sequence_of
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.wording import Words, translate


class ComparisonPage(QFrame):
    """Shows a `Comparison`; knows nothing of the store."""

    opened = Signal(str, bool)
    """A cell that shall be opened at the desk, and whether it is on the left."""
    noted = Signal(str)

    def __init__(
        self, theme: Theme, forms: Forms, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._forms = forms
        self._language = language
        self.words = Words(language, {})
        self.made: Comparison | None = None
        self.heading = ComparisonHeading(theme, self)
        self.tabs = QTabBar(self)
        self.twins: dict[str, TwinTable] = {}
        self.list = LineList(theme, translate("Comparison", "不同的单元格"), self)
        self.ties = LineList(theme, translate("Comparison", "年度关系"), self)
        self.prose = ProseView(theme, self)
        self._detail = QLabel(self)
        self._stack = QStackedWidget(self)
        self._shortcuts: list[QShortcut] = []
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for _ in TABS:
            self.tabs.addTab("")
        for place in range(len(TABS)):
            key = QShortcut(sequence_of(f"Alt+{place + 1}"), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda place=place: self._turn_to(place))
        for widget in (self.list, self.ties, self.prose):
            self._stack.addWidget(widget)
        self._detail.setProperty("role", "small")
        self._detail.setWordWrap(True)
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        body = QFrame(self)
        body.setProperty("role", "panel")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(1, 1, 1, SPACE // 2)
        inner.setSpacing(SPACE // 2)
        inner.addWidget(self.tabs)
        inner.addWidget(self._stack, 1)
        self._detail.setContentsMargins(SPACE, 0, SPACE, 0)
        inner.addWidget(self._detail)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, 0, SPACE, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.heading)
        layout.addWidget(body, 1)

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(lambda _place: self._turn())
        self.heading.only_differences.connect(self._filter)
        self.heading.step.connect(self.step)
        self.list.opened.connect(lambda key: self.opened.emit(key, False))
        self.list.other_opened.connect(lambda key: self.opened.emit(key, True))
        # A tie is about the later report, whichever side that is on.
        self.ties.opened.connect(lambda key: self.opened.emit(key, not self._left_is_earlier))
        self.ties.other_opened.connect(lambda key: self.opened.emit(key, self._left_is_earlier))
        for lines in (self.list, self.ties):
            lines.selectionModel().currentChanged.connect(lambda *_: self._tell())

    def set_keys(self, following: list[QKeySequence], previous: list[QKeySequence]) -> None:
        """By which keys one goes to the next and to the previous difference."""
        for old in self._shortcuts:
            old.setKeys([])
            old.deleteLater()
        self._shortcuts = [self._shortcut(following, 1), self._shortcut(previous, -1)]
        self.heading.show_keys(following, previous)

    def _shortcut(self, keys: Sequence[QKeySequence], way: int) -> QShortcut:
        made = QShortcut(self)
        made.setKeys(list(keys))
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: self.step(way))
        return made

    def show_comparison(self, made: Comparison) -> None:
        """Show two reports; the table and the cell at hand stay where both have them."""
        key, tab = self.current_key, self.tabs.currentIndex()
        again = self.made is not None and same_reports(self.made, made)
        self.made = made
        left, right = made.left.report, made.right.report
        self.words = Words(
            self._language, {**self._forms.cells(right.forms), **self._forms.cells(left.forms)}
        )
        self._make_twins(left, right)
        self._show_tabs(made)
        self.heading.show_comparison(made, note(made))
        self.ties.show_lines(
            tie_lines(made, self.words, only_broken=self.heading.only.isChecked()), tie_heads()
        )
        stays = again and self.tabs.isTabEnabled(tab) and self.tabs.isTabVisible(tab)
        self.tabs.setCurrentIndex(tab if stays else self._first_tab(made))
        self._turn()
        self._select(key if again and key in made.pairs else self._first_key(made))

    def show_problem(self, rule_id: str, key: CellKey) -> None:
        """Go to the line of a rule over the years, else to the cell that a problem is about."""
        if self.ties.select_rule(rule_id):
            self.show_tab(TIES)
        elif key.partition(".")[0] in self.twins:
            self.show_tab(key.partition(".")[0])
            self._select(key)

    def show_prose(self, passages: Sequence[Passage], note: str) -> None:
        """Show the prose of the reports, which takes longer than their tables."""
        self.prose.show_passages(passages, note)
        self.tabs.setTabText(len(TABS) - 1, counted(tab_name(PROSE), self.prose.count))

    @property
    def current_key(self) -> CellKey | None:
        """The cell at hand."""
        if self.tab in self.twins and not self.heading.only.isChecked():
            keys = [side.current_key for side in self.twins[self.tab].sides if side]
            return next((key for key in keys if key), None)
        return (self.ties if self.tab == TIES else self.list).current_key

    @property
    def _left_is_earlier(self) -> bool:
        return self.made is not None and self.made.left_is_earlier

    @property
    def tab(self) -> str:
        """The table at hand, `ties` or `prose`."""
        return TABS[max(self.tabs.currentIndex(), 0)]

    @property
    def detail(self) -> str:
        """What is said of the cell at hand."""
        return self._detail.text()

    def show_tab(self, name: str) -> None:
        """Turn to a table, the ties or the prose."""
        self.tabs.setCurrentIndex(TABS.index(name))

    def _turn_to(self, place: int) -> None:
        if self.tabs.isTabVisible(place) and self.tabs.isTabEnabled(place):
            self.tabs.setCurrentIndex(place)

    def step(self, way: int) -> None:
        """To the next (1) or previous (-1) difference of what is shown."""
        moved = {PROSE: self.prose.step, TIES: self.ties.step}.get(self.tab, self._step_cell)
        if not moved(way):
            self.noted.emit(translate("Comparison", "没有更多不同"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._take_focus()

    def _step_cell(self, way: int) -> bool:
        if self.made is None:
            return False
        order = list(self.made.pairs)
        at = order.index(self.current_key) if self.current_key in order else -1
        stops = [key for key in self.made.differences if (order.index(key) - at) * way > 0]
        if not stops:
            return False
        self._select(stops[0] if way > 0 else stops[-1])
        return True

    def _select(self, key: CellKey | None) -> None:
        """Put the cursor on a cell of whichever table."""
        if key is None:
            return
        name = key.partition(".")[0]
        if self.tab in self.twins and name != self.tab:
            self.show_tab(name)
        self.list.select(key)
        if name in self.twins:
            self.twins[name].select(key)
        self._tell()

    def _make_twins(self, left: Report, right: Report) -> None:
        for twin in self.twins.values():
            self._stack.removeWidget(twin)
            twin.deleteLater()
        ours = {form.table: form for form in self._forms.of(left.forms)}
        theirs = {form.table: form for form in self._forms.of(right.forms)}
        self.twins = {}
        for table in TABLES:
            if table not in ours and table not in theirs:
                continue
            twin = TwinTable((ours.get(table), theirs.get(table)), self._theme, self._describe)
            twin.current_key_changed.connect(lambda _key: self._tell())
            twin.opened.connect(self.opened)
            self._stack.addWidget(twin)
            self.twins[table] = twin
        if self.made is not None:
            looks = [pair_looks(self.made, self.words, left=left) for left in (True, False)]
            for twin in self.twins.values():
                twin.show_looks(*looks)

    def _show_tabs(self, made: Comparison) -> None:
        counts = count_texts(made)
        broken = sum(tie.holds is False for tie in made.ties)
        for place, name in enumerate(TABS):
            text = tab_name(name)
            if name in TABLES:
                text = counted(text, counts.get(name, 0))
                self.tabs.setTabEnabled(place, name in self.twins)
            elif name == TIES:
                text += f"   ✕{broken}" if broken else "   ✓" if made.ties else ""
                self.tabs.setTabVisible(place, made.relation is Relation.YEARS)
            self.tabs.setTabText(place, text)

    def _first_tab(self, made: Comparison) -> int:
        """Broken ties first, then the first table that differs."""
        if any(tie.holds is False for tie in made.ties):
            return TABS.index(TIES)
        differing = [key.partition(".")[0] for key in made.differences]
        return TABS.index((differing or list(self.twins) or [PROSE])[0])

    def _first_key(self, made: Comparison) -> CellKey | None:
        keys = [*made.differences, *made.pairs]
        mine = [key for key in keys if key.startswith(f"{self.tab}.")]
        return next(iter(mine or keys), None)

    def _filter(self) -> None:
        key = self.current_key
        if self.made is not None:
            only = self.heading.only.isChecked()
            self.ties.show_lines(tie_lines(self.made, self.words, only_broken=only), tie_heads())
            self.prose.show_only_differences(only)
        self._turn()
        self._select(key)

    def _turn(self) -> None:
        """Show what the tab and the switch ask for."""
        shown: QWidget = {TIES: self.ties, PROSE: self.prose}.get(self.tab, self.list)
        if self.tab in self.twins:
            if self.made is not None:
                self.list.show_lines(difference_lines(self.made, self.words, self.tab), heads())
            if not self.heading.only.isChecked():
                shown = self.twins[self.tab]
        had_focus = self._stack.currentWidget() is not shown and self._has_focus()
        self._stack.setCurrentWidget(shown)
        if isinstance(shown, TwinTable) and self.made is not None and self.current_key is None:
            shown.select(self._first_key(self.made) or "")
        if had_focus:
            self._take_focus()
        self._tell()

    def _has_focus(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and self._stack.isAncestorOf(focus)

    def _take_focus(self) -> None:
        shown = self._stack.currentWidget()
        if isinstance(shown, TwinTable):
            shown.take_focus(left=False)
        elif shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        """Say in full words what the cell at hand is."""
        key = self.current_key
        pair = self.made.pairs.get(key) if self.made and key else None
        if pair is None or self.tab in (PROSE, TIES):
            # A tie says itself which cells of the two years it compares.
            self._detail.clear()
            return
        words = sides(pair, self.words.value_type(pair.key))
        self._detail.setText(f"{self.words.full_name(pair.key)}：{words}")

    def _describe(self, key: CellKey) -> str:
        return describe(self.made, self.words, key) if self.made else ""
