"""The switch that shades the cells by their guards; remembered for the workspace."""

from PySide6.QtCore import QObject

from reviewer.ui.desk_page import DeskPage

_SHOWN = "guards"


class Guarding(QObject):
    """Keeps the shades in step with the report at hand."""

    def __init__(self, page: DeskPage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self.shown = page.notes.get(_SHOWN) is True
        page.bench.report_opened.connect(lambda _sheet: self._show())
        page.bench.sheet_changed.connect(lambda _sheet: self._show())

    def toggle(self) -> None:
        """Shade the cells, or no longer."""
        self.shown = not self.shown
        self._page.notes.put(_SHOWN, self.shown)
        self._show()

    def _show(self) -> None:
        sheet = self._page.bench.sheet
        guards = self._page.bench.desk.guards(sheet) if sheet and self.shown else {}
        self._page.legend.setVisible(bool(guards))
        self._page.legend.show_counts(list(guards.values()))
        self._page.shade(guards)
