"""The prose of both reports in two columns, paragraphs in step, what differs marked."""

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from reviewer.review.prose_diff import Kind, Passage, Piece, differing
from reviewer.ui.theme import SPACE, Theme
from reviewer.ui.wording import tr, translate

_SIGNS = {Kind.SAME: "", Kind.CHANGED: "≠", Kind.LEFT: "−", Kind.RIGHT: "＋"}


class ProseView(QTextBrowser):
    """Shows passages; the differences are stops to go to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._passages: Sequence[Passage] = ()
        self._note = ""
        self._only_differences = False
        self.at = -1
        """Which of the differences is at hand, -1 for none."""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(translate("Comparison", "正文对比"))
        theme.changed.connect(self._draw)

    def show_passages(self, passages: Sequence[Passage], note: str = "") -> None:
        """Show other texts; `note` stands above them."""
        self._passages, self._note, self.at = passages, note, -1
        self._draw()

    def show_only_differences(self, only: bool) -> None:
        """Leave the paragraphs that are the same out, or show all."""
        if only != self._only_differences:
            self._only_differences = only
            self._draw()

    @property
    def count(self) -> int:
        """How many passages differ."""
        return len(differing(self._passages))

    def step(self, way: int) -> bool:
        """To the next or previous difference; False at the end."""
        place = max(self.at + way, 0) if self.at < 0 else self.at + way
        if not 0 <= place < self.count:
            return False
        self.at = place
        self._draw()
        self.scrollToAnchor(f"d{place}")
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - 3 * SPACE)
        return True

    def _draw(self) -> None:
        place = self.verticalScrollBar().value()
        self.setHtml(self._page())
        self.verticalScrollBar().setValue(place)

    def _page(self) -> str:
        rows = "".join(self._rows())
        note = f"<p style='color:{self._theme.colours.look}'>！{escape(self._note)}</p>"
        table = f"<table width='100%' cellspacing='0' cellpadding='{SPACE}'>{rows}</table>"
        return (note if self._note else "") + (table if rows else _nothing(self._theme))

    def _rows(self) -> list[str]:
        rows, number, skipped = [], 0, 0
        for passage in self._passages:
            if passage.kind is Kind.SAME and self._only_differences:
                skipped += 1
                continue
            if skipped:
                rows.append(self._gap(skipped))
                skipped = 0
            rows.append(self._row(passage, number))
            number += passage.kind is not Kind.SAME
        return rows if number or not self._only_differences else []

    def _gap(self, count: int) -> str:
        text = tr("… 相同 %n 段 …", "", count)
        return (
            f"<tr><td></td><td colspan='2' align='center' "
            f"style='color:{self._theme.colours.faint}'>{escape(text)}</td></tr>"
        )

    def _row(self, passage: Passage, number: int) -> str:
        colours = self._theme.colours
        differs = passage.kind is not Kind.SAME
        at_hand = differs and number == self.at
        anchor = f"<a name='d{number}'>&nbsp;</a>" if differs else ""
        sign = ("▶ " if at_hand else "") + _SIGNS[passage.kind]
        line = f"border-bottom:1px solid {colours.line}"
        return (
            f"<tr><td width='4%' style='color:{colours.accent};{line}'>{anchor}<b>{sign}</b></td>"
            f"<td width='48%' style='{line}{self._ground(passage.left, at_hand)}'>"
            f"{self._side(passage.left, colours.failed_soft)}</td>"
            f"<td width='48%' style='{line}{self._ground(passage.right, at_hand)}'>"
            f"{self._side(passage.right, colours.corrected_soft)}</td></tr>"
        )

    def _ground(self, pieces: Sequence[Piece], at_hand: bool) -> str:
        colours = self._theme.colours
        if not pieces:
            return f";background-color:{colours.sunken}"
        return f";background-color:{colours.hover}" if at_hand else ""

    def _side(self, pieces: Sequence[Piece], ground: str) -> str:
        """A changed stretch is underlined too: a colour alone tells some people nothing."""
        style = f"background-color:{ground};text-decoration:underline"
        return "".join(
            f"<span style='{style}'>{escape(piece.text)}</span>"
            if piece.changed
            else escape(piece.text)
            for piece in pieces
        )


def _nothing(theme: Theme) -> str:
    text = translate("Comparison", "正文没有不同。")
    return f"<p align='center' style='color:{theme.colours.faint}'><br>{escape(text)}</p>"
