"""The bundled samples: remade they are the same bytes; read, they equal their truth."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reviewer.assets import resource
from reviewer.domain.form import Forms
from reviewer.domain.report import LOOK_BELOW
from reviewer.domain.rules import Outcome
from reviewer.editing.confront import Confronter
from reviewer.pipeline import Extracted, extract_file
from reviewer.reading.limits import DEFAULT_LIMITS

SCRIPT = Path(__file__).resolve().parents[1] / "packaging" / "make_samples.py"
SAMPLES = sorted(resource("samples").glob("*.txt"))


def truth_of(path: Path) -> dict[str, Any]:
    text = path.with_suffix(".truth.json").read_text(encoding="utf-8")
    truth: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return truth


@pytest.fixture(scope="module")
def read(forms: Forms) -> dict[Path, Extracted]:
    return {path: extract_file(path, forms, DEFAULT_LIMITS) for path in SAMPLES}


def test_there_are_enough_samples_of_enough_kinds() -> None:
    truths = [truth_of(path) for path in SAMPLES]
    assert len(truths) >= 12
    used = {form for truth in truths for form in truth["forms"].values()}
    assert used == {"2019", "2019/beijing", "2021"}
    assert sum(bool(truth["broken"]) for truth in truths) >= 4
    assert any(truth["undecided"] for truth in truths)


def test_remaking_the_samples_gives_the_same_bytes(tmp_path: Path) -> None:
    run = [sys.executable, str(SCRIPT), str(tmp_path)]
    done = subprocess.run(run, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {path.name for path in SAMPLES} <= set(made)
    assert made == {name: (resource("samples") / name).read_bytes() for name in made}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_body_year_and_forms_are_found(path: Path, read: dict[Path, Extracted]) -> None:
    report, truth = read[path].report, truth_of(path)
    assert report is not None, read[path].error
    assert (report.agency, report.year) == (truth["agency"], truth["year"])
    assert dict(report.forms) == truth["forms"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_cell_equals_its_truth_or_is_flagged_where_it_may_be(
    path: Path, read: dict[Path, Extracted]
) -> None:
    report, truth = read[path].report, truth_of(path)
    assert report is not None
    assert list(report.cells) == list(truth["cells"])
    for key, cell in report.cells.items():
        if cell.reading.confidence < LOOK_BELOW:
            assert key in truth["may_be_flagged"], f"{key} is flagged: {cell.reading}"
        else:
            expected = truth["cells"][key], truth["statuses"].get(key, "printed")
            assert (cell.value, cell.status.value) == expected, f"{key}: {cell.reading}"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_cell_stands_where_its_span_says(path: Path, read: dict[Path, Extracted]) -> None:
    report, document = read[path].report, read[path].document
    assert report is not None
    assert document is not None
    for key, cell in report.cells.items():
        if (span := cell.reading.provenance.span) and cell.value is not None:
            shown = document.text[span[0] : span[1]]
            assert shown.strip() == cell.reading.text.strip(), key


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_exactly_the_broken_rules_fail(
    path: Path, read: dict[Path, Extracted], forms: Forms
) -> None:
    report, truth = read[path].report, truth_of(path)
    assert report is not None
    findings = Confronter(forms).confront(report)
    failed = [item.rule.id for item in findings if item.outcome is Outcome.FAILED]
    undecided = [item.rule.id for item in findings if item.outcome is Outcome.UNDECIDED]
    assert sorted(failed) == sorted(truth["broken"])
    assert sorted(undecided) == sorted(truth["undecided"])
