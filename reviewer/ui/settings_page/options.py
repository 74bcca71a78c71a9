"""The options of `settings.OPTIONS` as a form."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from reviewer.settings import OPTIONS, Option, Setting, Settings
from reviewer.ui.settings_page.form import Form
from reviewer.ui.settings_page.option_text import absent_sentence, choice, sentence, title

_LIMITS = "limit_"


class OptionsSection(Form):
    """Puts an option as soon as it is changed."""

    changed = Signal(str)
    """The name of an option that has another value."""
    not_kept = Signal()
    """It holds, but could not be written down for the next start."""

    def __init__(
        self, settings: Settings, parent: QWidget | None = None, *, absent: Collection[str] = ()
    ) -> None:
        """`absent` are the options for which something is not installed."""
        super().__init__(parent)
        self._settings, self._absent = settings, absent
        self.widgets: dict[str, QWidget] = {}
        self.add_group(self.tr("工作方式"))
        for option in OPTIONS:
            if not option.name.startswith(_LIMITS):
                self._add(option)
        self.add_group(self.tr("读文件的限度"))
        for option in OPTIONS:
            if option.name.startswith(_LIMITS):
                self._add(option)

    def _add(self, option: Option) -> None:
        there = option.name not in self._absent
        value = self._settings[option.name]
        # Whatever is set, what is not installed is not done.
        off = isinstance(value, bool) and not there
        widget = self._widget(option, False if off else value)
        widget.setEnabled(there)
        self.widgets[option.name] = widget
        self.add(title(option.name), widget, (sentence if there else absent_sentence)(option.name))

    def _widget(self, option: Option, value: Setting) -> QWidget:
        put = partial(self._put, option.name)
        if option.choices:
            return _choices(self, option, value, put)
        if isinstance(value, bool):
            box = QCheckBox(self.tr("是"), self)
            box.setChecked(value)
            box.toggled.connect(put)
            return box
        if isinstance(value, int):
            return _number(self, option, value, put)
        line = QLineEdit(value, self)
        line.editingFinished.connect(lambda: put(line.text()))
        return line

    def _put(self, name: str, value: Setting) -> None:
        try:
            self._settings.put(name, value)
        except OSError:
            self.not_kept.emit()
        self.changed.emit(name)


def _choices(
    parent: QWidget, option: Option, value: Setting, put: Callable[[Setting], None]
) -> QComboBox:
    box = QComboBox(parent)
    for one in option.choices:
        box.addItem(choice(one), one)
    box.setCurrentIndex(option.choices.index(value))
    box.currentIndexChanged.connect(lambda place: put(option.choices[place]))
    return box


def _number(
    parent: QWidget, option: Option, value: int, put: Callable[[Setting], None]
) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(option.least, option.most)
    box.setValue(value)
    # A number half typed is none yet.
    box.setKeyboardTracking(False)
    box.valueChanged.connect(put)
    return box
