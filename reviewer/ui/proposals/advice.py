"""Keeps the proposals in step with the report and the cursor; takes and refuses them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from reviewer.review.desk import Sheet
from reviewer.review.operations import RefuseProposal, TakeProposal
from reviewer.review.problems import ProblemKind
from reviewer.review.proposing import Proposal, Proposals, open_groups, proposal_id
from reviewer.ui.desk_page import DeskPage
from reviewer.ui.proposals.finder import ProposalFinder, Propose
from reviewer.ui.proposals.wording import reason_text

Group = Sequence[Proposal]


class Advice(QObject):
    """Between the finder, the bar and the desk."""

    shown = Signal()
    """The bar is up to date with the proposals found last."""

    def __init__(self, propose: Propose, page: DeskPage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._bench = page.bench
        self._bar = page.proposals
        self._finder = ProposalFinder(propose, self)
        self._text = ""
        self._proposals = Proposals(())
        self._bench.report_opened.connect(self._open)
        self._bench.sheet_changed.connect(self._look)
        self._finder.found.connect(self._keep)
        page.moved.connect(lambda _name: self._show())

    def take(self) -> None:
        """Take the proposal that is shown, as one step."""
        proposal, report_id = self._at_hand(), self._bench.report_id
        if proposal is None or report_id is None or not self._page.tables.finish_editing():
            return
        values = tuple((change.key, change.new) for change in proposal.changes)
        if self._bench.apply(TakeProposal(report_id, values, reason=reason_text(proposal))):
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

    def close(self) -> None:
        """Stop searching."""
        self._finder.close()

    def _at_hand(self) -> Proposal | None:
        """The proposal that is shown; that there is none is said."""
        if self._bar.current is None:
            self._bench.noted.emit(self.tr("这里没有建议"))
        return self._bar.current

    def _open(self, sheet: Sheet) -> None:
        # The page shows the report before this is told of it; reading it twice takes time.
        self._text = self._page.source.document.text
        self._look(sheet)

    def _look(self, sheet: Sheet) -> None:
        self._proposals = Proposals(())
        self._show()
        if any(item.kind is not ProblemKind.LOOK for item in sheet.problems):
            self._finder.look(sheet, self._text)

    def _keep(self, proposals: Proposals) -> None:
        self._proposals = proposals
        self._show()
        self.shown.emit()

    def _show(self) -> None:
        self._bar.show_group(self._group(), self._page.words)

    def _group(self) -> Group:
        """The proposals for the problem at hand, else those that touch the cell at hand."""
        sheet = self._bench.sheet
        if sheet is None:
            return ()
        groups = open_groups(self._proposals.proposals, sheet.record)
        line = self._page.problems.list.current
        rule = line.rule_id if line else ""
        for group in groups:
            if any(rule in proposal.rules for proposal in group):
                return group
        key = self._page.current_key
        for group in groups:
            if any(change.key == key for proposal in group for change in proposal.changes):
                return group
        return ()
