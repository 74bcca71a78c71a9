"""Prints a report as office programs and browsers do. Their output differs from run to run."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from reviewer.domain.form import TableForm
from reviewer.domain.layout import PrintedCell, printed_table

_HEAD = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
<style>
body {{ font-family: "WenQuanYi Zen Hei", sans-serif; font-size: 12pt; }}
table {{ border-collapse: collapse; width: 100%; font-size: 9pt; }}
td {{ border: 0.5pt solid black; padding: 2pt; }}
td.value {{ text-align: center; }}
td.side {{ width: 12pt; }}
</style></head><body>
"""


def page_of(parts: Sequence[str | TableForm], texts: Mapping[str, str]) -> str:
    """The report as a web page."""
    body = [_HEAD.format(title=escape(str(parts[0])))]
    for i, part in enumerate(parts):
        if isinstance(part, TableForm):
            body.append(_table(part, texts))
        else:
            body.append(
                f'<p align="center">{escape(part)}</p>' if i < 2 else f"<p>{escape(part)}</p>"
            )
    return "\n".join([*body, "</body></html>"])


def _table(form: TableForm, texts: Mapping[str, str]) -> str:
    rows: dict[int, list[PrintedCell]] = {}
    for cell in printed_table(form).cells:
        rows.setdefault(cell.row, []).append(cell)
    lines = (
        "<tr>" + "".join(_cell(c, texts) for c in sorted(row, key=lambda c: c.column)) + "</tr>"
        for _, row in sorted(rows.items())
    )
    return '<table border="1" cellspacing="0">\n' + "\n".join(lines) + "\n</table>"


def _cell(cell: PrintedCell, texts: Mapping[str, str]) -> str:
    text = escape(texts[cell.key] if cell.key else cell.text)
    kind = "value" if cell.key else ""
    if cell.row_span > 4 and cell.column == 0:
        text, kind = "<br>".join(text), "side"
    spans = f'rowspan="{cell.row_span}" colspan="{cell.column_span}"'
    return f'<td class="{kind}" {spans}>{text or "&nbsp;"}</td>'


def print_page(page: str, program: str) -> bytes:
    """The PDF that LibreOffice (`soffice`) or a browser (`chromium`) makes of a web page."""
    if shutil.which(program) is None:
        raise SystemExit(f"{program} is not installed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target = folder / "report.html", folder / "report.pdf"
        source.write_text(page, encoding="utf-8")
        subprocess.run(_command(program, source, target), check=True, capture_output=True)
        return target.read_bytes()


def _command(program: str, source: Path, target: Path) -> list[str]:
    if program == "chromium":
        switches = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        return [program, *switches, f"--print-to-pdf={target}", source.as_uri()]
    profile = f"-env:UserInstallation={(target.parent / 'profile').as_uri()}"
    convert = [
        "--headless",
        "--infilter=HTML (StarWriter)",
        "--convert-to",
        "pdf:writer_pdf_Export",
    ]
    return [program, profile, *convert, "--outdir", str(target.parent), str(source)]
