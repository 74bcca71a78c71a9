"""Keeps the proposals in step with the report and the cursor; takes and refuses them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reviewer.review.desk import Sheet
from reviewer.review.operations import RefuseProposal, TakeProposal
from reviewer.review.proposing import (
    Proposal,
    Proposals,
    fits,
    open_groups,
    proposal_id,
    worth_searching,
)
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.finder import Finder, Search
from reviewer.ui.problems.rows import GroupHead
from reviewer.ui.proposals.ahead import Ahead
from reviewer.ui.proposals.bar import Advised
from reviewer.ui.proposals.heads import group_head, head_id
from reviewer.ui.proposals.rows import MOST
from reviewer.ui.proposals.wording import incomplete_text, reason_text, title_text

Group = tuple[Proposal, ...]


class Advice(QObject):
    """Between the finder, the bar and the desk."""

    shown = Signal()
    """The bar is up to date with the proposals found last."""
    preview_wanted = Signal(str, object)
    """A title and the operation: more changes than the bar can show."""

    def __init__(self, propose: Search, page: DeskPage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._bench = page.bench
        self._bar = page.proposals
        self.finder = Finder(propose, self)
        self.ahead = Ahead(propose, self)
        self._asked = False
        """Whether a proposal was wanted before there could be any."""
        self._text = ""
        self._proposals = Proposals(())
        self._listed = self._proposals
        """What stands in the list: the former ones that still fit, until there are new ones."""
        self._bench.report_opened.connect(self._open)
        self._bench.sheet_changed.connect(self._look)
        self.finder.found.connect(self._keep)
        page.moved.connect(lambda _name: self._show_bar())
        page.problems.list.head_chosen.connect(self._go_to)

    def take(self) -> None:
        """Take the proposal that is shown, as one step; of many cells, show all of them first."""
        proposal, report_id = self._at_hand(), self._bench.report_id
        if proposal is None or report_id is None or not self._page.tables.finish_editing():
            return
        sheet = self._bench.sheet
        if sheet is None or not fits(proposal, sheet.record.report):
            self._bench.noted.emit(self.tr("数字已经改变，这条建议不再适用"))
            return
        values = tuple((change.key, change.new) for change in proposal.changes)
        operation = TakeProposal(report_id, values, reason=reason_text(proposal))
        if len(values) > MOST:
            self.preview_wanted.emit(title_text(proposal, self._page.words), operation)
        elif self._bench.apply(operation):
            self._page.go_to(values[0][0])

    def refuse(self) -> None:
        """Never offer the proposal that is shown again."""
        proposal, report_id = self._at_hand(), self._bench.report_id
        if proposal is not None and report_id is not None:
            self._bench.apply(RefuseProposal(report_id, proposal_id(proposal)))

    def turn(self) -> None:
        """Show the next proposal for the same problem."""
        if self._at_hand() is not None:
            self._bar.turn()

    def prepare(self, sheet: Sheet, text: str) -> None:
        """Search for a report that is likely opened next."""
        if worth_searching(sheet.problems, sheet.record.report):
            self.ahead.look(sheet, text)

    def close(self) -> None:
        """Stop searching."""
        self.finder.close()
        self.ahead.close()

    def _at_hand(self) -> Proposal | None:
        """The proposal that is shown; that there is none is said, once it is known."""
        if self._bar.current is None:
            self._asked = self.finder.busy
            searching = self.tr("正在找建议，找到后会显示在左下方")
            self._bench.noted.emit(searching if self._asked else self.tr("这里没有建议"))
        return self._bar.current

    def _answer(self) -> None:
        """Who has asked too early is told what has become of it; nothing is taken unseen."""
        if self._asked:
            found = self._bar.current is not None
            self._asked = False
            self._bench.noted.emit(
                self.tr("找到了建议，请看左下方") if found else self.tr("这里没有建议")
            )

    def _open(self, sheet: Sheet) -> None:
        # The page shows the report before this is told of it; reading it twice takes time.
        self._text = self._page.source.document.text
        self._listed = Proposals(())
        self._look(sheet)

    def _look(self, sheet: Sheet) -> None:
        self._proposals = Proposals(())
        self._asked = False
        self._show_bar()
        report = sheet.record.report
        wanted = worth_searching(sheet.problems, report)
        still_fit = (item for item in self._listed.proposals if wanted and fits(item, report))
        self._listed = Proposals(tuple(still_fit))
        self._show_groups()
        known = self.ahead.found_for(sheet, self._text) if wanted else None
        if known is not None:
            self.finder.forget()
            self._keep(known)
        elif wanted:
            self.finder.look(sheet, self._text)
        else:
            self.finder.forget()

    def _keep(self, proposals: Proposals) -> None:
        self._proposals = self._listed = proposals
        self._show_groups()
        self._show_bar()
        self._answer()
        self.shown.emit()

    def _groups(self, proposals: Proposals) -> list[Group]:
        sheet = self._bench.sheet
        return open_groups(proposals.proposals, sheet.record, sheet.problems) if sheet else []

    def _show_groups(self) -> None:
        """Put the problems that a proposal solves under it."""
        heads = [group_head(group, self._page.words) for group in self._groups(self._listed)]
        remark = "" if self._listed.complete else incomplete_text()
        self._page.problems.show_groups(heads, remark)

    def _show_bar(self) -> None:
        sheet, group = self._bench.sheet, self._group()
        if sheet is None or not group:
            self._bar.show_advice(None)
            return
        cells = sheet.record.report.cells
        places = {
            change.key: cells[change.key].reading.provenance
            for proposal in group
            for change in proposal.changes
        }
        page = self._page
        self._bar.show_advice(
            Advised(group, page.words, page.source.document, places, self._proposals.complete)
        )

    def _go_to(self, head: GroupHead) -> None:
        """A proposal was clicked: show it, and its first cell."""
        if self._page.go_to(head.focus):
            self._page.problems.list.select(head.id)
            self._show_bar()

    def _group(self) -> Group:
        """The proposals for the row at hand in the list, else those that touch the cell at hand."""
        groups = self._groups(self._proposals)
        line, head = self._page.problems.list.current, self._page.problems.list.current_head
        rule = line.rule_id if line else ""
        unsure = line.cells if line and not line.rule_id else ()
        key = self._page.current_key
        wanted: tuple[Callable[[Group], bool], ...] = (
            lambda group: head is not None and head_id(group) == head.id,
            lambda group: any(rule in proposal.rules for proposal in group),
            lambda group: any(change.key in unsure for item in group for change in item.changes),
            lambda group: any(change.key == key for item in group for change in item.changes),
        )
        found = (group for want in wanted for group in groups if want(group))
        return next(found, ())
