"""Buttons that show or hide errors, warnings and notices in the list of problems."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reviewer.domain.rules import Severity
from reviewer.ui.presenter import ProblemLine
from reviewer.ui.theme import Theme
from reviewer.ui.wording import translate

_ICONS = {Severity.HARD: "failed", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


class KindButtons(QWidget):
    """A button a kind, with its count; there only if there is something of its kind to hide."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons = {severity: self._button(severity) for severity in Severity}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for severity, button in self._buttons.items():
            button.setAccessibleName(_name(severity))
            layout.addWidget(button)
        theme.changed.connect(self._draw)
        self._draw()

    def _button(self, severity: Severity) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"kind-{severity.value}")
        button.setCheckable(True)
        button.setChecked(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(self.changed)
        return button

    @property
    def hidden_kinds(self) -> list[str]:
        """The kinds that are hidden."""
        return [kind.value for kind, button in self._buttons.items() if not button.isChecked()]

    def hide_kinds(self, kinds: object) -> None:
        """Hide these kinds and show the others."""
        for severity, button in self._buttons.items():
            button.setChecked(not isinstance(kinds, list) or severity.value not in kinds)

    def shows(self, line: ProblemLine) -> bool:
        """Whether problems of this kind are wanted."""
        return self._buttons[line.severity].isChecked()

    def count(self, lines: Sequence[ProblemLine]) -> None:
        """Put the numbers on the buttons."""
        counts = Counter(line.severity for line in lines if not line.accepted)
        several = len(counts) > 1
        for severity, button in self._buttons.items():
            button.setText(str(counts[severity]))
            tip = self.tr("显示或隐藏{kind}（{count}）")
            button.setToolTip(tip.format(kind=_name(severity), count=counts[severity]))
            button.setVisible(bool(counts[severity]) and (several or not button.isChecked()))

    def _draw(self) -> None:
        side = round(self._theme.size * 0.8)
        for severity, button in self._buttons.items():
            button.setIconSize(QSize(side, side))
            button.setIcon(self._theme.icon(_ICONS[severity], _ICONS[severity]))


def _name(severity: Severity) -> str:
    return {
        Severity.HARD: translate("KindButtons", "错误和待看"),
        Severity.WARNING: translate("KindButtons", "警告"),
        Severity.NOTICE: translate("KindButtons", "提示"),
    }[severity]
