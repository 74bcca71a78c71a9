"""A thousand files with fifty broken ones of every kind: 950 come in, 50 are named with reasons."""

from itertools import cycle, islice
from pathlib import Path

from reviewer.app import Application, Progress
from reviewer.assets import resource
from reviewer.reading.pdf import read_pdf
from reviewer.settings import Settings
from tests.broken_files import BROKEN, WITHIN
from tests.reading.pdf_locked import redrawn
from tests.ui.made import report_text

TEXTS, PAGES, BAD = 935, 15, 50
WHOLE = resource("samples") / "pdf" / "p25-picture.pdf"


def short_report(program: Application) -> str:
    """Title and the smallest table; `NUMBER` is where each one differs."""
    text = report_text(program.forms, "第NUMBER号镇人民政府", 2023, {})
    return text[: text.index("\n")] + "\n\n" + text[text.index("四、") :]


def fill(folder: Path, program: Application) -> None:
    text = short_report(program)
    for number in range(TEXTS):
        content = text.replace("NUMBER", str(number)).encode("gb18030" if number % 2 else "utf-8")
        (folder / f"{number:04}.txt").write_bytes(content)
    page = redrawn(read_pdf(WHOLE.read_bytes(), WHOLE.name))
    for number in range(PAGES):
        (folder / f"{number:04}.pdf").write_bytes(page + b"%% %d\n" % number)
    kinds = {**BROKEN, "endless.pdf": WITHIN}
    for number, (name, content) in enumerate(islice(cycle(kinds.items()), BAD)):
        # Where a second one of a kind is wanted, one more byte at its end changes nothing.
        again = b"\n" if number >= len(kinds) and content else b""
        (folder / f"bad-{number:02}-{name}").write_bytes(content + again)


def test_a_thousand_files(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings")
    settings.put("limit_seconds", 6)
    program = Application(actor="张三", language="zh", settings=settings)
    folder = tmp_path / "来源"
    folder.mkdir()
    fill(folder, program)
    workspace = program.open_workspace(tmp_path / "a.reviewer", create=True)
    seen: list[Progress] = []
    summary = program.import_files(workspace, [folder], jobs=2, progress=seen.append)
    assert (len(summary.imported), summary.known) == (TEXTS + PAGES, ())
    named = [Path(failure.source).relative_to(folder).parts[0] for failure in summary.failed]
    assert sorted(named) == sorted(path.name for path in folder.glob("bad-*"))
    assert len(named) == BAD
    assert all(failure.message.endswith("。") for failure in summary.failed)
    assert (seen[-1].done, seen[-1].total) == (1000, 1000)
    assert len(workspace.worklist()) == TEXTS + PAGES
    workspace.close()
