"""Proposals below the problems: seen, taken, passed on from and refused, by key."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reviewer.app import Application
from reviewer.domain.report import Origin
from reviewer.editing.proposals import Evidence
from reviewer.review.operations import SetCell
from reviewer.review.proposing import EvidenceKind, Pattern, Proposal, ProposalKind, ProposedChange
from reviewer.ui.proposals.heads import group_head
from reviewer.ui.proposals.wording import grounds_text
from tests.ui.clerk import ALT, CTRL, SHIFT, Clerk
from tests.ui.made import BALANCED, workspace_with

pytestmark = pytest.mark.qt
KEY = Qt.Key
TOTAL = "requests.granted.total"
BLANK = "disputes.reconsideration.total"
EXCHANGED_ROWS = {
    "granted": (1, 0, 0, 0, 0, 0, 9),
    "partly_granted": (5, 3, 0, 0, 1, 0, 1),
    "received": (6, 3, 0, 0, 1, 0, 10),
    "processed": (6, 3, 0, 0, 1, 0, 10),
    "carried_forward": (0, 0, 0, 0, 0, 0, 0),
}
"""The numbers of two rows stand in each other's place, their totals do not."""


@pytest.fixture
def advised(clerk: Clerk) -> Clerk:
    """A clerk who sees a proposal."""
    clerk.qtbot.waitUntil(clerk.page.proposals.isVisible)
    return clerk


def test_the_smallest_correction_is_shown_and_taken_by_one_key(advised: Clerk) -> None:
    proposal = advised.page.proposals.current
    assert proposal is not None
    assert [(change.key, change.old, change.new) for change in proposal.changes] == [(TOTAL, 5, 2)]
    advised.press(KEY.Key_F9)
    cell = advised.sheet.record.report.cells[TOTAL]
    assert cell.value == 2
    assert cell.entry is not None
    assert cell.entry.origin is Origin.PROPOSAL
    assert advised.foci() == []
    assert "采纳建议" in advised.page.bench.workspace.trail(1)[-1].reason
    assert not advised.page.proposals.isVisible()


def test_what_took_part_in_a_problem_is_no_longer_outlined_once_it_is_solved(
    advised: Clerk,
) -> None:
    keys = [key for key in advised.sheet.record.report.cells if key.startswith("requests.")]
    assert any(advised.look(key).related for key in keys)
    advised.press(KEY.Key_F9)
    assert not any(advised.look(key).related for key in keys)


def test_in_a_low_window_the_proposal_stays_whole(advised: Clerk) -> None:
    bar = advised.page.proposals
    for width, height in ((1366, 728), (1000, 500)):
        advised.window.resize(width, height)
        QApplication.processEvents()
        layout = bar.layout()
        assert layout is not None
        assert bar.height() >= layout.totalHeightForWidth(bar.width())
        assert ("四角" in bar.toolTip()) is (height < 600), "then told by the tool tip"


def test_one_undo_takes_a_taken_proposal_back(advised: Clerk) -> None:
    advised.press(KEY.Key_F9)
    advised.press(KEY.Key_Z, modifiers=CTRL)
    assert advised.value(TOTAL) == 5
    advised.qtbot.waitUntil(advised.page.proposals.isVisible)


def test_a_refused_proposal_is_not_offered_again(advised: Clerk) -> None:
    refused = advised.page.proposals.current
    advised.press(KEY.Key_F9, modifiers=SHIFT)
    advised.page.open_report(2)
    session = advised.window.session
    assert session is not None
    with advised.qtbot.waitSignal(session.advice.shown):
        advised.page.open_report(1)
    assert advised.page.proposals.current != refused
    assert advised.value(TOTAL) == 5


def test_what_was_accepted_as_printed_is_not_to_be_corrected(advised: Clerk) -> None:
    advised.session.bench.apply(SetCell(1, "disputes.reconsideration.other", "70"))
    advised.page.go_to(BLANK)
    advised.qtbot.waitUntil(lambda: "70" in changed(advised))
    advised.press(KEY.Key_A, modifiers=ALT)
    advised.type("与公开的原件一致")
    with advised.qtbot.waitSignal(advised.session.advice.shown):
        advised.press(KEY.Key_Return)
    assert not advised.page.proposals.isVisible()
    advised.page.go_to(TOTAL)
    assert advised.page.proposals.isVisible()


def changed(clerk: Clerk) -> str:
    """The old and new numbers of the proposal at hand."""
    shown = clerk.page.proposals.current
    return " ".join(f"{change.old} {change.new}" for change in shown.changes) if shown else ""


def test_cells_with_nothing_in_common_are_named_one_by_one(advised: Clerk) -> None:
    first = advised.page.proposals.current
    assert first is not None
    other = ProposedChange("requests.received.natural_person", 1, 2)
    scattered = replace(first, changes=(*first.changes, other))
    title = group_head([scattered], advised.page.words).title
    assert title.count("建议更正") == 1
    assert [part.rpartition(" ")[0] for part in title.split("，")] == [
        "建议更正 （一）予以公开 · 总计 5 →",
        "一、本年新收政府信息公开申请数量 · 自然人 1 →",
    ]


def test_a_blank_total_is_filled_by_its_own_kind_of_proposal(advised: Clerk) -> None:
    advised.page.open_report(3, BLANK)
    advised.qtbot.waitUntil(advised.page.proposals.isVisible)
    advised.press(KEY.Key_F9)
    assert advised.value(BLANK) == 1
    assert advised.foci() == []


def test_a_report_that_balances_has_no_proposal(advised: Clerk) -> None:
    advised.page.open_report(2)
    assert advised.page.proposals.current is None
    assert not advised.page.proposals.isVisible()
    advised.press(KEY.Key_F9)
    assert advised.status == "这里没有建议"
    assert advised.page.bench.workspace.trail(2) == []


def test_what_was_typed_over_the_source_is_proposed_back_with_it(advised: Clerk) -> None:
    advised.page.open_report(2)
    advised.go_to("requests.granted.natural_person")
    advised.type("7")
    advised.press(KEY.Key_Return)
    advised.qtbot.waitUntil(advised.page.proposals.isVisible)
    proposal = advised.page.proposals.current
    assert proposal is not None
    assert [(change.old, change.new) for change in proposal.changes] == [(7, 2)]
    assert "原文读出的就是这个数字" in advised.page.proposals.texts[1]


def test_exchanged_rows_are_told_among_the_candidates(
    program: Application, open_window: Callable[..., Clerk], tmp_path: Path
) -> None:
    columns = [
        "natural_person",
        "business",
        "research",
        "public_interest",
        "legal_service",
        "other",
        "total",
    ]
    values = {
        f"requests.{row}.{column}": str(number)
        for row, numbers in EXCHANGED_ROWS.items()
        for column, number in zip(columns, numbers, strict=True)
    }
    clerk = open_window(workspace_with(program, tmp_path, {"临江市财政局": BALANCED | values}))
    clerk.press(KEY.Key_F8)
    clerk.qtbot.waitUntil(clerk.page.proposals.isVisible)
    assert any("两行的数字互换" in text for text in clerk.page.proposals.candidates.texts)


@pytest.mark.parametrize("pattern", Pattern)
def test_every_pattern_and_ground_has_words(pattern: Pattern) -> None:
    evidence = tuple(Evidence(kind, TOTAL) for kind in EvidenceKind)
    proposal = Proposal(0, 1, ProposalKind.CORRECTION, pattern, (), (), 1.0, evidence)
    assert len(set(grounds_text(proposal).split("；"))) == 1 + len(EvidenceKind)
