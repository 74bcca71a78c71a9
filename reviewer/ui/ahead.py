"""The report that is likely next is looked at in a pause, so that it opens at once."""

from PySide6.QtCore import QObject, QTimer

from reviewer.domain.errors import UserError
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.proposals.advice import Advice

_PAUSE = 400
"""Milliseconds in which nobody moves or types."""


class Ahead(QObject):
    """Warms what never changes: texts, documents, pictures of pages, proposals for its numbers.

    What is judged is judged anew when the report is opened; others may have changed it since.
    """

    def __init__(self, page: DeskPage, advice: Advice, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._advice = advice
        self._bench = page.bench
        self._ready: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._look)
        self._bench.report_opened.connect(lambda _sheet: self._wait())
        page.moved.connect(lambda _name: self._wait())
        page.tables.typing.connect(lambda _key, _text: self._wait())

    def close(self) -> None:
        """Look no further."""
        self._timer.stop()

    @property
    def ready(self) -> int | None:
        """The report that was looked at last."""
        return self._ready

    def _wait(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        following = self._bench.next_unfinished()
        if following is None or following.report_id in (self._ready, self._bench.report_id):
            return
        self._ready = report_id = following.report_id
        try:
            sheet = self._bench.desk.look(report_id)
            self._advice.prepare(sheet, self._page.documents.prepare(sheet))
        except (UserError, KeyError):
            # Whoever opens that report is told what is wrong with it.
            return
