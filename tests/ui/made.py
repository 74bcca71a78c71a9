"""Reports made for the tests: text as copied from a page, read by the program itself."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reviewer.app import Application
from reviewer.domain.form import Forms, TableForm
from reviewer.domain.layout import printed_table
from reviewer.domain.record import Record
from reviewer.editing.confront import Confronter
from reviewer.pipeline import extract_file
from reviewer.reading.limits import Limits
from reviewer.review.problems import tally

EDITION = {"disclosure": "2021", "requests": "2021", "disputes": "2021"}
BALANCED = {
    "requests.received.natural_person": "3",
    "requests.received.total": "3",
    "requests.granted.natural_person": "2",
    "requests.granted.total": "2",
    "requests.processed.natural_person": "2",
    "requests.processed.total": "2",
    "requests.carried_forward.natural_person": "1",
    "requests.carried_forward.total": "1",
    "disclosure.licensing.decisions": "120",
}
BROKEN = BALANCED | {"requests.granted.total": "5"}
"""Row and column of one cell fail."""
NO_TOTAL = BALANCED | {"disputes.reconsideration.total": "", "disputes.reconsideration.upheld": "1"}


def report_text(forms: Forms, agency: str, year: int, values: Mapping[str, str]) -> str:
    """A report with these cells, 0 elsewhere."""
    head = (
        f"{agency}{year}年政府信息公开工作年度报告\n\n一、总体情况\n本机关认真落实条例要求。\n"
        "年内共收到政府信息公开申请3件。\n"
    )
    tables = "\n\n".join(_table(form, values) for form in forms.of(EDITION))
    return f"{head}\n{tables}\n\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n"


def _table(form: TableForm, values: Mapping[str, str]) -> str:
    return "\n".join([form.title, *_lines(form, values)])


def _lines(form: TableForm, values: Mapping[str, str]) -> Iterator[str]:
    table = printed_table(form)
    for row in range(table.rows):
        yield ""
        for cell in (cell for cell in table.cells if cell.row == row):
            yield "\t" + (values.get(cell.key, "0") if cell.key else cell.text)


def workspace_with(
    program: Application, folder: Path, reports: Mapping[str, Mapping[str, str]]
) -> Path:
    """A workspace with a report for each agency, in order."""
    texts = {
        f"{agency}.txt": report_text(program.forms, agency, 2023, values)
        for agency, values in reports.items()
    }
    return workspace_of(program, folder, texts)


def workspace_of(program: Application, folder: Path, texts: Mapping[str, str]) -> Path:
    """A workspace with a report from each text, by the name of its file."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    location = folder / "工作 区.reviewer"
    location.write_bytes(_workspace(program, program.confronter, tuple(texts.items())))
    return location


@lru_cache(maxsize=64)
def _workspace(
    program: Application, confronter: Confronter, texts: tuple[tuple[str, str], ...]
) -> bytes:
    """The file of such a workspace: most tests begin with one of a few."""
    with TemporaryDirectory() as made:
        location = Path(made) / "made.reviewer"
        workspace = program.open_workspace(location, create=True)
        for name, text in texts:
            path = Path(made) / name
            path.write_text(text, encoding="utf-8")
            read = extract_file(path, program.forms, Limits())
            assert read.report is not None
            assert read.document is not None
            counts = tally(Record(0, read.report), confronter.confront(read.report))
            workspace.add_report(read.report, read.document, read.content, counts, actor="导入")
        workspace.close()
        return location.read_bytes()
