"""The command palette: every action that can be taken now, the ones taken last first."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QCoreApplication

from reviewer.ui.actions import ACTIONS, MENUS, ActionSpec
from reviewer.ui.keymap import Keymap, action_text, native
from reviewer.ui.language import english
from reviewer.ui.memory import Memory
from reviewer.ui.menus import Actions
from reviewer.ui.palette.entries import Entry, Found, best, keyed

_KEPT = 8
_ITSELF = "palette"


class CommandPalette:
    """Finds actions by their Chinese or English text, by its pinyin, or by a key."""

    def __init__(self, actions: Actions, keymap: Keymap, memory: Memory) -> None:
        self._actions = actions
        self._keymap = keymap
        self._memory = memory

    def find(self, query: str) -> Found:
        """The actions that fit, as a chooser lists them."""
        specs = list(self._offered())
        keys = [self._keyed(spec) for spec in specs]
        found = tuple(self._entry(specs[place]) for place in best(query, keys))
        return Found(found, len(found))

    def run(self, action_id: str) -> None:
        """Take an action, and remember it."""
        others = [other for other in self._recent() if other != action_id]
        self._memory.put(commands=[action_id, *others][:_KEPT])
        self._actions[action_id].trigger()

    def _recent(self) -> list[str]:
        kept = self._memory.get("commands", [])
        return [str(name) for name in kept] if isinstance(kept, list) else []

    def _offered(self) -> Iterator[ActionSpec]:
        recent = {name: place for place, name in enumerate(self._recent())}
        for spec in sorted(ACTIONS, key=lambda spec: recent.get(spec.id, _KEPT)):
            if spec.id != _ITSELF and self._actions[spec.id].isEnabled():
                yield spec

    def _keyed(self, spec: ActionSpec) -> str:
        keys = self._keymap.keys(spec.id)
        return keyed_action(spec) + "\n" + "\n".join([*keys, *native(keys)]).casefold()

    def _entry(self, spec: ActionSpec) -> Entry:
        keys = " / ".join(native(self._keymap.keys(spec.id)))
        return Entry(spec.id, action_text(spec), menu_of(spec), keys, spec.icon)


def menu_of(spec: ActionSpec) -> str:
    """The name of the menu an action stands in."""
    title = next((menu.title for menu in MENUS if spec in menu.actions), "")
    return QCoreApplication.translate("Actions", title).partition("(")[0].replace("&", "")


@cache
def keyed_action(spec: ActionSpec) -> str:
    """What to find an action by, keys apart."""
    return keyed(spec.text, english("Actions", spec.text))
