"""Never freezes: of 10,000 listed reports only those in sight are read, whatever one does.

How long each step takes, `tests.bench.worklist` tells.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from reviewer.app import Application
from reviewer.domain.record import WorklistQuery, WorklistRow
from reviewer.storage.schema import reports
from reviewer.ui.workspace import OpenWorkspace
from tests.ui.clerk import ALT, CTRL, KEY, Clerk

pytestmark = pytest.mark.qt
COUNT = 10_000
PAGE = 64


@dataclass
class Watch:
    """What was read of the list."""

    lines: list[int] = field(default_factory=list)
    whole: int = 0

    def taken(self) -> int:
        """How many lines were read since the last time."""
        lines, self.lines = len(self.lines), []
        return lines


@pytest.fixture
def many(workspace: Path, program: Application) -> Path:
    """Three real reports and 9,997 that are listed only."""
    store = program.open_workspace(workspace)
    with store._database.writing() as connection:
        known = connection.execute(select(reports).where(reports.c.id == 2)).mappings().one()
        connection.execute(insert(reports), list(copies(dict(known))))
    store.close()
    return workspace


def copies(known: dict[str, object]) -> Iterator[dict[str, object]]:
    for number in range(4, COUNT + 1):
        agency = f"第{number // 4}镇人民政府"
        yield known | {
            "id": number,
            "sha256": f"{number:064}",
            "source": f"{number}.txt",
            "agency": agency,
            "year": 2020 + number % 4,
            "search": f"{agency}\n{2020 + number % 4}\n{number}.txt",
            "region": "",
        }


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Callable[[OpenWorkspace], Watch]:
    def watched(store: OpenWorkspace) -> Watch:
        seen, some, whole = Watch(), store.worklist_rows, store.worklist

        def read_some(ids: Sequence[int]) -> Sequence[WorklistRow]:
            seen.lines.extend(ids)
            return some(ids)

        def read_whole(query: WorklistQuery) -> Sequence[WorklistRow]:
            seen.whole += 1
            return whole(query)

        monkeypatch.setattr(store, "worklist_rows", read_some)
        monkeypatch.setattr(store, "worklist", read_whole)
        return seen

    return watched


def test_only_what_is_seen_is_read(
    open_window: Callable[..., Clerk], many: Path, watch: Callable[[OpenWorkspace], Watch]
) -> None:
    clerk = open_window(many)
    panel = clerk.page.worklist
    assert panel.progress_text == f"0/{COUNT} 已完成"
    seen = watch(clerk.session.workspace)

    clerk.press(KEY.Key_L, modifiers=CTRL)
    for letter in "人民政府 2023":
        clerk.type(letter)
        clerk.settle()
        assert seen.taken() <= 2 * PAGE
    listed = clerk.session.workspace.report_ids(WorklistQuery(text="人民政府 2023"))
    assert (list(panel.model.rows.ids), len(listed) > COUNT // 4 - 1) == (listed, True)
    clerk.press(KEY.Key_Escape)
    clerk.qtbot.waitUntil(lambda: len(panel.model.rows) == COUNT)
    seen.taken()

    bar = panel.view.verticalScrollBar()
    for _ in range(5):
        bar.setValue(bar.value() + bar.maximum() // 6)
        panel.view.viewport().repaint()
        assert seen.taken() <= 2 * PAGE

    clerk.page.open_report(1)
    clerk.page.tables.take_focus()
    seen.taken()
    clerk.go_to("requests.granted.natural_person")
    clerk.type("3")
    clerk.press(KEY.Key_Return)
    assert seen.taken() <= 2 * PAGE

    clerk.go_to("disputes.litigation_direct.other")
    clerk.press(KEY.Key_F8)
    assert clerk.sheet.record.id == 3
    assert seen.taken() <= 2 * PAGE

    clerk.press(KEY.Key_G, modifiers=ALT)
    clerk.qtbot.waitUntil(lambda: panel.model.rowCount() < COUNT // 3)
    assert seen.taken() <= 2 * PAGE
    assert seen.whole == 0
