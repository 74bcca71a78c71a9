"""Texts made to be slow are read like others, or refused: nothing grows without bound."""

import pytest

from reviewer.domain.errors import InputError
from reviewer.domain.form import Forms
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes
from tests.extraction.made import straight


def test_the_table_is_found_in_a_long_text(forms: Forms) -> None:
    text = "本报告的工作有序推进。\n" * 50_000 + straight(forms, "2021")
    report = extract(read_bytes(text.encode(), "long.txt"), forms)
    assert dict(report.forms) == dict.fromkeys(("disclosure", "requests", "disputes"), "2021")
    assert not any(cell.needs_look for cell in report.cells.values())


@pytest.mark.parametrize("manner", ["copies", "one line", "values", "heads", "digits"])
def test_hostile_texts_end(manner: str, forms: Forms) -> None:
    report = straight(forms, "2021")
    text = {
        "copies": report * 300,
        "one line": report.replace("\n", " ") * 300,
        "values": report + "0 0 0 0 0 0 0\n" * 100_000,
        "heads": "结果维持结果纠正其他结果尚未审结总计" * 30_000,
        "digits": report.replace("0", "0" * 3000),
    }[manner]
    try:
        cells = extract(read_bytes(text.encode(), "hostile.txt"), forms).cells
    except InputError:
        return
    if manner in ("copies", "one line"):
        assert any(cell.needs_look for cell in cells.values())
