"""What the window knows of reports of one body and year, and the choice between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey
from reviewer.domain.record import Identity, WorklistRow
from reviewer.review.twins import Comparison, SetAside, TakeBack, Twins, compare
from reviewer.ui.wording import Words, short_value
from reviewer.ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A cell that two reports give differently, in words."""

    key: CellKey
    name: str
    here: str
    there: str


class Choice(QObject):
    """Knows the groups of the open workspace and says which report counts."""

    changed = Signal()
    """Other reports belong together, or another one counts."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._twins = Twins()
        bench.row_changed.connect(self._take)
        bench.several_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Look at all reports of the workspace."""
        self._twins = Twins(self._bench.workspace.identities())
        self.changed.emit()

    @property
    def open_ids(self) -> frozenset[int]:
        """The reports between which nobody has chosen yet."""
        return self._twins.open_ids()

    def groups(self) -> list[tuple[Identity, ...]]:
        """The reports that belong together; first those that want a choice."""
        wanting = self.open_ids
        return sorted(self._twins.groups(), key=lambda group: group[0].id not in wanting)

    def others(self, report_id: int) -> Sequence[Identity]:
        """The other reports of the same body and year."""
        return self._twins.others(report_id)

    def use(self, report_id: int) -> bool:
        """Let one report count instead of the others of its body and year; whether it does."""
        others = self.others(report_id)
        known = self._twins.get(report_id)
        if not others or known is None:
            self._bench.noted.emit(self.tr("没有同一机关、同一年度的其他报告"))
            return False
        reason = self.tr("采用同一机关同一年度的另一份：{source}").format(source=known.source)
        steps = [SetAside(other.id, reason=reason) for other in others if _counts(other)]
        back = [] if _counts(known) else [TakeBack(report_id)]
        done = self._bench.apply_all((*back, *steps))
        if done:
            self._bench.noted.emit(
                self.tr("采用这一份；另 {count} 份不采用").format(count=len(others))
            )
        return done

    def turn(self, report_id: int) -> bool:
        """Set a report aside, or take it back; whether that was done."""
        known = self._twins.get(report_id)
        if known is not None and not _counts(known):
            return self._bench.apply(TakeBack(report_id))
        counting = [other for other in self.others(report_id) if _counts(other)]
        if not counting:
            self._bench.noted.emit(self.tr("没有别的报告可以代替这一份"))
            return False
        source = counting[0].source
        reason = self.tr("采用同一机关同一年度的另一份：{source}").format(source=source)
        return self._bench.apply(SetAside(report_id, reason=reason))

    def compare(self, here: int, there: int) -> Comparison | None:
        """What two reports give differently; None (and told) where one cannot be read."""
        try:
            ours, theirs = (self._bench.workspace.record(number) for number in (here, there))
        except UserError as error:
            self._bench.tell_error(error)
            return None
        return compare(ours, theirs, tuple(self._bench.forms.cells(ours.report.forms)))

    def lines(self, here: int, found: Comparison) -> list[DifferenceLine]:
        """The differences in the words of the form."""
        forms = self._bench.workspace.record(here).report.forms
        words = Words(self._bench.language, self._bench.forms.cells(forms))
        return [
            DifferenceLine(
                item.key,
                words.cell_name(item.key),
                *(short_value(c, words.value_type(item.key)) for c in (item.here, item.there)),
            )
            for item in found.differences
        ]

    def _take(self, row: WorklistRow) -> None:
        if self._twins.put(Identity(row.id, row.agency, row.year, row.source, row.state)):
            self.changed.emit()


def _counts(report: Identity) -> bool:
    return report.state is not ReviewState.SET_ASIDE
