"""The keys in force: those the user has given to actions, else those the actions come with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence

from reviewer.settings import Settings
from reviewer.ui.actions import ACTIONS, ActionSpec
from reviewer.ui.reserved_keys import Use, sequence_of, use_of

_NATIVE = QKeySequence.SequenceFormat.NativeText
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class Keymap(QObject):
    """Keys by action id; a key belongs to one action only."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._in_force = in_force(settings.keys)

    def keys(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action as Qt writes them everywhere, the one shown first."""
        return self._in_force.get(action_id, ())

    def shown(self, action_id: str) -> str:
        """The first key of an action as it is called here; empty if it has none."""
        return next(iter(native(self.keys(action_id))), "")

    def owner(self, key: str) -> ActionSpec | None:
        """The action that has a key."""
        return next((spec for spec in ACTIONS if key in self.keys(spec.id)), None)

    def given(self, action_id: str) -> bool:
        """Whether the user has given this action its keys."""
        return action_id in self._settings.keys

    def refusal(self, action_id: str, key: str) -> str:
        """Why an action cannot have a key, in a sentence; empty if it can."""
        owner = self.owner(key)
        if owner is not None and owner.id != action_id:
            text = QCoreApplication.translate("Keymap", "{key} 已用于“{action}”")
            return text.format(key=native([key])[0], action=action_text(owner))
        use = use_of(key)
        if use is None or key in _standard(action_id):
            return ""
        return _why(use).format(key=next(iter(native([key])), key))

    def give(self, action_id: str, keys: Sequence[str]) -> None:
        """Give an action these keys instead of its own; none takes them away. Raises `OSError`."""
        self._put(dict(self._settings.keys) | {action_id: " ".join(keys)})

    def reset(self, action_id: str) -> None:
        """Give an action its own keys back. Raises `OSError`."""
        self._put({name: keys for name, keys in self._settings.keys.items() if name != action_id})

    def reset_all(self) -> None:
        """Give all actions their own keys back. Raises `OSError`."""
        self._put({})

    def _put(self, given: Mapping[str, str]) -> None:
        try:
            self._settings.put_keys(given)
        finally:
            self._in_force = in_force(self._settings.keys)
            self.changed.emit()


def in_force(given: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The keys of every action; one given by the user is taken from the action that came with it.

    What a file names twice, or gives to an action though the tables need it, counts once or not.
    """
    taken: set[str] = set()
    result = {}
    for spec in sorted(ACTIONS, key=lambda spec: spec.id not in given):
        standard = _standard(spec.id)
        wanted = normal(given[spec.id].split()) if spec.id in given else standard
        keys = [key for key in wanted if key not in taken]
        result[spec.id] = tuple(key for key in keys if key in standard or use_of(key) is None)
        taken.update(result[spec.id])
    return result


def normal(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys as Qt writes them everywhere; what is no key is left out."""
    written = (sequence_of(key).toString(_PORTABLE) for key in keys)
    return tuple(dict.fromkeys(key for key in written if key))


def native(keys: Iterable[str]) -> list[str]:
    """Keys as they are called here, each once; of the two Enter keys one stands for both."""
    listed = list(keys)
    named = (key for key in listed if key.removesuffix("Enter") + "Return" not in listed)
    return list(dict.fromkeys(called(sequence_of(key)) for key in named))


def called(keys: QKeySequence) -> str:
    """Keys as they are called here; Return is called Enter, as the keyboards have it."""
    both = sequence_of(keys.toString(_PORTABLE).replace("Return", "Enter"))
    return both.toString(_NATIVE).replace("回车", "Enter")


def action_text(spec: ActionSpec) -> str:
    """What an action does, in the language of the program."""
    return QCoreApplication.translate("Actions", spec.text).rstrip("…")


def both_enters(key: str) -> Iterator[str]:
    """A key with Enter means either of the two."""
    for mine, other in (("Return", "Enter"), ("Enter", "Return")):
        if key.endswith(mine):
            yield from (key, key.removesuffix(mine) + other)
            return
    yield key


def _standard(action_id: str) -> tuple[str, ...]:
    return _STANDARD.get(action_id, ())


_STANDARD = {spec.id: normal(spec.keys.split()) for spec in ACTIONS}


def _why(use: Use) -> str:
    translate = QCoreApplication.translate
    return {
        Use.TABLE: translate("Keymap", "{key} 在表格里用来键入或移动，不能改作他用"),
        Use.TEXT: translate("Keymap", "{key} 在键入文字时有固定用途，不能改作他用"),
        Use.INPUT_METHOD: translate("Keymap", "{key} 由输入法使用"),
        Use.SYSTEM: translate("Keymap", "{key} 由系统或菜单使用"),
        Use.NONE: translate("Keymap", "这不是可用的快捷键"),
    }[use]
