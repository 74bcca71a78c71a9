"""Reports in web pages: every value exact, whatever system has published them."""

from pathlib import Path

import pytest
from form_pages import PageStyle, page

from reviewer.domain.form import Forms
from reviewer.domain.report import Report
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes
from tests.extraction.real import NAMES, Real, load
from tests.extraction.truth import told_by_rules

MANNERS = {
    "plain": PageStyle(),
    "fragment": PageStyle(shell="fragment", tables="one", blank="&nbsp;"),
    "word": PageStyle(cell="word", encoding="gbk", claim="gb2312", blank="&nbsp;"),
    "editor": PageStyle(shell="site", cell="editor", tables="blocks", blank="<br>"),
    "containers": PageStyle(shell="containers", cell="editor", figures="wide", blank="　"),
    "layout": PageStyle(shell="site", cell="old", nested=2, encoding="gb18030", claim="utf-8"),
    "careless": PageStyle(
        shell="site", cell="old", closed=False, spans="long", figures="padded", claim=""
    ),
    "overreaching": PageStyle(tables="one", spans="wide", figures="grouped", encoding="utf-16"),
}


def read(real: Real, style: PageStyle, forms: Forms) -> Report:
    document = read_bytes(page(real.parts, real.texts, style), "page.html")
    report = extract(document, forms)
    for cell in report.cells.values():
        span = cell.reading.provenance.span
        assert span is not None
        assert document.text[slice(*span)].strip() == cell.reading.text.strip()
    return report


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("name", NAMES)
def test_real_reports_made_pages_are_read_exactly(
    name: str, manner: str, forms: Forms, shared_reports: Path
) -> None:
    real = load(shared_reports, name, forms)
    report = read(real, MANNERS[manner], forms)
    assert (report.agency, report.year) == (real.truth.agency, real.truth.year)
    assert {key: cell.value for key, cell in report.cells.items()} == dict(real.truth.cells)
    doubted = {key: c.reading for key, c in report.cells.items() if c.needs_look}
    assert not doubted
    assert told_by_rules(report, forms) or not real.broken
