"""Messages inside the window instead of dialogs: a strip each, until it is closed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.ui.focus import FocusBefore
from reviewer.ui.theme import SPACE, Theme

_MOST = 3
_DETAIL_LINES, _LEAST_LINES = 6, 1
_SHARE = 12
"""Details take no more than this part of the height of the window."""


class Level(StrEnum):
    """How grave a message is; the value names icon and look."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a message offers to do."""

    text: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Question:
    """Something secret a message asks for, a password: typed into the strip, never shown."""

    hint: str
    button: str
    answer: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the user; one with the same `topic` replaces the one before."""

    text: str
    level: Level = Level.INFO
    topic: str = ""
    offers: tuple[Offer, ...] = ()
    details: tuple[str, ...] = ()
    question: Question | None = None


class BannerArea(QWidget):
    """The strips at the top of the window, newest first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE // 2)
        self._banners: list[Banner] = []
        self._before = FocusBefore()
        self.hide()

    @property
    def messages(self) -> Sequence[Message]:
        """What is shown, newest first."""
        return [banner.message for banner in self._banners]

    def tell(self, message: Message) -> None:
        """Show a message."""
        self.withdraw(message.topic)
        banner = Banner(message, self._theme, self.close_banner, self._leave, self)
        self._banners.insert(0, banner)
        self._layout.insertWidget(0, banner)
        while len(self._banners) > _MOST:
            self.close_banner(self._banners[-1])
        self.show()

    def turn_to_question(self) -> bool:
        """Put the cursor where something is asked for; whether there is such a place."""
        return self._turn_to([banner for banner in self._banners if banner.line is not None])

    def turn_to(self) -> bool:
        """Put the keyboard into the newest message; whether there is one. Esc gives it back."""
        return self._turn_to(self._banners)

    def _turn_to(self, banners: Sequence["Banner"]) -> bool:
        for banner in banners[:1]:
            focus = QApplication.focusWidget()
            if focus is None or not self.isAncestorOf(focus):
                self._before.keep()
            banner.place.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(banners)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._before.give_back()
        else:
            super().keyPressEvent(event)

    def withdraw(self, *topics: str) -> None:
        """Take back the messages of these topics."""
        for banner in list(self._banners):
            if banner.message.topic and banner.message.topic in topics:
                self.close_banner(banner)

    def close_banner(self, banner: "Banner") -> None:
        """Take a strip away."""
        if banner in self._banners:
            self._banners.remove(banner)
            self._leave(banner)
            self._layout.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def _leave(self, banner: "Banner") -> None:
        focus = QApplication.focusWidget()
        if focus is not None and banner.isAncestorOf(focus):
            self._before.give_back()


class Banner(QFrame):
    """One strip: icon, sentence, what it offers, details if any."""

    def __init__(
        self,
        message: Message,
        theme: Theme,
        close: Callable[["Banner"], None],
        leave: Callable[["Banner"], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.message = message
        self.line: QLineEdit | None = None
        self._theme, self._close, self._leave = theme, close, leave
        self._picture = QLabel(self)
        self.setProperty("banner", message.level.value)
        self.setAccessibleName(message.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE + 2, SPACE // 2, SPACE // 2, SPACE // 2)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(self._line())
        self._lines = _Details(message.details, self) if message.details else None
        if self._lines is not None:
            layout.addWidget(self._lines)
        self._draw()
        theme.changed.connect(self._draw)

    @property
    def place(self) -> QWidget:
        """Where the keyboard goes: what is asked for, else the first button."""
        return self.line or self.findChildren(QAbstractButton)[0]

    def _draw(self) -> None:
        level = self.message.level
        colour = {Level.INFO: "accent", Level.WARNING: "look", Level.ERROR: "failed"}
        icon = self._theme.icon(level.value, colour[level])
        self._picture.setPixmap(icon.pixmap(self._theme.size + 4))
        self._closer.setIcon(self._theme.icon("close"))
        if self._lines is not None:
            self._lines.fit()

    def _line(self) -> QHBoxLayout:
        text = QLabel(self.message.text, self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self._picture)
        line.addWidget(text, 1)
        if self.message.question is not None:
            self._ask(self.message.question, line)
        for offer in self.message.offers:
            button = QPushButton(offer.text, self)
            # Who clicks wants it done, and goes on where he was.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, offer=offer: self._take(offer))
            line.addWidget(button)
        # The keyboard comes to what is offered first.
        self._closer = self._make_closer()
        line.addWidget(self._closer)
        return line

    def _ask(self, question: Question, line: QHBoxLayout) -> None:
        self.line = typed = QLineEdit(self)
        typed.setEchoMode(QLineEdit.EchoMode.Password)
        typed.setPlaceholderText(question.hint)
        typed.setAccessibleName(question.hint)
        typed.setMinimumWidth(16 * typed.fontMetrics().averageCharWidth())
        button = QPushButton(question.button, self)
        button.setProperty("role", "primary")
        for signal in (typed.returnPressed, button.clicked):
            signal.connect(lambda: self._answer(question, typed.text()))
        line.addWidget(typed)
        line.addWidget(button)

    def _make_closer(self) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(self.tr("关闭这条消息"))
        button.setAccessibleName(self.tr("关闭这条消息"))
        button.clicked.connect(lambda: self._close(self))
        return button

    def _answer(self, question: Question, text: str) -> None:
        if text:
            self._close(self)
            question.answer(text)

    def _take(self, offer: Offer) -> None:
        # What is listed, such as the files that failed, is told nowhere else.
        finish = self._leave if self.message.details else self._close
        finish(self)
        offer.act()


class _Details(QPlainTextEdit):
    """Lines below a message, to scroll in; in a low window fewer are in sight at once."""

    def __init__(self, lines: Sequence[str], parent: QWidget) -> None:
        super().__init__("\n".join(lines), parent)
        self._lines = min(len(lines), _DETAIL_LINES)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def fit(self) -> None:
        """Take a small share of the window, in whole lines."""
        line = self.fontMetrics().lineSpacing()
        most = max(_LEAST_LINES, self.window().height() // (_SHARE * line))
        self.setFixedHeight((min(self._lines, most) + 1) * line)
