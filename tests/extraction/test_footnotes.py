"""A footnote sign behind a number never becomes a digit of it, whatever kind of file it is in."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from form_pages import PageStyle, page
from form_sheet import SheetStyle, sheet
from form_word import WordStyle, word

from reviewer.domain.form import Forms
from reviewer.domain.report import Doubt
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes
from tests.extraction.real import NAMES, Real, load

KEY = "requests.received.total"
SIGN = "@@"
"""Where the sign is put into the file."""
WORD = '</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1'
SHEET = '<r><t>\\1</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'


def in_page(real: Real) -> tuple[str, bytes]:
    content = page(real.parts, real.texts, PageStyle(encoding="utf-8"))
    return "a.html", content.replace(SIGN.encode(), b"<sup>1</sup>")


def in_word(real: Real) -> tuple[str, bytes]:
    content = word(real.parts, real.texts, WordStyle())
    return "a.docx", rewritten(content, lambda xml: xml.replace(SIGN, WORD))


def in_sheet(real: Real) -> tuple[str, bytes]:
    content = sheet(real.parts, real.texts, SheetStyle(numbers=False))
    signed = re.compile(rf"<t[^>]*>(\d+){SIGN}</t>")
    return "a.xlsx", rewritten(content, lambda xml: signed.sub(SHEET, xml))


def rewritten(content: bytes, change: Callable[[str], str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(".xml"):
                part = change(part.decode()).encode()
            new.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize("write", [in_page, in_word, in_sheet])
def test_a_raised_digit_is_left_out_and_its_cell_flagged(
    write: Callable[[Real], tuple[str, bytes]], forms: Forms, shared_reports: Path
) -> None:
    real = load(shared_reports, NAMES[0], forms)
    printed = dict(real.texts)
    printed[KEY] += SIGN
    name, content = write(replace(real, texts=printed))
    report = extract(read_bytes(content, name), forms)
    reading = report.cells[KEY].reading
    assert (reading.text, reading.doubt) == (f"{real.texts[KEY]}¹", Doubt.NOTED)
    assert {key: cell.value for key, cell in report.cells.items()} == dict(real.truth.cells)
    assert [key for key, cell in report.cells.items() if cell.needs_look] == [KEY]
