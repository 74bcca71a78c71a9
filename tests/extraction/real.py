"""The real text reports taken apart, to be printed anew in other kinds of files."""

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from reviewer.domain.form import TABLES, Forms, TableForm
from reviewer.domain.numbers import format_value
from tests.extraction.truth import Truth

NAMES = (
    "000_fec2d07b1e6a1268",
    "001_3aaa1f524711e12f",
    "002_c1b873c778f75d91",
    "003_12624315990b42fd",
    "004_27062e3c77157471",
)
_FIRST_TABLE = re.compile(r"\n[^\n。]{0,12}主动公开政府信息情况")
_LAST_SECTIONS = re.compile(r"\n[^\n。]{0,6}(?:政府信息公开工作)?存在的主要问题及改进情况")


@dataclass(frozen=True, slots=True)
class Real:
    """A report in parts: paragraphs and tables, what is printed in every cell, and the truth."""

    parts: list[str | TableForm]
    texts: dict[str, str]
    truth: Truth
    broken: frozenset[str]


def load(folder: Path, name: str, forms: Forms) -> Real:
    """Take one of the shared reports apart."""
    text = (folder / f"{name}.txt").read_text(encoding="utf-8-sig")
    path = folder / f"{name}.truth.json"
    data = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    truth = Truth.load(path)
    tables = [table for name in TABLES if (table := _form(name, truth, forms))]
    kinds = {key: cell.type for table in tables for key, cell in table.cells.items()}
    texts = {key: format_value(value, kinds[key]) for key, value in truth.cells.items()}
    first, last = _FIRST_TABLE.search(text), _LAST_SECTIONS.search(text)
    assert first
    assert last
    parts: list[str | TableForm] = [*_lines(text[: first.start()])]
    for table in tables:
        parts += [table.title, table]
    return Real([*parts, *_lines(text[last.start() :])], texts, truth, frozenset(data["broken"]))


def _form(table: str, truth: Truth, forms: Forms) -> TableForm | None:
    """The form whose cells are those of the truth."""
    keys = {key for key in truth.cells if key.startswith(f"{table}.")}
    return next((form for form in forms.candidates(table) if set(form.cells) == keys), None)


def _lines(text: str) -> list[str]:
    return [line for line in (line.strip() for line in text.split("\n")) if line]
