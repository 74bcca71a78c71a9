"""The tables of a report: one below another where there is room, else by tabs."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QTabBar, QVBoxLayout, QWidget

from reviewer.domain.form import TABLES, CellKey, TableForm
from reviewer.ui.form_table.looks import CellLook, Sign
from reviewer.ui.form_table.notes import CellNote
from reviewer.ui.form_table.sharing import Heights
from reviewer.ui.form_table.titles import counted, table_name, title_label, worst_colour
from reviewer.ui.form_table.view import FormTable
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.wording import translate

_ANY_HEIGHT = 10_000


class TablesPane(QFrame):
    """Holds one `FormTable` a table; to its users it is one sheet of cells."""

    current_key_changed = Signal(str)
    confirmed = Signal(str)
    clearing = Signal()
    """Delete was pressed on several cells."""
    typing_began = Signal(str)
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
        self._enter_moves: Callable[[], str] = lambda: "right"
        self._widths: dict[str, Mapping[str, float]] = {}
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
        typing_here = self._has_keyboard()
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
            self._tabs.setTabText(place, table_name(name) + counted(told))
            self._tabs.setTabTextColor(place, self._theme.colour(worst_colour(told)))
        for name, table in self._tables.items():
            self._titles[table].setText(table.accessibleName() + counted(counts.get(name, {})))

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
        """Move the cursor to a cell, and with it the keyboard from a table; False if refused."""
        if not self.finish_editing():
            return False
        name = key.partition(".")[0]
        table = self._tables.get(name)
        if table is None:
            return False
        self._show_tab(name)
        if focus or self._has_keyboard():
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        return table.select(key)

    @property
    def selected_keys(self) -> tuple[CellKey, ...]:
        """The selected cells in printed order, or just the one at the cursor."""
        return self.table.selected_keys if self.table else ()

    def follow_enter(self, moves: Callable[[], str]) -> None:
        """Ask here, whenever Enter is pressed, whether it moves "right" or "down"."""
        self._enter_moves = moves
        for table in self._made.values():
            table.enter_moves = moves

    @property
    def widths(self) -> dict[str, Mapping[str, float]]:
        """The widths of columns a person has chosen, by table and form."""
        return self._widths | {_name(t.form): t.chosen_widths for t in self._made.values()}

    def choose_widths(self, kept: object) -> None:
        """Take widths that were kept; what is none is passed over."""
        if isinstance(kept, dict):
            self._widths = {name: ems for name, ems in kept.items() if isinstance(ems, dict)}
        for table in self._made.values():
            table.choose_widths(self._widths.get(_name(table.form), {}))

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
            table.enter_moves = self._enter_moves
            table.choose_widths(self._widths.get(_name(form), {}))
            table.clearing.connect(self.clearing)
            table.typing_began.connect(self.typing_began)
            table.typing.connect(self.typing)
            table.typing_ended.connect(self.typing_ended)
            table.left_at.connect(lambda way, name=form.table: self._leave(name, way))
            table.height_changed.connect(self._arrange_later)
            self._titles[table] = title_label(form.title, self)
            self._made[key] = table
        return self._made[key]

    def _has_keyboard(self) -> bool:
        return any(table.hasFocus() for table in self._tables.values())

    def _take_out(self) -> None:
        """Empty the layout below the tabs; the tables are kept for the next report."""
        # A table that is hidden passes the keyboard on, which would bring the next one back.
        self._tables = {}
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
            self._shown = self._heights().wanted(self._current_name(), self._shown)
        everything = len(self._shown) == len(self._tables)
        self._tabs.setVisible(not everything)
        shown = [table for name, table in self._tables.items() if name in self._shown]
        leading = self._heights().leading(
            self._shown & self._tables.keys(), (table.lines for table in shown)
        )
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

    def _heights(self) -> Heights:
        wanted = {
            name: table.natural_height() + self._titles[table].sizeHint().height()
            for name, table in self._tables.items()
        }
        return Heights(self.height() - SPACE, self._tabs.sizeHint().height(), wanted)

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
        if not self._tables:
            return
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


def _name(form: TableForm) -> str:
    return f"{form.table} {form.id}"
