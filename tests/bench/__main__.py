"""All figures in one JSON object: `python -m tests.bench`."""

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import psutil

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.domain.record import WorklistQuery
from reviewer.pipeline import extract_file
from reviewer.review.desk import Desk
from reviewer.review.operations import SetCell
from reviewer.storage.workspace import Workspace
from tests.bench import web, wired
from tests.bench.many import make_workspace
from tests.bench.measure import Figures, milliseconds, seconds
from tests.bench.pdf import reading_pdf

REPORTS = 1_000
MANY = 100_000
MANY_LISTED = 10_000
WIRED = 250
KEY = "requests.granted.natural_person"
SAMPLES = sorted(resource("samples").glob("*.txt"))


def reading(program: Application) -> Figures:
    """One text report, from the file to its findings."""

    def read(path: Path) -> None:
        report = extract_file(path, program.forms).report
        assert report is not None
        program.confronter.confront(report)

    for path in SAMPLES:
        read(path)
    return milliseconds("read", (partial(read, path) for path in SAMPLES * 5))


def confronting(program: Application) -> Figures:
    """All rules over many reports at once, compiled before."""
    reports = [extract_file(path, program.forms).report for path in SAMPLES]
    same = [report for report in reports if report and set(report.forms.values()) == {"2021"}]
    forms = same[0].forms
    values, known = program.confronter.pack(forms, same)
    copies = MANY // len(same) + 1
    many, codes = np.tile(values, copies)[:, :MANY], np.tile(known, copies)[:, :MANY]
    few = np.s_[:, :64]
    program.confronter.confront_many(forms, many[few], codes[few])
    time = seconds(lambda: program.confronter.confront_many(forms, many, codes))
    return {"confront_100000_s": round(time, 3)}


def filled(program: Application, folder: Path) -> tuple[Workspace, Figures]:
    """A workspace of many small reports, and how long filling it takes."""
    source = folder / "reports"
    source.mkdir()
    texts = [path.read_text(encoding="utf-8-sig") for path in SAMPLES[:2]]
    for number in range(REPORTS):
        text = texts[number % 2].replace("人民政府", f"第{number}人民政府", 1)
        (source / f"{number}.txt").write_text(text, encoding="utf-8")
    workspace = program.open_workspace(folder / "bench.reviewer", create=True)
    time = seconds(lambda: program.import_files(workspace, [source], jobs=2))
    assert len(workspace.worklist()) == REPORTS
    return workspace, {"import_1000_s": round(time, 1)}


def reviewing(program: Application, workspace: Workspace) -> Figures:
    """Commits and openings without a window: desk, rules, store, trail."""
    desk = program.desk(workspace)
    rows = workspace.worklist(WorklistQuery())
    desk.open(rows[0].id)
    figures = milliseconds("commit", _commits(desk, rows[0].id))

    def open_next(report_id: int) -> None:
        desk.open(report_id)
        workspace.document(report_id)

    openings = (partial(open_next, row.id) for row in rows[1:200])
    figures |= milliseconds("next_report", openings)
    figures["worklist_ms"] = round(1000 * seconds(workspace.worklist), 1)
    return figures


def _commits(desk: Desk, report_id: int) -> Iterator[Callable[[], object]]:
    def commit(text: str) -> None:
        desk.do(SetCell(report_id, KEY, text)).sheet.marks()

    return (partial(commit, str(number)) for number in range(200))


def exporting(program: Application, workspace: Workspace, folder: Path) -> Figures:
    """All reports of the workspace in every form."""
    figures: Figures = {}
    for ending in ("xlsx", "csv", "json", "dta"):
        target = folder / f"bench.{ending}"
        time = seconds(partial(program.export, workspace, target))
        figures[f"export_1000_{ending}_s"] = round(time, 1)
    time = seconds(lambda: list(program.check(workspace)))
    return figures | {"check_1000_s": round(time, 2)}


def window(name: str, *arguments: str) -> Figures:
    """What a bench of the window prints, where Qt is installed."""
    if find_spec("PySide6") is None:
        return {name: None}
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", name, *arguments]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        return {name: run.stderr.strip()[-300:]}
    figures: Figures = json.loads(run.stdout)
    return figures


def main() -> Figures:
    """Every figure."""
    program = Application(actor="bench")
    figures = reading(program) | confronting(program) | reading_pdf(program) | web.main()
    gc.collect()
    with TemporaryDirectory() as name:
        folder = Path(name)
        workspace, imported = filled(program, folder)
        try:
            figures |= imported | reviewing(program, workspace)
            figures["memory_mb"] = psutil.Process().memory_info().rss >> 20
            figures |= exporting(program, workspace, folder)
        finally:
            workspace.close()
        # The clock of the process table may run apart from ours, so the start is handed over.
        figures |= window("tests.bench.window", workspace.name, str(time.time()))
        make_workspace(program, folder / "many.reviewer", MANY_LISTED)
        figures |= window("tests.bench.worklist", str(folder / "many.reviewer"), str(time.time()))
        figures |= window("tests.bench.page")
    return figures | wired.judged(WIRED)


if __name__ == "__main__":
    print(json.dumps(main(), indent=1))
