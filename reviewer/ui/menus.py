"""Makes the menus and their actions from the table in `actions`."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from reviewer.ui.actions import ACTIONS, MENUS, ActionSpec, MenuSpec, Needs
from reviewer.ui.keymap import Keymap, action_text
from reviewer.ui.reserved_keys import sequence_of
from reviewer.ui.theme import Theme


class Actions(QObject):
    """The live actions by id."""

    def __init__(
        self,
        window: QMainWindow,
        theme: Theme,
        keymap: Keymap,
        handlers: Mapping[str, Callable[[], None]],
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._keymap = keymap
        self._made = {spec.id: self._make(window, spec, handlers[spec.id]) for spec in ACTIONS}
        self.menus: dict[str, QMenu] = {}
        for menu in MENUS:
            self.menus[menu.id] = self._menu(window, menu)
        theme.changed.connect(self._draw)
        self._draw()
        keymap.changed.connect(self._put_keys)
        self._put_keys()

    def __getitem__(self, action_id: str) -> QAction:
        return self._made[action_id]

    def offer(self, needs: frozenset[Needs]) -> None:
        """Enable the actions whose needs are met."""
        for spec in ACTIONS:
            self._made[spec.id].setEnabled(spec.needs in needs)

    def _make(self, window: QMainWindow, spec: ActionSpec, handler: Callable[[], None]) -> QAction:
        text = QCoreApplication.translate("Actions", spec.text)
        action = QAction(text, window)
        action.setObjectName(spec.id)
        action.triggered.connect(lambda _checked=False: handler())
        window.addAction(action)
        return action

    def _put_keys(self) -> None:
        for spec in ACTIONS:
            action = self._made[spec.id]
            action.setShortcuts([sequence_of(key) for key in self._keymap.keys(spec.id)])
            shown = self._keymap.shown(spec.id)
            action.setToolTip(f"{action_text(spec)}  {shown}".rstrip())

    def _menu(self, window: QMainWindow, menu: MenuSpec) -> QMenu:
        title = QCoreApplication.translate("Actions", menu.title)
        above = self.menus.get(menu.under)
        made = above.addMenu(title) if above else window.menuBar().addMenu(title)
        for spec in menu.actions:
            if spec.gap:
                made.addSeparator()
            made.addAction(self._made[spec.id])
        return made

    def _draw(self) -> None:
        for spec in ACTIONS:
            if spec.icon:
                self._made[spec.id].setIcon(self._theme.icon(spec.icon))
