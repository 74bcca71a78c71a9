"""26. A folder or a zip comes in and goes on: 100 files, 97 imported, 3 named with reasons."""

import zipfile
from pathlib import Path

import pytest

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.ui.banner import Message
from tests.reading.pdf_locked import locked
from tests.test_batch import short_report
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt
PATIENCE = 90_000


@pytest.fixture
def archive(program: Application, tmp_path: Path) -> Path:
    """Names as a Chinese Windows packs them."""
    text = short_report(program)
    path = tmp_path / "2023年报.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for number in range(97):
            zipped.writestr(f"xx/{number:04}.txt", text.replace("NUMBER", str(number)))
        zipped.writestr("xx/same.txt", text.replace("NUMBER", "5"))
        zipped.writestr("xx/empty.txt", b"")
        zipped.writestr("xx/locked.pdf", locked(resource("samples/pdf/p01-plain.pdf"), "secret"))
    path.write_bytes(path.read_bytes().replace(b"xx/", "镇/".encode("gb18030")[:2] + b"/"))
    return path


def imported(clerk: Clerk, archive: Path) -> Message:
    clerk.window.import_paths([archive])
    clerk.qtbot.waitUntil(lambda: not clerk.window.importer.busy, timeout=PATIENCE)
    clerk.settle()
    return next(item for item in clerk.window.banners.messages if item.topic == "import")


def test_ninety_seven_come_in_and_three_are_named(clerk: Clerk, archive: Path) -> None:
    before = len(clerk.page.worklist.model.rows)
    message = imported(clerk, archive)
    assert message.text == "导入 97 份，跳过已有的 1 份，2 个文件未能导入："
    rows = clerk.session.workspace.worklist(clerk.page.worklist.query)
    assert len(rows) == before + 97
    assert {row.source.partition("/")[0] for row in rows[before:]} == {"镇"}
    told = dict(line.partition("：")[::2] for line in message.details)
    assert told.keys() == {"same.txt", "empty.txt", "locked.pdf"}
    assert told["same.txt"] == "这份文件已经导入过（镇/0005.txt），没有重复导入。"
    assert told["empty.txt"].startswith("文件是空的")
    assert told["locked.pdf"].startswith("文件设有密码")
