"""The tables of a report: one below another where there is room, else by tabs."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QTabBar, QVBoxLayout, QWidget

from reviewer.domain.form import TABLES, CellKey, TableForm
from reviewer.ui.form_table.looks import CellLook, Sign
from reviewer.ui.form_table.notes import CellNote
from reviewer.ui.form_table.view import FormTable
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.wording import translate

_ANY_HEIGHT = 10_000
_MOST_LEADING = 8
_SIGNS = {Sign.FAILED: "✕", Sign.STALE: "↻", Sign.UNDECIDED: "?", Sign.LOOK: "!"}
_COLOURS = {
    Sign.FAILED: "failed",
    Sign.STALE: "look",
    Sign.UNDECIDED: "undecided",
    Sign.LOOK: "look",
}


class TablesPane(QFrame):
    """Holds one `FormTable` a table; to its users it is one sheet of cells."""

    current_key_changed = Signal(str)
    confirmed = Signal(str)
    typing = Signal(str, str)
    typing_ended = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        submit: Callable[[CellKey, str], str],
        describe: Callable[[CellKey], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._theme = theme
        self._submit = submit
        self._describe = describe
        self._made: dict[tuple[str, str], FormTable] = {}
        self._titles: dict[FormTable, QLabel] = {}
        self._tables: dict[str, FormTable] = {}
        self._tabs = QTabBar(self)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for table in TABLES:
            self._tabs.addTab(table_name(table))
        self._tabs.currentChanged.connect(self._tab_chosen)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, SPACE // 2)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._tabs)
        self._shown: frozenset[str] = frozenset()
        self._arranging = False
        self._quiet = False
        theme.changed.connect(self._arrange)

    def show_report(self, forms: Sequence[TableForm]) -> None:
        """Show the tables of another report; a table it has not is greyed."""
        typing_here = any(table.hasFocus() for table in self._tables.values())
        self._take_out()
        self._tables = {form.table: self._table(form) for form in forms}
        for shown in self._tables.values():
            self._layout.addWidget(self._titles[shown])
            self._layout.addWidget(shown, 1)
        self._layout.addStretch(0)
        for place, name in enumerate(TABLES):
            self._tabs.setTabEnabled(place, name in self._tables)
            missing = translate("Tables", "原文中没有找到这张表")
            found = self._tables.get(name)
            self._tabs.setTabToolTip(place, found.accessibleName() if found else missing)
        if self._tables and self._current_name() not in self._tables:
            self._show_tab(next(iter(self._tables)))
        self._arrange()
        if typing_here:
            self.take_focus()

    def show_cells(self, looks: Mapping[CellKey, CellLook], texts: Mapping[CellKey, str]) -> None:
        """Show the cells of the report."""
        for table in self._tables.values():
            table.show_cells(looks, texts)

    def show_notes(self, notes: Mapping[CellKey, CellNote]) -> None:
        """Put notes into the corners of these cells and of no others."""
        for table in self._tables.values():
            table.show_notes(notes)

    def show_counts(self, counts: Mapping[str, Mapping[Sign, int]]) -> None:
        """Put the open problems of each table, with their signs, on tabs and titles."""
        for place, name in enumerate(TABLES):
            told = counts.get(name, {})
            self._tabs.setTabText(place, table_name(name) + _counted(told))
            worst = next((sign for sign in _COLOURS if sign in told), None)
            colour = _COLOURS[worst] if worst else "muted"
            self._tabs.setTabTextColor(place, self._theme.colour(colour))
        for name, table in self._tables.items():
            self._titles[table].setText(table.accessibleName() + _counted(counts.get(name, {})))

    @property
    def table(self) -> FormTable | None:
        """The table the cursor is in."""
        return self._tables.get(self._current_name())

    @property
    def tables(self) -> Sequence[FormTable]:
        """The tables of the report."""
        return tuple(self._tables.values())

    @property
    def current_key(self) -> CellKey | None:
        """The cell the cursor is on."""
        return self.table.current_key if self.table else None

    def select(self, key: CellKey, *, focus: bool = False) -> bool:
        """Move the cursor to a cell of any table; False if a refused text is being typed."""
        if not self.finish_editing():
            return False
        name = key.partition(".")[0]
        table = self._tables.get(name)
        if table is None:
            return False
        self._show_tab(name)
        if focus:
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        return table.select(key)

    def show_table(self, place: int) -> None:
        """Go to the table at a place in the printed order."""
        if 0 <= place < len(TABLES) and self._tabs.isTabEnabled(place):
            self._tabs.setCurrentIndex(place)

    def finish_editing(self) -> bool:
        """Commit what is being typed; False if it is refused and stays open."""
        return all(table.finish_editing() for table in self._tables.values())

    def amend(self, text: str | None = None) -> None:
        """Open the editor on the current cell."""
        if self.table is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.amend(text)

    def take_focus(self) -> None:
        """Put the keyboard into the current table."""
        if self.table is not None:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def _table(self, form: TableForm) -> FormTable:
        key = form.table, form.id
        if key not in self._made:
            table = FormTable(form, self._theme, submit=self._submit, describe=self._describe)
            table.setParent(self)
            table.current_key_changed.connect(self._moved)
            table.confirmed.connect(self.confirmed)
            table.typing.connect(self.typing)
            table.typing_ended.connect(self.typing_ended)
            table.left_at.connect(lambda way, name=form.table: self._leave(name, way))
            table.height_changed.connect(self._arrange_later)
            self._titles[table] = _title(form.title, self)
            self._made[key] = table
        return self._made[key]

    def _take_out(self) -> None:
        """Empty the layout below the tabs; the tables are kept for the next report."""
        while self._layout.count() > 1:
            item = self._layout.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()

    def _arrange_later(self) -> None:
        """A table came to its height only in its place: share the room anew, once."""
        if not self._arranging:
            self._arranging = True
            QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        """The current table, and as many of the others as fit in full."""
        self._arranging = False
        if self.isVisible() and self.table is not None:
            self._shown = self._wanted()
        everything = len(self._shown) == len(self._tables)
        self._tabs.setVisible(not everything)
        shown = [table for name, table in self._tables.items() if name in self._shown]
        leading = self._leading(shown)
        for table in self._tables.values():
            table.set_at_hand(table is self.table)
            height = table.natural_height() + leading * table.lines
            alone = len(shown) == 1
            table.set_leading(leading)
            table.setMinimumHeight(0 if alone else height)
            table.setMaximumHeight(_ANY_HEIGHT if alone else height)
            self._titles[table].setVisible(table in shown and not alone)
        self._show_only(shown)

    def _show_only(self, shown: Sequence[FormTable]) -> None:
        """Hide the other tables, after the keyboard has left them."""
        for table in shown:
            table.show()
        hidden = [table for table in self._tables.values() if table not in shown]
        if self.table is not None and any(table.hasFocus() for table in hidden):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        for table in hidden:
            table.hide()

    def _wanted(self) -> frozenset[str]:
        """Which tables to show; those that are shown stay while they can."""
        current = self._current_name()
        if current in self._shown <= self._tables.keys() and self._spare(self._shown) >= 0:
            kept = self._shown
        else:
            kept = frozenset({current})
        for name in self._tables:
            if self._spare(kept | {name}) >= 0:
                kept |= {name}
        return kept

    def _spare(self, names: frozenset[str]) -> int:
        """The height left when these tables are shown in full."""
        wanted = 0 if len(names) == len(self._tables) else self._tabs.sizeHint().height()
        for name in names:
            table = self._tables[name]
            wanted += table.natural_height() + self._titles[table].sizeHint().height()
        return self.height() - SPACE - wanted

    def _leading(self, shown: Sequence[FormTable]) -> int:
        lines = sum(table.lines for table in shown)
        spare = self._spare(
            frozenset(name for name, table in self._tables.items() if table in shown)
        )
        return max(0, min(_MOST_LEADING, spare // max(lines, 1)))

    def _current_name(self) -> str:
        return TABLES[max(self._tabs.currentIndex(), 0)]

    def _show_tab(self, name: str) -> None:
        """Bring a table to the front; the keyboard stays where it is."""
        self._quiet = True
        self._tabs.setCurrentIndex(TABLES.index(name))
        self._quiet = False

    def _tab_chosen(self) -> None:
        self._arrange()
        table = self.table
        if table is None:
            return
        if table.current_key is None and table.keys:
            table.select(table.keys[0])
        elif table.current_key:
            self.current_key_changed.emit(table.current_key)
        if not self._quiet:
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, key: CellKey) -> None:
        name = key.partition(".")[0]
        if name != self._current_name():
            self._show_tab(name)
        self.current_key_changed.emit(key)

    def _leave(self, name: str, way: int) -> None:
        """Past the last cell of a table the next table begins."""
        names = list(self._tables)
        place = names.index(name) + way
        if 0 <= place < len(names):
            keys = self._tables[names[place]].keys
            self.select(keys[0 if way > 0 else -1], focus=True)


def _counted(counts: Mapping[Sign, int]) -> str:
    return "".join(f"   {_SIGNS[sign]}{counts[sign]}" for sign in _SIGNS if sign in counts)


def table_name(table: str) -> str:
    """A short name of a table of the form."""
    return {
        "disclosure": translate("Tables", "二 主动公开"),
        "requests": translate("Tables", "三 申请办理"),
        "disputes": translate("Tables", "四 复议诉讼"),
    }.get(table, table)


def _title(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "section")
    label.setContentsMargins(SPACE, SPACE, SPACE, SPACE // 2)
    return label
