"""29. Text against table, the sentence highlighted; all matches considered, not only the first."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.app import Application
from tests.ui.clerk import ALT, KEY, Clerk
from tests.ui.made import BALANCED, report_text

pytestmark = pytest.mark.qt
SAID = (
    "全年办结政府信息公开申请9件。因政府信息公开引起行政复议4件、行政诉讼5件。"
    "统计期限自2023年1月1日起至2023年12月30日止。"
)


@pytest.fixture
def clerk(open_window: Callable[..., Clerk], program: Application, tmp_path: Path) -> Clerk:
    text = report_text(program.forms, "青石县教育局", 2023, BALANCED)
    path = tmp_path / "a.txt"
    path.write_text(text.replace("年内共收到", f"{SAID}\n年内共收到"), encoding="utf-8")
    workspace = program.open_workspace(tmp_path / "a.reviewer", create=True)
    program.import_files(workspace, [path])
    workspace.close()
    return open_window(tmp_path / "a.reviewer")


def marked(clerk: Clerk) -> list[str]:
    """The words that stand out in the source."""
    view = clerk.page.source.view
    found = (mark.cursor.selectedText() for mark in view.extraSelections())
    return [words for words in found if len(words) > 3]


def visited(clerk: Clerk) -> dict[str, tuple[str | None, list[str]]]:
    """Every problem on the way of F8: the cell and the words that stand out then."""
    seen = {}
    clerk.go_to("disclosure.regulations.issued")
    while "无更多问题" not in clerk.status:
        clerk.press(KEY.Key_F8)
        line = clerk.page.problems.list.current
        assert line is not None
        seen[line.id] = (clerk.cell, marked(clerk))
    return seen


def test_every_sentence_that_disagrees_is_visited_and_highlighted(clerk: Clerk) -> None:
    seen = visited(clerk)
    cells = {cell for name, (cell, _) in seen.items() if name.startswith("text.claims")}
    assert {"disputes.reconsideration.total"} < cells
    assert len(cells) >= 2
    for words in ("行政复议4件", "行政诉讼5件"):
        assert any(words in text for _, found in seen.values() for text in found), words


def test_a_problem_of_the_text_alone_is_visited_once_and_can_be_accepted(clerk: Clerk) -> None:
    seen = visited(clerk)
    assert "12月30日" in seen["text.period"][1][0]
    clerk.press(KEY.Key_A, modifiers=ALT)
    clerk.type("as published")
    clerk.press(KEY.Key_Return)
    assert "text.period" in clerk.sheet.record.decisions
    assert all(problem.id != "text.period" for problem in clerk.sheet.problems)


def test_the_tip_of_the_cell_quotes_the_sentence(clerk: Clerk) -> None:
    tip = clerk.tip("disputes.reconsideration.total")
    assert "为 4，表格为 0" in tip
    assert "原句：" in tip


def test_correcting_the_cell_closes_the_problem(clerk: Clerk) -> None:
    key = "disputes.reconsideration.total"
    before = clerk.sheet.tally.warnings
    clerk.go_to(key)
    clerk.type("4")
    clerk.press(KEY.Key_Return)
    assert clerk.sheet.tally.warnings == before - 1
    assert marked(clerk) == []
