"""27. Each file type imports, or one sentence says what to do; never a traceback."""

from pathlib import Path

import pytest

from reviewer.app import Application
from reviewer.assets import resource
from tests.broken_files import BROKEN
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt
PATIENCE = 90_000
SAMPLES = resource("samples")
READ = ["01-city.txt", "pdf/p01-plain.pdf", "html", "word", "sheets", "archive"]
ADVICE = ("请", "可以")


def endings(sources: list[str]) -> set[str]:
    return {Path(source).suffix for source in sources}


def test_every_kind_that_can_be_read_comes_in(clerk: Clerk) -> None:
    clerk.window.import_paths([SAMPLES / name for name in READ])
    clerk.qtbot.waitUntil(lambda: not clerk.window.importer.busy, timeout=PATIENCE)
    sources = [row.source for row in clerk.session.workspace.worklist(clerk.page.worklist.query)]
    wanted = {".txt", ".pdf", ".html", ".mht", ".docx", ".xlsx"}
    assert wanted <= endings(sources)


def test_every_other_kind_gets_one_sentence(
    clerk: Clerk, program: Application, tmp_path: Path
) -> None:
    folder = tmp_path / "杂"
    folder.mkdir()
    for name, content in BROKEN.items():
        (folder / name).write_bytes(content)
    before = len(clerk.page.worklist.model.rows)
    clerk.window.import_paths([folder])
    clerk.qtbot.waitUntil(lambda: not clerk.window.importer.busy, timeout=PATIENCE)
    assert len(clerk.page.worklist.model.rows) == before
    (message,) = (item for item in clerk.window.banners.messages if item.topic == "import")
    assert f"{len(BROKEN)} 个文件未能导入" in message.text
    assert len(message.details) == len(BROKEN)
    for line in message.details:
        told = line.partition("：")[2]
        assert told.endswith("。")
        assert told.count("。") == 1
        assert any(word in told for word in ADVICE), line
        assert not any(sign in told for sign in ("Error", "Traceback", "{", "…")), line
