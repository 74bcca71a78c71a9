"""The signs and colours of cells and lists, each painted as it stands there, with its meaning."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from reviewer.domain.numbers import CellStatus
from reviewer.ui import icons
from reviewer.ui.actions import noop
from reviewer.ui.form_table.looks import CellLook, Sign
from reviewer.ui.form_table.notes import CellNote, Corner, paint_note
from reviewer.ui.form_table.painting import paint_value
from reviewer.ui.theme import SPACE, Theme

_PRINTED = CellStatus.PRINTED


@dataclass(frozen=True, slots=True)
class _Icon:
    """An icon of the lists in the colour it has there."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class _Noted:
    """A cell with what is still missing beside its number."""

    look: CellLook
    note: CellNote


Look = CellLook | _Noted | _Icon

CELLS: tuple[tuple[Look, str], ...] = (
    (
        CellLook("12", _PRINTED, Sign.FAILED, 1, focus=True),
        noop("Legend", "不平衡：这一格是某条勾稽关系的合计"),
    ),
    (
        CellLook("12", _PRINTED, Sign.FAILED, 1),
        noop("Legend", "参与一条不成立的勾稽关系；底色越深，不成立的越多"),
    ),
    (
        CellLook("", CellStatus.BLANK, Sign.UNDECIDED),
        noop("Legend", "无法判断：缺了数，关系成立与否都说不定"),
    ),
    (
        CellLook("12", _PRINTED, Sign.LOOK),
        noop("Legend", "读数没有把握：请对照原文核对"),
    ),
    (
        CellLook("?", CellStatus.UNREAD, Sign.LOOK),
        noop("Legend", "没有读出来：斜线底纹，请看原文键入"),
    ),
    (
        CellLook("12", _PRINTED, Sign.STALE),
        noop("Legend", "依据已变化：接受过的问题须复核"),
    ),
    (
        CellLook("12", _PRINTED, Sign.WARNING),
        noop("Legend", "提醒：与文字、上年或常情不符，请看一看；不影响完成"),
    ),
    (
        CellLook("12", _PRINTED, Sign.NOTICE),
        noop("Legend", "提示：只供参考"),
    ),
    (
        _Noted(CellLook("2", _PRINTED), CellNote(across=Corner(("−1",), "failed"))),
        noop("Legend", "▸ 这一行还差多少，▾ 这一列还差多少；平了就消失"),
    ),
    (
        _Noted(CellLook("2", _PRINTED), CellNote(across=Corner(("−1",), "failed"), strong=True)),
        noop("Legend", "只改这一格，它的各条关系就都能成立"),
    ),
    (
        CellLook("12", _PRINTED, changing=True),
        noop("Legend", "正在预览：这一步会改到的格子"),
    ),
    (
        CellLook("12", _PRINTED, corrected=True),
        noop("Legend", "已更正：与原文所印不同"),
    ),
    (
        CellLook("12", _PRINTED, accepted=True),
        noop("Legend", "原文如此：问题已按理由接受"),
    ),
    (
        CellLook("12", _PRINTED, confirmed=True),
        noop("Legend", "已核对：读数与原文一致"),
    ),
    (
        CellLook("12", _PRINTED, related=True),
        noop("Legend", "参与当前所选问题"),
    ),
    (
        CellLook("—", CellStatus.MARK),
        noop("Legend", "原文是“/”“—”“无”等记号，不是数，与 0 和空白都不同"),
    ),
)
"""How cells may look, and what that says."""

LISTS: tuple[tuple[Look, str], ...] = (
    (_Icon("state-open", "faint"), noop("Legend", "报告：未开始")),
    (_Icon("state-started", "accent"), noop("Legend", "报告：进行中")),
    (_Icon("state-done", "accepted"), noop("Legend", "报告：已完成")),
    (_Icon("state-set_aside", "faint"), noop("Legend", "报告：不采用")),
    (_Icon("twins", "look"), noop("Legend", "同一机关同年度另有一份，尚未选定")),
    (_Icon("failed", "failed"), noop("Legend", "不平衡的处数")),
    (_Icon("undecided", "undecided"), noop("Legend", "无法判断的处数")),
    (_Icon("look", "look"), noop("Legend", "待看（没有把握）的处数")),
    (_Icon("warning", "warning"), noop("Legend", "提醒的处数")),
    (_Icon("proposal", "accent"), noop("Legend", "建议更正：下面缩进的问题由它一并解决")),
    (_Icon("fill", "accent"), noop("Legend", "建议补填：原文空白处应有的数")),
)
"""What the signs in the lists say."""


class Legend(QWidget):
    """Two columns: the sign, and what it says."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE + 4)
        grid.setVerticalSpacing(SPACE - 2)
        grid.setColumnStretch(1, 1)
        for row, (look, text) in enumerate((*CELLS, *LISTS)):
            label = QLabel(QCoreApplication.translate("Legend", text), self)
            label.setWordWrap(True)
            grid.addWidget(_Sample(look, theme, self), row, 0)
            grid.addWidget(label, row, 1)

    @property
    def sentences(self) -> list[str]:
        """What is said, in order."""
        return list(self._texts())

    def _texts(self) -> Iterator[str]:
        for label in self.findChildren(QLabel):
            yield label.text()


class _Sample(QWidget):
    """One cell or icon, painted as in the tables and lists."""

    def __init__(self, look: Look, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._theme = theme
        theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        self.setFixedSize(QSize(round(self._theme.size * 6.5), round(self._theme.size * 2.1)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(self._look, _Icon):
            self._paint_icon(painter, self._look)
            return
        look = self._look if isinstance(self._look, CellLook) else self._look.look
        painter.setFont(self._theme.font())
        wide = painter.fontMetrics().horizontalAdvance(look.text)
        paint_value(painter, self._theme, self.rect(), look, digits=wide)
        if isinstance(self._look, _Noted):
            paint_note(painter, self._theme, self.rect(), self._look.note, digits=wide)
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_icon(self, painter: QPainter, icon: _Icon) -> None:
        side = self._theme.size * 1.2
        place = QRectF(
            self.rect().center().x() - side / 2, self.rect().center().y() - side / 2, side, side
        )
        icons.draw(painter, icon.name, getattr(self._theme.colours, icon.colour), place)
