"""17. Rules in the words of the form, no internal keys on screen; the version of the rules told."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel, QWidget

from reviewer.app import Application
from reviewer.cli import main
from tests.ui.clerk import CTRL, KEY, SHIFT, Clerk
from tests.ui.made import BROKEN, NO_TOTAL, workspace_with

pytestmark = pytest.mark.qt
INTERNAL = re.compile(
    r"\b(?:requests|disclosure|disputes|years|plausible|text)\.[a-z_]+|[a-z]+_[a-z]+"
)
ODD = NO_TOTAL | BROKEN | {"disclosure.regulations.in_force": "6", "requests.received.total": "4"}
SOFT = "soft-2024.2"


@pytest.fixture
def location(program: Application, tmp_path: Path) -> Path:
    return workspace_with(program, tmp_path, {"青石县教育局": ODD})


@pytest.fixture
def clerk(open_window: Callable[..., Clerk], location: Path) -> Clerk:
    return open_window(location)


def texts(clerk: Clerk) -> Iterator[str]:
    """What is written in the list, the tips, the page of rules and on labels."""
    for line in clerk.page.problems.list.lines:
        yield from (line.title, line.detail)
    for key in clerk.sheet.record.report.cells:
        yield clerk.tip(key)
    clerk.press(KEY.Key_R, modifiers=CTRL | SHIFT)
    page = clerk.window.rules.page
    assert page is not None
    for row in range(page.list.rowCount()):
        items = (page.list.item(row, column) for column in range(4))
        yield from (item.text() for item in items if item is not None)
    clerk.press(KEY.Key_Escape)
    shown: list[QWidget] = clerk.window.findChildren(QWidget)
    for label in shown:
        yield label.toolTip()
        yield label.text() if isinstance(label, QLabel) else label.accessibleName()


def test_no_internal_key_is_on_screen(clerk: Clerk) -> None:
    assert {line.sign for line in clerk.page.problems.list.lines} >= {
        *("failed", "undecided", "warning", "notice")
    }
    assert [text for text in texts(clerk) if INTERNAL.search(text)] == []


def test_a_failing_rule_is_told_with_the_labels_of_the_form(clerk: Clerk) -> None:
    titles = [line.title for line in clerk.page.problems.list.lines]
    assert "（一）予以公开：六类申请人之和 = 总计" in titles


def test_the_version_of_the_rules_is_told_everywhere(
    clerk: Clerk, location: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk.window.pages.show_about()
    assert "2021.1" in clerk.banners[0]
    assert SOFT in clerk.banners[0]
    assert all(finding.rule.version for finding in clerk.sheet.everything)
    clerk.close()
    main(["check", str(location), "--lang", "zh"])
    assert f"2021.1;{SOFT}" in capsys.readouterr().out
    main(["extract", str(next(tmp_path.glob("*.txt"))), "--lang", "zh"])
    assert SOFT in json.loads(capsys.readouterr().out)["rules"]
    main(["export", str(location), str(tmp_path / "a.json"), "--lang", "zh"])
    exported = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert SOFT in json.dumps(exported, ensure_ascii=False)
    main(["export", str(location), str(tmp_path / "a.xlsx"), "--lang", "zh"])
    book = load_workbook(tmp_path / "a.xlsx")
    written = {str(value) for sheet in book for row in sheet.values for value in row}
    assert {"2024.2", "六类申请人之和 = 总计", "正文中的数字应与表格相符"} <= written
