"""A line that takes the key pressed in it, whatever that key does elsewhere."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

_ALONE = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class KeyRecorder(QLineEdit):
    """Emits the key as Qt writes it everywhere; Esc and Tab leave the line as they do elsewhere."""

    pressed = Signal(str)
    left = Signal()
    waiting_changed = Signal()
    """It begins or ceases to wait for a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        # An input method would keep the keys for itself.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def event(self, event: QEvent) -> bool:
        """Keep the key from the action that has it now."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and event.modifiers() in (_NONE, _KEYPAD):
            self.left.emit()
        elif event.key() not in _ALONE and not event.isAutoRepeat():
            combination = QKeyCombination(event.modifiers() & ~_KEYPAD, Qt.Key(event.key()))
            form = QKeySequence.SequenceFormat.PortableText
            self.pressed.emit(QKeySequence(combination).toString(form))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.waiting_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.waiting_changed.emit()


_NONE = Qt.KeyboardModifier.NoModifier
