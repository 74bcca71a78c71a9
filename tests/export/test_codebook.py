"""Names and labels that statistics programs take, and words for every code."""

from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer import review
from reviewer.domain.changes import ReviewState, Subject, Verdict
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Doubt, Origin
from reviewer.domain.rules import Severity
from reviewer.export.codebook import codebook_table, short_labels, short_names
from reviewer.export.data import all_cells
from reviewer.export.terms import TERMS
from reviewer.review.operations import ReportOperation

KEYS = st.from_regex(
    r"[a-z]{1,9}(_[a-z]{1,9}){0,3}(\.[a-z]{1,12}(_[a-z]{1,12}){0,3}){1,3}", fullmatch=True
)


@settings(max_examples=30)
@given(st.lists(KEYS, unique=True, max_size=30))
def test_names_are_short_plain_and_all_different(keys: list[str]) -> None:
    names = short_names(keys)
    assert len(set(names)) == len(keys)
    assert all(len(name) <= 32 and name.isascii() and name.isidentifier() for name in names)


def test_a_name_does_not_depend_on_the_other_keys_of_the_forms(forms: Forms) -> None:
    together = short_names(all_cells(forms))
    assert together == [name for key in all_cells(forms) for name in short_names([key])]


def test_labels_fit_and_differ(forms: Forms) -> None:
    labels = short_labels(forms)
    assert len(set(labels.values())) == len(labels)
    assert max(map(len, labels.values())) <= 80


def test_the_codebook_tells_editions_types_and_rules(forms: Forms) -> None:
    table = codebook_table(forms)
    rows = {
        str(row[0]): dict(zip([f.name for f in table.fields], row, strict=True))
        for row in table.rows
    }
    assert rows["disclosure.licensing.decisions"] == {
        "key": "disclosure.licensing.decisions",
        "editions": "2019;2021",
        "table": "二、主动公开政府信息情况",
        "row": "第二十条第（五）项/行政许可",
        "column": "处理决定数量",
        "other_columns": "本年处理决定数量",
        "type": "count",
        "stata": "disclosure_licensing_decisions",
        "rules": "2019.1;2021.1",
    }


def test_every_operation_has_its_words() -> None:
    for module in iter_modules(review.__path__, "reviewer.review."):
        import_module(module.name)
    kinds = operations(ReportOperation)
    told = {row[1] for row in TERMS.rows if row[0] == "operation"}
    assert told >= {*kinds, "undo", "redo"}
    assert len(kinds) > 15


def operations(kind: type[Any]) -> set[str]:
    own = {kind.name} if "name" in vars(kind) else set()
    return own.union(*map(operations, kind.__subclasses__()))


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("status", CellStatus),
        ("verdict", Verdict),
        ("doubt", Doubt),
        ("origin", Origin),
        ("state", ReviewState),
        ("severity", Severity),
        ("subject", Subject),
    ],
)
def test_every_code_has_its_words(field: str, codes: type[StrEnum]) -> None:
    told = {str(row[1]): row[2:] for row in TERMS.rows if row[0] == field}
    assert {code.value for code in codes if code.value} <= set(told)
    assert all(all(words) for words in told.values())
